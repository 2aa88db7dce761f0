/**
 * Stored articles, read when they are asked for: the texts of an archive stay on disk. The last few are
 * kept, since a page asks for the same article several times.
 */
import { openArticle, type StoredArticle } from './stored-article.ts';

/** Where the stored articles of a segment lie. */
export interface ArticleStore {
  /** The record of a document of the segment. */
  record(document: number): Buffer;
}

/** Articles kept: at some 10 KB each, those of many pages; the same come up again for other words. */
const KEPT = 1000;

export type ArticleReader = {
  readonly read: (segment: number, document: number) => StoredArticle;
};

export function createArticleReader(stores: readonly ArticleStore[]): ArticleReader {
  const kept = new Map<string, StoredArticle>();
  return {
    read: (segment, document) => {
      const key = `${segment}:${document}`;
      const known = kept.get(key);
      if (known !== undefined) {
        // The map keeps the order of insertion: what was used last goes to its end.
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const store = stores[segment];
      if (store === undefined) throw new RangeError(`There is no segment ${segment}.`);
      const article = openArticle(store.record(document));
      kept.set(key, article);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return article;
    },
  };
}
