/** An archive over rows at hand; how words are found is the engine's own. */
import type { EntityType } from '../../core/names.ts';
import type { Facet } from '../../core/search-state.ts';
import type { Archive, DateRange, NamedCount } from './archive.ts';
import { orderDocuments } from './row-order.ts';
import type { RowTable } from './row-table.ts';

/** What an engine brings beside its rows. */
export type RowEngine = Pick<
  Archive,
  'engine' | 'info' | 'circumstances' | 'former' | 'now' | 'match' | 'count' | 'wordsLike'
> & {
  /** Every value of a facet that some article carries. */
  readonly values: (facet: Facet) => ReadonlySet<string>;
  /** Found when they are first asked for. */
  readonly groups: () => Archive['groups'];
};

export function createRowArchive(table: RowTable, own: RowEngine): Archive {
  return {
    ...own,
    entities: table.entities,
    dates: dateRange(table),
    get groups() {
      return own.groups();
    },
    row: (document) => table.row(document),
    find: (id) => table.find(id),
    evaluated: (row) => table.evaluated(row),
    carries: (facet, value) => own.values(facet).has(value),
    named: (type) => namedCounts(table, type),
    naming: ({ type, name }) =>
      [...table.rows()]
        .flatMap(({ document, facets }) => (facets[type].includes(name) ? [document] : []))
        .sort((a, b) => a - b),
    day: (document) => table.row(document)?.article.date?.day ?? null,
    ordered: (documents, sort) =>
      orderDocuments(documents, sort, table, new Map()).map(({ document }) => document),
  };
}

/** Linear in the articles. */
function namedCounts(table: RowTable, type: EntityType): NamedCount[] {
  const counts = new Map<string, number>();
  for (const { facets } of table.rows())
    for (const name of facets[type]) counts.set(name, (counts.get(name) ?? 0) + 1);
  return table.entities.all(type).flatMap((entity) => {
    const articles = counts.get(entity.name) ?? 0;
    return articles === 0 ? [] : [{ entity, articles }];
  });
}

function dateRange(table: RowTable): DateRange {
  const days = [...table.rows()].flatMap(({ article }) => article.date?.day ?? []).sort();
  return {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    undated: table.size - days.length,
  };
}
