/**
 * A plan over live segments: every article that fulfils it, with MiniSearch's BM25+ score. Statistics
 * are of all segments together, so that many segments rank as one index does.
 *
 * Each part of a plan gives documents in ascending order with their scores beside them; parts meet
 * by merging or, where many lists meet, in an array with a place for every document of the segment.
 */
import type { TextField } from '../../core/article.ts';
import {
  type ConditionNode,
  type IndexPlan,
  TITLE_WEIGHT,
  type WeightedTerm,
} from '../archive/index-plan.ts';
import { documentFrequency, type LiveSegment } from './live-segment.ts';
import { createPhraseCheck } from './phrase-check.ts';

/** Parameters of BM25+ (Lv and Zhai 2011); with d = 0 it is plain BM25. */
export type Bm25 = { readonly k: number; readonly b: number; readonly d: number };

/** Textbook BM25 (Robertson and Zaragoza 2009). */
export const BM25: Bm25 = { k: 1.2, b: 0.75, d: 0 };

export type FieldWeights = Readonly<Record<TextField, number>>;
export const FIELD_WEIGHTS: FieldWeights = { title: TITLE_WEIGHT, text: 1 };

/** Documents of one segment, ascending, and the score of each. */
export type Found = { readonly documents: Uint32Array; readonly scores: Float64Array };

const NOTHING: Found = { documents: new Uint32Array(0), scores: new Float64Array(0) };

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

function allOf(size: number): Found {
  return {
    documents: Uint32Array.from({ length: size }, (_, i) => i),
    scores: new Float64Array(size).fill(1),
  };
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

/** Share of a segment's documents below which lists are merged rather than spread out. */
const SPARSE_SHARE = 1 / 32;

/** Any of the lists; scores add up. */
function united(lists: readonly Found[], size: number): Found {
  const [first, second] = lists;
  if (first === undefined) return NOTHING;
  if (second === undefined) return first;
  const total = lists.reduce((sum, { documents }) => sum + documents.length, 0);
  if (lists.length === 2 && total < size * SPARSE_SHARE) return merged(first, second);
  return spread(lists, size, total);
}

function merged(a: Found, b: Found): Found {
  const documents = new Uint32Array(a.documents.length + b.documents.length);
  const scores = new Float64Array(documents.length);
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < a.documents.length || j < b.documents.length) {
    const x = i < a.documents.length ? (a.documents[i] as number) : Number.MAX_SAFE_INTEGER;
    const y = j < b.documents.length ? (b.documents[j] as number) : Number.MAX_SAFE_INTEGER;
    documents[count] = Math.min(x, y);
    scores[count] = (x <= y ? (a.scores[i] as number) : 0) + (y <= x ? (b.scores[j] as number) : 0);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

function spread(lists: readonly Found[], size: number, total: number): Found {
  const sums = new Float64Array(size);
  const present = new Uint8Array(size);
  for (const { documents, scores } of lists) {
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      sums[document] = (sums[document] as number) + (scores[i] as number);
      present[document] = 1;
    }
  }
  const documents = new Uint32Array(Math.min(size, total));
  const scores = new Float64Array(documents.length);
  let count = 0;
  for (let document = 0; document < size; document += 1) {
    if (present[document] === 0) continue;
    documents[count] = document;
    scores[count] = sums[document] as number;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
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

/** A list this many times longer than the other is searched by halving rather than walked. */
const MUCH_LONGER = 16;

/** `a` is the shorter. */
function shared(a: Found, b: Found): Found {
  const documents = new Uint32Array(a.documents.length);
  const scores = new Float64Array(a.documents.length);
  const halve = b.documents.length > MUCH_LONGER * a.documents.length;
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.documents.length; i += 1) {
    const document = a.documents[i] as number;
    j = halve ? firstFrom(b.documents, document, j) : advance(b.documents, document, j);
    if (b.documents[j] !== document) continue;
    documents[count] = document;
    scores[count] = (a.scores[i] as number) + (b.scores[j] as number);
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

function without(base: Found, unwanted: Found): Found {
  const documents = new Uint32Array(base.documents.length);
  const scores = new Float64Array(base.documents.length);
  let count = 0;
  let j = 0;
  for (let i = 0; i < base.documents.length; i += 1) {
    const document = base.documents[i] as number;
    j = advance(unwanted.documents, document, j);
    if (unwanted.documents[j] === document) continue;
    documents[count] = document;
    scores[count] = base.scores[i] as number;
    count += 1;
  }
  return { documents: documents.subarray(0, count), scores: scores.subarray(0, count) };
}

function advance(documents: Uint32Array, wanted: number, from: number): number {
  let at = from;
  while (at < documents.length && (documents[at] as number) < wanted) at += 1;
  return at;
}

function firstFrom(documents: Uint32Array, wanted: number, from: number): number {
  let low = from;
  let high = documents.length;
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

/** The documents with a 1 beside them. */
export function only(found: Found, kept: Uint8Array): Found {
  let count = 0;
  for (const keep of kept) count += keep;
  if (count === found.documents.length) return found;
  const documents = new Uint32Array(count);
  const scores = new Float64Array(count);
  let next = 0;
  for (let i = 0; i < kept.length; i += 1) {
    if (kept[i] === 0) continue;
    documents[next] = found.documents[i] as number;
    scores[next] = found.scores[i] as number;
    next += 1;
  }
  return { documents, scores };
}
