/** A report as the page of its story sees it: its sentences, and what each is about. */
import { tokenize } from '../core/analyzer.ts';
import type { ArticleId, Paragraph } from '../core/article.ts';
import { stem } from '../core/inflection.ts';
import type { Mention } from '../core/names.ts';
import { STOP_WORDS } from '../core/query/stop-words.ts';
import { sentences } from '../core/sentences.ts';
import type { Span } from '../core/span.ts';
import { UNTELLING_WORDS } from './untelling-words.ts';

export type Report = {
  readonly id: ArticleId;
  /** As shown. */
  readonly title: string;
  readonly titleSource: 'file' | 'text';
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** ISO `YYYY-MM-DD`; null where unknown. */
  readonly day: string | null;
  /** The outlet; null where unknown. */
  readonly source: string | null;
  readonly mentions: readonly Mention[];
};

/** A sentence of a report, with the stems of its telling words. */
export type Sentence = Span & {
  readonly report: Report;
  /** Its number in the report, from 0. */
  readonly index: number;
  readonly words: number;
  readonly stems: ReadonlySet<string>;
};

/** Sentences of paragraphs and items; headings are none. */
export function sentencesOf(report: Report): Sentence[] {
  const spans = report.paragraphs
    .filter(({ kind }) => kind !== 'heading')
    .flatMap((paragraph) => sentences(report.text, paragraph));
  return spans.map((span, index) => {
    const terms = tokenize(report.text.slice(span.start, span.end)).map(({ term }) => term);
    return { ...span, report, index, words: terms.length, stems: tellingStems(terms) };
  });
}

/** Stems of the terms that say what a text is about. */
export function tellingStems(terms: readonly string[]): ReadonlySet<string> {
  const telling = terms.filter(
    (term) => term.length > 1 && !STOP_WORDS.has(term) && !UNTELLING_WORDS.has(term),
  );
  return new Set(telling.map((term) => stem(term)));
}

export function sharedStems(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared;
}
