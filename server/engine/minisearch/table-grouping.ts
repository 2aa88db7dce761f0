/**
 * Stories and copies of the articles in memory: grouped afresh whenever they are asked for after a
 * change, which is what the groups kept up to date elsewhere are measured against.
 */
import type { ArticleId } from '../../core/article.ts';
import type { LocalName } from '../../core/names.ts';
import {
  ArticleGrouping,
  type GroupingTraits,
  groupingTraits,
  textForCopies,
} from '../../stories/article-grouping.ts';
import type { ArticleGroups } from '../../stories/article-groups.ts';
import { type ArchiveGroups, groupColumns } from '../archive/group-columns.ts';
import type { ArticleTable, Row } from './article-table.ts';

type Known = { readonly names: readonly LocalName[] | null; readonly traits: GroupingTraits };

export class TableGrouping {
  #last: ArticleGroups | null = null;
  /** Traits by row, for as long as the row has the same names. */
  readonly #known = new WeakMap<Row, Known>();

  /** Linear in the articles, and in those that are like one another. */
  columns(table: ArticleTable): ArchiveGroups {
    const grouping = new ArticleGrouping((id) => {
      const row = table.find(id);
      return row === undefined ? null : textForCopies(row.article);
    });
    for (const row of table.rows()) grouping.collect(this.#traitsOf(row));
    const building = grouping.build();
    while (building.next().done !== true);
    this.#last = grouping.groups(this.#last);
    const documentOf = (id: ArticleId): number | undefined => table.find(id)?.document;
    return groupColumns(this.#last, documentOf, table.documents);
  }

  #traitsOf(row: Row): GroupingTraits {
    const known = this.#known.get(row);
    if (known !== undefined && known.names === row.names) return known.traits;
    const traits = groupingTraits(row.article, row.names ?? []);
    this.#known.set(row, { names: row.names, traits });
    return traits;
  }
}
