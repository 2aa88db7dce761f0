/** What was tried, how often, and what was wrong. */
export class Findings {
  readonly #counts = new Map<string, number>();
  readonly #wrong: string[] = [];
  readonly #notes: string[] = [];
  readonly #times: number[] = [];

  /** `problems`: none where all was as it should be. */
  add(what: string, problems: readonly string[]): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    if (problems.length > 0) this.#wrong.push(`${what}: ${problems.join('; ')}`);
  }

  /** What could not be tried here, and why. */
  skip(what: string, why: string): void {
    this.#notes.push(`not tried: ${what} (${why})`);
  }

  /** Milliseconds from a start over a fault to a complete index. */
  took(ms: number): void {
    this.#times.push(ms);
  }

  get isFine(): boolean {
    return this.#wrong.length === 0 && this.#counts.size > 0;
  }

  report(): string {
    const faults = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    const median = this.#times.sort((a, b) => a - b)[Math.floor(this.#times.length / 2)];
    return [
      ...[...this.#counts].sort().map(([what, count]) => `${what}: ${count}`),
      ...this.#notes,
      `${faults} faults; ${median === undefined ? '' : `from start over kill to complete ${(median / 1000).toFixed(1)} s (median); `}${this.#wrong.length} wrong`,
      ...this.#wrong.map((line) => `WRONG ${line}`),
      '',
    ].join('\n');
  }
}
