/**
 * How a table is written: its delimiter and its quote, told from its first rows. The shape under which
 * the header names the most known columns, and the rows agree with it, is the right one.
 */
import { hasText, isArticleLike } from '../json-record.ts';
import { type TableShape, tableRows } from './table-rows.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Characters in which the first rows are looked for. */
const SAMPLE_CHARS = 32_768;
const SAMPLE_ROWS = 12;
const MAX_COLUMN_NAME_CHARS = 60;

export type Table = {
  readonly shape: TableShape;
  readonly columns: readonly string[];
  /** Where the header row begins. */
  readonly start: number;
  /** Whether the columns can hold articles. */
  readonly known: boolean;
};

/** Whether columns of these names can hold an article. */
export function nameArticles(columns: readonly string[]): boolean {
  return isArticleLike(Object.fromEntries(columns.map((name) => [name, 'x'])));
}

/** The names of a header row, or null where it is none. */
function headerOf(values: readonly string[] | string): readonly string[] | null {
  if (typeof values === 'string') return null;
  const names = values.map((value) => value.trim());
  const plausible = names.every((name) => name.length <= MAX_COLUMN_NAME_CHARS);
  const named = names.filter((name) => /\p{L}/u.test(name));
  return plausible && named.length > 0 ? names : null;
}

/** The quote that opens more values of the sample. */
function quoteOf(sample: string, delimiter: string): string {
  const opened = (quote: string) =>
    sample.split(delimiter + quote).length + sample.split(`\n${quote}`).length;
  return opened("'") > opened('"') ? "'" : '"';
}

/** The shape of a table, or null where nothing looks like one. `sep=;` on the first line is obeyed. */
export function readTableShape(text: string, mapped: readonly string[] = []): Table | null {
  const said = /^sep=(.)\r?\n/i.exec(text);
  const start = said?.[0].length ?? 0;
  const sample = text.slice(start, start + SAMPLE_CHARS);
  let best: { readonly table: Table; readonly score: number } | null = null;
  for (const delimiter of said?.[1] === undefined ? DELIMITERS : [said[1]]) {
    const shape = { delimiter, quote: quoteOf(sample, delimiter) };
    const rows = tableRows(sample, shape);
    const columns = headerOf(rows.next().value?.values ?? '');
    if (columns === null) continue;
    let same = 0;
    let seen = 0;
    for (const { values } of rows) {
      if (seen === SAMPLE_ROWS) break;
      seen += 1;
      if (typeof values !== 'string' && values.length === columns.length) same += 1;
    }
    const isMapped = mapped.length > 0 && mapped.every((name) => columns.includes(name));
    const known = isMapped || nameArticles(columns);
    const texts = hasText(Object.fromEntries(columns.map((name) => [name, 'x'])));
    const agreed = seen === 0 ? 0 : same / seen;
    const score = (known ? 100 : 0) + (texts ? 50 : 0) + agreed * 20 + Math.min(columns.length, 20);
    if (best === null || score > best.score)
      best = { table: { shape, columns, start, known }, score };
  }
  return best?.table ?? null;
}
