/**
 * Loaded into the server under measurement before its own code (`--import`): writes how long its event
 * loop is held up to a file, once a second. SIGUSR2 begins a new measurement.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds between two looks; the histogram holds them too, so they are taken off. */
const RESOLUTION_MS = 5;
const WRITE_EVERY_MS = 1000;

const file = process.env['DATELINE_BENCH_LOOP_FILE'];
// Threads and child processes of the server are not its event loop.
delete process.env['DATELINE_BENCH_LOOP_FILE'];

if (isMainThread && file !== undefined) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  const inMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  const write = (): void => {
    const [p50, p99] = [histogram.percentile(50), histogram.percentile(99)].map(inMs);
    writeFileSync(file, JSON.stringify({ p50, p99, max: inMs(histogram.max) }));
  };
  process.on('SIGUSR2', () => histogram.reset());
  setInterval(write, WRITE_EVERY_MS).unref();
}
