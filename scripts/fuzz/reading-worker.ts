/** Reads damaged samples in a thread of its own, which may be ended when it hangs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { mutated, randomFrom } from './mutate.ts';
import { readSample } from './read-sample.ts';
import { SAMPLES, type Sample } from './samples.ts';

/** Collections beside the checkout that are tried too, where they are; larger files are left. */
const SHARED = ['formats', 'seeds', 'html/newspaper4k'];
const MAX_SAMPLE_BYTES = 300_000;
const MAX_FILE_SIZE = 20_000_000;

export type WorkerOrder = {
  readonly seed: number;
  /** The first number to read, and how many there are. */
  readonly from: number;
  readonly count: number;
  /** Folder with the collections. */
  readonly data: string;
};

export type WorkerReport =
  | { readonly kind: 'begins'; readonly what: string; readonly number: number }
  | {
      readonly kind: 'read';
      readonly what: string;
      readonly ms: number;
    }
  | { readonly kind: 'failed'; readonly what: string; readonly message: string }
  | { readonly kind: 'done' };

function sharedSamples(folder: string): Sample[] {
  const samples: Sample[] = [];
  for (const name of SHARED) {
    const root = join(folder, name);
    try {
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        const found = statSync(join(root, file));
        if (found.isFile() && found.size > 0 && found.size < MAX_SAMPLE_BYTES)
          samples.push({ path: file, bytes: readFileSync(join(root, file)) });
      }
    } catch {
      // A collection that is not here is not tried.
    }
  }
  return samples;
}

function* trials(order: WorkerOrder): Generator<Sample & { readonly what: string }> {
  const samples = [...SAMPLES, ...sharedSamples(order.data)];
  for (let i = 0; i < order.count; i += 1) {
    const sample = mutated(samples, randomFrom(order.seed * 1_000_003 + i));
    yield { ...sample, what: `number ${i}, ${sample.path}, ${sample.bytes.length} bytes` };
  }
}

const report = (message: WorkerReport): void => parentPort?.postMessage(message);
let number = 0;
const order = workerData as WorkerOrder;
for (const { what, ...sample } of trials(order)) {
  number += 1;
  if (number <= order.from) continue;
  report({ kind: 'begins', what, number });
  try {
    const { ms } = await readSample(sample, MAX_FILE_SIZE);
    report({ kind: 'read', what, ms });
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report({ kind: 'failed', what, message });
  }
}
report({ kind: 'done' });
