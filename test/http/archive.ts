/** The invented articles in the in-memory engine. */
import type { ArticleId } from '../../server/core/article.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { ARTICLES } from './articles.ts';

/** A searcher over all of them, ready, that knows a former id for the first and one that is gone. */
export function createArchive(): Searcher {
  const index = new ArticleIndex();
  for (const { article, names } of ARTICLES) index.put(article, names);
  const first = ARTICLES[0]?.article.id as ArticleId;
  index.remember('former', { kind: 'moved', to: first });
  index.remember('removed', { kind: 'gone', path: 'harbour/removed.txt' });
  index.commit({ folder: 'articles', state: 'ready', expected: ARTICLES.length });
  return createMiniSearchSearcher(index, () => performance.now());
}
