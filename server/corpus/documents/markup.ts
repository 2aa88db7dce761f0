/**
 * Tags and text of XML and HTML, one after the other, without a tree: office documents and database
 * exports need to know only where a block begins and which class it has. Invariant: linear in the
 * source, no nesting, no entities of a document's own; any string scans to its end.
 */
import { cleanText } from '../decode.ts';
import { decodeReferences } from '../html-fragment.ts';

/** `start` and `end` are places in the source, half-open. */
export type MarkupEvent =
  | {
      readonly kind: 'open';
      /** As written, with its prefix (`w:p`). */
      readonly name: string;
      /** What stands between the name and the `>`. */
      readonly attributes: string;
      readonly empty: boolean;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'close';
      readonly name: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'text';
      /** References are decoded. */
      readonly text: string;
      readonly start: number;
      readonly end: number;
    };

const NAME = /[A-Za-z_][\w:.-]{0,63}/y;
/** HTML elements whose content is no text. */
const RAW = /^(?:script|style|noscript|template|svg|iframe|textarea)$/i;

/** Characters of a tag in which quotes are looked for at once. */
const MAX_BARE_TAG = 200;

/** Where the tag that begins at `from` ends; a `>` inside a quoted value is none. */
function tagEnd(source: string, from: number, unclosed: Set<string>): number {
  const next = source.indexOf('>', from);
  // Most tags have no quotes.
  if (next !== -1 && next - from < MAX_BARE_TAG && !/["']/.test(source.slice(from, next)))
    return next;
  let before = '';
  for (let at = from; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (char === '>') return at;
    const opens = (char === '"' || char === "'") && before === '=';
    if (char > ' ') before = char;
    if (!opens || unclosed.has(char)) continue;
    const close = source.indexOf(char, at + 1);
    // A quote that nothing closes is a stray one, and so is every later one of its kind.
    if (close === -1) unclosed.add(char);
    else at = close;
  }
  return source.length;
}

/** References may stand for what no text holds. */
function decoded(text: string): string {
  return text.includes('&') ? cleanText(decodeReferences(text)) : text;
}

/** The events of `source` in order. `textNeeded` false: texts are empty, for who looks for tags alone. */
export function* scanMarkup(source: string, textNeeded = true): Generator<MarkupEvent> {
  const unclosed = new Set<string>();
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const textEnd = open === -1 ? source.length : open;
    if (textEnd > at)
      yield {
        kind: 'text',
        text: textNeeded ? decoded(source.slice(at, textEnd)) : '',
        start: at,
        end: textEnd,
      };
    if (open === -1) return;
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      at = end === -1 ? source.length : end + 3;
      continue;
    }
    if (source.startsWith('<![CDATA[', open)) {
      const found = source.indexOf(']]>', open + 9);
      const end = found === -1 ? source.length : found;
      yield { kind: 'text', text: source.slice(open + 9, end), start: open, end };
      at = end + 3;
      continue;
    }
    const next = source[open + 1] ?? '';
    if (next === '!' || next === '?') {
      const end = source.indexOf('>', open);
      at = end === -1 ? source.length : end + 1;
      continue;
    }
    NAME.lastIndex = next === '/' ? open + 2 : open + 1;
    const name = NAME.exec(source)?.[0];
    if (name === undefined) {
      yield { kind: 'text', text: '<', start: open, end: open + 1 };
      at = open + 1;
      continue;
    }
    const end = tagEnd(source, NAME.lastIndex, unclosed);
    if (next === '/') {
      yield { kind: 'close', name, start: open, end: end + 1 };
      at = end + 1;
      continue;
    }
    const written = source.slice(open + 1 + name.length, end);
    const empty = written.endsWith('/');
    yield {
      kind: 'open',
      name,
      attributes: empty ? written.slice(0, -1) : written,
      empty,
      start: open,
      end: end + 1,
    };
    at = end + 1;
    if (!empty && RAW.test(name)) at = rawEnd(source, at, name);
  }
}

/** Where the closing tag of a raw element begins; without one the rest of the source is raw. */
function rawEnd(source: string, from: number, name: string): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(source)?.index ?? source.length;
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, decoded; null where the tag has none. `name` may hold a prefix. */
export function attribute(attributes: string, name: string): string | null {
  if (!attributes.includes('=')) return null;
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    const value = `(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`;
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*${value}`, 'i');
    patterns.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  return match === null ? null : decodeReferences(match[1] ?? match[2] ?? match[3] ?? '');
}
