/** Hours in short: steady mixed load while files come, change and go; what memory and handles do meanwhile. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, quantile, somePath } from './client.ts';

export type Sample = {
  /** Minutes since the begin. */
  readonly at: number;
  /** Megabytes resident: of the server, and of its indexing process. */
  readonly serverMb: number;
  readonly indexingMb: number;
  readonly handles: number;
  readonly answered: number;
  /** Told to come again later, as on a machine that others keep busy. */
  readonly refused: number;
  readonly failed: number;
};

/** Linux tells of a process in files. */
function residentMb(pid: number): number {
  try {
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

export type SoakOptions = {
  readonly url: string;
  readonly pid: number;
  readonly indexingPid: () => number | null;
  readonly minutes: number;
  readonly perSecond: number;
  /** Changes a few files. */
  readonly change: () => void;
  /** Hears of about thirty of the samples. */
  readonly onSample: (sample: Sample) => void;
};

/** Memory goes up and down with every collection of garbage: only many looks tell where it goes. */
const SAMPLE_SECONDS = 2;

export async function soak(options: SoakOptions): Promise<Sample[]> {
  const { url, pid, indexingPid, minutes, perSecond, change, onSample } = options;
  const samples: Sample[] = [];
  const began = performance.now();
  let [asked, answered, refused, failed, nextChange] = [0, 0, 0, 0, 1];
  const told = Math.max(5, (minutes * 60) / 30);
  let [nextSample, nextTold] = [SAMPLE_SECONDS, told];
  for (;;) {
    const elapsed = (performance.now() - began) / 1000;
    if (elapsed > minutes * 60) break;
    for (; asked < elapsed * perSecond; asked += 1)
      void ask(url, somePath()).then(({ status }) => {
        if (status === 200) answered += 1;
        else if (status === 503) refused += 1;
        else failed += 1;
      });
    if (elapsed > nextChange) {
      change();
      nextChange += 2;
    }
    if (elapsed > nextSample) {
      const sample: Sample = {
        at: elapsed / 60,
        serverMb: residentMb(pid),
        indexingMb: residentMb(indexingPid() ?? 0),
        handles: handlesOf(pid),
        answered,
        refused,
        failed,
      };
      samples.push(sample);
      nextSample += SAMPLE_SECONDS;
      if (elapsed < nextTold) continue;
      onSample(sample);
      nextTold += told;
    }
    await sleep(20);
  }
  return samples;
}

/** Per cent by which the last third lies above the second, by medians; the first warms up. */
export function growth(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const third = Math.floor(samples.length / 3);
  const middle = quantile(samples.slice(third, 2 * third).map(of), 0.5);
  const last = quantile(samples.slice(2 * third).map(of), 0.5);
  return middle === 0 ? 0 : ((last - middle) / middle) * 100;
}
