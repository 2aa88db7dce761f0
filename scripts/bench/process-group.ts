/** Memory and CPU time of a process and of all it has started, read from `/proc`. */
import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Milliseconds of a tick, in which the kernel counts CPU time. */
const TICK_MS = 10;

export type GroupUse = {
  /** Resident bytes of all processes; pages they share count in each. */
  readonly memory: number;
  /** CPU time of the processes that are there now, milliseconds. */
  readonly cpuMs: number;
};

/** What the processes of a group use; NaN where there is no `/proc`. */
export function groupUse(group: number): GroupUse {
  let [memory, cpuMs] = [0, 0];
  try {
    for (const entry of readdirSync('/proc')) {
      const stat = /^\d+$/.test(entry) ? statOf(entry) : null;
      if (stat === null || Number(stat[2]) !== group) continue;
      // After the name in brackets: state, parent, group, …; times are the 14th and 15th field of the
      // line, resident pages the 24th.
      memory += Number(stat[21]) * PAGE_BYTES;
      cpuMs += (Number(stat[11]) + Number(stat[12])) * TICK_MS;
    }
  } catch {
    return { memory: Number.NaN, cpuMs: Number.NaN };
  }
  return memory === 0 ? { memory: Number.NaN, cpuMs: Number.NaN } : { memory, cpuMs };
}

function statOf(process: string): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${process}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It has ended meanwhile.
    return null;
  }
}
