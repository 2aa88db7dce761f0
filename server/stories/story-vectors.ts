/**
 * Profiles weighed against the archive: rare features weigh more, and the heaviest of each article are
 * kept as a vector of length one. Weights are integers, so that sums do not depend on their order.
 */
import {
  COUNT_BITS,
  countOf,
  FEATURE_BITS,
  featureOf,
  type StoryProfile,
} from './story-profile.ts';

/** How many articles hold each feature. */
export type FeatureCounts = { articles: number; readonly holding: Int32Array };

/** Features with their weights, sorted by feature; packed as a profile. */
export type StoryVector = Uint32Array;

/** Features kept of an article. More change nothing that was measured, fewer lose long reports. */
const MAX_FEATURES = 48;
/** The weight of a vector's whole length. */
export const UNIT = (1 << COUNT_BITS) - 1;
/**
 * Articles of an imagined archive that hold none of the features. Without them, what all five articles
 * of a small folder are about would weigh nothing.
 */
const IMAGINED_ARTICLES = 2000;

export function createFeatureCounts(): FeatureCounts {
  return { articles: 0, holding: new Int32Array(1 << FEATURE_BITS) };
}

/** Adds a profile to the counts, or with −1 takes it away. */
export function countProfile(counts: FeatureCounts, profile: StoryProfile, times: 1 | -1): void {
  counts.articles += times;
  for (const packed of profile) {
    const feature = featureOf(packed);
    counts.holding[feature] = (counts.holding[feature] ?? 0) + times;
  }
}

/** A term's weight: dampened count times inverse document frequency. */
export function storyVector(profile: StoryProfile, counts: FeatureCounts): StoryVector {
  const { articles, holding } = counts;
  const weighed = Array.from(profile, (packed) => {
    const feature = featureOf(packed);
    const held = Math.max(1, holding[feature] ?? 1);
    return {
      feature,
      weight: (1 + Math.log(countOf(packed))) * Math.log(1 + (articles + IMAGINED_ARTICLES) / held),
    };
  });
  weighed.sort((a, b) => b.weight - a.weight || a.feature - b.feature);
  const kept = weighed.slice(0, MAX_FEATURES);
  const length = Math.hypot(...kept.map(({ weight }) => weight));
  const vector = kept.map(
    ({ feature, weight }) =>
      ((Math.round((weight / length) * UNIT) << FEATURE_BITS) | feature) >>> 0,
  );
  return Uint32Array.from(vector).sort((a, b) => featureOf(a) - featureOf(b));
}

/** Cosine of two vectors, 0 to 1. */
export function cosine(a: StoryVector, b: StoryVector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    const order = featureOf(x) - featureOf(y);
    if (order === 0) sum += countOf(x) * countOf(y);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return sum / (UNIT * UNIT);
}

/** Sums of weights by feature; integers, so that the order does not matter. */
export function meanOf(vectors: readonly StoryVector[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const vector of vectors)
    for (const packed of vector) {
      const feature = featureOf(packed);
      sums.set(feature, (sums.get(feature) ?? 0) + countOf(packed));
    }
  return sums;
}

/** How much a vector lies in the direction of a mean; comparable for one mean only. */
export function likenessTo(mean: ReadonlyMap<number, number>, vector: StoryVector): number {
  let sum = 0;
  for (const packed of vector) sum += countOf(packed) * (mean.get(featureOf(packed)) ?? 0);
  return sum;
}
