/** Articles for the evaluator, made by hand. */
import { tokenize } from '../../server/core/analyzer.ts';
import { TEXT_FIELDS, type TextField } from '../../server/core/article.ts';
import {
  type EvaluatedArticle,
  type MetadataField,
  tokenSequence,
} from '../../server/core/evaluator/evaluated-article.ts';
import { createEvaluator } from '../../server/core/evaluator/evaluator.ts';
import type { Mark } from '../../server/core/evaluator/occurrence.ts';
import type { EntityType } from '../../server/core/names.ts';
import { queryLeaves } from '../../server/core/query/describe-terms.ts';
import { applyOperator, type Operator } from '../../server/core/query/operator.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import { mergeSpans } from '../../server/core/span.ts';

export type Sample = {
  readonly title: string;
  readonly text: string;
  readonly values?: Partial<Record<MetadataField, readonly string[]>>;
  /** Spellings of each entity; each place where one stands is a mention. */
  readonly names?: Partial<Record<EntityType, readonly (readonly string[])[]>>;
  readonly day?: string | null;
};

/** A sample as engines show it to the evaluator. */
export function evaluated(sample: Sample): EvaluatedArticle {
  const sequence = (text: string) => tokenSequence(tokenize(text));
  const mentions = (name: string) =>
    TEXT_FIELDS.flatMap((field) =>
      [...sample[field].matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map(({ index }) => ({
        field,
        start: index,
        end: index + name.length,
      })),
    );
  return {
    tokens: (field) => sequence(sample[field]),
    values: (field) => (sample.values?.[field] ?? []).map(sequence),
    names: (type) =>
      (sample.names?.[type] ?? []).map((spellings) => ({
        spellings: spellings.map(sequence),
        mentions: spellings.flatMap(mentions),
      })),
    day: sample.day ?? null,
    addedDay: '2024-11-02',
    lacks: (field) => field === 'date' && (sample.day ?? null) === null,
  };
}

/** The marks of a query typed into the search box, or null where it does not match. */
export function marksOf(
  q: string,
  sample: Sample,
  operator: Operator = 'and',
): readonly Mark[] | null {
  const root = applyOperator(parseQuery(q).root, operator);
  return createEvaluator(root, queryLeaves(root)).evaluate(evaluated(sample));
}

/** What is marked, in order, `field:words`; null where the query does not match. */
export function markedWords(q: string, sample: Sample, operator?: Operator): string | null {
  const marks = marksOf(q, sample, operator);
  if (marks === null) return null;
  const inField = (field: TextField) =>
    mergeSpans(marks.filter((mark) => mark.field === field)).map(
      ({ start, end }) => `${field}:${sample[field].slice(start, end)}`,
    );
  return TEXT_FIELDS.flatMap(inField).join(' | ');
}
