/**
 * From the best box of a page to the box that holds the whole article, where advertisements and pictures
 * cut it into several.
 */
import { isNamedBody } from './class-words.ts';
import { linkShare, type TextMeasure } from './text-measure.ts';
import type { PageElement } from './tree.ts';

/** Shorter paragraphs are labels when it is asked where the running text stands. A guess. */
const MIN_PROSE_CHARS = 80;
/** Running text that an element must win over the one inside it, as a share of what is there. Tuned. */
const WIDEN_SHARE = 0.1;
/** Share of running text in what it wins. Tuned. */
const WIDEN_PURITY = 0.85;
/** The same where the boxes it wins are named like its own. Tuned. */
const TWIN_PURITY = 0.6;
/** Characters of running text in and under every element: paragraphs that are no lists of links. */
export function proseIn(
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
export function widen(
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
