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

/** The parts of k·(1 − b + b·length/average) and of k + 1 that are the same for all documents. */
function saturation(
  field: TextField,
  { statistics, bm25: { k, b } }: Searching,
): { readonly fixed: number; readonly perToken: number; readonly gain: number } {
  const average = statistics.averageLength[field];
  return { fixed: k * (1 - b), perToken: average === 0 ? 0 : (k * b) / average, gain: k + 1 };
}

/** One term in one field, scored. Linear in its postings. */
function postingsOf({ field, weight }: FieldTerm, number: number, searching: Searching): Found {
  const { live } = searching;
  const { postings, forward } = live.segment.fields[field];
  const { documents: numbers, frequencies } = postings;
  const start = postings.offsets[number] ?? 0;
  const end = postings.offsets[number + 1] ?? 0;
  const documents = new Uint32Array(end - start);
  const scores = new Float64Array(end - start);
  const { d } = searching.bm25;
  const { offsets } = forward;
  const { fixed, perToken, gain } = saturation(field, searching);
  for (let i = 0; i < documents.length; i += 1) {
    const document = numbers[start + i] as number;
    const frequency = frequencies[start + i] as number;
    const length = (offsets[document + 1] as number) - (offsets[document] as number);
    documents[i] = document;
    scores[i] = weight * (d + (frequency * gain) / (frequency + fixed + perToken * length));
  }
  return { documents, scores };
}

/** All of the parts; scores add up. The rarest is found in full, the others score only what it found. */
function intersected(parts: readonly Part[], searching: Searching): Found {
  const [first, ...others] = [...parts].sort(
    (a, b) => mostFound(a, searching) - mostFound(b, searching),
  );
  if (first === undefined) return NOTHING;
  let found = find(first, searching);
  for (const part of others) {
    if (found.documents.length === 0) return NOTHING;
    if (part.kind === 'terms') found = alsoHolding(found, part.terms, searching);
    else {
      const other = find(part, searching);
      const isShorter = found.documents.length <= other.documents.length;
      found = isShorter ? shared(found, other) : shared(other, found);
    }
  }
  return found;
}

/** Documents of a segment that a part can find, at most. */
function mostFound(part: Part, { live }: Searching): number {
  if (part.kind !== 'terms') return live.segment.size;
  return part.terms.reduce((sum, { field, numbers }) => {
    const { offsets } = live.segment.fields[field].postings;
    const number = numbers.get(live);
    return number === undefined ? sum : sum + (offsets[number + 1] ?? 0) - (offsets[number] ?? 0);
  }, 0);
}

/** Of what was found, the documents that hold any of the terms too. */
function alsoHolding(
  { documents, scores }: Found,
  terms: readonly FieldTerm[],
  searching: Searching,
): Found {
  const { live, bm25 } = searching;
  const holds = new Uint8Array(documents.length);
  const sums = scores.slice();
  for (const { field, weight, numbers } of terms) {
    const number = numbers.get(live);
    if (number === undefined) continue;
    const { postings, forward } = live.segment.fields[field];
    const { fixed, perToken, gain } = saturation(field, searching);
    const { offsets } = forward;
    const end = postings.offsets[number + 1] ?? 0;
    let at = postings.offsets[number] ?? 0;
    for (let i = 0; i < documents.length && at < end; i += 1) {
      const document = documents[i] as number;
      at = firstPosting(postings.documents, document, at, end);
      if (at >= end || postings.documents[at] !== document) continue;
      const frequency = postings.frequencies[at] as number;
      const length = (offsets[document + 1] as number) - (offsets[document] as number);
      sums[i] =
        (sums[i] as number) +
        weight * (bm25.d + (frequency * gain) / (frequency + fixed + perToken * length));
      holds[i] = 1;
    }
  }
  return only({ documents, scores: sums }, holds);
}

/** The first posting from `from` of this document or a later one: in growing steps, then by halving. */
function firstPosting(documents: Uint16Array, wanted: number, from: number, end: number): number {
  let step = 1;
  let low = from;
  while (low + step < end && (documents[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
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
