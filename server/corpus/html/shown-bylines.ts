/** Bylines as a page shows them: marked, named or linked as such, or lines that begin with “By”. */
import { parseByline } from '../byline.ts';
import { namesOf } from './class-words.ts';
import { lineOf, squash } from './element-text.ts';
import type { PageElement, PageTree } from './tree.ts';

const BYLINE_NAME =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|byl|contributor|writer)(?:$|[\s_-])|author-?name|byline-?name|^author|Byline|Author/;
const NOT_BYLINE =
  /comment|bio\b|avatar|image|photo|social|follow|related|desc|email|twitter|caption|credit/i;
/** Where links to authors lead. */
const AUTHOR_ADDRESS =
  /\/(?:authors?|profiles?|staff|contributors?|by|reporters?|columnists?|writers?|journalists?|autor(?:es)?|auteurs?|autore)\/[^/?#]+/i;
/** Elements between two names of one byline. A guess. */
const SAME_BYLINE = 5;
/** How far from the headline, in elements, an unmarked byline may stand. A guess. */
const NEAR_HEADLINE = 80;
/** Candidates looked at of each sort. */
const MAX_CANDIDATES = 60;
/** Longer lines are biographies. */
const MAX_BYLINE_CHARS = 160;

/** The name inside a byline where it is marked as such. */
function innerName(element: PageElement, depth = 0): string | null {
  for (const child of element.children) {
    if (typeof child === 'string' || depth > 6) continue;
    if (
      /\bname\b/.test(child.attributes['itemprop'] ?? '') ||
      /(?:author|byline|contributor)[-_]{0,2}name/i.test(namesOf(child))
    )
      return child.attributes['content'] ?? lineOf(child);
    const inner = innerName(child, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}

/** Names that stand close together are one byline. */
function inGroups(elements: readonly PageElement[]): string[][] {
  const groups: string[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const element of elements.slice(0, MAX_CANDIDATES)) {
    const line = element.attributes['content'] ?? innerName(element) ?? lineOf(element);
    if (line.length > MAX_BYLINE_CHARS || line === '') continue;
    if (element.index - last > SAME_BYLINE) groups.push([]);
    groups[groups.length - 1]?.push(line);
    last = element.index;
  }
  return groups;
}

/** Each entry holds the values of one byline, the likeliest first. */
export type ShownBylines = {
  /** Marked or named as bylines. */
  readonly marked: readonly (readonly string[])[];
  /** Told by what they link to, or by how they begin. */
  readonly guessed: readonly (readonly string[])[];
};

export function shownBylines(tree: PageTree): ShownBylines {
  const marked: PageElement[] = [];
  const named: PageElement[] = [];
  const linked: PageElement[] = [];
  const lines: string[][] = [];
  const headline = tree.elements.find(({ tag }) => tag === 'h1')?.index ?? null;
  for (const element of tree.elements) {
    const { tag, attributes, index } = element;
    if (/^(?:script|style|meta|link|html|body|img|head)$/.test(tag)) continue;
    const isLink = tag === 'a';
    const near = headline !== null && Math.abs(index - headline) < NEAR_HEADLINE;
    if (
      /\bauthor\b/.test(attributes['itemprop'] ?? '') ||
      (isLink && /(?:^|\s)author(?:\s|$)/.test(attributes['rel'] ?? ''))
    )
      marked.push(element);
    else if (BYLINE_NAME.test(namesOf(element)) && !NOT_BYLINE.test(namesOf(element)))
      named.push(element);
    else if (near && isLink && AUTHOR_ADDRESS.test(attributes['href'] ?? '')) linked.push(element);
    else if (near && lines.length < MAX_CANDIDATES && /^(?:p|div|span|h[2-6]|li)$/.test(tag)) {
      const own = element.children.filter((child) => typeof child === 'string').map(squash);
      const line = [...own, lineOf(element)].find((text) => parseByline(text) !== null);
      if (line !== undefined) lines.push([line]);
    }
  }
  return {
    marked: [...inGroups(marked), ...inGroups(named)],
    guessed: [...inGroups(linked), ...lines],
  };
}
