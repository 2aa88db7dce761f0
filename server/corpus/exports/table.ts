/**
 * The table reader: CSV and TSV with a header, one article a row, its fields by the names of the columns
 * as the JSON reader knows them, or as `articles.yaml` names them.
 */
import type { ArticleDraft } from '../../core/article.ts';
import { cleanText, decodeBytes } from '../decode.ts';
import { hasText, isArticleLike, readRecord, TEXT_KEYS } from '../json-record.ts';
import { type Fields, valuesOf } from '../metadata.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { tableRows } from './table-rows.ts';
import { readTableShape, type Table } from './table-shape.ts';

/** Bytes looked at to tell a table without a telling extension. */
const LOOKED_AT_BYTES = 65_536;
/** Bad rows told one by one; of more only their number is told. */
const MAX_FAULTS = 1000;
const ID_COLUMNS = ['guid', 'messageid', 'publisherid', 'doi'];

/**
 * The fields of a row. `mapping` says which column holds a field (`{ text: 'Inhalt' }`); a column that it
 * names holds nothing else, and a field that it names is read from nowhere else.
 */
export function rowFields(
  columns: readonly string[],
  values: readonly string[],
  mapping: Readonly<Record<string, string>> = {},
): Fields {
  const named = new Set(Object.values(mapping));
  const fields: Record<string, string> = {};
  for (const [field, column] of Object.entries(mapping)) {
    const value = values[columns.indexOf(column)]?.trim() ?? '';
    if (value !== '') fields[field] = value;
  }
  columns.forEach((column, i) => {
    const value = values[i]?.trim() ?? '';
    if (column !== '' && value !== '' && !named.has(column)) fields[column] ??= value;
  });
  return fields;
}

/** The article of a row; null where it holds neither title nor text, or why it is no article. */
export function readTableRow(
  fields: Fields,
  path: string,
  context: ReadContext,
): ArticleDraft | string | null {
  if (!isArticleLike(fields)) return null;
  const draft = readRecord(fields, path, context);
  const id = valuesOf(fields, ID_COLUMNS)[0];
  return draft === null || typeof draft === 'string'
    ? draft
    : { ...draft, format: 'csv', publisherId: typeof id === 'string' ? id : draft.publisherId };
}

/** Why a row of another length than the header is not read, or null where only empty values are over. */
function lengthFault(values: readonly string[], columns: readonly string[]): string | null {
  const over = values.slice(columns.length).some((value) => value.trim() !== '');
  if (values.length === columns.length || (values.length > columns.length && !over)) return null;
  return `It has ${values.length} values under ${columns.length} columns.`;
}

function noArticles({ columns }: Table): string {
  const found = columns.slice(0, 12).join(', ').slice(0, 200);
  return `It is a table without articles: no column is named like a text (${TEXT_KEYS.slice(0, 8).join(', ')}), and no title with a summary, date, author or address. Its columns: ${found}.`;
}

/** The records of a table. `columns` maps fields to the names of columns, as in `articles.yaml`. */
export function* readTable(
  file: SourceFile,
  context: ReadContext,
  columns: Readonly<Record<string, string>> = {},
): Iterable<ArticleRecord> {
  const decoded = decodeBytes(file.bytes, file.declaredCharset);
  if (decoded.kind === 'binary') {
    yield { kind: 'skipped', place: '', reason: `Not read as a table: ${decoded.reason}.` };
    return;
  }
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const table = readTableShape(text, Object.values(columns));
  if (table === null || !table.known) {
    const reason = table === null ? 'It is a table without a header.' : noArticles(table);
    yield { kind: 'skipped', place: '', reason };
    return;
  }
  const body = text.slice(table.start);
  const above = text.slice(0, table.start).split('\n').length - 1;
  let header = true;
  let faults = 0;
  for (const { values, line, start, end } of tableRows(body, table.shape)) {
    if (header) {
      header = false;
      continue;
    }
    const place = `line ${line + above}`;
    const fault = typeof values === 'string' ? values : lengthFault(values, table.columns);
    if (fault !== null || typeof values === 'string') {
      faults += 1;
      if (faults <= MAX_FAULTS) yield { kind: 'skipped', place, reason: fault ?? '' };
      continue;
    }
    const draft = readTableRow(rowFields(table.columns, values, columns), file.path, context);
    if (draft === null) yield { kind: 'skipped', place, reason: 'There is no text in it.' };
    else if (typeof draft === 'string') yield { kind: 'skipped', place, reason: draft };
    else yield { kind: 'article', bytes: Buffer.from(body.slice(start, end)), draft };
  }
  if (faults > MAX_FAULTS) {
    const reason = `${faults - MAX_FAULTS} more rows could not be read.`;
    yield { kind: 'skipped', place: '', reason };
  }
}

export const tableReader = {
  format: 'csv',
  accepts({ path, bytes }) {
    if (/\.(?:csv|tsv|tab)$/i.test(path))
      return decodeBytes(bytes.subarray(0, LOOKED_AT_BYTES)).kind === 'text';
    const decoded = decodeBytes(bytes.subarray(0, LOOKED_AT_BYTES));
    if (decoded.kind === 'binary') return false;
    const text = cleanText(decoded.text);
    if (/^\s*[<{[#]/.test(text) || /^From |^[A-Za-z-]+: /.test(text)) return false;
    const first = text.split('\n', 1)[0] ?? '';
    const table = first.length > 2000 ? null : readTableShape(text);
    // Prose has commas too: columns must be named like those of a table of articles.
    return (
      table?.known === true &&
      table.columns.length >= 3 &&
      table.columns.every((name) => /^["']?[\p{L}_][\p{L}\p{N}_ .:-]{0,40}["']?$/u.test(name)) &&
      hasText(Object.fromEntries(table.columns.map((name) => [name, 'x']))) &&
      first.split(/\s+/).length <= table.columns.length * 2
    );
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    yield* readTable(file, context, context.columns);
  },
} satisfies Reader;
