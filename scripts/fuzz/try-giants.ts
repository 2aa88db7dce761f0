/** Tries large files, two at a time, each in a fresh process: time and memory of one are not another's. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Giant, giants } from './giants.ts';
import type { GiantReport } from './read-giant.ts';

const run = promisify(execFile);
const READ_GIANT = fileURLToPath(new URL('./read-giant.js', import.meta.url));
const AT_ONCE = 2;
/** By the clock, on a busy machine too: a reader that takes longer hangs. */
const HANG_MS = 60_000;

export type GiantTrial = GiantReport & Pick<Giant, 'what'>;

async function tryGiant({ what, path, maxFileSize, make }: Giant, folder: string) {
  const file = join(folder, what.replace(/\W+/g, '-'));
  const failed = { what, ms: 0, growthBytes: 0, articles: 0, formats: [] };
  await writeFile(file, make());
  try {
    const parameters = [READ_GIANT, file, path, String(maxFileSize)];
    const { stdout } = await run(process.execPath, parameters, { timeout: HANG_MS });
    return { what, ...(JSON.parse(stdout) as GiantReport) };
  } catch (error) {
    const killed = error instanceof Error && 'killed' in error && error.killed === true;
    return { ...failed, error: killed ? `It hung for ${HANG_MS} ms.` : `It crashed: ${error}` };
  } finally {
    await rm(file);
  }
}

/** Gives `report` each trial as it ends. */
export async function tryGiants(matching: RegExp, report: (trial: GiantTrial) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-fuzz-'));
  const waiting = giants(matching);
  const work = async () => {
    for (const giant of waiting) report(await tryGiant(giant, folder));
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await rm(folder, { recursive: true });
  }
}
