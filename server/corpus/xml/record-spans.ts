/**
 * Where the records of a large XML file stand. Only the tags that open and close a record are looked
 * for, so that the rest of the file, however broken, is not parsed at all: a malformed record loses
 * itself, and only one record is ever a tree. Linear in the length of the file.
 */
import type { Span } from '../../core/span.ts';

/** `closed: false`: its end tag is missing, and it reaches to the next record. */
export type RecordSpan = Span & { readonly name: string; readonly closed: boolean };

/** A name with its prefix, after `<` or `</`; long enough for the names of any record. */
const NAME = /(\/?)(?:[\w.-]{1,40}:)?([\w.-]{1,40})(?=[\s/>])/y;

/** Where a string next stands at or after a place, for places that rise: searched once each. -1 for never. */
function createFinder(text: string, wanted: string): (from: number) => number {
  let searched = 0;
  let found = text.indexOf(wanted);
  return (from) => {
    if (found !== -1 && (from < searched || found < from)) found = text.indexOf(wanted, from);
    searched = from;
    return found;
  };
}

/** Says how far a CDATA section or a comment that begins at a place reaches: behind it, or that place where none is closed. */
function createSectionFinder(xml: string): (at: number) => number {
  const cdata = createFinder(xml, '<![CDATA[');
  const cdataEnd = createFinder(xml, ']]>');
  const commentEnd = createFinder(xml, '-->');
  return (at) => {
    if (xml.startsWith('<![CDATA[', at)) {
      const end = cdataEnd(at);
      // One that opens inside another means that the first was never closed.
      const next = cdata(at + 9);
      return end === -1 || (next !== -1 && next < end) ? at : end + 3;
    }
    if (!xml.startsWith('<!--', at)) return at;
    const end = commentEnd(at + 4);
    return end === -1 ? at : end + 3;
  };
}

/** Behind the tag that begins at `at`, quoted values passed over; -1 where it does not end before the next. */
function tagEnd(xml: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < xml.length && xml[i] !== '<'; i += 1) {
    const char = xml[i] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return i + 1;
  }
  return -1;
}

/** The records of these local names, in order, none inside another. */
export function* recordSpans(xml: string, names: ReadonlySet<string>): Generator<RecordSpan> {
  let open: { readonly name: string; readonly start: number } | null = null;
  let at = xml.indexOf('<');
  const behindSection = createSectionFinder(xml);
  while (at !== -1) {
    const behind = xml[at + 1] === '!' ? behindSection(at) : at;
    if (behind > at) {
      at = xml.indexOf('<', behind);
      continue;
    }
    NAME.lastIndex = at + 1;
    const match = NAME.exec(xml);
    const name = match?.[2] ?? '';
    if (match !== null && names.has(name)) {
      const end = tagEnd(xml, at);
      if (match[1] === '/') {
        if (open?.name === name) {
          yield { name, start: open.start, end: end === -1 ? xml.length : end, closed: end !== -1 };
          open = null;
        }
      } else {
        const empty = end !== -1 && xml[end - 2] === '/';
        // An empty record inside another is an accident, and holds nothing to lose.
        if (!empty && open !== null)
          yield { name: open.name, start: open.start, end: at, closed: false };
        if (!empty) open = { name, start: at };
        else if (open === null) yield { name, start: at, end, closed: true };
      }
    }
    at = xml.indexOf('<', at + 1);
  }
  if (open !== null) yield { ...open, end: xml.length, closed: false };
}

/** Records past which nothing is expected of the file as a whole. */
const MAX_AROUND = 200_000;

/** What stands around the records, for what is said of all of them; at most `maxChars`. */
export function aroundSpans(xml: string, spans: Iterable<Span>, maxChars = 200_000): string {
  let rest = '';
  let cut = 0;
  let count = 0;
  for (const { start, end } of spans) {
    if (start > cut) rest += xml.slice(cut, Math.min(start, cut + maxChars));
    cut = end;
    count += 1;
    if (count >= MAX_AROUND || rest.length > maxChars) return rest.slice(0, maxChars);
  }
  return (rest + xml.slice(cut, cut + maxChars)).slice(0, maxChars);
}

/** Line numbers of places given in rising order: each asked for once, so that all cost one walk. */
export function createLineCounter(text: string): (at: number) => number {
  const newline = createFinder(text, '\n');
  let line = 1;
  let counted = 0;
  return (at) => {
    for (;;) {
      const next = newline(counted);
      if (next === -1 || next >= at) return line;
      line += 1;
      counted = next + 1;
    }
  };
}
