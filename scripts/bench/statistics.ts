/** Numbers over repeated measurements. */

/** The value below which `share` of the values lie (nearest rank); NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Wall time and CPU time of all threads of this process, milliseconds. */
export type Spent = { readonly wallMs: number; readonly cpuMs: number };

/** A clock that can be stopped, for work between which other work is done. */
export class Stopwatch {
  #wallMs = 0;
  #cpuMs = 0;

  async time<T>(work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    this.#wallMs += performance.now() - started;
    this.#cpuMs += (user + system) / 1000;
    return result;
  }

  get spent(): Spent {
    return { wallMs: this.#wallMs, cpuMs: this.#cpuMs };
  }
}
