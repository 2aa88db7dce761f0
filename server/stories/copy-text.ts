/**
 * A text as the search for copies sees it: its runs of three words, its figures, its headline, all as
 * hashes. Made from the text whenever it is needed; only the few band keys made from it are kept.
 */
import { tokenize } from '../core/analyzer.ts';
import { STOP_WORDS } from '../core/query/stop-words.ts';
import { hashText, joinHashes } from './text-hash.ts';

/** Words in a run. Two are shared by all prose, four are lost to every second edit. */
const RUN_WORDS = 3;
/** Words at either end where outlets put datelines, bylines and notices: figures there prove nothing. */
const END_WORDS = 25;
/** Texts of fewer words are judged as forms: what fills them is a figure and a name. */
export const SHORT_WORDS = 100;

/** `LONDON, March 9 -`, `SEOUL, South Korea (AP) —`: letters in capitals, then a dash, soon. */
const DATELINE = /^[\s*]*\p{Lu}{2}[^\n]{0,78}?\s[-–—]{1,2}\s/u;
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'nil zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
);

export type CopyText = {
  readonly words: number;
  /** Distinct runs of words, sorted. */
  readonly runs: Uint32Array;
  /** All figures, sorted; one that stands there twice counts twice. */
  readonly figures: Uint32Array;
  /** Those among them that stand away from the ends. */
  readonly innerFigures: Uint32Array;
  /** Distinct words of the headline, without stop words, sorted. */
  readonly title: Uint32Array;
};

/** `title` is empty where the headline was only taken from the text. Linear in the text. */
export function copyText({ title, text }: { title: string; text: string }): CopyText {
  const body = text.slice(DATELINE.exec(text)?.[0].length ?? 0);
  const terms = tokenize(body).map(({ term }) => term);
  const hashes = terms.map(hashText);
  const runs = new Set<number>();
  for (let i = 0; i + RUN_WORDS <= hashes.length; i += 1) {
    let run = hashes[i] ?? 0;
    for (let k = 1; k < RUN_WORDS; k += 1) run = joinHashes(run, hashes[i + k] ?? 0);
    runs.add(run);
  }
  if (runs.size === 0 && hashes.length > 0) runs.add(hashes.reduce(joinHashes));
  const ends = hashes.length < SHORT_WORDS ? 0 : END_WORDS;
  const figures = [...hashes.keys()].filter((i) => isFigure(terms[i] ?? ''));
  const inner = figures.filter((i) => i >= ends && i < hashes.length - ends);
  const titleTerms = tokenize(title).filter(({ term }) => !STOP_WORDS.has(term));
  return {
    words: hashes.length,
    runs: sortedSet(runs),
    figures: Uint32Array.from(figures, (i) => hashes[i] ?? 0).sort(),
    innerFigures: Uint32Array.from(inner, (i) => hashes[i] ?? 0).sort(),
    title: sortedSet(titleTerms.map(({ term }) => hashText(term))),
  };
}

function isFigure(term: string): boolean {
  return /^\p{Sc}?\d/u.test(term) || NUMBER_WORDS.has(term);
}

function sortedSet(values: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(values)).sort();
}
