/**
 * Whether two texts are copies: one of them holds nearly all of the other, and the same figures. Exact,
 * and a matter of the two texts alone. Forms that are filled in anew every day (rates, results) share
 * most of their words too, and differ in their figures.
 */
import { type CopyText, SHORT_WORDS } from './copy-text.ts';

/** Share of the shorter text's runs that the longer must hold. Measured: see the stories' evaluation. */
export const LEAST_CONTAINED = 0.72;
/** Share of all runs of both that must be shared: a report quoted in a far longer one is no copy of it. */
const LEAST_SHARED = 0.2;
/** The same for short texts. */
const LEAST_CONTAINED_SHORT = 0.82;
/** Share of the figures that may differ in a long text: misprints and corrections; at least one may. */
const MAX_OTHER_FIGURES = 0.1;
/** Below so many words a headline must agree as well: a filled form is often the same but for the name. */
const BRIEF_WORDS = 40;

export type Likeness = {
  /** Share of the runs of both that are shared (resemblance), 0 to 1. */
  readonly resemblance: number;
  /** Share of the shorter text's runs that the longer holds (containment), 0 to 1. */
  readonly containment: number;
};

export function likeness(a: CopyText, b: CopyText): Likeness {
  const shared = countShared(a.runs, b.runs);
  const least = Math.min(a.runs.length, b.runs.length);
  const all = a.runs.length + b.runs.length - shared;
  return {
    resemblance: all === 0 ? 0 : shared / all,
    containment: least === 0 ? 0 : shared / least,
  };
}

export function isCopy(a: CopyText, b: CopyText): boolean {
  const [shorter, longer] = a.runs.length <= b.runs.length ? [a, b] : [b, a];
  const { resemblance, containment } = likeness(shorter, longer);
  const isShort = shorter.words < SHORT_WORDS;
  if (resemblance < LEAST_SHARED) return false;
  if (containment < (isShort ? LEAST_CONTAINED_SHORT : LEAST_CONTAINED)) return false;
  const isBrief = shorter.words < BRIEF_WORDS;
  if (isBrief && !sameTitle(shorter, longer) && !sameWords(shorter, longer)) return false;
  const inner = shorter.innerFigures;
  const others = inner.length - countShared(inner, longer.figures);
  return others <= (isShort ? 0 : Math.max(1, inner.length * MAX_OTHER_FIGURES));
}

/** The same text under another headline is a copy, however brief. */
function sameWords(a: CopyText, b: CopyText): boolean {
  return (
    a.words === b.words &&
    countShared(a.runs, b.runs) === Math.max(a.runs.length, b.runs.length) &&
    countShared(a.figures, b.figures) === Math.max(a.figures.length, b.figures.length)
  );
}

function sameTitle(a: CopyText, b: CopyText): boolean {
  if (a.title.length === 0 || b.title.length === 0) return true;
  return a.title.length === b.title.length && countShared(a.title, b.title) === a.title.length;
}

/** How many values two sorted lists share; a value counts as often as it stands in both. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const order = (a[i] ?? 0) - (b[j] ?? 0);
    if (order === 0) shared += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return shared;
}
