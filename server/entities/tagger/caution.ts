/**
 * Caution: what a kind of name must gain over the others before it is believed. Training counts every
 * mistake alike, and its texts are rich in organizations; in other people's news a word that might be one
 * more often is none, while a word that might be a person more often is. Subtracted from the weights of
 * every word; in their unit, so it belongs to the model and is chosen anew with it.
 *
 * Chosen on the first 120 articles of `worldwide-newswire` and on UNER PUD, in steps of ten; what it gains is in
 * docs/tagger.md.
 */
import { KINDS, type Kind, TAG_COUNT } from './tags.ts';

const CAUTION: Readonly<Record<Kind, number>> = {
  person: -10,
  place: 20,
  organization: 50,
  other: 0,
};

/** By tag; 0 for “no name”. */
export const TAG_CAUTION: Float64Array = Float64Array.from({ length: TAG_COUNT }, (_, tag) => {
  const kind = KINDS[Math.floor((tag - 1) / 4)];
  return tag === 0 || kind === undefined ? 0 : CAUTION[kind];
});
