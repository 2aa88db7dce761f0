/**
 * The closer ranking of the articles that BM25 puts first: features of each, then feedback from the best.
 * Everything is added to the base score and nothing is below 0, so an article that is ranked closely never
 * falls behind one that is not, and the order beyond the window is the order of BM25.
 */
import { FeatureReader, type Features } from './features.ts';
import { FeedbackReader, learnTerms } from './feedback.ts';
import type { RankedQuery } from './query-words.ts';
import type { ArticleTerms, RankingIndex } from './ranking-index.ts';
import {
  FEEDBACK_WINDOW,
  QUERY_SHARE,
  SHORT_QUERY_SHARE,
  SHORT_QUERY_WORDS,
  WHOLE,
  WINDOW,
  WINDOW_OF_ONE_WORD,
} from './weights.ts';

/** What a score is made of: the parts sum to it. */
export type ScoreParts = Readonly<Features> & { readonly base: number; readonly feedback: number };

export function windowOf({ words }: RankedQuery): number {
  return words.length === 1 ? WINDOW_OF_ONE_WORD : WINDOW;
}

export function scoreOf({ base, whole, lead, passage, pairs, feedback }: ScoreParts): number {
  return base + whole + lead + passage + pairs + feedback;
}

/** `documents` with their base scores; the parts of their scores beside them. Linear in their tokens. */
export function rankClosely(
  query: RankedQuery,
  index: RankingIndex,
  documents: readonly { readonly document: number; readonly base: number }[],
): ScoreParts[] {
  const articles = documents.map(({ document }) => index.article(document));
  const reader = new FeatureReader(query, index);
  let parts: Draft[];
  try {
    parts = articles.map((article, i) => {
      const { whole, lead, passage, pairs } = article === null ? NO_FEATURES : reader.read(article);
      return { base: documents[i]?.base ?? 0, whole, lead, passage, pairs, feedback: 0 };
    });
  } finally {
    reader.close();
  }
  const gain = feedbackGain(query);
  if (gain > 0) addFeedback(parts, articles, index, gain);
  return parts;
}

type Draft = ScoreParts & { feedback: number };

const NO_FEATURES: Features = { whole: 0, lead: 0, passage: 0, pairs: 0 };

/** What feedback is multiplied by: beside a query of n equal words it has the share that the query leaves. */
function feedbackGain({ words, length }: RankedQuery): number {
  if (words.length < 2) return 0;
  const share = length <= SHORT_QUERY_WORDS ? SHORT_QUERY_SHARE : QUERY_SHARE;
  const said = words.reduce((sum, { times }) => sum + times, 0);
  return (WHOLE * said * (1 - share)) / share;
}

function addFeedback(
  parts: readonly Draft[],
  articles: readonly (ArticleTerms | null)[],
  index: RankingIndex,
  gain: number,
): void {
  const best = parts
    .flatMap((part, i) => {
      const article = articles[i] ?? null;
      return article === null ? [] : [{ part, article, score: scoreOf(part) }];
    })
    .sort((a, b) => b.score - a.score);
  const reader = new FeedbackReader(learnTerms(best, index), index);
  try {
    for (const { part, article } of best.slice(0, FEEDBACK_WINDOW))
      part.feedback = gain * reader.read(article);
  } finally {
    reader.close();
  }
}
