/** The index in memory as an archive: asked at any moment, it answers as of its last commit. */
import type { EntityType } from '../../core/names.ts';
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';
import type { Archive, DateRange, NamedCount } from '../archive/archive.ts';
import { wordsLike } from '../archive/words-like.ts';
import type { ArticleIndex } from './article-index.ts';
import type { ArticleTable } from './article-table.ts';
import { type MatchedIndex, matchTree } from './matching.ts';
import { orderDocuments } from './order.ts';
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
  return {
    engine: 'minisearch',
    info,
    circumstances,
    entities: table.entities,
    dates: dateRange(table),
    get groups() {
      return index.groups;
    },
    now,
    row: (document) => table.row(document),
    find: (id) => table.find(id),
    former: (id) => index.former(id),
    evaluated: (row) => table.evaluated(row),
    values: (facet) => index.values(facet),
    carries: (facet, value) => index.values(facet).has(value),
    named: (type) => namedCounts(table, type),
    naming: ({ type, name }) =>
      [...table.rows()].flatMap(({ document, entities }) =>
        entities[type].some(({ entity }) => entity.name === name) ? [document] : [],
      ),
    day: (document) => table.row(document)?.article.date?.day ?? null,
    ordered: (documents, sort) =>
      orderDocuments(documents, sort, table, new Map()).map(({ document }) => document),
    wordsLike: (word) =>
      wordsLike(word, table.vocabulary, {
        textOf: (term) => term,
        articlesOf: (term) => table.vocabulary.articlesWith(term),
      }),
    match: (root, deadline) => matchTree(matched(), root, deadline),
    count: (root, deadline) => matchTree(matched(), root, deadline).size,
  };
}

/** Linear in the articles. */
function namedCounts(table: ArticleTable, type: EntityType): NamedCount[] {
  const counts = new Map<NamedCount['entity'], number>();
  for (const { entities } of table.rows())
    for (const { entity } of entities[type]) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return [...counts].map(([entity, articles]) => ({ entity, articles }));
}

function dateRange(table: ArticleTable): DateRange {
  const days = [...table.rows()].flatMap(({ article }) => article.date?.day ?? []).sort();
  return {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    undated: table.size - days.length,
  };
}
