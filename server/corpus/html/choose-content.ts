/**
 * Which part of a page is the article. Paragraphs vote for the elements around them (Readability's
 * idea: Arc90, Mozilla), by length and commas, less the further up; links count against. The best
 * element is taken, with the siblings that read like it.
 */
import { isNamedBody } from './class-words.ts';
import { BLOCKS, squash } from './element-text.ts';
import type { PageElement, PageTree } from './tree.ts';

/** Characters of text as kept: directly in an element, in and under it, and in links there; its commas. */
export type TextMeasure = {
  readonly own: number;
  readonly chars: number;
  readonly linkChars: number;
  readonly commas: number;
};

/** Shorter paragraphs do not vote. From Readability. */
const MIN_PARAGRAPH_CHARS = 25;
/** Levels above a paragraph that get a vote. From Readability. */
const LEVELS = 5;
/** What parts clauses, in Latin, Arabic and East Asian scripts. */
const COMMAS = ',،、，﹐﹑';
/** Shorter paragraphs are labels when it is asked where the running text stands. A guess. */
const MIN_PROSE_CHARS = 80;
/** Running text that an element must win over the one inside it, as a share of what is there. Tuned. */
const WIDEN_SHARE = 0.1;
/** Share of running text in what it wins. Tuned. */
const WIDEN_PURITY = 0.85;
/** The same where the boxes it wins are named like its own. Tuned. */
const TWIN_PURITY = 0.6;
/** Share of the best score that a sibling needs. From Readability. */
const SIBLING_SHARE = 0.2;

/** Measures every element; what is dropped counts as empty. Linear in the length of the page. */
export function measureText({ elements }: PageTree, dropped: readonly boolean[]): TextMeasure[] {
  const measures = elements.map(() => ({ own: 0, chars: 0, linkChars: 0, commas: 0 }));
  for (let i = elements.length - 1; i >= 0; i -= 1) {
    const element = elements[i];
    const measure = measures[i];
    if (element === undefined || measure === undefined || dropped[i]) continue;
    for (const child of element.children) {
      if (typeof child !== 'string') continue;
      measure.own += squash(child).length;
      measure.commas += commasIn(child);
    }
    measure.chars += measure.own;
    if (element.tag === 'a') measure.linkChars = measure.chars;
    const up = measures[element.parent?.index ?? -1];
    if (up === undefined) continue;
    up.chars += measure.chars;
    up.linkChars += measure.linkChars;
    up.commas += measure.commas;
  }
  return measures;
}

function commasIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (COMMAS.includes(text.charAt(i))) count += 1;
  return count;
}

/** Share of text that stands in links, 0 to 1. */
export function linkShare(measure: TextMeasure | undefined): number {
  return measure === undefined || measure.chars === 0 ? 0 : measure.linkChars / measure.chars;
}

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
    let up = element.parent;
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

/** Characters of running text in and under every element: paragraphs that are no lists of links. */
function proseIn(
  elements: readonly PageElement[],
  dropped: readonly boolean[],
  measures: readonly TextMeasure[],
): number[] {
  const prose = new Array<number>(elements.length).fill(0);
  for (let i = elements.length - 1; i > 0; i -= 1) {
    const element = elements[i];
    if (element === undefined || dropped[i]) continue;
    const chars = measures[i]?.chars ?? 0;
    if (element.tag === 'p' && chars >= MIN_PROSE_CHARS && linkShare(measures[i]) < 0.4)
      prose[i] = chars;
    else {
      const own = measures[i]?.own ?? 0;
      if (own >= MIN_PROSE_CHARS && element.tag !== 'a' && linkShare(measures[i]) < 0.4)
        prose[i] = Math.max(own, prose[i] ?? 0);
    }
    const up = element.parent?.index ?? 0;
    prose[up] = (prose[up] ?? 0) + (prose[i] ?? 0);
  }
  return prose;
}

/**
 * Articles are cut into several boxes by advertisements and pictures. Goes up while that wins running
 * text, and most of what it wins is running text: from a box that says it is the article only to
 * more boxes of the same name.
 */
function widen(
  from: PageElement,
  prose: readonly number[],
  measures: readonly TextMeasure[],
): PageElement {
  let best = from;
  let under = from;
  for (let up = from.parent; up !== null && !/^(?:body|html|#root)$/.test(up.tag); up = up.parent) {
    const has = prose[best.index] ?? 0;
    const wins = (prose[up.index] ?? 0) - has;
    const adds = (measures[up.index]?.chars ?? 0) - (measures[best.index]?.chars ?? 0);
    const repeated = hasTwins(under, up, prose);
    const closed = best.tag === 'article' || isNamedBody(best);
    const purity = repeated ? TWIN_PURITY : WIDEN_PURITY;
    if ((repeated || !closed) && wins > has * WIDEN_SHARE && wins > adds * purity) best = up;
    under = up;
  }
  return best;
}

/** Whether `up` holds more boxes with running text that are named as `element` is. */
function hasTwins(element: PageElement, up: PageElement, prose: readonly number[]): boolean {
  const name = element.attributes['class'] ?? '';
  return (
    name !== '' &&
    up.children.some(
      (child) =>
        typeof child !== 'string' &&
        child !== element &&
        child.tag === element.tag &&
        child.attributes['class'] === name &&
        (prose[child.index] ?? 0) > 0,
    )
  );
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
    return node.tag === 'p' && BLOCKS.has('p') && chars > 80 && share < 0.25;
  });
}
