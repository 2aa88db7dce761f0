/**
 * The averaged structured perceptron (Collins 2002): decode, and where the answer is wrong move the
 * weights from the wrong tags to the right ones; the answer is the average of all weights on the way.
 */
import { HASH_BITS } from '../../server/entities/tagger/hash.ts';
import type { PackedPass } from '../../server/entities/tagger/model.ts';
import { type PassWeights, tagSentence } from '../../server/entities/tagger/pass.ts';
import { TAG_COUNT } from '../../server/entities/tagger/tags.ts';
import { START_ROW, TRANSITION_COUNT } from '../../server/entities/tagger/viterbi.ts';
import { createRandom, shuffled } from './random.ts';

/** One sentence: feature rows a word, and the right tags. */
export type Example = {
  readonly features: readonly (readonly number[])[];
  readonly tags: Uint8Array;
};

export type TrainingOptions = {
  readonly epochs: number;
  /** Share of features hidden at random, so that no single one is relied upon. */
  readonly dropout: number;
  readonly seed: number;
  readonly onEpoch: (epoch: number, wrongWords: number, words: number) => void;
};

/** Weights in full, and the sums that give their average. */
class Averaged {
  readonly now: Float64Array;
  readonly #weighted: Float64Array;

  constructor(length: number) {
    this.now = new Float64Array(length);
    this.#weighted = new Float64Array(length);
  }

  move(at: number, by: number, step: number): void {
    this.now[at] = (this.now[at] ?? 0) + by;
    this.#weighted[at] = (this.#weighted[at] ?? 0) + by * step;
  }

  /** The mean over all steps so far, in place: the sums are used up. */
  average(steps: number): Float64Array {
    return this.now.map((weight, i) => weight - (this.#weighted[i] ?? 0) / steps);
  }
}

export type TrainedWeights = PassWeights & {
  readonly features: Float64Array;
  readonly transitions: Float64Array;
};

export function weightsOf(features: Float64Array, transitions: Float64Array): TrainedWeights {
  return {
    features,
    transitions,
    addRow: (row, into, offset) => {
      const base = row * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag += 1) {
        into[offset + tag] = (into[offset + tag] ?? 0) + (features[base + tag] ?? 0);
      }
    },
  };
}

/** Deterministic for the same examples, options and order. */
export function train(examples: readonly Example[], options: TrainingOptions): TrainedWeights {
  const { epochs, dropout, seed, onEpoch } = options;
  const features = new Averaged(TAG_COUNT << HASH_BITS);
  const transitions = new Averaged(TRANSITION_COUNT);
  const current = weightsOf(features.now, transitions.now);
  const random = createRandom(seed);
  let step = 1;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let words = 0;
    let wrong = 0;
    for (const { features: all, tags } of shuffled(examples, random)) {
      const seen = dropout === 0 ? all : all.map((rows) => rows.filter(() => random() >= dropout));
      const guess = tagSentence(seen, current);
      for (const [i, rows] of seen.entries()) {
        const [right = 0, guessed = 0] = [tags[i], guess[i]];
        const fromRight = i === 0 ? START_ROW : (tags[i - 1] ?? 0);
        const fromGuessed = i === 0 ? START_ROW : (guess[i - 1] ?? 0);
        if (right !== guessed || fromRight !== fromGuessed) {
          transitions.move(fromRight * TAG_COUNT + right, 1, step);
          transitions.move(fromGuessed * TAG_COUNT + guessed, -1, step);
        }
        if (right === guessed) continue;
        wrong += 1;
        for (const row of rows) {
          features.move(row * TAG_COUNT + right, 1, step);
          features.move(row * TAG_COUNT + guessed, -1, step);
        }
      }
      words += tags.length;
      step += 1;
    }
    onEpoch(epoch, wrong, words);
  }
  return weightsOf(features.average(step), transitions.average(step));
}

/** Weights below this share of the largest change no tag worth speaking of. */
export type PackOptions = { readonly prune: number };

/** Whole numbers from −127 to 127; features that say too little are left out. */
export function pack(
  { features, transitions }: TrainedWeights,
  { prune }: PackOptions,
): PackedPass {
  const scale = 127 / largest(features);
  const rows: { row: number; weights: Int8Array }[] = [];
  for (let row = 0; row < 1 << HASH_BITS; row += 1) {
    const own = features.subarray(row * TAG_COUNT, (row + 1) * TAG_COUNT);
    if (!own.some((weight) => Math.abs(weight) >= prune)) continue;
    const weights = Int8Array.from(own, (weight) =>
      Math.abs(weight) < prune ? 0 : Math.max(-127, Math.min(127, Math.round(weight * scale))),
    );
    if (weights.some((weight) => weight !== 0)) rows.push({ row, weights });
  }
  return {
    transitions: Int16Array.from(transitions, (weight) => Math.round(weight * scale)),
    rows,
  };
}

/** The largest weight but for one in a hundred thousand: a few giants would coarsen all others. */
function largest(weights: Float64Array): number {
  const sizes = Float64Array.from(
    weights.filter((weight) => weight !== 0),
    Math.abs,
  ).sort();
  return sizes[Math.floor(sizes.length * 0.99999)] ?? 1;
}
