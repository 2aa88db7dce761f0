/** How much text every element of a page holds, and how much of it leads elsewhere. */
import { squash } from './element-text.ts';
import type { PageTree } from './tree.ts';

/** Characters of text as kept: directly in an element, in and under it, and in links there; its commas. */
export type TextMeasure = {
  readonly own: number;
  readonly chars: number;
  readonly linkChars: number;
  readonly commas: number;
};

/** What parts clauses, in Latin, Arabic and East Asian scripts. */
const COMMAS = ',،、，﹐﹑';
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
