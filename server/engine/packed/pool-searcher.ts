/** The pool of query threads behind the `Searcher` seam. */
import type { Searcher } from '../../core/searcher.ts';
import type { Question } from './query-messages.ts';
import type { QueryPool } from './query-pool.ts';

/** The pool as a `Searcher`. The answers are what the searcher of the thread gave. */
export function createPoolSearcher(pool: Pick<QueryPool, 'ask'>): Searcher {
  const ask = <Answer>(question: Question): Promise<Answer> =>
    pool.ask(question) as Promise<Answer>;
  return {
    search: (...given) => ask({ method: 'search', given }),
    read: (...given) => ask({ method: 'read', given }),
    article: (...given) => ask({ method: 'article', given }),
    facet: (...given) => ask({ method: 'facet', given }),
    concordance: (...given) => ask({ method: 'concordance', given }),
    collocates: (...given) => ask({ method: 'collocates', given }),
    trends: (...given) => ask({ method: 'trends', given }),
    distinctive: (...given) => ask({ method: 'distinctive', given }),
    entityList: (...given) => ask({ method: 'entityList', given }),
    entity: (...given) => ask({ method: 'entity', given }),
    entityPair: (...given) => ask({ method: 'entityPair', given }),
    storyList: (...given) => ask({ method: 'storyList', given }),
    story: (...given) => ask({ method: 'story', given }),
    comparison: (...given) => ask({ method: 'comparison', given }),
    status: (...given) => ask({ method: 'status', given }),
  };
}
