/**
 * Comma-separated values (RFC 4180), written so that a spreadsheet takes every cell for text or a
 * number, never for a formula.
 */

export type CsvCell = string | number | null;

/** UTF-8 byte-order mark: spreadsheets need it to read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * How a cell begins that spreadsheets would calculate; an apostrophe before it makes it text. Source:
 * OWASP, “CSV Injection”.
 */
const FORMULA_START = /^[=+\-@\t\r]/;

/** UTF-16 code units gathered before a chunk is given out: small enough to wait for a slow reader. */
const CHUNK_CHARS = 16 * 1024;

/** One cell; quoted where it must be. Null is an empty one. */
export function csvCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The file in chunks of whole rows, made only as they are read. Every row ends in CRLF. */
export function* csvChunks(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  { bom }: { readonly bom: boolean },
): Generator<string> {
  let chunk = `${bom ? BYTE_ORDER_MARK : ''}${csvRow(header)}`;
  for (const row of rows) {
    chunk += csvRow(row);
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** One row, which ends in CRLF. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
