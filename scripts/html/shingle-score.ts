/**
 * Precision and recall of an extracted text by runs of four words, counted as the article extraction
 * benchmark of Scrapinghub does: every page weighs the same, F1 is taken of the two means.
 */

const RUN = 4;

export type PageScore = { readonly precision: number | null; readonly recall: number | null };

function runs(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - RUN + 1); i += 1) {
    const run = words.slice(i, i + RUN).join(' ');
    if (run !== '') counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

/** Scores of one page, 0 to 1; null where the benchmark leaves a page out of the mean. */
export function scorePage(expected: string, extracted: string): PageScore {
  const [wanted, found] = [runs(expected), runs(extracted)];
  let [hits, wrong, missed] = [0, 0, 0];
  for (const run of new Set([...wanted.keys(), ...found.keys()])) {
    const [want, have] = [wanted.get(run) ?? 0, found.get(run) ?? 0];
    hits += Math.min(want, have);
    wrong += Math.max(0, have - want);
    missed += Math.max(0, want - have);
  }
  return {
    precision: hits + wrong === 0 ? null : hits / (hits + wrong),
    recall: hits + missed === 0 ? null : hits / (hits + missed),
  };
}

function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Mean precision and recall over pages, and their harmonic mean. */
export function summarize(scores: readonly PageScore[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}
