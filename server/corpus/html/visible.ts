/**
 * Which elements of a page may hold text of its article: what is neither hidden nor furniture.
 * Names lie sometimes, so an element that holds the headline or most of the prose is never dropped
 * for its name.
 */
import { isNamedBody, isNamedComments, isNamedJunk } from './class-words.ts';
import { UNSEEN } from './element-text.ts';
import type { PageElement, PageTree } from './tree.ts';

const FURNITURE = new Set('nav footer aside button dialog menu'.split(' '));
const FURNITURE_ROLES =
  /^(?:navigation|banner|complementary|contentinfo|search|menu|menubar|menuitem|dialog|alertdialog|toolbar|tablist|tooltip|button)$/i;
/** Share of the page's prose past which no name makes an element furniture. A guess. */
const PROTECTED_SHARE = 0.35;

function isHidden({ attributes }: PageElement): boolean {
  return (
    Object.hasOwn(attributes, 'hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '') ||
    (attributes['aria-hidden'] === 'true' && !/fallback-image/.test(attributes['class'] ?? ''))
  );
}

/** Characters of prose in and under every element: text of paragraphs, and of text beside `br`. */
function proseOf({ elements }: PageTree): number[] {
  const prose = new Array<number>(elements.length).fill(0);
  for (let i = elements.length - 1; i >= 0; i -= 1) {
    const element = elements[i];
    if (element === undefined || UNSEEN.has(element.tag)) {
      if (element !== undefined) prose[i] = 0;
      continue;
    }
    let own = 0;
    for (const child of element.children) if (typeof child === 'string') own += child.trim().length;
    // Links and short labels are no prose.
    if (element.tag === 'a') prose[i] = 0;
    else if (own > 40) prose[i] = (prose[i] ?? 0) + own;
    if (element.parent !== null) {
      const at = element.parent.index;
      prose[at] = (prose[at] ?? 0) + (prose[i] ?? 0);
    }
  }
  return prose;
}

/** For every element whether it is left out; what is in one that is left out is too. */
export function droppedElements(tree: PageTree): readonly boolean[] {
  const { elements } = tree;
  const dropped = new Array<boolean>(elements.length).fill(false);
  const prose = proseOf(tree);
  const total = Math.max(1, prose[0] ?? 0);
  const holdsHeadline = new Array<boolean>(elements.length).fill(false);
  for (const element of elements) {
    if (element.tag !== 'h1') continue;
    for (let at: PageElement | null = element; at !== null; at = at.parent)
      holdsHeadline[at.index] = true;
  }
  for (const element of elements) {
    const { index, tag, parent } = element;
    if (parent === null || tag === 'html' || tag === 'body') continue;
    if (dropped[parent.index] || UNSEEN.has(tag)) {
      dropped[index] = true;
      continue;
    }
    const share = (prose[index] ?? 0) / total;
    if (isNamedComments(element) && !holdsHeadline[index]) dropped[index] = true;
    else if (share > PROTECTED_SHARE || (holdsHeadline[index] && share > 0.1))
      dropped[index] = false;
    else {
      const inBody = tag === 'p' || isNamedBody(element);
      dropped[index] =
        isHidden(element) ||
        FURNITURE.has(tag) ||
        FURNITURE_ROLES.test(element.attributes['role'] ?? '') ||
        tag === 'figcaption' ||
        (!inBody && isNamedJunk(element)) ||
        (tag === 'p' && isNamedJunk(element) && share < 0.1);
    }
  }
  return dropped;
}
