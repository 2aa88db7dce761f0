/**
 * Rich Text Format (Microsoft RTF 1.9.1) to blocks. Only text and what orders it is read: destinations
 * that are not shown are skipped whole, nesting is a stack with a limit, and nothing is looked up.
 */
import { MAX_ARTICLE_CHARS } from '../article-length.ts';
import { type DocumentBlock, NO_PROPERTIES, type Properties } from './document-article.ts';
import { codePageOfCharset, decodeCodePage } from './rtf-charset.ts';
import { BREAKS, SKIPPED, SYMBOLS } from './rtf-words.ts';

/** Groups deeper than this are read as if they were not opened. Word nests a few dozen. */
const MAX_DEPTH = 2000;

/** Where text goes: the document, nowhere, or a field of its own. */
type Target = 'text' | 'skip' | 'fonts' | 'styles' | 'title' | 'author' | 'keywords' | 'created';
type Group = { target: Target; uc: number; font: number; hidden: boolean };

export type RtfDocument = {
  readonly blocks: readonly DocumentBlock[];
  readonly properties: Properties;
};

const TOKEN =
  /\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|((?:\\'[0-9a-fA-F]{2}){1,1000})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\$/g;

/** Reads RTF, given as characters U+0000 to U+00FF, one a byte. Never throws. */
export function readRtf(source: string): RtfDocument {
  const blocks: DocumentBlock[] = [];
  const stack: Group[] = [];
  let group: Group = { target: 'text', uc: 1, font: 0, hidden: false };
  let beyond = 0;
  let filePage = 1252;
  let defaultFont = 0;
  const pages = new Map<number, number>();
  const headings = new Set<number>();
  const titles = new Set<number>();
  let style = { id: 0, outline: false, item: false };
  let described: number | null = null;
  let name = '';
  const own: Record<'title' | 'author' | 'keywords', string> = {
    title: '',
    author: '',
    keywords: '',
  };
  const made: Record<string, number> = {};
  let text = '';
  let bytes = '';
  let skip = 0;
  let starred = false;

  const flush = () => {
    if (bytes === '') return;
    add(decodeCodePage(bytes, pages.get(group.font) ?? filePage));
    bytes = '';
  };
  const add = (piece: string) => {
    const { target } = group;
    if (target === 'text') text += group.hidden ? '' : piece;
    else if (target === 'title' || target === 'author' || target === 'keywords')
      own[target] += piece;
    else if (target === 'styles') name += piece;
  };
  const breakHere = () => {
    if (text.trim() !== '') {
      const kind =
        headings.has(style.id) || style.outline ? 'heading' : style.item ? 'item' : 'paragraph';
      blocks.push(
        titles.has(style.id) ? { kind: 'paragraph', text, isTitle: true } : { kind, text },
      );
    }
    text = '';
  };
  const nameStyle = () => {
    const written = name.replace(/;\s*$/, '').trim();
    if (
      described !== null &&
      /^(?:heading|überschrift|titre|título|titolo|kop) ?[1-9]$/i.test(written)
    )
      headings.add(described);
    if (described !== null && /^(?:title|titel|titre|título|titolo)$/i.test(written))
      titles.add(described);
    name = '';
    described = null;
  };

  const word = (control: string, value: number | null) => {
    const isStarred = starred;
    starred = false;
    if (control === 'u') {
      flush();
      const code = (value ?? 63) < 0 ? (value ?? 0) + 65_536 : (value ?? 63);
      if (code <= 0xffff) add(String.fromCharCode(code));
      skip = group.uc;
      return;
    }
    if (control === 'listtext' || control === 'pntext') style.item = true;
    if (SKIPPED.has(control)) group.target = 'skip';
    else if (control === 'fonttbl') group.target = 'fonts';
    else if (control === 'stylesheet') group.target = 'styles';
    else if (control === 'info') group.target = 'skip';
    else if (control === 'title' || control === 'author' || control === 'keywords')
      group.target = stack.length <= 3 ? control : 'skip';
    else if (control === 'creatim') group.target = 'created';
    else if (isStarred) group.target = 'skip';
    const { target } = group;
    if (control === 'uc') group.uc = Math.max(0, value ?? 1);
    else if (control === 'ansicpg') filePage = value ?? 1252;
    else if (control === 'mac') filePage = 10000;
    else if (control === 'deff') defaultFont = value ?? 0;
    else if (control === 'f') {
      flush();
      group.font = value ?? 0;
    } else if (control === 'fcharset' && target === 'fonts') {
      const page = codePageOfCharset(value ?? 0);
      if (page !== null) pages.set(group.font, page);
    } else if (target === 'created') made[control] = value ?? 0;
    else if (target === 'styles' && control === 's') described = value;
    else if (target !== 'text') return;
    else if (control === 'plain') {
      flush();
      group.font = defaultFont;
      group.hidden = false;
    } else if (control === 'v' || control === 'deleted') {
      flush();
      group.hidden = value !== 0;
    } else if (control === 'pard') style = { id: 0, outline: false, item: false };
    else if (control === 's') style.id = value ?? 0;
    else if (control === 'outlinelevel') style.outline = (value ?? 9) < 9;
    else if (control === 'ls' || control === 'ilvl') style.item = true;
    else if (BREAKS.has(control)) {
      flush();
      breakHere();
    } else {
      const symbol = SYMBOLS.get(control);
      if (symbol === undefined) return;
      flush();
      add(symbol);
    }
  };

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match !== null; match = TOKEN.exec(source)) {
    const [, control, value, hex, symbol, brace, run] = match;
    if (brace === '{') {
      flush();
      skip = 0;
      if (stack.length >= MAX_DEPTH) beyond += 1;
      else {
        stack.push(group);
        group = { ...group };
      }
    } else if (brace === '}') {
      flush();
      skip = 0;
      starred = false;
      if (group.target === 'styles') nameStyle();
      if (beyond > 0) beyond -= 1;
      else group = stack.pop() ?? group;
    } else if (control === 'bin') {
      TOKEN.lastIndex += Math.min(Math.max(0, Number(value ?? 0)), source.length - TOKEN.lastIndex);
    } else if (control !== undefined) {
      if (skip > 0 && control !== 'u') skip -= 1;
      else word(control, value === undefined ? null : Number(value));
    } else if (hex !== undefined) {
      const run = Buffer.from(hex.replaceAll("\\'", ''), 'hex').toString('latin1');
      const dropped = Math.min(skip, run.length);
      skip -= dropped;
      bytes += run.slice(dropped);
    } else if (run !== undefined) {
      const dropped = Math.min(skip, run.length);
      skip -= dropped;
      // What is longer than any article is skipped for its length later: one character too many tells as much.
      const room = MAX_ARTICLE_CHARS + 1 - bytes.length;
      if (group.target !== 'skip') bytes += run.slice(dropped, dropped + Math.max(0, room));
    } else if (symbol === '*') starred = true;
    else if (symbol === '\n' || symbol === '\r') word('par', null);
    else if (symbol !== undefined) {
      if (skip > 0) skip -= 1;
      else if (symbol === '~') bytes += ' ';
      else if (symbol === '_') bytes += '-';
      else if (symbol === '\\' || symbol === '{' || symbol === '}') bytes += symbol;
    }
  }
  flush();
  breakHere();
  return { blocks, properties: propertiesOf(own, made) };
}

function propertiesOf(
  own: Readonly<Record<'title' | 'author' | 'keywords', string>>,
  { yr, mo, dy }: Readonly<Record<string, number>>,
): Properties {
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    ...NO_PROPERTIES,
    title: own.title.trim() || null,
    author: own.author.trim() || null,
    keywords: own.keywords.trim() || null,
    created: yr && mo && dy ? `${yr}-${two(mo)}-${two(dy)}` : null,
  };
}
