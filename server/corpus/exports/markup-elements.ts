/**
 * The elements of a page that carry a class, as slices of its source: what exports of databases are
 * read by. An element ends where its own kind of tag is balanced.
 */
import { markupProblem } from '../article-length.ts';
import { attribute, type MarkupEvent, scanMarkup } from '../documents/markup.ts';
import { markupBlocks } from './markup-blocks.ts';

/** `start` to `end` is the whole element, `inner` its content. */
export type Element = {
  readonly name: string;
  readonly classes: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly inner: string;
};

type Open = Extract<MarkupEvent, { kind: 'open' }>;

/** The outermost elements for which `matches` holds, in order. */
export function elementsWhere(
  source: string,
  matches: (name: string, classes: readonly string[]) => boolean,
): Element[] {
  const found: Element[] = [];
  let open: { readonly tag: Open; readonly classes: readonly string[]; depth: number } | null =
    null;
  const add = (end: number, innerEnd: number) => {
    if (open === null) return;
    const { tag, classes } = open;
    const inner = source.slice(tag.end, innerEnd);
    found.push({ name: tag.name.toLowerCase(), classes, start: tag.start, end, inner });
    open = null;
  };
  for (const event of scanMarkup(source, false)) {
    if (event.kind === 'text') continue;
    if (open !== null) {
      if (event.name !== open.tag.name) continue;
      if (event.kind === 'close') open.depth -= 1;
      else if (!event.empty) open.depth += 1;
      if (open.depth === 0 && event.kind === 'close') add(event.end, event.start);
    } else if (event.kind === 'open' && !event.empty) {
      const classes = (attribute(event.attributes, 'class') ?? '').split(/\s+/).filter(Boolean);
      if (matches(event.name.toLowerCase(), classes)) open = { tag: event, classes, depth: 1 };
    }
  }
  add(source.length, source.length);
  return found;
}

/**
 * Elements of one kind that follow each other and do not nest, as slices of the source. One that is
 * never closed ends where the next begins, so that it loses only itself.
 */
export function* slicesWhere(
  source: string,
  matches: (name: string, classes: readonly string[]) => boolean,
): Generator<string> {
  const cut = (from: number, to: number) => {
    const slice = source.slice(from, to);
    // What is too long to be read is not searched for its end either.
    if (markupProblem(slice) !== null) return slice;
    return slice.slice(0, elementsWhere(slice, matches)[0]?.end ?? slice.length);
  };
  let start = -1;
  for (const event of scanMarkup(source, false)) {
    if (event.kind !== 'open' || event.empty) continue;
    const classes = (attribute(event.attributes, 'class') ?? '').split(/\s+/);
    if (!matches(event.name.toLowerCase(), classes)) continue;
    if (start !== -1) yield cut(start, event.start);
    start = event.start;
  }
  if (start !== -1) yield cut(start, source.length);
}

/** The outermost elements of a class; `*` at its end stands for any ending. */
export function elementsOfClass(source: string, wanted: string): Element[] {
  const is = wanted.endsWith('*')
    ? (name: string) => name.startsWith(wanted.slice(0, -1))
    : (name: string) => name === wanted;
  return elementsWhere(source, (_name, classes) => classes.some(is));
}

/** The text of a fragment on one line. */
export function lineOfMarkup(source: string): string {
  return markupBlocks(source)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
