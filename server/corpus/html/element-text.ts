/** The words in an element, as a reader of the page would see them. */
import type { PageElement, PageNode } from './tree.ts';

/** Their content is no text of the page. */
export const UNSEEN: ReadonlySet<string> = new Set(
  `script style noscript template svg math iframe object embed canvas audio video map head title
  select textarea input datalist noframes applet amp-ad amp-embed amp-sticky-ad amp-consent amp-script`.split(
    /\s+/,
  ),
);

/** Elements that stand on lines of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody
  td tfoot th thead tr ul caption #root`.split(/\s+/),
);

/** White space as browsers show it: runs are one space, a no-break space is a space, what has no width is gone. */
export function squash(text: string): string {
  return spaced(text).trim();
}

/** As `squash`, but the spaces at both ends are kept as one. */
export function spaced(text: string): string {
  // Single spaces are left alone: replacing each by itself costs seconds on a page of one paragraph.
  return text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/\s{2,}|[^\S ]/g, ' ');
}

/** How many characters of a text are no white space. */
export function inkOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && code !== 0xa0) count += 1;
  }
  return count;
}

/** Characters of a line; nobody reads more of a headline, a byline or a cell of a table. */
const MAX_LINE_CHARS = 4000;

/** The text of an element on one line, cut at 4000 characters; `skip` leaves elements out. */
export function lineOf(element: PageElement, skip?: (element: PageElement) => boolean): string {
  let line = '';
  const visit = (node: PageNode): void => {
    if (line.length > MAX_LINE_CHARS) return;
    if (typeof node === 'string') {
      line += node.slice(0, 2 * MAX_LINE_CHARS);
      return;
    }
    if (UNSEEN.has(node.tag) || skip?.(node) === true) return;
    if (node.tag === 'br' || BLOCKS.has(node.tag)) line += ' ';
    for (const child of node.children) {
      if (line.length > MAX_LINE_CHARS) break;
      visit(child);
    }
    if (BLOCKS.has(node.tag)) line += ' ';
  };
  for (const child of element.children) visit(child);
  return squash(line).slice(0, MAX_LINE_CHARS);
}

/** The raw text of a script or another element whose content is no markup. */
export function rawText(element: PageElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}
