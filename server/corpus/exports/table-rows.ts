/**
 * Rows of a table of delimited values (RFC 4180, and what spreadsheets make of it). Each row knows the
 * slice of the source it was read from. A row whose quotes do not close is malformed, and reading goes
 * on with the next line: it loses only itself.
 */

export type TableRow = {
  /** Values in order, or why the row could not be read. */
  readonly values: readonly string[] | string;
  /** The line of the source on which it begins, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
};

export type TableShape = { readonly delimiter: string; readonly quote: string };

/** Where the line that holds `at` ends, without its line end. */
function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

type Read = { readonly values: string[]; readonly end: number };

/** Reads the row that begins at `start`, or says what is wrong with it. */
function readRow(source: string, start: number, { delimiter, quote }: TableShape): Read | string {
  const values: string[] = [];
  let at = start;
  for (;;) {
    if (source[at] === quote) {
      let value = '';
      let from = at + 1;
      for (;;) {
        const close = source.indexOf(quote, from);
        if (close === -1) return 'A quote in it is never closed.';
        value += source.slice(from, close);
        at = close + 1;
        if (source[at] === quote) {
          value += quote;
          from = at + 1;
        } else if (value.endsWith('\\') && !ends(source, at, delimiter)) {
          // Some programs write \" for a quote.
          value = value.slice(0, -1) + quote;
          from = at;
        } else break;
      }
      if (!ends(source, at, delimiter)) return 'Text stands behind a closing quote in it.';
      values.push(value);
    } else {
      const end = lineEnd(source, at);
      const next = source.indexOf(delimiter, at);
      const stop = next === -1 || next > end ? end : next;
      values.push(source.slice(at, stop).replace(/\r$/, ''));
      at = stop;
    }
    if (source[at] === '\r') at += 1;
    if (at >= source.length || source[at] === '\n') return { values, end: at };
    at += 1;
  }
}

/** Whether a value may end at `at`. */
function ends(source: string, at: number, delimiter: string): boolean {
  const next = source[at];
  return (
    next === undefined ||
    next === delimiter ||
    next === '\n' ||
    (next === '\r' && (source[at + 1] ?? '\n') === '\n')
  );
}

/** The rows of a table, in order; blank lines are none. */
export function* tableRows(source: string, shape: TableShape): Generator<TableRow> {
  let at = 0;
  let line = 1;
  // Beyond the last quote none is closed: looked for once.
  const lastQuote = source.lastIndexOf(shape.quote);
  while (at < source.length) {
    const end = lineEnd(source, at);
    if (source.slice(at, end).trim() === '') {
      at = end + 1;
      line += 1;
      continue;
    }
    const read =
      source[at] === shape.quote && at >= lastQuote
        ? 'A quote in it is never closed.'
        : readRow(source, at, shape);
    const rowEnd = typeof read === 'string' ? end : read.end;
    const slice = source.slice(at, rowEnd);
    yield {
      values: typeof read === 'string' ? read : read.values,
      line,
      start: at,
      end: at + slice.trimEnd().length,
    };
    for (let i = slice.indexOf('\n'); i !== -1; i = slice.indexOf('\n', i + 1)) line += 1;
    at = rowEnd + 1;
    line += 1;
  }
}
