/**
 * What an article is about, as counted features: stems of its words and the names in it. Features are
 * hashes, so that a profile takes four bytes a feature and no table of words has to be kept.
 */
import { tokenize } from '../core/analyzer.ts';
import { stem } from '../core/inflection.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { STOP_WORDS } from '../core/query/stop-words.ts';
import type { StoryArticle } from './story-article.ts';
import { hashText } from './text-hash.ts';
import { UNTELLING_WORDS } from './untelling-words.ts';

/** Bits of a feature's hash; two words in a thousand of a large archive share one. */
export const FEATURE_BITS = 22;
const FEATURE_MASK = (1 << FEATURE_BITS) - 1;
/** Bits left for its count. */
export const COUNT_BITS = 32 - FEATURE_BITS;
const MAX_COUNT = (1 << COUNT_BITS) - 1;

/** Words of the text that count as its lead: what happened, to whom, where. */
const LEAD_TOKENS = 60;
/** How often a word counts in the headline and in the lead; elsewhere once. */
const TITLE_COUNT = 3;
const LEAD_COUNT = 2;
/** How often a name counts, in addition to its words. */
const NAME_COUNT = 4;

/** Features with their counts, sorted by feature: the feature in the low bits, its count above. */
export type StoryProfile = Uint32Array;

export const featureOf = (packed: number): number => packed & FEATURE_MASK;
export const countOf = (packed: number): number => packed >>> FEATURE_BITS;

const YEAR = /^(?:19|20)\d\d$/;
/** Figures that may tell one event from another: `215.3`, `10000`, not `10` or `1987`. */
const TELLING_FIGURE = /^\p{Sc}?\d[\d.]{3,}%?$/u;

/** Stems by term: most words of an article were seen in another. Emptied when full. */
const STEMS = new Map<string, number>();
const MAX_STEMS = 200_000;

/** The feature of a term; -1 for one that says nothing of the event. */
function termFeature(term: string): number {
  const known = STEMS.get(term);
  if (known !== undefined) return known;
  if (STEMS.size >= MAX_STEMS) STEMS.clear();
  const feature = isTelling(term) ? hashText(stem(term)) & FEATURE_MASK : -1;
  STEMS.set(term, feature);
  return feature;
}

function isTelling(term: string): boolean {
  if (term.length < 2 || STOP_WORDS.has(term) || UNTELLING_WORDS.has(term)) return false;
  if (!/^\p{Sc}?\d/u.test(term)) return true;
  return TELLING_FIGURE.test(term) && !YEAR.test(term);
}

/** Linear in the text. */
export function storyProfile(article: Omit<StoryArticle, 'id' | 'addedOrder'>): StoryProfile {
  const counts = new Map<number, number>();
  const count = (feature: number, times: number): void => {
    if (feature >= 0) counts.set(feature, (counts.get(feature) ?? 0) + times);
  };
  for (const { term } of tokenize(article.title)) count(termFeature(term), TITLE_COUNT);
  for (const [i, { term }] of tokenize(article.text).entries())
    count(termFeature(term), i < LEAD_TOKENS ? LEAD_COUNT : 1);
  for (const type of ENTITY_TYPES)
    for (const name of article.entities[type])
      count(hashText(`${type}:${name}`) & FEATURE_MASK, NAME_COUNT);
  const profile = new Uint32Array(counts.size);
  let at = 0;
  for (const [feature, times] of counts) {
    profile[at] = ((Math.min(times, MAX_COUNT) << FEATURE_BITS) | feature) >>> 0;
    at += 1;
  }
  return profile.sort((a, b) => (a & FEATURE_MASK) - (b & FEATURE_MASK));
}
