/**
 * The seam between those who need the names of many articles and the ways of finding them: in this
 * thread (here), in worker threads (`tagging-pool.ts`), or from what was found before
 * (`cached-names.ts`). Whatever the way, the same articles give the same names in the same order.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LocalName } from '../core/names.ts';
import { articleNames, type NamedArticle } from './article-names.ts';
import type { Recogniser } from './recogniser.ts';

/** What became of one article. */
export type FoundNames<A> = {
  readonly article: A;
  /** In the order of their first mention; none where there is a problem. */
  readonly names: readonly LocalName[];
  /** Why the names could not be found, for people; null where they were. */
  readonly problem: string | null;
};

export interface NameFinder {
  /** Name and version of the recogniser. */
  readonly recogniser: string;
  /**
   * The names of each article, in the order of the articles, which are taken from the iterable no
   * faster than they can be read. Rejects with the signal's reason once it is aborted.
   */
  findNames<A extends NamedArticle>(
    articles: Iterable<A>,
    signal?: AbortSignal,
  ): AsyncGenerator<FoundNames<A>, void, undefined>;
  /** Ends what is under way, which then rejects, and gives back what is held. May be called twice. */
  close(): Promise<void>;
}

/** Finds names in this thread, which gets its turn between articles. */
export function createNameFinder(recogniser: Recogniser): NameFinder {
  return {
    recogniser: recogniser.name,
    findNames: async function* (articles, signal) {
      for (const article of articles) {
        signal?.throwIfAborted();
        yield { article, ...namesOrProblem(() => articleNames(article, recogniser)) };
        await nextTurn();
      }
    },
    close: async () => {},
  };
}

function namesOrProblem(find: () => LocalName[]): Omit<FoundNames<never>, 'article'> {
  try {
    return { names: find(), problem: null };
  } catch (error) {
    return { names: [], problem: problemOf(error) };
  }
}

/** A sentence for people about an article whose names could not be found. */
export function problemOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `Its names could not be found: ${reason}`;
}
