/** Articles by document number, as an engine holds them that keeps a row of each at hand. */
import type { EvaluatedArticle } from '../../core/evaluator/evaluated-article.ts';
import type { EntityTable } from '../../entities/entity-table.ts';
import type { Row } from './archive.ts';

export interface RowTable {
  readonly size: number;
  readonly entities: EntityTable;
  /** In no particular order. */
  rows(): Iterable<Row>;
  row(document: number): Row | undefined;
  /** The row of an article id; ids come from outside and may be anything. */
  find(id: string): Row | undefined;
  /** The article as the evaluator reads it. */
  evaluated(row: Row): EvaluatedArticle;
  /** Articles that hold a term. */
  articlesWith(term: string): number;
}
