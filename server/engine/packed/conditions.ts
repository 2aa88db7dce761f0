/**
 * Conditions on metadata, dates and names, answered from columns: no text is read. A condition on a
 * name is asked once of each entity, one on metadata of each article's values.
 */
import { tokenize } from '../../core/analyzer.ts';
import {
  type EvaluatedArticle,
  type EvaluatedName,
  type TokenSequence,
  tokenSequence,
} from '../../core/evaluator/evaluated-article.ts';
import { createEvaluator } from '../../core/evaluator/evaluator.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/names.ts';
import { queryLeaves } from '../../core/query/describe-terms.ts';
import { printQuery } from '../../core/query/print.ts';
import type { DateNode, FieldNode } from '../../core/query/tree.ts';
import type { Facet } from '../../core/search-state.ts';
import type { ConditionNode } from '../archive/index-plan.ts';
import { rowOf } from './csr.ts';
import { dayNumber, NO_DAY } from './day-number.ts';
import type { EntityColumns } from './entity-columns.ts';
import type { LiveSegment } from './live-segment.ts';
import type { ValueColumn } from './value-column.ts';

export type ConditionSources = {
  readonly segments: readonly LiveSegment[];
  readonly columns: Readonly<Record<Facet, ValueColumn>>;
  readonly entities: EntityColumns;
};

type Where = (condition: ConditionNode, live: LiveSegment) => Uint32Array;

const DAY_MS = 86_400_000;

/** Answers are remembered for as long as the archive lives; deleted documents may be among them. */
export function createConditions(sources: ConditionSources): Where {
  const known = new Map<string, Map<LiveSegment, Uint32Array>>();
  const sequences = createSequences();
  return (condition, live) => {
    const key = `${condition.kind} ${printQuery(condition)}`;
    const answers = known.get(key) ?? new Map<LiveSegment, Uint32Array>();
    known.set(key, answers);
    const answer = answers.get(live) ?? answerOf(condition, live, sources, sequences);
    answers.set(live, answer);
    return answer;
  };
}

function answerOf(
  condition: ConditionNode,
  live: LiveSegment,
  sources: ConditionSources,
  sequences: Sequences,
): Uint32Array {
  const { segments, columns } = sources;
  const place = segments.indexOf(live);
  const carrying = (facet: Facet, wanted: boolean): Uint32Array => {
    const offsets = columns[facet].parts[place]?.rows.offsets;
    return documentsWhere(live, (document) => {
      const count = (offsets?.[document + 1] ?? 0) - (offsets?.[document] ?? 0);
      return count > 0 === wanted;
    });
  };
  switch (condition.kind) {
    case 'date':
      return documentsWhere(live, dateRule(condition, live));
    case 'missing': {
      const { field } = condition;
      const { days } = live.segment;
      return field === 'date'
        ? documentsWhere(live, (document) => days[document] === NO_DAY)
        : carrying(field, false);
    }
    case 'any-entity':
      return carrying(condition.type, true);
    case 'field': {
      const type = ENTITY_TYPES.find((one) => one === condition.field);
      return type === undefined
        ? ofMetadata(condition, live, sequences)
        : ofNames(condition, type, place, live, sources);
    }
    default:
      return condition satisfies never;
  }
}

function documentsWhere(
  { segment: { size } }: LiveSegment,
  holds: (document: number) => boolean,
): Uint32Array {
  const found = new Uint32Array(size);
  let count = 0;
  for (let document = 0; document < size; document += 1) {
    if (!holds(document)) continue;
    found[count] = document;
    count += 1;
  }
  return found.slice(0, count);
}

function dateRule({ on, from, to }: DateNode, live: LiveSegment): (document: number) => boolean {
  const first = from === null ? NO_DAY : dayNumber(from);
  const last = to === null ? Number.MAX_SAFE_INTEGER : dayNumber(to);
  const { days, added } = live.segment;
  return (document) => {
    const day =
      on === 'added' ? Math.floor((added[document] ?? 0) / DAY_MS) : (days[document] ?? NO_DAY);
    return day !== NO_DAY && day >= first && day <= last;
  };
}

/** An article that has nothing but what a test of the condition looks at. */
const BARE: EvaluatedArticle = {
  tokens: () => tokenSequence([]),
  values: () => [],
  names: () => [],
  day: null,
  addedDay: '',
  lacks: () => true,
};

/** The entities of which it holds, then the articles that name them. */
function ofNames(
  condition: FieldNode,
  type: EntityType,
  place: number,
  live: LiveSegment,
  { columns, entities }: ConditionSources,
): Uint32Array {
  const { evaluate } = createEvaluator(condition, queryLeaves(condition));
  const part = columns[type].parts[place];
  if (part === undefined) return new Uint32Array(0);
  const verdicts = new Map<number, boolean>();
  const holds = (number: number): boolean => {
    const known = verdicts.get(number);
    if (known !== undefined) return known;
    const forms = entities.entities[type][number]?.forms ?? [];
    const name: EvaluatedName = {
      mentions: [],
      spellings: forms.map((form) => tokenSequence(tokenize(form))),
    };
    const verdict = evaluate({ ...BARE, names: () => [name] }) !== null;
    verdicts.set(number, verdict);
    return verdict;
  };
  return documentsWhere(live, (document) => rowOf(part.rows, document).some(holds));
}

type Sequences = (values: readonly string[]) => (number: number) => TokenSequence;

/** Tokens of the values of a column, each cut once. */
function createSequences(): Sequences {
  const known = new WeakMap<readonly string[], Map<number, TokenSequence>>();
  return (values) => {
    const own = known.get(values) ?? new Map<number, TokenSequence>();
    known.set(values, own);
    return (number) => {
      const sequence = own.get(number) ?? tokenSequence(tokenize(values[number] ?? ''));
      own.set(number, sequence);
      return sequence;
    };
  };
}

/** Whether the values of an article satisfy it; articles of the same values are asked once. */
function ofMetadata(condition: FieldNode, live: LiveSegment, sequences: Sequences): Uint32Array {
  const { field } = condition;
  if (
    field !== 'source' &&
    field !== 'author' &&
    field !== 'section' &&
    field !== 'keyword' &&
    field !== 'path'
  )
    throw new RangeError(`${field} is no column.`);
  const { values, rows } = live.segment.columns[field];
  const sequenceOf = sequences(values);
  const { evaluate } = createEvaluator(condition, queryLeaves(condition));
  const verdicts = new Map<string, boolean>();
  return documentsWhere(live, (document) => {
    const numbers = rowOf(rows, document);
    const key = numbers.join(' ');
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const own = Array.from(numbers, sequenceOf);
    const verdict = evaluate({ ...BARE, values: () => own }) !== null;
    verdicts.set(key, verdict);
    return verdict;
  });
}
