/**
 * Markup inside a field (a feed's or an API's `content`) to blocks of plain text. Whole pages need
 * a real parser; a fragment only needs its block tags as breaks and the rest gone. The result is
 * text, never shown as markup, so nothing depends on catching every trick.
 */
import type { Block } from './body.ts';
import { WINDOWS_1252_HIGH } from './decode.ts';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  deg: '°',
  frac12: '½',
  times: '×',
  shy: '',
  iexcl: '¡',
  iquest: '¿',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  igrave: 'ì',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ograve: 'ò',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  szlig: 'ß',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  yacute: 'ý',
  Aacute: 'Á',
  Auml: 'Ä',
  Aring: 'Å',
  Ccedil: 'Ç',
  Eacute: 'É',
  Ntilde: 'Ñ',
  Oacute: 'Ó',
  Ouml: 'Ö',
  Oslash: 'Ø',
  Uuml: 'Ü',
};

const named = (name: string) => (Object.hasOwn(NAMED, name) ? NAMED[name] : undefined);

/** Character references to characters, once; an unknown one stays as written. */
export function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,8}));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return named(name) ?? named(String(name).toLowerCase()) ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      // Old pages number characters as Windows does, and browsers follow them.
      if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252_HIGH[code - 0x80] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Whether a text holds markup rather than a stray `<`. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:p|br|div|h[1-6]|ul|ol|li|a|span|strong|b|em|i|blockquote|figure|img|section|article|table)(?:\s[^<>]*)?\/?>/i.test(
    text,
  );
}

const UNSEEN =
  /<(script|style|noscript|template|svg|iframe|head|form|button)\b[^<>]*>|<!--|<!\[CDATA\[|\]\]>/gi;

/**
 * The fragment without elements that are not text, and without comments. What is never closed is kept,
 * and looked for once: the cost stays in proportion to the length.
 */
function withoutUnseen(html: string): string {
  const unclosed = new Set<string>();
  let kept = '';
  let from = 0;
  UNSEEN.lastIndex = 0;
  for (let match = UNSEEN.exec(html); match !== null; match = UNSEEN.exec(html)) {
    const name = match[1]?.toLowerCase();
    const closing = name === undefined ? '-->' : name;
    let end = match.index + match[0].length;
    if (name !== undefined || match[0] === '<!--') {
      if (unclosed.has(closing)) continue;
      const close = closingOf(html, closing, end);
      if (close === -1) {
        unclosed.add(closing);
        continue;
      }
      end = close;
    }
    kept += html.slice(from, match.index);
    from = end;
    UNSEEN.lastIndex = end;
  }
  return kept + html.slice(from);
}

/** Where what closes an element or a comment ends, from `from` on; -1 where nothing does. */
function closingOf(html: string, closing: string, from: number): number {
  const pattern = closing === '-->' ? /-->/g : new RegExp(`</${closing}\\s*>`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(html) === null ? -1 : pattern.lastIndex;
}

const BLOCK =
  /<(\/?)(p|div|h[1-6]|ul|ol|li|blockquote|figure|figcaption|section|article|header|footer|table|tr|pre|hr|address|dl|dt|dd)(?:\s[^<>]*)?\/?>/gi;

/** The blocks of a fragment of HTML. */
export function htmlBlocks(html: string): Block[] {
  const marked = withoutUnseen(html)

    .replace(/\s+/g, ' ')
    .replace(BLOCK, (_tag, closing: string, name: string) => {
      if (closing !== '') return '\u0000p';
      return /^h[1-6]$/i.test(name) ? '\u0000h' : /^li$/i.test(name) ? '\u0000i' : '\u0000p';
    })
    .replace(/(?:<br(?:\s[^<>]*)?\/?>\s*){2,}/gi, '\u0000p')
    .replace(/<br(?:\s[^<>]*)?\/?>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '');
  return `p${marked}`.split('\u0000').flatMap((piece): Block[] => {
    const text = decodeReferences(piece.slice(1))
      .replace(/[ \u00a0]*\n[ \u00a0]*/g, '\n')
      .trim();
    if (text === '') return [];
    return [{ kind: piece[0] === 'h' ? 'heading' : piece[0] === 'i' ? 'item' : 'paragraph', text }];
  });
}
