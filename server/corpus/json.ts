/**
 * The JSON reader: one object, an array of them, an object that holds such an array, or JSON Lines.
 * One record is one article, identified by its own source; a bad one loses only itself.
 */
import type { Span } from '../core/span.ts';
import { decodeBytes } from './decode.ts';
import { hasText, isArticleLike, readRecord } from './json-record.ts';
import { elementSpans, memberSpan } from './json-slices.ts';
import { type Fields, isFields } from './metadata.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from './reader.ts';
import { GIVEN_UP, MAX_UNREADABLE } from './xml/read-records.ts';

/** Objects inside objects that may hold the array: `response.docs`, `hits.hits`. */
const MAX_DEPTH = 3;

function parseJson(json: string): { readonly value: unknown } | null {
  // A failure costs much more than a look.
  if (!/^\s*[{["\d\-tfn]/.test(json)) return null;
  try {
    return { value: JSON.parse(json) };
  } catch {
    return null;
  }
}

/** An array of articles inside `value`, which begins at `start` of the source; null without one. */
function findArray(
  json: string,
  value: unknown,
  start: number,
  depth = 0,
): { items: readonly unknown[]; start: number } | null {
  if (Array.isArray(value)) return value.some(isArticleLike) ? { items: value, start } : null;
  if (!isFields(value) || depth >= MAX_DEPTH) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'object' || inner === null) continue;
    if (findArray('', inner, 0, depth + 1) === null) continue;
    const span = json === '' ? { start: 0, end: 0 } : memberSpan(json, start, key);
    return span === null ? null : findArray(json, inner, span.start, depth + 1);
  }
  return null;
}

function record(
  fields: Fields,
  bytes: Uint8Array,
  place: string,
  path: string,
  context: ReadContext,
): ArticleRecord {
  const draft = readRecord(fields, path, context);
  if (draft === null) return { kind: 'skipped', place, reason: 'There is no text in it.' };
  return typeof draft === 'string'
    ? { kind: 'skipped', place, reason: draft }
    : { kind: 'article', bytes, draft };
}

/** One by one: a file may hold millions. */
function* linesOf(text: string): Generator<string> {
  let at = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    yield text.slice(at, index);
    at = index + end.length;
  }
  yield text.slice(at);
}

/** Records of JSON Lines. Blank lines are none. */
function* readLines(text: string, path: string, context: ReadContext): Iterable<ArticleRecord> {
  let number = 0;
  let unreadable = 0;
  for (const line of linesOf(text)) {
    number += 1;
    const place = `line ${number}`;
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    unreadable = parsed === null ? unreadable + 1 : 0;
    if (unreadable > MAX_UNREADABLE) {
      yield GIVEN_UP;
      return;
    }
    if (parsed === null) yield { kind: 'skipped', place, reason: 'It is not valid JSON.' };
    else if (!isArticleLike(parsed.value))
      yield { kind: 'skipped', place, reason: 'It holds no article.' };
    else yield record(parsed.value, Buffer.from(line), place, path, context);
  }
}

function* readWhole(
  json: string,
  value: unknown,
  file: SourceFile,
  context: ReadContext,
): Iterable<ArticleRecord> {
  const found = findArray(json, value, 0);
  // A feed has a title and a description of its own; only a text makes the whole an article.
  if (isArticleLike(value) && (found === null || hasText(value))) {
    yield record(value, file.bytes, '', file.path, context);
    return;
  }
  if (found === null) {
    yield { kind: 'skipped', place: '', reason: 'The JSON holds no article.' };
    return;
  }
  const spans: readonly Span[] = elementSpans(json, found.start);
  for (const [i, item] of found.items.entries()) {
    const place = `record ${i + 1}`;
    const span = spans[i];
    if (span === undefined || !isArticleLike(item))
      yield { kind: 'skipped', place, reason: 'It is no article.' };
    else
      yield record(item, Buffer.from(json.slice(span.start, span.end)), place, file.path, context);
  }
}

/** Whether a line of the text is a record. */
function holdsRecordLine(text: string): boolean {
  for (const line of linesOf(text))
    if (line.trimStart().startsWith('{') && isFields(parseJson(line)?.value)) return true;
  return false;
}

const isLinesPath = (path: string) => /\.(?:jsonl|ndjson)$/i.test(path);

export const jsonReader = {
  format: 'json',
  accepts({ path, bytes }) {
    if (/\.(?:json|jsonl|ndjson|geojson)$/i.test(path)) return true;
    const decoded = decodeBytes(bytes);
    if (decoded.kind === 'binary' || !/^\s*(?:\{\s*"|\[\s*\{\s*")/.test(decoded.text)) return false;
    const firstLine = decoded.text.trimStart().split('\n', 1)[0] ?? '';
    return parseJson(firstLine) !== null || parseJson(decoded.text) !== null;
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeBytes(file.bytes);
    if (decoded.kind === 'binary') {
      yield { kind: 'skipped', place: '', reason: `Not read as JSON: ${decoded.reason}.` };
      return;
    }
    const whole = isLinesPath(file.path) ? null : parseJson(decoded.text);
    if (whole !== null) {
      yield* readWhole(decoded.text, whole.value, file, context);
      return;
    }
    if (isLinesPath(file.path) || holdsRecordLine(decoded.text)) {
      yield* readLines(decoded.text, file.path, context);
    } else yield { kind: 'skipped', place: '', reason: 'It is not valid JSON.' };
  },
} satisfies Reader;
