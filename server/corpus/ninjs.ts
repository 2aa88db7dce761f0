/**
 * The ninjs reader: the IPTC's news in JSON, one item a file, an array of them, or one a line. Asked
 * before the reader of any other JSON, whose guesses at keys would miss what the standard says.
 */
import { decodeBytes } from './decode.ts';
import { elementSpans } from './json-slices.ts';
import { type Fields, isFields } from './metadata.ts';
import { ninjsItem, readNinjs } from './ninjs-fields.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from './reader.ts';
import { MAX_RECORD_CHARS, tooLong, untilHopeless } from './xml/read-records.ts';

/** Characters looked at for the keys of the standard; `uri` and these come early. A guess. */
const LOOKED_AT_BYTES = 32_768;
const URI = /"uri"\s{0,20}:\s{0,20}"/;
/** Keys that hardly anything else has beside `uri`. */
const OWN_KEYS =
  /"(?:versioncreated|versionCreated|pubstatus|pubStatus|body_(?:text|xhtml|main|richtext|nitf)|headline_\w{1,30}|usageterms|usageTerms|representationtype|representationType|renditions|altids|altIds|copyrightnotice|copyrightNotice|eventDetails|descriptions)"\s{0,20}:|"schema"\s{0,20}:\s{0,20}"[^"]{0,100}ninjs/;

function parseJson(json: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return null;
  }
}

/** Whether an object is an item rather than what an item points to. */
function isItem(value: unknown): value is Fields {
  return isFields(value) && typeof value['uri'] === 'string';
}

function record(
  value: unknown,
  bytes: Uint8Array,
  place: string,
  from: { readonly path: string; readonly context: ReadContext },
): ArticleRecord {
  if (!isItem(value)) return { kind: 'skipped', place, reason: 'It is no ninjs item.' };
  if (bytes.length > MAX_RECORD_CHARS) return { kind: 'skipped', place, reason: tooLong() };
  const draft = readNinjs(ninjsItem(value), from.path, from.context);
  return typeof draft === 'string'
    ? { kind: 'skipped', place, reason: draft }
    : { kind: 'article', bytes, draft };
}

function* readLines(json: string, from: { path: string; context: ReadContext }) {
  let number = 0;
  for (const line of json.split(/\r\n|\n|\r/)) {
    number += 1;
    if (line.trim() === '') continue;
    const place = `line ${number}`;
    const parsed = parseJson(line);
    if (parsed === null) yield { kind: 'skipped', place, reason: 'It is not valid JSON.' } as const;
    else yield record(parsed.value, Buffer.from(line), place, from);
  }
}

function* readFile(file: SourceFile, context: ReadContext): Generator<ArticleRecord> {
  const decoded = decodeBytes(file.bytes);
  if (decoded.kind === 'binary') {
    yield { kind: 'skipped', place: '', reason: `Not read as JSON: ${decoded.reason}.` };
    return;
  }
  const from = { path: file.path, context };
  const whole = parseJson(decoded.text);
  if (whole === null) {
    const first = decoded.text.trimStart().split('\n', 1)[0] ?? '';
    if (parseJson(first) === null)
      yield { kind: 'skipped', place: '', reason: 'It is not valid JSON.' };
    else yield* readLines(decoded.text, from);
    return;
  }
  if (!Array.isArray(whole.value)) {
    yield record(whole.value, file.bytes, '', from);
    return;
  }
  const spans = elementSpans(decoded.text, 0);
  for (const [i, value] of whole.value.entries()) {
    const span = spans[i];
    const source = span === undefined ? '' : decoded.text.slice(span.start, span.end);
    yield record(value, Buffer.from(source), `record ${i + 1}`, from);
  }
}

export const ninjsReader = {
  format: 'ninjs',
  accepts({ bytes }) {
    const head = Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.length, LOOKED_AT_BYTES),
    ).toString('latin1');
    return /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(head) && URI.test(head) && OWN_KEYS.test(head);
  },
  read: (file: SourceFile, context: ReadContext) => untilHopeless(readFile(file, context)),
} satisfies Reader;
