/** In which order questions are taken, and which are not even let in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turns } from 'node:timers/promises';
import { SearchError } from '../../../server/core/errors.ts';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import { askingFor } from '../../../server/engine/packed/asker.ts';
import type { Question } from '../../../server/engine/packed/query-messages.ts';
import { QuestionQueue } from '../../../server/engine/packed/question-queue.ts';

const ROOM = 3;

function queueOf() {
  let clock = 0;
  const queue = new QuestionQueue({
    threads: 1,
    limits: { waiting: ROOM, waitMs: 1000 },
    now: () => clock,
    onAbandoned: () => undefined,
  });
  /** Asked a millisecond after the one before; resolves with whether it was answered. */
  const ask = (q: string): Promise<boolean> => {
    clock += 1;
    const question: Question = { method: 'search', given: [{ ...EMPTY_STATE, q }] };
    return queue
      .ask(question, () => undefined)
      .then(
        () => true,
        (error: unknown) => {
          assert.ok(error instanceof SearchError);
          return false;
        },
      );
  };
  const answerNext = async (): Promise<string | null> => {
    const asked = queue.take(() => true);
    asked?.resolve(null);
    // Whoever was answered asks on.
    await turns();
    return asked?.question.method === 'search' ? asked.question.given[0].q : null;
  };
  return { ask, answerNext };
}

/** A client who stays, and asks one question after the other. */
function askInTurn(ask: (q: string) => Promise<boolean>, questions: readonly string[]): void {
  void askingFor(new AbortController().signal, async () => {
    for (const q of questions) await ask(q);
  });
}

test('what a request asks after its first answer goes before what came later, also where the queue is full', async () => {
  const { ask, answerNext } = queueOf();
  askInTurn(ask, ['page 1', 'page 2', 'page 3']);
  askInTurn(ask, ['other 1', 'other 2']);
  void ask('later');
  assert.equal(await ask('too many'), false);
  assert.equal(await answerNext(), 'page 1');
  void ask('last');
  const answered: (string | null)[] = [];
  for (let i = 0; i < 7; i += 1) answered.push(await answerNext());
  assert.deepEqual(answered, ['page 2', 'page 3', 'other 1', 'other 2', 'later', null, null]);
});

test('whoever asks much waits anew each time', async () => {
  const { ask, answerNext } = queueOf();
  const parts = Array.from({ length: 8 }, (_, i) => `part ${i + 1}`);
  askInTurn(ask, parts);
  void ask('a');
  const answered: (string | null)[] = [];
  for (let i = 0; i < 9; i += 1) answered.push(await answerNext());
  assert.deepEqual(answered, [...parts.slice(0, 4), 'a', ...parts.slice(4)]);
});
