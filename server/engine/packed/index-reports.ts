/** What is said of files beside their articles: by whom, and in which order. */
import type { ArticleHead } from '../../core/article.ts';
import type { FileReport } from '../../core/searcher.ts';
import { idKey } from './identity-key.ts';

type Told = {
  readonly said: readonly FileReport[];
  /** Why the names of an article could not be found, by the key of its id. */
  readonly unnamed: ReadonlyMap<number, string>;
  readonly articles: readonly Pick<ArticleHead, 'id' | 'path'>[];
};

/** What was said, and of each article whose names could not be found, sorted by path. */
export function indexReports({ said, unnamed, articles }: Told): FileReport[] {
  return [...said, ...namingReports(unnamed, articles)].sort(byPath);
}

function namingReports(unnamed: Told['unnamed'], articles: Told['articles']): FileReport[] {
  if (unnamed.size === 0) return [];
  return articles.flatMap(({ id, path }): FileReport[] => {
    const reason = unnamed.get(idKey(id));
    return reason === undefined ? [] : [{ path, status: 'doubtful', reason }];
  });
}

function byPath(a: FileReport, b: FileReport): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
