/**
 * A query thread that does what the query says: it can be slow, die, or leave. It says which snapshot it
 * answers from as the version of the index.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveSource } from '../../../server/engine/packed/published-archive.ts';
import type { FromThread, ToThread } from '../../../server/engine/packed/query-messages.ts';
import { RESULT } from '../../http/scripted-searcher.ts';

const { published, folderName } = workerData as ArchiveSource;
const version = String(published.expected);
const say = (message: FromThread): void => parentPort?.postMessage(message);
const pause = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

if (folderName === 'broken') throw new Error('It cannot be opened.');
if (folderName === 'slow') pause(100);
parentPort?.on('message', ({ id, question }: ToThread) => {
  if (question.method !== 'search') return;
  const [state] = question.given;
  if (state.q === 'dies') throw new Error('It died.');
  if (state.q === 'leaves') process.exit(0);
  if (state.q === 'slow') pause(50);
  say({ kind: 'answer', id, answer: { ...RESULT, state, index: { ...RESULT.index, version } } });
});
say({ kind: 'open' });
