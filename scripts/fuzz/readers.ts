/**
 * `npm run fuzz:readers -- [count] [seed]`: reads so many damaged samples, and large files that are all
 * one thing, and says which of them a reader threw at, hung on, or needed too much memory for. Exits 1
 * where there was any.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerOrder, WorkerReport } from './reading-worker.ts';

/** What a file may take. */
const MAX_MS = 2000;
/** After this a reader is taken to hang, and its thread is ended. */
const HANG_MS = 20_000;
/** Heap that reading one file may need. */
const MAX_HEAP_MB = 500;

const [count = 2000, seed = 1] = process.argv.slice(2).map(Number);
const order = {
  seed,
  count,
  data: fileURLToPath(new URL('../../../../shared/data/', import.meta.url)),
  giants: true,
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
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
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
        largest = Math.max(largest, message.heapBytes);
        slowest.push({ what, ms: message.ms });
        if (message.ms > MAX_MS) complain(what, `took ${Math.round(message.ms)} ms`);
      }
    });
    worker.on('error', (error) => end(error.message));
  });
}

let from: number | null = 0;
while (from !== null) from = await run(from);
slowest.sort((a, b) => b.ms - a.ms);
console.log(
  `${read} files read, ${failed} in a way that is wrong; at most ${Math.round(largest / 1e6)} MB.`,
);
for (const { what, ms } of slowest.slice(0, 10)) console.log(`${Math.round(ms)} ms: ${what}`);
process.exitCode = failed === 0 ? 0 : 1;
