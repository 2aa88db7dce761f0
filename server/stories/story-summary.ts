/**
 * The middle of a story: the report most like the others, which gives the title, and the sentences that
 * say what most reports say. Extractive only: every sentence stands in a report, word for word.
 */
import type { SummarySentence } from '../core/story-report.ts';
import { type Report, type Sentence, sharedStems } from './report.ts';

const MOST_SENTENCES = 4;
const FEWEST_SENTENCES = 2;
/** Words: shorter ones say little, longer ones are badly cut or lists. */
const SHORTEST = 8;
const LONGEST = 45;
/** What a sentence loses for each one before it in its report: news tells the main thing first. */
const POSITION_LOSS = 0.06;
/** Share of the first sentence's score that a further one must have to be worth reading. */
const WORTH = 0.35;
/** Share of stems in common from which a sentence only says again what was said. */
const REPETITION = 0.5;

export type StoryCentre = {
  /** The report most like the others. */
  readonly report: Report;
  readonly title: string;
  readonly summary: readonly SummarySentence[];
};

/** `sentences` of every report, as `sentencesOf` gives them. Throws where there is no report. */
export function storyCentre(
  reports: readonly Report[],
  sentences: readonly Sentence[],
): StoryCentre {
  const weights = stemWeights(sentences);
  const central = centralReports(reports, sentences, weights);
  const [report] = central;
  if (report === undefined) throw new RangeError('A story has at least one report');
  // A title made from the text is the second choice, however central its report.
  const titled = central.find(({ titleSource }) => titleSource === 'file') ?? report;
  return { report, title: titled.title, summary: summaryOf(sentences, weights) };
}

/** Stem → how many reports beside the first use it, dampened; what only one uses weighs nothing. */
function stemWeights(sentences: readonly Sentence[]): ReadonlyMap<string, number> {
  const reports = new Map<string, Set<Report>>();
  for (const { report, stems } of sentences)
    for (const each of stems) reports.set(each, (reports.get(each) ?? new Set()).add(report));
  return new Map([...reports].map(([each, users]) => [each, Math.log(users.size)]));
}

/** Reports by the mean weight of their stems; ties by id. */
function centralReports(
  reports: readonly Report[],
  sentences: readonly Sentence[],
  weights: ReadonlyMap<string, number>,
): Report[] {
  const score = new Map<Report, number>();
  for (const report of reports) {
    const own = sentences.filter((sentence) => sentence.report === report);
    const stems = new Set(own.flatMap((sentence) => [...sentence.stems]));
    const sum = [...stems].reduce((total, each) => total + (weights.get(each) ?? 0), 0);
    // Between the mean, which favours the shortest, and the sum, which favours the longest.
    score.set(report, sum / Math.sqrt(Math.max(1, stems.size)));
  }
  return [...reports].sort(
    (a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

function summaryOf(
  sentences: readonly Sentence[],
  weights: ReadonlyMap<string, number>,
): SummarySentence[] {
  const fit = sentences.filter(({ words }) => words >= SHORTEST && words <= LONGEST);
  const scored = (fit.length > 0 ? fit : sentences).map((sentence) => {
    const sum = [...sentence.stems].reduce((total, each) => total + (weights.get(each) ?? 0), 0);
    const score = sum / Math.sqrt(Math.max(1, sentence.stems.size));
    return { sentence, score: score / (1 + POSITION_LOSS * sentence.index) };
  });
  scored.sort((a, b) => b.score - a.score || inOrder(a.sentence, b.sentence));
  const chosen: Sentence[] = [];
  for (const { sentence, score } of scored) {
    if (chosen.length === MOST_SENTENCES) break;
    const worth = score >= WORTH * (scored[0]?.score ?? 0);
    if (!worth && chosen.length >= FEWEST_SENTENCES) break;
    if (chosen.some((other) => repeats(sentence, other))) continue;
    chosen.push(sentence);
  }
  return chosen.map(({ report, start, end }) => ({
    id: report.id,
    start,
    end,
    text: report.text.slice(start, end),
  }));
}

function repeats(a: Sentence, b: Sentence): boolean {
  const least = Math.min(a.stems.size, b.stems.size);
  return sharedStems(a.stems, b.stems) >= REPETITION * Math.max(1, least);
}

function inOrder(a: Sentence, b: Sentence): number {
  if (a.report === b.report) return a.index - b.index;
  return a.report.id < b.report.id ? -1 : 1;
}
