/**
 * Features: what the perceptron may look at for each word, as rows of its weight table. Words within
 * two places, shapes, endings, runs of capitals, and what the rest of the article says of the word.
 */
import { countryClue } from './country-names.ts';
import { caseMode, type DocumentTraits, neighbour, type TraitSentence } from './document-traits.ts';
import { hashText, mix, rowOf } from './hash.ts';
import { BEYOND, type WordTraits } from './word-traits.ts';

const MODE = { normal: 1, capitals: 2, title: 3 } as const;

/** Features of the first pass. Linear in the words. */
export function sentenceFeatures(traits: TraitSentence, document: DocumentTraits): number[][] {
  const at = (i: number): WordTraits => traits[i] ?? BEYOND;
  const mode = MODE[caseMode(traits)];
  const runs = capitalRuns(traits);
  return traits.map((word, i) => {
    const features: number[] = [];
    const add = (template: number, value: number): void => {
      features.push(rowOf(mix(template, value)));
    };
    const [back2, back, next, next2] = [at(i - 2), at(i - 1), at(i + 1), at(i + 2)];
    add(1, mode);
    add(2, word.lower);
    add(3, word.exact);
    add(4, back.lower);
    add(5, next.lower);
    add(6, back2.lower);
    add(7, next2.lower);
    add(8, mix(back.lower, word.lower));
    add(9, mix(word.lower, next.lower));
    add(10, mix(back2.lower, back.lower));
    add(11, mix(next.lower, next2.lower));
    add(12, word.shape);
    add(13, mix(word.brief, mode));
    add(14, mix(back.brief, word.brief));
    add(15, mix(word.brief, next.brief));
    add(16, mix(mix(back.brief, word.brief), next.brief));
    add(17, mix(mix(back2.brief, back.brief), mix(word.brief, mix(next.brief, next2.brief))));
    for (const [length, hash] of word.prefixes.entries()) add(20 + length, hash);
    for (const [length, hash] of word.suffixes.entries()) add(24 + length, hash);
    add(28, back.suffixes[2] ?? back.lower);
    add(29, next.suffixes[2] ?? next.lower);
    add(30, mix(word.brief, back.lower));
    add(31, mix(word.brief, next.lower));
    if (i === 0) add(32, mix(word.brief, mode));
    const clue = word.capital ? countryClue(word.lower) : 0;
    if (clue > 0) {
      add(33, clue);
      add(34, mix(clue, mix(back.capital ? 1 : 2, next.capital ? 3 : 4)));
    }
    const run = runs[i];
    if (run !== undefined) addRun(add, traits, run, i);
    if (word.isWord && word.capital) {
      const told = document.of(word.key, neighbour(traits, i - 1), neighbour(traits, i + 1));
      for (const trait of told) add(40, trait);
      for (const trait of told.slice(0, 2)) add(41, mix(trait, mix(mode, i === 0 ? 1 : 2)));
    }
    return features;
  });
}

type Run = { readonly first: number; readonly last: number };

/** Small words that join capitalised ones into a name. */
const JOINING = new Set(
  [
    'of',
    'de',
    'da',
    'do',
    'del',
    'la',
    'al',
    'el',
    'bin',
    'van',
    'von',
    'der',
    'and',
    '&',
    '-',
    'for',
    'the',
    "'s",
    '’s',
  ].map(hashText),
);

/** The run of capitalised words each word stands in; joining words only between two of them. */
function capitalRuns(traits: TraitSentence): (Run | undefined)[] {
  const runs: (Run | undefined)[] = new Array(traits.length);
  let first = 0;
  while (first < traits.length) {
    if (traits[first]?.capital !== true) {
      first += 1;
      continue;
    }
    let last = first;
    for (;;) {
      if (traits[last + 1]?.capital === true) last += 1;
      else if (JOINING.has(traits[last + 1]?.lower ?? 0) && traits[last + 2]?.capital === true)
        last += 2;
      else break;
    }
    for (let i = first; i <= last; i += 1) runs[i] = { first, last };
    first = last + 1;
  }
  return runs;
}

function addRun(
  add: (template: number, value: number) => void,
  traits: TraitSentence,
  { first, last }: Run,
  i: number,
): void {
  const length = Math.min(last - first + 1, 6);
  const place = i === first ? (i === last ? 0 : 1) : i === last ? 3 : 2;
  const [head, tail] = [traits[first]?.lower ?? 0, traits[last]?.lower ?? 0];
  const [before, after] = [neighbour(traits, first - 1), neighbour(traits, last + 1)];
  add(50, mix(length, place));
  add(51, mix(head, place));
  add(52, mix(tail, place));
  add(53, mix(before, place));
  add(54, mix(after, place));
  add(55, mix(before, after));
  add(56, mix(tail, mix(after, place)));
  add(57, mix(traits[last]?.suffixes[2] ?? tail, mix(length, place)));
  add(58, mix(neighbour(traits, first - 2), mix(before, place)));
  add(59, mix(neighbour(traits, last + 2), mix(after, place)));
}
