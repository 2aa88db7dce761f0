/**
 * Markup to blocks of plain text: XHTML and NITF as trees, HTML of feeds as a string of tags. Both walk
 * the same marks (a block begins, a line breaks, text follows), so they read alike. What is no text
 * (scripts, media, hidden forms) is left out. Linear in the length.
 */
import { type Block, type Body, readBody } from '../body.ts';
import { cleanText } from '../decode.ts';
import { decodeReferences } from '../html-fragment.ts';
import { layOut } from '../plain-text-layout.ts';
import { bodyOf } from './marked-findings.ts';
import type { Element } from './tree.ts';

const words = (list: string) => new Set(list.split(/\s+/));

/** Elements that stand on lines of their own. */
const BLOCKS = words(
  `p div section article header footer main aside blockquote bq block address center body html pre
  ul ol dl li dt dd table tbody thead tr caption hr nitf-table fn note abstract body.content body.head
  body.end hedline hl1 hl2 h1 h2 h3 h4 h5 h6 lq quote para paragraph details summary`,
);
const HEADINGS = words('h1 h2 h3 h4 h5 h6 hl1 hl2');
const ITEMS = words('li');
/** Elements whose content is not text of the article. */
const UNSEEN = words(
  `script style noscript figure template svg math iframe head form button select textarea object embed
  video audio canvas media media-reference media-metadata media-caption media-producer media-object
  figcaption nitf-table-metadata nitf-col`,
);
/** Parts of one line that white space keeps apart. */
const CELLS = words('td th');

/** Gathers text into blocks. */
function createBlockWriter() {
  const blocks: Block[] = [];
  let text = '';
  let kind: Block['kind'] = 'paragraph';
  const end = () => {
    const written = cleanText(text)
      .replace(/[^\S\n\u2028]+/g, ' ')
      .replace(/ ?\u2028 ?/g, '\n')
      .trim()
      .replace(/\n{3,}/g, '\n\n');
    for (const part of written.split('\n\n')) {
      if (part.trim() !== '') blocks.push({ kind, text: part.trim() });
    }
    text = '';
  };
  return {
    blocks,
    open(name: string): void {
      if (name === 'br') {
        text += '\u2028';
        return;
      }
      if (CELLS.has(name)) text += ' ';
      if (!BLOCKS.has(name)) return;
      end();
      // A paragraph inside an item is still the item.
      if (HEADINGS.has(name)) kind = 'heading';
      else if (ITEMS.has(name)) kind = 'item';
    },
    close(name: string): void {
      if (!BLOCKS.has(name)) return;
      end();
      if (HEADINGS.has(name) || ITEMS.has(name)) kind = 'paragraph';
    },
    /** White space in markup is one space. */
    write(piece: string): void {
      text += piece.replace(/\s+/g, ' ');
    },
    end,
  };
}

/** The blocks of an element's content. */
export function elementBlocks(element: Element): Block[] {
  const writer = createBlockWriter();
  const walk = (node: Element): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        writer.write(child);
        continue;
      }
      const name = child.name.toLowerCase();
      if (UNSEEN.has(name)) continue;
      writer.open(name);
      walk(child);
      writer.close(name);
    }
  };
  walk(element);
  writer.end();
  return writer.blocks;
}

/** The end of the tag that begins at `at`: quoted values may hold `>`. -1 where none follows. */
function tagEnd(html: string, at: number): number {
  const close = html.indexOf('>', at);
  if (close === -1) return -1;
  const tag = html.slice(at, close);
  const open = (tag.split('"').length - 1) % 2 === 1;
  if (!open) return close;
  // A value that never closes is an accident: the tag then ends at its first bracket.
  const quote = html.slice(close, close + 2000).indexOf('"');
  if (quote === -1) return close;
  const next = html.indexOf('>', close + quote);
  return next === -1 ? close : next;
}

/** The blocks of HTML, however broken. */
export function htmlTextBlocks(html: string): Block[] {
  const writer = createBlockWriter();
  // Letters of other scripts may change in length.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const missing = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    writer.write(decodeReferences(html.slice(at, open === -1 ? html.length : open)));
    if (open === -1) break;
    if (html.startsWith('<!--', open)) {
      const end = missing.has('-->') ? -1 : html.indexOf('-->', open);
      if (end === -1) missing.add('-->');
      at = end === -1 ? open + 4 : end + 3;
      continue;
    }
    const tag = /^<(\/?)([a-z][\w.:-]{0,40})|^<[!?]/i.exec(html.slice(open, open + 45));
    const end = tag === null || missing.has('>') ? -1 : tagEnd(html, open);
    if (tag !== null && end === -1) missing.add('>');
    if (tag === null || end === -1) {
      writer.write('<');
      at = open + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase().replace(/^.*:/, '');
    at = end + 1;
    if (tag[1] === '/') writer.close(name);
    else if (UNSEEN.has(name) && html[end - 1] !== '/' && !missing.has(name)) {
      const close = lower.indexOf(`</${name}`, at);
      if (close === -1) missing.add(name);
      else at = close;
    } else writer.open(name);
  }
  writer.end();
  return writer.blocks;
}

/** Names of HTML in brackets, as against the `<SRD>` of a share. */
const HTML_TAG =
  /<(?:\/?(?:p|br|div|h[1-6]|[uo]l|li|a|span|strong|b|em|i|u|s|q|blockquote|figure|img|section|article|table|t[dr]|sup|sub|style|script|small|font|center|pre|code|abbr|cite|iframe|video|audio|hr|html|body)(?:\s[^<>]{0,2000})?\/?>|!--)/i;

/** The body of a text that may or may not be HTML. */
export function bodyOfText(text: string): Body {
  // Escaped once too often: no text begins with an escaped tag.
  const decoded = decodeReferences(text);
  if (/^\s*&lt;[!a-z]/i.test(text)) return bodyOf(htmlTextBlocks(decoded));
  if (HTML_TAG.test(text)) return bodyOf(htmlTextBlocks(text));
  const source = cleanText(decoded);
  return readBody(source, layOut(source));
}
