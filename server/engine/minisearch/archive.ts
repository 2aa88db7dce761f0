/** The index in memory as an archive: asked at any moment, it answers as of its last commit. */
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';
import type { Archive } from '../archive/archive.ts';
import { createRowArchive } from '../archive/row-archive.ts';
import { wordsLike } from '../archive/words-like.ts';
import type { ArticleIndex } from './article-index.ts';
import { type MatchedIndex, matchTree } from './matching.ts';
import { tableRanking } from './table-ranking.ts';

/** `now` gives milliseconds of a steady clock. */
export function memoryArchive(index: ArticleIndex, now: () => number): Archive {
  const { table, info, circumstances } = index;
  let counted: RankingIndex | null = null;
  const ranking = (): RankingIndex => {
    counted ??= tableRanking(table);
    return counted;
  };
  const matched = (): MatchedIndex => ({
    table,
    miniSearch: index.miniSearch,
    groups: index.groups,
    ranking,
  });
  return createRowArchive(table, {
    engine: 'minisearch',
    info,
    circumstances,
    groups: () => index.groups,
    now,
    former: (id) => index.former(id),
    values: (facet) => index.values(facet),
    wordsLike: (word) =>
      wordsLike(word, table.vocabulary, {
        textOf: (term) => term,
        articlesOf: (term) => table.vocabulary.articlesWith(term),
      }),
    match: (root, deadline) => matchTree(matched(), root, deadline),
    count: (root, deadline) => matchTree(matched(), root, deadline).size,
  });
}
