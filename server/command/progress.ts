/** Progress of long work: a bar on a terminal, plain lines elsewhere, always on standard error. */
import { Presets, SingleBar } from 'cli-progress';
import type { IndexerProgress } from '../engine/packed/published-index.ts';

const LABEL: Readonly<Record<IndexerProgress['phase'], string>> = {
  reading: 'Reading articles',
  naming: 'Finding names',
  grouping: 'Grouping stories',
};

/** Between two plain lines, milliseconds. */
const LINE_EVERY_MS = 5000;

export type ProgressView = {
  readonly show: (progress: IndexerProgress) => void;
  readonly stop: () => void;
};

export function createProgress(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  return stream.isTTY ? bar(stream) : lines(stream, now);
}

function bar(stream: NodeJS.WriteStream): ProgressView {
  let current: { readonly phase: string; readonly bar: SingleBar } | null = null;
  const stop = (): void => {
    current?.bar.stop();
    current = null;
  };
  return {
    show: ({ phase, done, total }) => {
      if (current?.phase !== phase) {
        stop();
        const format = `${LABEL[phase]} {bar} {value}/{total}, {eta_formatted} left`;
        const options = { format, stream, clearOnComplete: true, hideCursor: true };
        current = { phase, bar: new SingleBar(options, Presets.shades_classic) };
        current.bar.start(total, done);
      }
      current.bar.update(done);
    },
    stop,
  };
}

function lines(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  const started = now();
  let last = started;
  return {
    show: ({ phase, done, total }) => {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      const rate = Math.round(done / Math.max(0.001, (last - started) / 1000));
      stream.write(`${LABEL[phase]}: ${done} of ${total} (${rate} a second)\n`);
    },
    stop: () => {},
  };
}
