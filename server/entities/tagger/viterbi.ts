/** The best legal sequence of tags for a sentence, by dynamic programming (Viterbi 1967). */
import { mayFollow, TAG_COUNT } from './tags.ts';

/** Scores of tag after tag, row by row: `(TAG_COUNT + 1) × TAG_COUNT`; the last row is the sentence's start. */
export const TRANSITION_COUNT = (TAG_COUNT + 1) * TAG_COUNT;
export const START_ROW = TAG_COUNT;

type Step = { readonly from: number; readonly at: number };

/** Per tag, the legal tags before it and where their score stands. */
const LEGAL: readonly (readonly Step[])[] = Array.from({ length: TAG_COUNT }, (_, next) =>
  Array.from({ length: TAG_COUNT }, (_, from) => ({ from, at: from * TAG_COUNT + next })).filter(
    ({ from }) => mayFollow(from, next),
  ),
);
const MAY_START = Array.from({ length: TAG_COUNT }, (_, tag) => mayFollow(-1, tag));
const MAY_END = Array.from({ length: TAG_COUNT }, (_, tag) => mayFollow(tag, -1));

/**
 * `emissions`: one row of `TAG_COUNT` scores a word. O(words × legal transitions). Ties go to the
 * lower tag, so that the answer is the same everywhere.
 */
export function bestTags(
  emissions: Float64Array,
  length: number,
  transitions: ArrayLike<number>,
): Uint8Array {
  const back = new Uint8Array(length * TAG_COUNT);
  let scores = new Float64Array(TAG_COUNT);
  let following = new Float64Array(TAG_COUNT);
  for (let tag = 0; tag < TAG_COUNT; tag += 1) {
    const start = transitions[START_ROW * TAG_COUNT + tag] ?? 0;
    scores[tag] =
      MAY_START[tag] === true ? (emissions[tag] ?? 0) + start : Number.NEGATIVE_INFINITY;
  }
  for (let i = 1; i < length; i += 1) {
    const row = i * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag += 1) {
      let best = Number.NEGATIVE_INFINITY;
      let bestFrom = 0;
      for (const { from, at } of LEGAL[tag] ?? []) {
        const score = (scores[from] ?? 0) + (transitions[at] ?? 0);
        if (score > best) {
          best = score;
          bestFrom = from;
        }
      }
      following[tag] = best + (emissions[row + tag] ?? 0);
      back[row + tag] = bestFrom;
    }
    [scores, following] = [following, scores];
  }
  let tag = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let last = 0; last < TAG_COUNT; last += 1) {
    if (MAY_END[last] === true && (scores[last] ?? 0) > best) {
      best = scores[last] ?? 0;
      tag = last;
    }
  }
  const tags = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i -= 1) {
    tags[i] = tag;
    tag = back[i * TAG_COUNT + tag] ?? 0;
  }
  return tags;
}
