/**
 * The indexing process: a child of the server, of low priority, that reads, tags, builds and merges, so
 * that searches never wait for it. It writes files; the server is told when there is a new snapshot.
 * Leaves when the server does.
 */
import { setPriority } from 'node:os';
import { errorCode } from '../../corpus/folder.ts';
import { messageOf } from './error-message.ts';
import type { FromIndexing, ToIndexing } from './indexing-messages.ts';
import { type OpenIndexer, openIndexer } from './open-indexer.ts';

/** Niceness: others go first. */
const LOW_PRIORITY = 15;

const say = (message: FromIndexing): void => {
  // The server may be gone already; `disconnect` then ends this process.
  if (process.connected) process.send?.(message);
};

try {
  setPriority(LOW_PRIORITY);
} catch {
  // Some systems do not let a process choose; then it has the priority of any other.
}

const stopping = new AbortController();
let open: (() => Promise<OpenIndexer>) | null = null;
let indexer: OpenIndexer | null = null;
/** One thing at a time, in the order asked for. */
let working: Promise<void> = Promise.resolve();
/** Passes asked for and not begun: merging gives way to them. */
let asked = 0;
/** Whether the pass that is at work should come to an end soon. */
let isHurried = false;

process.on('disconnect', () => process.exit(0));
// The terminal sends its interrupt to every process; the server decides when to stop.
process.on('SIGINT', () => undefined);

process.on('message', (message: ToIndexing) => {
  switch (message.kind) {
    case 'open':
      open = () =>
        openIndexer(message.options, {
          onPublish: (index) => say({ kind: 'published', index }),
          onProgress: (progress) => say({ kind: 'progress', progress }),
          warn,
        });
      // What keeps it from opening may have passed when the first pass is asked for, which tries again.
      working = working.then(async () => {
        indexer = (await open?.().catch(() => null)) ?? null;
      });
      break;
    case 'pass':
      asked += 1;
      working = working.then(() => pass(message.id, message.look));
      break;
    case 'hurry':
      isHurried = true;
      break;
    case 'abort':
      stopping.abort();
      break;
    default:
      message satisfies never;
  }
});

async function pass(id: number, look: boolean): Promise<void> {
  asked -= 1;
  isHurried = false;
  try {
    if (indexer === null && open !== null) indexer = await open();
    if (indexer === null) throw new Error('No index was named.');
    say({ kind: 'passed', id, report: await indexer.pass(stopping.signal, look, () => isHurried) });
  } catch (error) {
    return fail(id, error);
  }
  try {
    await indexer.merge(stopping.signal, () => asked > 0);
  } catch (error) {
    if (stopping.signal.aborted) return;
    warn(`Parts of the index could not be joined, and stay as they are: ${messageOf(error)}`);
  }
}

function warn(message: string): void {
  say({ kind: 'warning', message });
}

function fail(id: number, error: unknown): void {
  const code = errorCode(error);
  say({
    kind: 'failed',
    id,
    message: messageOf(error),
    code: /^E[A-Z]+$/.test(code) ? code : null,
  });
}
