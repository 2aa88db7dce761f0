/**
 * Articles → one immutable segment. MiniSearch indexes them; what it knows is read through `toJSON`,
 * its public form, and laid into arrays. What MiniSearch does not keep is added: positions, true
 * lengths, stems, facet columns and the articles themselves.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ANALYZER_VERSION, type Token, tokenize } from '../../core/analyzer.ts';
import { type Article, searchableTitle, TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { type StemLanguage, stemLanguage } from '../../core/stem-language.ts';
import { columnValues, PLAIN_COLUMNS } from '../archive/plain-columns.ts';
import { packRows } from './csr.ts';
import { dayNumber } from './day-number.ts';
import { idKey, shaKey, standingKey } from './identity-key.ts';
import { type Column, narrowest, packSections } from './section-file.ts';
import { SegmentIndex } from './segment-index.ts';
import { SpokenTerms, stemSections } from './stem-tables.ts';
import { packArticle } from './stored-article.ts';
import { compareTerms, packStrings } from './term-table.ts';

export const SEGMENT_KIND = 'segment';
/** Raised with the layout or the analyzer; segments of another version are rebuilt. */
export const SEGMENT_VERSION = 1000 * ANALYZER_VERSION + 1;

/** Articles in one MiniSearch: more cost more memory than they save time. */
export const MAX_BUILT_ARTICLES = 10_000;

/** Articles indexed between two turns of the event loop. */
const TURN_EVERY = 50;

/** A segment's two files: what is searched, and the articles that are read on demand. */
export type BuiltSegment = {
  readonly documents: number;
  readonly index: readonly Uint8Array[];
  readonly articles: readonly Uint8Array[];
};

/** Throws `RangeError` for more than `MAX_BUILT_ARTICLES`. */
export async function buildSegment(articles: readonly Article[]): Promise<BuiltSegment> {
  if (articles.length > MAX_BUILT_ARTICLES)
    throw new RangeError(`A segment is built of at most ${MAX_BUILT_ARTICLES} articles.`);
  const index = new SegmentIndex();
  const forward: Record<TextField, Uint32Array[]> = { title: [], text: [] };
  const stored: Buffer[] = [];
  for (const [document, article] of articles.entries()) {
    if (document % TURN_EVERY === 0) await nextTurn();
    const tokens: Record<TextField, Token[]> = {
      title: tokenize(searchableTitle(article)),
      text: tokenize(article.text),
    };
    const rows = index.add(document, tokens);
    for (const field of TEXT_FIELDS) forward[field].push(rows[field]);
    stored.push(packArticle(article, tokens));
  }
  const sections = new Map<string, Column>([
    ...indexSections(index, {
      forward,
      languages: articles.map(({ language }) => stemLanguage(language)),
    }),
    ...articleSections(articles),
    ['stored.lengths', narrowest(stored.map(({ length }) => length))],
  ]);
  return {
    documents: articles.length,
    index: packSections(SEGMENT_KIND, SEGMENT_VERSION, sections),
    articles: stored,
  };
}

function numberIn(lexicon: Map<string, number>, term: string): number {
  const known = lexicon.get(term);
  if (known !== undefined) return known;
  lexicon.set(term, lexicon.size);
  return lexicon.size - 1;
}

/** Terms, postings, positions and stems. */
function indexSections(
  built: SegmentIndex,
  articles: {
    readonly forward: Readonly<Record<TextField, readonly Uint32Array[]>>;
    readonly languages: readonly StemLanguage[];
  },
): [string, Column][] {
  const { index, fieldIds } = built.toJSON();
  const entries = [...index].sort(([a], [b]) => compareTerms(a, b));
  const sorted = entries.map(([term]) => term);
  const renumbered = new Uint32Array(sorted.length);
  for (const [number, term] of sorted.entries()) renumbered[built.numberOf(term)] = number;
  const forward = {
    title: articles.forward.title.map((row) => row.map((number) => renumbered[number] ?? 0)),
    text: articles.forward.text.map((row) => row.map((number) => renumbered[number] ?? 0)),
  };
  const spoken = new SpokenTerms(sorted.length, () =>
    articles.languages.map((language, document) => ({
      language,
      terms: () => TEXT_FIELDS.map((field) => forward[field][document] ?? new Uint32Array(0)),
    })),
  );
  const sections: [string, Column][] = [
    ...packStrings('terms', sorted),
    ...stemSections(sorted, spoken),
  ];
  for (const field of TEXT_FIELDS) {
    const fieldId = fieldIds[field] ?? -1;
    sections.push(
      ...postingSections(
        field,
        entries.map(([, data]) => data[fieldId] ?? {}),
      ),
    );
    sections.push(...packRows(`${field}.forward`, forward[field]));
  }
  return sections;
}

/** `frequencies` of each term: document → how often. Keys of whole numbers come in ascending order. */
function postingSections(
  field: TextField,
  postings: readonly Readonly<Record<string, number>>[],
): [string, Column][] {
  const offsets = new Uint32Array(postings.length + 1);
  const documents: number[] = [];
  const frequencies: number[] = [];
  for (const [term, byDocument] of postings.entries()) {
    for (const document of Object.keys(byDocument)) {
      documents.push(Number(document));
      frequencies.push(byDocument[document] ?? 0);
    }
    offsets[term + 1] = documents.length;
  }
  return postingColumns(field, { offsets, documents, frequencies });
}

/** Most documents of a segment: their numbers fit 16 bits. */
export const MAX_DOCUMENTS = 65_536;

/** The sections of a field's postings. Frequencies beyond 16 bits are of texts of megabytes. */
export function postingColumns(
  field: TextField,
  columns: {
    readonly offsets: Uint32Array;
    readonly documents: ArrayLike<number>;
    readonly frequencies: ArrayLike<number>;
  },
): [string, Column][] {
  const { offsets, documents, frequencies } = columns;
  const fits = narrowest(frequencies).BYTES_PER_ELEMENT <= 2;
  return [
    [`${field}.postings.offsets`, offsets],
    [`${field}.postings`, Uint16Array.from(documents)],
    [`${field}.frequencies`, fits ? Uint16Array.from(frequencies) : Uint32Array.from(frequencies)],
  ];
}

/** What is known of each article without reading it. */
function articleSections(articles: readonly Article[]): [string, Column][] {
  const sections: [string, Column][] = [
    ['ids', Float64Array.from(articles, ({ id }) => idKey(id))],
    ['hashes', Float64Array.from(articles, ({ sha256 }) => shaKey(sha256))],
    ['standings', Float64Array.from(articles, standingKey)],
    ['days', Int32Array.from(articles, ({ date }) => dayNumber(date?.day ?? null))],
    ['added', Float64Array.from(articles, ({ added }) => Date.parse(added))],
    // Articles without text are nobody's copy.
    ['empty', Uint8Array.from(articles, ({ text }) => (text === '' ? 1 : 0))],
  ];
  for (const column of PLAIN_COLUMNS) {
    const values = new Map<string, number>();
    const rows = articles.map((article) =>
      columnValues(article, column).map((value) => numberIn(values, value)),
    );
    sections.push(...packStrings(`${column}.values`, [...values.keys()]));
    sections.push(...packRows(column, rows));
  }
  return sections;
}
