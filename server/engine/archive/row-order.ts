/** The order of hits: by the sort key, then by id, so that it is the same on every machine. */
import type { Sort } from '../../core/search-state.ts';
import type { Row } from './archive.ts';
import type { RowTable } from './row-table.ts';

/** All documents in order. O(n log n). */
export function orderDocuments(
  documents: readonly number[],
  sort: Sort,
  table: RowTable,
  scores: ReadonlyMap<number, number>,
): Row[] {
  const rows = documents.flatMap((document) => table.row(document) ?? []);
  const score = ({ document }: Row): number => scores.get(document) ?? 0;
  const byKey: Readonly<Record<Sort, (a: Row, b: Row) => number>> = {
    relevance: (a, b) => score(b) - score(a),
    newest: (a, b) => compareDays(b, a) || undatedLast(a, b),
    oldest: (a, b) => compareDays(a, b) || undatedLast(a, b),
    added: (a, b) => compareText(b.article.added, a.article.added),
  };
  const compare = byKey[sort];
  return rows.sort((a, b) => compare(a, b) || compareText(a.article.id, b.article.id));
}

/** Zero where either has no date. */
function compareDays(a: Row, b: Row): number {
  const [x, y] = [a.article.date?.day, b.article.date?.day];
  return x === undefined || y === undefined ? 0 : compareText(x, y);
}

function undatedLast(a: Row, b: Row): number {
  return Number(a.article.date === null) - Number(b.article.date === null);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
