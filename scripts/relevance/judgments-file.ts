/** Judgments as trec_eval reads them: topic, iteration, document, grade, blanks between. */
import type { Judgments } from './judged-collection.ts';

/** CISI's own order: topic, document, and two columns that say nothing. */
export type JudgmentLayout = 'trec' | 'smart';

/** Lines that hold no judgment are passed over. A document judged twice keeps its better grade. */
export function parseJudgments(text: string, layout: JudgmentLayout): Judgments {
  const judgments = new Map<string, Map<string, number>>();
  for (const line of text.split('\n')) {
    const fields = line.trim().split(/\s+/);
    const [topic, second, third, grade] = fields;
    const document = layout === 'smart' ? second : third;
    const value = layout === 'smart' ? 1 : Number(grade);
    if (topic === undefined || document === undefined || !Number.isFinite(value)) continue;
    const own = judgments.get(topic) ?? new Map<string, number>();
    own.set(document, Math.max(value, own.get(document) ?? value));
    judgments.set(topic, own);
  }
  return judgments;
}

/** Whether a text looks like judgments in TREC's layout. */
export function isJudgments(text: string): boolean {
  const lines = text.slice(0, 2000).split('\n').slice(0, 5);
  const whole = lines.filter((line) => line.trim() !== '').slice(0, 3);
  return whole.length > 0 && whole.every((line) => /^\S+\s+\S+\s+\S+\s+-?\d+\s*$/.test(line));
}
