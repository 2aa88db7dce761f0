/**
 * A page as a tree of elements and text: only what reading an article needs. Built on a tokenizer,
 * not on a DOM, so that the cost stays in proportion to the length of the page whatever is in it.
 * Invariant: never throws; never deeper than `MAX_DEPTH`; parents come before their children in `elements`.
 */
import { Tokenizer } from 'htmlparser2';

/** An element and what is in it. `index` counts elements in the order of the page. */
export type PageElement = {
  readonly index: number;
  /** Lower case. */
  readonly tag: string;
  /** Names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | null;
  readonly children: readonly PageNode[];
};

export type PageNode = PageElement | string;

/** `elements` holds every element at its index; the first is the root. */
export type PageTree = { readonly root: PageElement; readonly elements: readonly PageElement[] };

type OpenElement = PageElement & { readonly children: PageNode[] };

/** Elements deeper than this lie beside each other. Real pages stay below 60. */
const MAX_DEPTH = 200;
/** Elements after this many are left out, their text kept. Real pages hold up to 30,000. */
const MAX_ELEMENTS = 60_000;
/** Characters of an attribute; longer ones are data, not words. */
const MAX_ATTRIBUTE_CHARS = 20_000;
/** Attributes an element. */
const MAX_ATTRIBUTES = 60;

const VOID = new Set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Opening one of these ends an open paragraph. */
const ENDS_PARAGRAPH = new Set(
  `address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul`.split(
    /\s+/,
  ),
);
/** Which open elements an opening tag ends, and the elements that shield them. */
const ENDS: Readonly<Record<string, readonly [ended: string, shields: string]>> = {
  li: ['li', 'ul ol menu dir'],
  dt: ['dt dd', 'dl'],
  dd: ['dt dd', 'dl'],
  tr: ['tr td th', 'table'],
  td: ['td th', 'table tr'],
  th: ['td th', 'table tr'],
  option: ['option', 'select'],
};
/** A closing tag of an inline element does not reach past these. */
const BARRIERS = new Set('td th table caption body html'.split(' '));

/** Parses a page. Markup beyond the limits is flattened; text is never lost. */
export function parseTree(html: string): PageTree {
  const root: OpenElement = { index: 0, tag: '#root', attributes: {}, parent: null, children: [] };
  const elements: PageElement[] = [root];
  const stack: OpenElement[] = [root];
  const isXml = /^\s*<\?xml\b/.test(html.slice(0, 200));
  let tag = '';
  let attributes: Record<string, string> = {};
  let attributeCount = 0;
  let attribute = '';
  let value = '';
  let text = '';
  let openParagraphs = 0;

  const top = () => stack[stack.length - 1] ?? root;
  const flush = () => {
    if (text !== '') top().children.push(text);
    text = '';
  };
  const closeDownTo = (depth: number) => {
    flush();
    while (stack.length > Math.max(1, depth)) if (stack.pop()?.tag === 'p') openParagraphs -= 1;
  };
  /** The place of the nearest open element among `names`, looking no further than `shields`. */
  const findOpen = (names: readonly string[], shields: readonly string[]): number => {
    for (let i = stack.length - 1; i > 0; i -= 1) {
      const open = stack[i]?.tag ?? '';
      if (names.includes(open)) return i;
      if (shields.includes(open)) return -1;
    }
    return -1;
  };
  const endImplied = () => {
    if (openParagraphs > 0 && ENDS_PARAGRAPH.has(tag)) {
      const at = findOpen(['p'], ['td', 'th', 'button', 'object', 'table']);
      if (at > 0) closeDownTo(at);
    }
    const rule = ENDS[tag];
    if (rule === undefined) return;
    const shields = rule[1].split(' ');
    const at = findOpen(rule[0].split(' '), shields);
    if (at > 0) closeDownTo(at);
    // A row ends the cell and the row it stands in.
    if (tag === 'tr') {
      const row = findOpen(['tr'], shields);
      if (row > 0) closeDownTo(row);
    }
  };
  const open = (isClosed: boolean) => {
    // White space is kept, so that words do not run together.
    if (elements.length >= MAX_ELEMENTS) {
      text += ' ';
      return;
    }
    flush();
    endImplied();
    const parent = top();
    const element: OpenElement = { index: elements.length, tag, attributes, parent, children: [] };
    elements.push(element);
    parent.children.push(element);
    if (isClosed || VOID.has(tag) || stack.length >= MAX_DEPTH) return;
    stack.push(element);
    if (tag === 'p') openParagraphs += 1;
  };
  const close = (name: string) => {
    if (name === 'br' || name === 'p') {
      if (name === 'br' || openParagraphs === 0) return;
    }
    for (let i = stack.length - 1; i > 0; i -= 1) {
      const openTag = stack[i]?.tag ?? '';
      if (openTag === name) {
        closeDownTo(i);
        return;
      }
      if (BARRIERS.has(openTag) && !BARRIERS.has(name) && !/^(?:tr|tbody|thead)$/.test(name))
        return;
    }
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: (start, end) => {
        if (value.length < MAX_ATTRIBUTE_CHARS)
          value += html.slice(start, Math.min(end, start + MAX_ATTRIBUTE_CHARS));
      },
      onattribentity: (code) => {
        if (value.length < MAX_ATTRIBUTE_CHARS) value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (attributeCount < MAX_ATTRIBUTES && !Object.hasOwn(attributes, attribute)) {
          attributes[attribute] = value;
          attributeCount += 1;
        }
        value = '';
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, Math.min(end, start + 100)).toLowerCase();
      },
      oncdata: (start, end, offset) => {
        text += html.slice(start, end - offset);
      },
      onclosetag: (start, end) => close(html.slice(start, Math.min(end, start + 60)).toLowerCase()),
      oncomment: () => {},
      ondeclaration: () => {},
      onend: flush,
      onopentagend: () => open(false),
      onopentagname: (start, end) => {
        tag = html.slice(start, Math.min(end, start + 60)).toLowerCase();
        attributes = Object.create(null) as Record<string, string>;
        attributeCount = 0;
      },
      onprocessinginstruction: () => {},
      onselfclosingtag: () => open(isXml || tag === 'script' || tag === 'svg' || tag === 'path'),
      ontext: (start, end) => {
        text += html.slice(start, end);
      },
      ontextentity: (code) => {
        text += String.fromCodePoint(code);
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  flush();
  return { root, elements };
}
