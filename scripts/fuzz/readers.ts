/**
 * `npm run fuzz:readers -- [count] [seed] [pattern]`: reads so many damaged samples, then large files
 * that are all one thing, and prints what each of these took. `pattern`: only the large files whose
 * description it matches. Says which files a reader threw at, hung on, or needed too much memory for, and
 * exits 1 where there was any.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerOrder, WorkerReport } from './reading-worker.ts';
import { tryGiants } from './try-giants.ts';

/** What may pass before a record, between two, and after the last. */
const MAX_MS = 2000;
/** After this a reader is taken to hang, and its thread is ended. */
const HANG_MS = 20_000;
/** What a process may grow by while it reads a file of the program's own limit, 20 MB. */
const MAX_MB = 500;
/** The same for lines of 100 MB, which are only read where someone allows such files. */
const MAX_LINE_MB = 600;

const [count = '2000', seed = '1', pattern = ''] = process.argv.slice(2);
const order = {
  seed: Number(seed),
  count: Number(count),
  data: fileURLToPath(new URL('../../../../shared/data/', import.meta.url)),
};
const slowest: { readonly what: string; readonly ms: number }[] = [];
let [read, failed, largest] = [0, 0, 0];

function complain(what: string, message: string): void {
  failed += 1;
  console.error(`${what}: ${message}`);
}

/** Reads from a number on; the number at which the thread ended, or null where all were read. */
function run(from: number): Promise<number | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./reading-worker.js', import.meta.url), {
      workerData: { ...order, from } satisfies WorkerOrder,
      resourceLimits: { maxOldGenerationSizeMb: MAX_MB },
    });
    let [what, number] = ['', from];
    let watch: NodeJS.Timeout | undefined;
    const end = (message: string): void => {
      clearTimeout(watch);
      complain(what, message);
      worker.removeAllListeners();
      void worker.terminate().then(() => resolve(number));
    };
    worker.on('message', (message: WorkerReport) => {
      clearTimeout(watch);
      if (message.kind === 'done') resolve(null);
      else if (message.kind === 'failed') complain(message.what, message.message);
      else if (message.kind === 'begins') {
        ({ what, number } = message);
        watch = setTimeout(() => end(`hung for ${HANG_MS} ms`), HANG_MS);
      } else {
        read += 1;
        slowest.push({ what, ms: message.ms });
        if (message.ms > MAX_MS) complain(what, `took ${Math.round(message.ms)} ms`);
      }
    });
    worker.on('error', (error) => end(error.message));
  });
}

let from: number | null = 0;
while (from !== null) from = await run(from);
await tryGiants(new RegExp(pattern), ({ what, ms, growthBytes, articles, formats, error }) => {
  const mb = Math.round(growthBytes / 1e6);
  const came = articles === 0 ? 'skipped' : `${articles} by ${formats.join(', ')}`;
  console.log(`${(ms / 1000).toFixed(2)} s, ${mb} MB: ${what}: ${came}`);
  read += 1;
  largest = Math.max(largest, mb);
  slowest.push({ what, ms });
  if (error !== null) complain(what, error);
  if (ms > MAX_MS) complain(what, `took ${Math.round(ms)} ms`);
  if (mb > (/a line of/.test(what) ? MAX_LINE_MB : MAX_MB)) complain(what, `took ${mb} MB`);
});
slowest.sort((a, b) => b.ms - a.ms);
console.log(
  `${read} files read, ${failed} in a way that is wrong; at most ${largest} MB for a large one.`,
);
for (const { what, ms } of slowest.slice(0, 10)) console.log(`${Math.round(ms)} ms: ${what}`);
process.exitCode = failed === 0 ? 0 : 1;
