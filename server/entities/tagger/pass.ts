/** One pass of the tagger: weights of features and transitions → tags of a sentence. */
import { TAG_COUNT } from './tags.ts';
import { bestTags } from './viterbi.ts';

/** Weights of one pass. Training holds them in full, the model file only those that matter. */
export type PassWeights = {
  /** Adds the weights of a feature's row, one a tag, to `into` from `offset`. */
  readonly addRow: (row: number, into: Float64Array, offset: number) => void;
  readonly transitions: ArrayLike<number>;
};

/** No caution: as training has it. */
const NONE = new Float64Array(TAG_COUNT);

/** Tags for a sentence whose words have these feature rows. `caution`: see `caution.ts`. */
export function tagSentence(
  features: readonly (readonly number[])[],
  { addRow, transitions }: PassWeights,
  caution: Float64Array = NONE,
): Uint8Array {
  const emissions = new Float64Array(features.length * TAG_COUNT);
  for (const [i, rows] of features.entries()) {
    for (const row of rows) addRow(row, emissions, i * TAG_COUNT);
    for (let tag = 0; tag < TAG_COUNT; tag += 1) {
      const at = i * TAG_COUNT + tag;
      emissions[at] = (emissions[at] ?? 0) - (caution[tag] ?? 0);
    }
  }
  return bestTags(emissions, features.length, transitions);
}
