/** One search among many: its answer, or why there is none. */
import { batchState } from '../core/batch.ts';
import type { Searcher } from '../core/searcher.ts';
import { apiSearch } from './api-search.ts';

export type BatchAnswer = {
  /** Place among the others, from 1. */
  readonly number: number;
  /** As it was given. */
  readonly query: unknown;
  /** The answer of `/api/search`, or null. */
  readonly result: ReturnType<typeof apiSearch> | null;
  /** RFC 9457, or null. */
  readonly problem: object | null;
};

export type BatchOptions = {
  readonly searcher: Pick<Searcher, 'search'>;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** What clients are told of a failure; throws where nobody is to be told. */
  readonly problemOf: (error: unknown) => object;
};

/** One after the other, so that many searches of one asker do not keep the others waiting. */
export async function* answerBatch(
  items: readonly unknown[],
  { searcher, now, problemOf }: BatchOptions,
): AsyncGenerator<BatchAnswer> {
  for (const [i, query] of items.entries()) {
    const asked = { number: i + 1, query };
    try {
      const state = batchState(query);
      const started = now();
      const result = await searcher.search(state);
      yield { ...asked, result: apiSearch(result, now() - started), problem: null };
    } catch (error) {
      yield { ...asked, result: null, problem: problemOf(error) };
    }
  }
}
