/**
 * Which part of a page is the article. Paragraphs vote for the elements around them (Readability's
 * idea: Arc90, Mozilla), by length and commas, less the further up; links count against. The best
 * element is taken, with the siblings that read like it.
 */
import { isNamedBody } from './class-words.ts';
import { linkShare, type TextMeasure } from './text-measure.ts';
import type { PageElement, PageTree } from './tree.ts';
import { proseIn, widen } from './widen-content.ts';

/** Shorter paragraphs do not vote. From Readability. */
const MIN_PARAGRAPH_CHARS = 25;
/** Text directly in a box from which the box may be the article. A guess. */
const MIN_BOX_CHARS = 140;
/** Levels above a paragraph that get a vote. From Readability. */
const LEVELS = 5;
/** Share of the best score that a sibling needs. From Readability. */
const SIBLING_SHARE = 0.2;

function baseScore(element: PageElement): number {
  let score = 0;
  if (/^(?:article|main)$/.test(element.tag)) score += 8;
  else if (/^(?:div|section)$/.test(element.tag)) score += 5;
  else if (/^(?:pre|td|blockquote)$/.test(element.tag)) score += 3;
  else if (/^(?:ol|ul|dl|dd|dt|li|form|address|h[1-6]|th)$/.test(element.tag)) score -= 4;
  if (isNamedBody(element)) score += 25;
  return score;
}

/** Whether text stands directly in an element: a paragraph, or a box without boxes in it. */
function isParagraph({ tag }: PageElement, own: number): boolean {
  if (/^(?:p|pre|blockquote|td|h2|h3)$/.test(tag)) return true;
  return /^(?:div|section|article|span|center|font|li)$/.test(tag) && own >= MIN_PARAGRAPH_CHARS;
}

/** The elements that hold the article, in the order of the page; empty where nothing reads like prose. */
export function chooseContent(
  tree: PageTree,
  dropped: readonly boolean[],
  measures: readonly TextMeasure[],
): PageElement[] {
  const { elements } = tree;
  const scores = new Array<number>(elements.length).fill(0);
  const scored = new Array<boolean>(elements.length).fill(false);
  for (const element of elements) {
    const { index } = element;
    const chars = measures[index]?.chars ?? 0;
    if (
      dropped[index] ||
      chars < MIN_PARAGRAPH_CHARS ||
      !isParagraph(element, measures[index]?.own ?? 0)
    )
      continue;
    const share = linkShare(measures[index]);
    const vote =
      (1 + (measures[index]?.commas ?? 0) + Math.min(3, Math.floor(chars / 100))) * (1 - share);
    // A box of text parted by line breaks is its own paragraphs.
    const isBox = /^(?:div|section|article|td|center)$/.test(element.tag);
    let up = isBox && (measures[index]?.own ?? 0) >= MIN_BOX_CHARS ? element : element.parent;
    for (let level = 0; up !== null && level < LEVELS; level += 1, up = up.parent) {
      if (!scored[up.index]) {
        scored[up.index] = true;
        scores[up.index] = baseScore(up);
      }
      scores[up.index] =
        (scores[up.index] ?? 0) + vote / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
    }
  }
  const final = scores.map((score, i) => (scored[i] ? score * (1 - linkShare(measures[i])) : 0));
  let best: PageElement | null = null;
  for (const element of elements) {
    if (!scored[element.index] || dropped[element.index]) continue;
    if (best === null || (final[element.index] ?? 0) > (final[best.index] ?? 0)) best = element;
  }
  if (best === null) return [];
  best = climb(best, final, measures);
  best = widen(best, proseIn(elements, dropped, measures), measures);
  return withSiblings(best, { final, dropped, measures });
}

/** Goes up while the score rises, and out of elements that hold nothing else. */
function climb(
  from: PageElement,
  final: readonly number[],
  measures: readonly TextMeasure[],
): PageElement {
  let best = from;
  let last = final[best.index] ?? 0;
  const floor = last / 3;
  for (let up = best.parent; up !== null && !/^(?:body|html|#root)$/.test(up.tag); up = up.parent) {
    const score = final[up.index] ?? 0;
    if (score < floor) break;
    if (score > last) best = up;
    last = score;
  }
  while (best.parent !== null && !/^(?:html|#root)$/.test(best.parent.tag)) {
    const others = (measures[best.parent.index]?.chars ?? 0) - (measures[best.index]?.chars ?? 0);
    if (others > 0) break;
    best = best.parent;
  }
  return best;
}

type Scored = {
  readonly final: readonly number[];
  readonly dropped: readonly boolean[];
  readonly measures: readonly TextMeasure[];
};

function withSiblings(best: PageElement, { final, dropped, measures }: Scored): PageElement[] {
  if (best.parent === null || best.tag === 'body') return [best];
  const threshold = Math.max(10, (final[best.index] ?? 0) * SIBLING_SHARE);
  const bestClass = best.attributes['class'] ?? '';
  return best.parent.children.filter((node): node is PageElement => {
    if (typeof node === 'string') return false;
    if (node === best) return true;
    if (dropped[node.index]) return false;
    const bonus =
      bestClass !== '' && node.attributes['class'] === bestClass
        ? (final[best.index] ?? 0) * 0.2
        : 0;
    if ((final[node.index] ?? 0) + bonus >= threshold) return true;
    const { chars } = measures[node.index] ?? { chars: 0 };
    const share = linkShare(measures[node.index]);
    return node.tag === 'p' && chars > 80 && share < 0.25;
  });
}
