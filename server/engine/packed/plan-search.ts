/**
 * A plan over live segments: every article that fulfils it, with MiniSearch's BM25+ score. Statistics
 * are of all segments together, so that many segments rank as one index does.
 */
import type { TextField } from '../../core/article.ts';
import {
  type ConditionNode,
  type IndexPlan,
  TITLE_WEIGHT,
  type WeightedTerm,
} from '../archive/index-plan.ts';
import { allOf, type Found, NOTHING, only, shared, united, without } from './found-lists.ts';
import { documentFrequency, type LiveSegment } from './live-segment.ts';
import { createPhraseCheck } from './phrase-check.ts';

/** Parameters of BM25+ (Lv and Zhai 2011); with d = 0 it is plain BM25. */
export type Bm25 = { readonly k: number; readonly b: number; readonly d: number };

/** Textbook BM25 (Robertson and Zaragoza 2009). */
export const BM25: Bm25 = { k: 1.2, b: 0.75, d: 0 };

export type FieldWeights = Readonly<Record<TextField, number>>;
export const FIELD_WEIGHTS: FieldWeights = { title: TITLE_WEIGHT, text: 1 };

/** Numbers that a score needs, over all segments. */
export type Statistics = {
  readonly documents: number;
  readonly averageLength: Readonly<Record<TextField, number>>;
};

export function statisticsOf(segments: readonly LiveSegment[]): Statistics {
  const sum = (of: (live: LiveSegment) => number): number =>
    segments.reduce((total, live) => total + of(live), 0);
  const documents = sum(({ size }) => size);
  const average = (field: TextField): number =>
    documents === 0 ? 0 : sum(({ tokens }) => tokens[field]) / documents;
  return { documents, averageLength: { title: average('title'), text: average('text') } };
}

export type SearchOptions = {
  /** Documents of a segment, ascending, of which a condition holds. */
  readonly where: (condition: ConditionNode, live: LiveSegment) => Uint32Array;
  readonly weights?: FieldWeights;
  readonly bm25?: Bm25;
};

export type PlanSearch = {
  /** What the plan finds in one of the segments. */
  readonly inSegment: (live: LiveSegment) => Found;
};

/** Compiles a plan against a snapshot: looks up its terms and counts them over all segments. */
export function createPlanSearch(
  plan: IndexPlan,
  segments: readonly LiveSegment[],
  statistics: Statistics,
  { where, weights = FIELD_WEIGHTS, bm25 = BM25 }: SearchOptions,
): PlanSearch {
  const looking = { segments, statistics, weights };
  const compile = (part: IndexPlan): Part => {
    switch (part.kind) {
      case 'all':
        return { kind: 'all' };
      case 'where':
        return part;
      case 'terms':
        return { kind: 'terms', terms: lookUp(part.terms, part.fields, looking) };
      case 'phrase': {
        const { fields } = part;
        const parts = part.parts.map(
          (terms): Part => ({ kind: 'terms', terms: lookUp(terms, fields, looking) }),
        );
        const positions = part.parts.map((terms) => terms.map(([term]) => term));
        return { kind: 'phrase', words: { kind: 'and', parts }, positions, fields };
      }
      case 'and':
      case 'or':
        return flattened(part.kind, part.parts.map(compile));
      case 'and-not':
        return {
          kind: 'and-not',
          base: compile(part.base),
          without: flattened('or', part.without.map(compile)),
        };
      default:
        return part satisfies never;
    }
  };
  const compiled = compile(plan);
  return {
    inSegment: (live) => withoutDeleted(find(compiled, { live, statistics, bm25, where }), live),
  };
}

/** A term in a field: its number in each segment, and what its saturated frequency is multiplied by. */
type FieldTerm = {
  readonly field: TextField;
  readonly weight: number;
  readonly numbers: ReadonlyMap<LiveSegment, number>;
};

type Part =
  | { readonly kind: 'all' }
  | { readonly kind: 'where'; readonly condition: ConditionNode }
  | { readonly kind: 'terms'; readonly terms: readonly FieldTerm[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Part[] }
  | { readonly kind: 'and-not'; readonly base: Part; readonly without: Part }
  | {
      readonly kind: 'phrase';
      readonly words: Part;
      readonly positions: readonly (readonly string[])[];
      readonly fields: readonly TextField[];
    };

/** Terms under an OR are one list of terms: their scores add up either way. */
function flattened(kind: 'and' | 'or', parts: readonly Part[]): Part {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  if (kind === 'and') return { kind, parts };
  const terms = parts.flatMap((part) => (part.kind === 'terms' ? part.terms : []));
  const others = parts.filter((part) => part.kind !== 'terms');
  if (others.length === 0) return { kind: 'terms', terms };
  return { kind, parts: terms.length === 0 ? others : [{ kind: 'terms', terms }, ...others] };
}

type LookingUp = {
  readonly segments: readonly LiveSegment[];
  readonly statistics: Statistics;
  readonly weights: FieldWeights;
};

function lookUp(
  terms: readonly WeightedTerm[],
  fields: readonly TextField[],
  { segments, statistics: { documents }, weights }: LookingUp,
): FieldTerm[] {
  const found: FieldTerm[] = [];
  for (const [term, weight] of terms) {
    const numbers = new Map<LiveSegment, number>();
    for (const live of segments) {
      const number = live.segment.terms.find(term);
      if (number >= 0) numbers.set(live, number);
    }
    for (const field of fields) {
      let frequency = 0;
      for (const [live, number] of numbers) frequency += documentFrequency(live, field, number);
      if (frequency === 0) continue;
      const idf = Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
      found.push({ field, weight: weights[field] * weight * idf, numbers });
    }
  }
  return found;
}

type Searching = {
  readonly live: LiveSegment;
  readonly statistics: Statistics;
  readonly bm25: Bm25;
  readonly where: SearchOptions['where'];
};

function find(part: Part, searching: Searching): Found {
  switch (part.kind) {
    case 'all':
      return allOf(searching.live.segment.size);
    case 'where': {
      const documents = searching.where(part.condition, searching.live);
      return { documents, scores: new Float64Array(documents.length) };
    }
    case 'terms':
      return ofTerms(part.terms, searching);
    case 'or':
      return united(
        part.parts.map((each) => find(each, searching)),
        searching.live.segment.size,
      );
    case 'and':
      return intersected(part.parts, searching);
    case 'and-not':
      return without(find(part.base, searching), find(part.without, searching));
    case 'phrase':
      return withPhrase(find(part.words, searching), part, searching.live);
    default:
      return part satisfies never;
  }
}

function ofTerms(terms: readonly FieldTerm[], searching: Searching): Found {
  const { live } = searching;
  const lists = terms.flatMap((term) => {
    const number = term.numbers.get(live);
    return number === undefined ? [] : [postingsOf(term, number, searching)];
  });
  return united(
    lists.filter(({ documents }) => documents.length > 0),
    live.segment.size,
  );
}

/** One term in one field, scored. Linear in its postings. */
function postingsOf(
  { field, weight }: FieldTerm,
  number: number,
  { live, statistics, bm25 }: Searching,
): Found {
  const { postings, forward } = live.segment.fields[field];
  const { documents: numbers, frequencies } = postings;
  const start = postings.offsets[number] ?? 0;
  const end = postings.offsets[number + 1] ?? 0;
  const documents = new Uint32Array(end - start);
  const scores = new Float64Array(end - start);
  const { k, b, d } = bm25;
  const average = statistics.averageLength[field];
  const { offsets } = forward;
  // The parts of k·(1 − b + b·length/average) that are the same for all documents.
  const fixed = k * (1 - b);
  const perToken = average === 0 ? 0 : (k * b) / average;
  const gain = k + 1;
  for (let i = 0; i < documents.length; i += 1) {
    const document = numbers[start + i] as number;
    const frequency = frequencies[start + i] as number;
    const length = (offsets[document + 1] as number) - (offsets[document] as number);
    documents[i] = document;
    scores[i] = weight * (d + (frequency * gain) / (frequency + fixed + perToken * length));
  }
  return { documents, scores };
}

/** All of the parts, the shortest first; scores add up. */
function intersected(parts: readonly Part[], searching: Searching): Found {
  const lists: Found[] = [];
  for (const part of parts) {
    const found = find(part, searching);
    if (found.documents.length === 0) return NOTHING;
    lists.push(found);
  }
  lists.sort((a, b) => a.documents.length - b.documents.length);
  return lists.reduce(shared);
}

function withPhrase(
  found: Found,
  { positions, fields }: Extract<Part, { kind: 'phrase' }>,
  { segment }: LiveSegment,
): Found {
  if (found.documents.length === 0) return found;
  const holds = createPhraseCheck(segment, positions, fields);
  return only(
    found,
    Uint8Array.from(found.documents, (document) => (holds(document) ? 1 : 0)),
  );
}

function withoutDeleted(found: Found, { deleted }: LiveSegment): Found {
  if (deleted === null) return found;
  return only(
    found,
    Uint8Array.from(found.documents, (document) => 1 - (deleted[document] ?? 0)),
  );
}
