/**
 * What the rest of an article tells about a word: whether it is ever written small, whether it has a
 * capital in mid-sentence, and what stands beside it elsewhere. The strongest clue there is that a
 * capital at the beginning of a sentence belongs to a name.
 */
import { mix } from './hash.ts';
import { BEYOND, type WordTraits } from './word-traits.ts';

/** A sentence as its words' traits. */
export type TraitSentence = readonly WordTraits[];

type Occurrences = {
  small: number;
  /** With a capital, not first in its sentence. */
  capitalInside: number;
  /** Words before and after its capitalised occurrences. */
  readonly before: Map<number, number>;
  readonly after: Map<number, number>;
};

/** Neighbours kept a word; names repeated all over an article would otherwise cost by the square. */
const MAX_NEIGHBOURS = 12;

export type DocumentTraits = {
  /** Numbers describing a word's other occurrences, to be used as features. */
  readonly of: (key: string, before: number, after: number) => readonly number[];
};

const [SMALL, INSIDE, NEVER_SMALL, BEFORE, AFTER] = [11, 12, 13, 14, 15];

export function documentTraits(sentences: readonly TraitSentence[]): DocumentTraits {
  const words = new Map<string, Occurrences>();
  for (const sentence of sentences) {
    const shouted = isShouted(sentence);
    for (const [i, traits] of sentence.entries()) {
      if (!traits.isWord) continue;
      const found = words.get(traits.key) ?? newOccurrences();
      words.set(traits.key, found);
      if (!traits.capital) found.small += 1;
      else {
        if (i > 0 && !shouted) found.capitalInside += 1;
        count(found.before, neighbour(sentence, i - 1));
        count(found.after, neighbour(sentence, i + 1));
      }
    }
  }
  return {
    of: (key, before, after) => {
      const found = words.get(key);
      if (found === undefined) return [];
      const features = [];
      if (found.small > 0) features.push(mix(SMALL, Math.min(found.small, 3)));
      else features.push(NEVER_SMALL);
      if (found.capitalInside > 0) features.push(mix(INSIDE, Math.min(found.capitalInside, 3)));
      for (const [hash, times] of found.before) {
        if (hash !== before || times > 1) features.push(mix(BEFORE, hash));
      }
      for (const [hash, times] of found.after) {
        if (hash !== after || times > 1) features.push(mix(AFTER, hash));
      }
      return features;
    },
  };
}

/** Small-case hash of a neighbouring word; a fixed number beyond the edges. */
export function neighbour(sentence: TraitSentence, i: number): number {
  return (sentence[i] ?? BEYOND).lower;
}

/** Whether capitals mean nothing here: a headline in capitals or in Title Case. */
export function isShouted(sentence: TraitSentence): boolean {
  return caseMode(sentence) !== 'normal';
}

export type CaseMode = 'normal' | 'capitals' | 'title';

/** How a sentence uses capitals. Title Case: nearly every word of four letters or more has one. */
export function caseMode(sentence: TraitSentence): CaseMode {
  let long = 0;
  let capital = 0;
  let all = 0;
  for (const traits of sentence) {
    if (!traits.isWord || traits.length < 4) continue;
    long += 1;
    if (traits.capital) capital += 1;
    if (traits.allCapitals) all += 1;
  }
  if (long >= 2 && all >= long * 0.9) return 'capitals';
  return long >= 3 && capital >= long * 0.9 ? 'title' : 'normal';
}

function newOccurrences(): Occurrences {
  return { small: 0, capitalInside: 0, before: new Map(), after: new Map() };
}

function count(neighbours: Map<number, number>, hash: number): void {
  const times = neighbours.get(hash);
  if (times !== undefined) neighbours.set(hash, times + 1);
  else if (neighbours.size < MAX_NEIGHBOURS) neighbours.set(hash, 1);
}
