/**
 * Articles that a page marks up in place (schema.org microdata), as nodes such as JSON-LD has: what is
 * read from the one is read from the other. Values are what the page shows, or what `content`,
 * `datetime` and addresses say.
 */
import { lineOf } from './element-text.ts';
import type { Node } from './json-ld.ts';
import type { PageElement, PageTree } from './tree.ts';

/** Levels looked into below an item. */
const MAX_DEPTH = 40;
/** Elements looked at a page. A guess far above what pages mark. */
const MAX_ELEMENTS = 20_000;
/** The text is found by its form, not by its mark. */
const UNREAD = /^(?:articleBody|text|description|image|review|comment|video)$/;

const typeOf = ({ attributes }: PageElement): string =>
  (attributes['itemtype'] ?? '')
    .trim()
    .split(/\s+/)[0]
    ?.replace(/^.*[/#]/, '') ?? '';

const isItem = ({ attributes }: PageElement): boolean => attributes['itemscope'] !== undefined;

function propertyOf(element: PageElement, budget: Budget, depth: number): unknown {
  if (isItem(element)) return nodeOf(element, budget, depth);
  const { content, datetime, href } = element.attributes;
  return content ?? datetime ?? (element.tag === 'link' ? href : undefined) ?? lineOf(element);
}

type Budget = { left: number };

/** An item with its properties; those of items inside are theirs. */
function nodeOf(item: PageElement, budget: Budget, depth = 0): Node {
  const found = new Map<string, unknown[]>();
  const visit = (element: PageElement, level: number): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || level > MAX_DEPTH || budget.left <= 0) continue;
      budget.left -= 1;
      const names = (child.attributes['itemprop'] ?? '').split(/\s+/).filter((name) => name !== '');
      for (const name of names) {
        if (UNREAD.test(name)) continue;
        found.set(name, [...(found.get(name) ?? []), propertyOf(child, budget, level + 1)]);
      }
      if (!isItem(child)) visit(child, level + 1);
    }
  };
  visit(item, depth);
  const members = [...found].map(([name, values]) => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return { '@type': typeOf(item), ...Object.fromEntries(members) };
}

/** The outermost items of a page that are articles. */
export function microdataArticles(tree: PageTree): Node[] {
  const budget: Budget = { left: MAX_ELEMENTS };
  return tree.elements
    .filter(
      (element) =>
        isItem(element) &&
        element.attributes['itemprop'] === undefined &&
        /(?:Article|Posting)$/.test(typeOf(element)),
    )
    .slice(0, 20)
    .map((element) => nodeOf(element, budget));
}
