/**
 * A query thread that does what the query says: it can be slow, die, leave, hang, or wait to be told that
 * nobody waits for its answer. It says which snapshot it
 * answers from as the version of the index.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { writeCursor } from '../../../server/core/cursor.ts';
import type { ArchiveSource } from '../../../server/engine/packed/published-archive.ts';
import type {
  FromThread,
  ThreadData,
  ToThread,
} from '../../../server/engine/packed/query-messages.ts';
import { RESULT } from '../../http/scripted-searcher.ts';

const { source: first, abandoned } = workerData as ThreadData<ArchiveSource>;
let version = '';
const say = (message: FromThread): void => parentPort?.postMessage(message);
const pause = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const open = ({ published, folderName }: ArchiveSource): void => {
  if (folderName === 'broken') throw new Error('It cannot be opened.');
  if (folderName === 'slow') pause(100);
  version = String(published.expected);
  say({ kind: 'open', version });
};
parentPort?.on('message', (message: ToThread<ArchiveSource>) => {
  if (message.kind === 'open') open(message.source);
  if (message.kind !== 'ask') return;
  const { id, question } = message;
  if (question.method === 'status') say({ kind: 'answer', id, answer: { version } });
  if (question.method !== 'search') return;
  const [state] = question.given;
  if (state.cursor !== null && state.q === 'a') {
    const nextCursor = writeCursor({ version, offset: 1, search: '' });
    say({
      kind: 'answer',
      id,
      answer: { ...RESULT, state, nextCursor, index: { ...RESULT.index, version } },
    });
    return;
  }
  if (state.q === 'dies') throw new Error('It died.');
  if (state.q === 'leaves') process.exit(0);
  if (state.q === 'slow') pause(50);
  if (state.q === 'very slow') pause(500);
  while (state.q === 'hangs');
  while (state.q === 'wanted' && Atomics.load(abandoned, 0) !== id) pause(1);
  say({ kind: 'answer', id, answer: { ...RESULT, state, index: { ...RESULT.index, version } } });
});
open(first);
