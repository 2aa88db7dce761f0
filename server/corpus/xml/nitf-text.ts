/**
 * The body of an NITF document: headline, byline, dateline and text. Apart from its head, because
 * NewsML and ninjs carry an NITF body and keep its head in their own words.
 */
import type { AssignedName } from '../../core/article.ts';
import type { Block } from '../body.ts';
import { readByline } from './marked-findings.ts';
import { elementBlocks } from './markup-blocks.ts';
import {
  attribute,
  childAt,
  childrenOf,
  descendants,
  type Element,
  textAt,
  textOf,
} from './tree.ts';
import { unwrapBlocks } from './unwrap-lines.ts';

/** What stands in `body`; blocks are its text alone. */
export type NitfText = {
  readonly title: string | null;
  readonly authors: readonly string[];
  /** The outlet of byline or distributor. */
  readonly source: string | null;
  readonly rights: readonly string[];
  readonly datelinePlace: string | null;
  /** Of the dateline, as written. */
  readonly date: string;
  readonly blocks: readonly Block[];
  /** The abstract, where there is one. */
  readonly summary: readonly Block[];
  /** Names the publisher marked in the text. */
  readonly marked: readonly AssignedName[];
};

const MARKED = [
  ['person', 'person'],
  ['location', 'place'],
  ['org', 'organization'],
] as const;

/** A name without the codes and functions that stand inside it. */
function nameIn(element: Element): string {
  const parts = childrenOf(element).filter(
    ({ name }) => !/^(?:alt-code|function|virtloc)$/.test(name),
  );
  const own = element.children.filter((child) => typeof child === 'string').join('');
  if (/[\p{L}\p{N}]/u.test(own)) return own;
  return parts.map(textOf).join(element.name === 'location' ? ', ' : ' ');
}

/** `SMITH, JOHN A (SEN)`, as an index has it → `John A Smith`. */
function inOrder(name: string): string {
  const bare = name.replace(/\s*\([^()]*\)\s*$/, '').trim();
  const parts = /^([^,]{2,40}),\s*([^,]{1,40})$/.exec(bare);
  const ordered = parts === null ? bare : `${parts[2]} ${parts[1]}`;
  if (/\p{Ll}/u.test(ordered)) return ordered;
  return ordered.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

const ordered = (type: AssignedName['type'], name: string) =>
  type === 'person' ? inOrder(name) : name;

/** Persons, places and organizations marked anywhere below an element. */
export function markedNames(element: Element | null): AssignedName[] {
  if (element === null) return [];
  return MARKED.flatMap(([name, type]) =>
    descendants(element, name).map((found) => ({
      type,
      name: ordered(type, nameIn(found).trim() || attribute(found, 'value')),
    })),
  );
}

/** The people of all bylines: marked ones first, else the line without titles and tags. */
function bylineOf(head: Element | null): { authors: readonly string[]; source: string | null } {
  const all = head === null ? [] : childrenOf(head, 'byline');
  // The same once more as an index has it: “Doe, John”.
  const printed = all.filter((byline) => !/normalized/.test(attribute(byline, 'class')));
  const lines = printed.length > 0 ? printed : all;
  const read = lines.map((byline) => {
    const people = descendants(byline, 'person').map(nameIn).join(', ');
    const bare = byline.children
      .filter((child) => typeof child === 'string' || !/^(?:byttl|bytag)$/.test(child.name))
      .map((child) => (typeof child === 'string' ? child : textOf(child)))
      .join('');
    const written = bare.replace(/[\s,]+$/, '') || textOf(childAt(byline, 'bytag'));
    const line = readByline(people || written);
    const titles = descendants(byline, 'byttl').map((title) => readByline(textOf(title)).source);
    return { authors: line.authors, source: line.source ?? titles.find((title) => title !== null) };
  });
  return {
    authors: [...new Set(read.flatMap(({ authors }) => authors))],
    source: read.map(({ source }) => source).find((source) => source != null) ?? null,
  };
}

/** `Sydney`, or `Tegucigalpa, Honduras`: as marked in the dateline. */
function placeOf(dateline: Element | null): string | null {
  const location = dateline === null ? null : childAt(dateline, 'location');
  if (location === null) return null;
  const parts = childrenOf(location).filter(({ name }) =>
    /^(?:city|state|region|country)$/.test(name),
  );
  return (
    parts
      .map(textOf)
      .filter((part) => part !== '')
      .join(', ') ||
    textOf(location) ||
    null
  );
}

/** The blocks of text: where one holds the full text, those that repeat its lead are left out. */
function contentOf(body: Element): Element[] {
  const contents = childrenOf(body, 'body.content');
  const full = contents
    .flatMap((content) => childrenOf(content, 'block'))
    .filter((block) => attribute(block, 'class') === 'full_text');
  return full.length > 0 ? full : contents;
}

/** Reads a `body` element; null where there is none. */
export function readNitfText(body: Element | null): NitfText | null {
  if (body === null) return null;
  const head = childAt(body, 'body.head');
  const content = contentOf(body);
  const dateline = head === null ? null : childAt(head, 'dateline');
  const byline = bylineOf(head);
  const rights = head === null ? null : childAt(head, 'rights');
  const abstract = head === null ? null : childAt(head, 'abstract');
  return {
    title: (head === null ? '' : titleOf(head)) || null,
    authors: byline.authors,
    source: (head === null ? '' : textAt(head, 'distributor')) || byline.source,
    rights: rights === null ? [] : [textOf(rights)],
    datelinePlace: placeOf(dateline),
    date: attribute(dateline === null ? null : childAt(dateline, 'story.date'), 'norm'),
    blocks: unwrapBlocks(content.flatMap(elementBlocks)),
    summary: abstract === null ? [] : elementBlocks(abstract),
    marked: content.flatMap(markedNames),
  };
}

/** The main headline; several lines of one are joined. */
function titleOf(head: Element): string {
  const headline = childAt(head, 'hedline');
  return headline === null ? textAt(head, 'hl1') : textAt(headline, 'hl1') || textOf(headline);
}
