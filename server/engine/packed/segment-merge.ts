/**
 * Several segments → one, without reading an article: arrays are joined, terms and documents renumbered,
 * deleted documents left out. The result is what building a segment of the same articles would give.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { PLAIN_COLUMNS, type PlainColumn } from '../archive/plain-columns.ts';
import type { ArticleStore } from './article-reader.ts';
import { packRows, rowOf, rowSections } from './csr.ts';
import type { LiveSegment } from './live-segment.ts';
import { type Column, narrowest, packSections } from './section-file.ts';
import { MAX_DOCUMENTS, postingColumns, SEGMENT_KIND, SEGMENT_VERSION } from './segment-builder.ts';
import { SpokenTerms, stemSections } from './stem-tables.ts';
import { compareTerms, packStrings } from './term-table.ts';

export type MergedSegment = {
  readonly documents: number;
  readonly index: readonly Uint8Array[];
  /** The stored articles, read as they are asked for. */
  readonly articles: Iterable<Uint8Array>;
};

/** Number of a document in the merged segment, by segment; -1 for the deleted. */
type Renumbering = readonly Int32Array[];

/** Throws `RangeError` for more than `MAX_DOCUMENTS` live documents. */
export function mergeSegments(
  parts: readonly LiveSegment[],
  stores: readonly ArticleStore[],
): MergedSegment {
  const documents = parts.reduce((sum, { size }) => sum + size, 0);
  if (documents > MAX_DOCUMENTS)
    throw new RangeError(`A segment holds at most ${MAX_DOCUMENTS} documents.`);
  const renumbering = renumber(parts);
  const terms = mergedTerms(parts);
  const lengths = liveValues(parts, (part) => part.segment.stored.lengths);
  const sections = new Map<string, Column>([
    ...packStrings('terms', terms.sorted),
    ...stemSections(terms.sorted, spokenTerms(parts, terms)),
    ...TEXT_FIELDS.flatMap((field) => fieldSections(field, parts, terms, renumbering)),
    ['ids', Float64Array.from(liveValues(parts, ({ segment }) => segment.ids))],
    ['hashes', Float64Array.from(liveValues(parts, ({ segment }) => segment.hashes))],
    ['standings', Float64Array.from(liveValues(parts, ({ segment }) => segment.standings))],
    ['days', Int32Array.from(liveValues(parts, ({ segment }) => segment.days))],
    ['added', Float64Array.from(liveValues(parts, ({ segment }) => segment.added))],
    ['empty', Uint8Array.from(liveValues(parts, ({ segment }) => segment.empty))],
    ...PLAIN_COLUMNS.flatMap((column) => columnSections(column, parts)),
    ['stored.lengths', narrowest(lengths)],
  ]);
  return {
    documents,
    index: packSections(SEGMENT_KIND, SEGMENT_VERSION, sections),
    articles: storedArticles(parts, stores),
  };
}

function renumber(parts: readonly LiveSegment[]): Renumbering {
  let next = 0;
  return parts.map(({ segment, deleted }) =>
    Int32Array.from({ length: segment.size }, (_, i) => (deleted?.[i] === 1 ? -1 : next++)),
  );
}

/** Ascending. */
export function* liveDocuments({ segment, deleted }: LiveSegment): Generator<number> {
  for (let document = 0; document < segment.size; document += 1)
    if (deleted?.[document] !== 1) yield document;
}

function liveValues(
  parts: readonly LiveSegment[],
  columnOf: (part: LiveSegment) => ArrayLike<number>,
): number[] {
  const values: number[] = [];
  for (const part of parts) {
    const column = columnOf(part);
    for (const document of liveDocuments(part)) values.push(column[document] ?? 0);
  }
  return values;
}

function* storedArticles(
  parts: readonly LiveSegment[],
  stores: readonly ArticleStore[],
): Generator<Uint8Array> {
  for (const [i, part] of parts.entries()) {
    const store = stores[i];
    if (store === undefined) throw new RangeError(`Segment ${i} has no stored articles.`);
    for (const document of liveDocuments(part)) yield store.record(document);
  }
}

type Terms = {
  readonly sorted: readonly string[];
  /** Of each segment, the new number of each term; terms that died with their articles have any. */
  readonly numbers: readonly Uint32Array[];
};

function mergedTerms(parts: readonly LiveSegment[]): Terms {
  const alive = parts.map(aliveTerms);
  const all = new Set<string>();
  for (const [i, { segment }] of parts.entries()) {
    for (let term = 0; term < segment.terms.size; term += 1)
      if (alive[i]?.[term] === 1) all.add(segment.terms.term(term));
  }
  const sorted = [...all].sort(compareTerms);
  const places = new Map(sorted.map((term, number) => [term, number]));
  const numbers = parts.map(({ segment }) =>
    Uint32Array.from(
      { length: segment.terms.size },
      (_, term) => places.get(segment.terms.term(term)) ?? 0,
    ),
  );
  return { sorted, numbers };
}

/** In which languages the merged terms stand in live documents. */
function spokenTerms(parts: readonly LiveSegment[], { sorted, numbers }: Terms): SpokenTerms {
  return new SpokenTerms(sorted.length, function* articles() {
    for (const [i, part] of parts.entries()) {
      const { stems, fields } = part.segment;
      const own = numbers[i] ?? new Uint32Array(0);
      for (const document of liveDocuments(part)) {
        const terms = (): Uint32Array[] =>
          TEXT_FIELDS.map((field) =>
            rowOf(fields[field].forward, document).map((number) => own[number] ?? 0),
          );
        yield { language: stems.languageOf(document), terms };
      }
    }
  });
}

/** 1 for each term that a live document holds. */
function aliveTerms(part: LiveSegment): Uint8Array {
  const alive = new Uint8Array(part.segment.terms.size);
  for (const field of TEXT_FIELDS) {
    const { forward } = part.segment.fields[field];
    for (const document of liveDocuments(part))
      for (const term of rowOf(forward, document)) alive[term] = 1;
  }
  return alive;
}

/**
 * Positions first; postings are counted out of them again, which gives them in order of term and
 * document without sorting.
 */
function fieldSections(
  field: TextField,
  parts: readonly LiveSegment[],
  { sorted, numbers }: Terms,
  renumbering: Renumbering,
): [string, Column][] {
  const total = parts.reduce((sum, { tokens }) => sum + tokens[field], 0);
  const documents = parts.reduce((sum, { size }) => sum + size, 0);
  const offsets = new Uint32Array(documents + 1);
  const forward = new Uint32Array(total);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    for (const document of liveDocuments(part)) {
      for (const term of rowOf(part.segment.fields[field].forward, document))
        forward[at++] = numbers[i]?.[term] ?? 0;
      offsets[(renumbering[i]?.[document] ?? 0) + 1] = at;
    }
  }
  return [
    ...rowSections(`${field}.forward`, { offsets, numbers: forward }),
    ...postingColumns(field, mergedPostings(field, parts, { sorted, numbers }, renumbering)),
  ];
}

function mergedPostings(
  field: TextField,
  parts: readonly LiveSegment[],
  { sorted, numbers }: Terms,
  renumbering: Renumbering,
): Parameters<typeof postingColumns>[1] {
  const starts = new Uint32Array(sorted.length + 1);
  const walk = (visit: (term: number, document: number, frequency: number) => void): void => {
    for (const [i, { segment }] of parts.entries()) {
      const { postings } = segment.fields[field];
      for (let term = 0; term < segment.terms.size; term += 1) {
        const end = postings.offsets[term + 1] ?? 0;
        for (let at = postings.offsets[term] ?? 0; at < end; at += 1) {
          const document = renumbering[i]?.[postings.documents[at] ?? 0] ?? -1;
          if (document >= 0)
            visit(numbers[i]?.[term] ?? 0, document, postings.frequencies[at] ?? 0);
        }
      }
    }
  };
  walk((term) => {
    starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  });
  for (let term = 0; term < sorted.length; term += 1)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice(0, sorted.length);
  const documents = new Uint16Array(starts[sorted.length] ?? 0);
  const frequencies = new Uint32Array(documents.length);
  // Segments are walked in order, so the documents of each term ascend.
  walk((term, document, frequency) => {
    const place = next[term] ?? 0;
    documents[place] = document;
    frequencies[place] = frequency;
    next[term] = place + 1;
  });
  return { offsets: starts, documents, frequencies };
}

function columnSections(column: PlainColumn, parts: readonly LiveSegment[]): [string, Column][] {
  const numbers = new Map<string, number>();
  const rows: number[][] = [];
  for (const part of parts) {
    const { values, rows: own } = part.segment.columns[column];
    for (const document of liveDocuments(part)) {
      rows.push(
        Array.from(rowOf(own, document), (number) => {
          const value = values[number] ?? '';
          const known = numbers.get(value) ?? numbers.size;
          numbers.set(value, known);
          return known;
        }),
      );
    }
  }
  return [...packStrings(`${column}.values`, [...numbers.keys()]), ...packRows(column, rows)];
}
