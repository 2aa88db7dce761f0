/** The text of a page's article: the part that reads like prose, without what is not of the article. */

import { chooseContent } from './choose-content.ts';
import { contentBlocks, type PageBlock } from './content-blocks.ts';
import { UNSEEN } from './element-text.ts';
import { runSet, shareIn } from './shingles.ts';
import { measureText } from './text-measure.ts';
import type { PageElement, PageTree } from './tree.ts';
import { type Trimmed, trimBlocks } from './trim-blocks.ts';
import { droppedElements } from './visible.ts';

/** What the page says elsewhere that helps to find its text. */
export type BodyHints = {
  readonly title: string | null;
  /** The text as JSON-LD gives it, without markup. */
  readonly articleBody: string | null;
};

const textOf = (blocks: readonly PageBlock[]) => blocks.map(({ text }) => text).join('\n');

function trimmedBody(tree: PageTree, dropped: readonly boolean[], title: string | null): Trimmed {
  const measures = measureText(tree, dropped);
  const chosen = chooseContent(tree, dropped, measures);
  return trimBlocks(contentBlocks(chosen, dropped, measures), title);
}

/** Everything but what is never text: for pages that hide or misname their article. */
function onlyUnseen({ elements }: PageTree): boolean[] {
  const dropped: boolean[] = [];
  for (const { index, tag, parent } of elements)
    dropped[index] =
      (parent !== null && dropped[parent.index] === true) ||
      UNSEEN.has(tag) ||
      /^(?:nav|footer|button|figcaption)$/.test(tag);
  return dropped;
}

/** The blocks anywhere on the page that stand in `articleBody`, in order. */
function alignedBlocks(tree: PageTree, root: PageElement, articleBody: string): PageBlock[] {
  const runs = runSet(articleBody);
  const dropped = onlyUnseen(tree);
  const seen = new Set<string>();
  return contentBlocks([root], dropped, measureText(tree, dropped)).filter(({ text }) => {
    if (text.split(/\s+/).length < 4 || seen.has(text) || shareIn(text, runs) < 0.8) return false;
    seen.add(text);
    return true;
  });
}

/** Below this many characters a text is looked for once more, less strictly. From Readability, halved. */
const SHORT_CHARS = 250;

export function pageText(tree: PageTree, { title, articleBody }: BodyHints): Trimmed {
  let best = trimmedBody(tree, droppedElements(tree), title);
  const chars = textOf(best.kept).length;
  if (chars < SHORT_CHARS) {
    const lenient = trimmedBody(tree, onlyUnseen(tree), title);
    if (textOf(lenient.kept).length > 2 * chars) best = lenient;
  }
  if (articleBody === null) return best;
  // A short text may be all there is; but what the page shows of it is less than half.
  if (articleBody.length < SHORT_CHARS && 2 * textOf(best.kept).length > articleBody.length)
    return best;
  const found = runSet(textOf(best.kept));
  if (shareIn(articleBody, found) > 0.6) return best;
  const aligned = alignedBlocks(tree, tree.root, articleBody);
  if (textOf(aligned).length > 0.6 * articleBody.length) return { kept: aligned, boilerplate: [] };
  const paragraphs = articleBody.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    kept: paragraphs.map((text) => ({ kind: 'paragraph', text, linkShare: 0, element: tree.root })),
    boilerplate: [],
  };
}
