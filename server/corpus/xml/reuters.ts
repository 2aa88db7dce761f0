/**
 * The reader of Reuters-21578 (Lewis's distribution, SGML): 22 files of a thousand items. SGML is no
 * XML: `&lt;` stands beside a bare `>`, so the few tags are looked for by name, each once an item.
 */
import { type AssignedName, USABLE } from '../../core/article.ts';
import { joinBlocks } from '../body.ts';
import { cleanText } from '../decode.ts';
import { draftFrom } from '../draft.ts';
import { decodeReferences } from '../html-fragment.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { instantOf } from './instants.ts';
import { distinctNames, distinctWords, firstDate, readByline } from './marked-findings.ts';
import {
  createPlace,
  decodeFile,
  MAX_RECORD_CHARS,
  tooLong,
  untilHopeless,
} from './read-records.ts';
import { recordSpans } from './record-spans.ts';
import { reutersName } from './reuters-names.ts';
import { reutersBlocks } from './reuters-text.ts';
import { rootElement } from './root-element.ts';

/** What stands between the tags of a name, as characters; null without them. */
function between(source: string, name: string): string | null {
  const open = source.indexOf(`<${name}`);
  const start = open === -1 ? -1 : source.indexOf('>', open) + 1;
  const end = start < 1 ? -1 : source.indexOf(`</${name}>`, start);
  return end === -1 ? null : cleanText(decodeReferences(source.slice(start, end)));
}

/** The codes of a list: `<D>grain</D><D>corn</D>`. */
function codesOf(source: string, name: string): string[] {
  const open = source.indexOf(`<${name}>`);
  const end = open === -1 ? -1 : source.indexOf(`</${name}>`, open);
  if (end === -1) return [];
  return [...source.slice(open, end).matchAll(/<D>([^<]{1,80})<\/D>/g)].map(
    (match) => match[1] ?? '',
  );
}

const ASSIGNED = [
  ['PLACES', 'place'],
  ['PEOPLE', 'person'],
  ['ORGS', 'organization'],
] as const;

function assignedOf(source: string): AssignedName[] {
  return ASSIGNED.flatMap(([name, type]) =>
    codesOf(source, name).map((code) => ({ type, name: reutersName(type, code) })),
  );
}

/** Lines of the terminal were no longer. */
const MAX_TITLE_CHARS = 90;

/** The text without its tags, for items whose parts were not told apart. */
function unstructured(source: string): string {
  const inside = between(source, 'TEXT') ?? '';
  return inside
    .replace(/<(TITLE|AUTHOR|DATELINE)>[^<]*<\/\1>/g, '')
    .replace(/<\/?(?:TITLE|AUTHOR|DATELINE|BODY)>/g, '');
}

/** The title and the running text of an item. */
function partsOf(source: string): { title: string | null; text: string } {
  const title = between(source, 'TITLE')?.replace(/^[\s*]+|\s+$/g, '') || null;
  const body = between(source, 'BODY');
  if (body !== null) {
    // The dateline was cut from the first line of the body.
    const dateline = (between(source, 'DATELINE') ?? '').replace(/\s+/g, ' ').trim();
    return { title, text: dateline === '' ? body : `    ${dateline} ${body.trimStart()}` };
  }
  // Brief items are a title, and a filler that means nothing.
  if (/<TEXT TYPE="BRIEF">/.test(source)) return { title, text: '' };
  const text = unstructured(source).replace(/^\s+/, '');
  const [first = '', ...rest] = text.split('\n');
  // What was not told apart begins with its headline, or the name of its table.
  const headed = title === null && first.trim() !== '' && first.trim().length <= MAX_TITLE_CHARS;
  return headed ? { title: first.trim(), text: rest.join('\n') } : { title, text };
}

function readItem(source: string, path: string, context: ReadContext): ArticleRecord {
  const { title, text } = partsOf(source);
  const written = /\d{1,2}-[A-Z]{3}-\d{4}/i.exec(between(source, 'DATE') ?? '')?.[0] ?? '';
  const time = /\d\d:\d\d:\d\d/.exec(between(source, 'DATE') ?? '')?.[0] ?? '00:00:00';
  const { date, warnings } = firstDate([written], context.today);
  const author = (between(source, 'AUTHOR') ?? '').replace(/,?\s*\breuters?\.?\s*$/i, '');
  const small = !/\p{Lu}/u.test(author.replace(/^\s*by/i, ''));
  const byline = readByline(
    small ? author.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : author,
  );
  const { blocks, boilerplate } = reutersBlocks(text);
  const number = /\bNEWID="(\d{1,9})"/.exec(source)?.[1];
  // One item of the collection has nothing but its date; it is counted all the same.
  const empty = title === null && blocks.length === 0;
  const draft = draftFrom(
    {
      format: 'reuters-sgml',
      path,
      title: empty ? `Reuters item ${number ?? 'without a number'}` : title,
      body: { ...joinBlocks(blocks), boilerplate },
      date,
      authors: byline.authors,
      source: 'Reuters',
      language: 'en',
      keywords: distinctWords(codesOf(source, 'TOPICS')),
      publisherId: number ?? null,
      modified: date === null ? null : instantOf(`${date.day}T${time}`),
      publication: USABLE,
      assigned: distinctNames(assignedOf(source)),
      warnings: empty ? [...warnings, 'It has neither a title nor a text.'] : warnings,
    },
    context,
  );
  return draft === null
    ? { kind: 'skipped', place: '', reason: 'There is no text in it.' }
    : { kind: 'article', bytes: Buffer.from(source), draft };
}

const NAMES: ReadonlySet<string> = new Set(['REUTERS']);

function* readFile(file: SourceFile, context: ReadContext): Generator<ArticleRecord> {
  const decoded = decodeFile(file);
  if ('kind' in decoded) {
    yield decoded;
    return;
  }
  const placeOf = createPlace(decoded.text);
  let number = 0;
  for (const span of recordSpans(decoded.text, NAMES)) {
    number += 1;
    const place = placeOf(span, number);
    const long = span.end - span.start > MAX_RECORD_CHARS;
    if (!span.closed || long) {
      yield { kind: 'skipped', place, reason: long ? tooLong() : 'Its end tag is missing.' };
      continue;
    }
    const record = readItem(decoded.text.slice(span.start, span.end), file.path, context);
    yield record.kind === 'skipped' ? { ...record, place } : record;
  }
}

export const reutersReader = {
  format: 'reuters-sgml',
  accepts: (file) => rootElement(file)?.name === 'REUTERS',
  read: (file: SourceFile, context: ReadContext) => untilHopeless(readFile(file, context)),
} satisfies Reader;
