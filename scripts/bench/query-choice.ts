/**
 * Chooses the queries of a run from an index of the corpus: at least fifty a class, each once, from bands
 * of document frequency, so that every class means the same at every size.
 */

import { stem } from '../../server/core/inflection.ts';
import { STOP_WORDS } from '../../server/core/query/stop-words.ts';
import { rowOf } from '../../server/engine/packed/csr.ts';
import { documentFrequency, type LiveSegment } from '../../server/engine/packed/live-segment.ts';
import { createRandom, shuffled } from '../ner/random.ts';
import { type BenchQuery, QUERY_CLASSES, type QueryClass } from './bench-query.ts';

/** Shares of the articles that hold a word, from and below. */
const BANDS = {
  rare: [0.00005, 0.001],
  common: [0.05, 0.2],
  joined: [0.01, 0.2],
  either: [0.02, 0.1],
  fuzzy: [0.0001, 0.05],
} as const;

/** Words in plain letters: what they stand for is the same in every system. */
const PLAIN = /^[a-z]{4,12}$/;
/** Words that mean something else in the query language or to a stemmer's exceptions. */
const STOP_SHARE = 0.25;

type Sources = {
  readonly segments: readonly LiveSegment[];
  readonly articles: number;
  /** Share of the articles that hold any of the terms. */
  readonly share: (terms: readonly string[]) => number;
};

type Word = { readonly term: string; readonly forms: readonly string[]; readonly share: number };

/** `count` queries of each class, as far as there are so many. */
export function chooseQueries(
  segments: readonly LiveSegment[],
  count: number,
  seed: number,
): BenchQuery[] {
  const sources = sourcesOf(segments);
  const random = createRandom(seed);
  const words = shuffled(plainWords(sources), random);
  const within = ([from, below]: readonly [number, number]): Word[] =>
    words.filter(({ share }) => share >= from && share < below);
  const common = within(BANDS.common);
  const chosen: Record<QueryClass, BenchQuery[]> = {
    rare: within(BANDS.rare)
      .slice(0, count)
      .map((word) => single('rare', word, word.term)),
    common: common.slice(0, count).map((word) => single('common', word, word.term)),
    exact: common.slice(0, count).map((word) => ({
      ...single('exact', word, `"${word.term}"`),
      forms: [[word.term]],
    })),
    and: neighbours(sources, words, count, random),
    or: groups(within(BANDS.either), count, random).map((group) => several('or', group, ' OR ')),
    prefix: prefixes(within(BANDS.common).concat(within(BANDS.joined)), count),
    fuzzy: within(BANDS.fuzzy)
      .filter(({ term }) => term.length >= 5)
      .slice(0, count)
      .map((word) => ({ ...single('fuzzy', word, `${word.term}~`), forms: [[word.term]] })),
    phrase: phrases(sources, count, random),
  };
  return QUERY_CLASSES.flatMap((kind) => chosen[kind]);
}

function sourcesOf(segments: readonly LiveSegment[]): Sources {
  const articles = segments.reduce((sum, { size }) => sum + size, 0);
  return {
    segments,
    articles,
    share: (terms) => {
      let sum = 0;
      for (const live of segments) sum += countHolding(live, terms);
      return sum / articles;
    },
  };
}

/** Documents of a segment with one of the terms in title or text. */
function countHolding({ segment }: LiveSegment, terms: readonly string[]): number {
  const held = new Uint8Array(segment.size);
  let count = 0;
  for (const term of terms) {
    const number = segment.terms.find(term);
    if (number < 0) continue;
    for (const { postings } of [segment.fields.title, segment.fields.text]) {
      const end = postings.offsets[number + 1] ?? 0;
      for (let at = postings.offsets[number] ?? 0; at < end; at += 1) {
        const document = postings.documents[at] ?? 0;
        if (held[document] === 0) count += 1;
        held[document] = 1;
      }
    }
  }
  return count;
}

/** Every word in plain letters by its commonest form, with all its forms. */
function plainWords({ segments, articles, share }: Sources): Word[] {
  const byStem = new Map<string, Map<string, number>>();
  for (const live of segments) {
    for (let number = 0; number < live.segment.terms.size; number += 1) {
      const term = live.segment.terms.term(number);
      const root = stem(term);
      const forms = byStem.get(root) ?? new Map<string, number>();
      forms.set(term, (forms.get(term) ?? 0) + documentFrequency(live, 'text', number));
      byStem.set(root, forms);
    }
  }
  const words: Word[] = [];
  for (const counts of byStem.values()) {
    const [term = '', most = 0] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    if (
      STOP_WORDS.has(term) ||
      !PLAIN.test(term) ||
      most / articles < BANDS.rare[0] ||
      most / articles >= STOP_SHARE
    )
      continue;
    const forms = [...counts.keys()];
    words.push({ term, forms, share: forms.length === 1 ? most / articles : share(forms) });
  }
  return words;
}

function single(kind: QueryClass, { term, forms }: Word, text: string): BenchQuery {
  return { kind, text, words: [term], forms: [forms] };
}

function several(kind: QueryClass, group: readonly Word[], between: string): BenchQuery {
  const words = group.map(({ term }) => term);
  return { kind, text: words.join(between), words, forms: group.map(({ forms }) => forms) };
}

/** Two or three words each; where the words run out they are taken again in another order. */
function groups(words: readonly Word[], count: number, random: () => number): Word[][] {
  if (words.length < 3) return [];
  const made: Word[][] = [];
  let left: Word[] = [];
  while (made.length < count) {
    const size = 2 + (made.length % 2);
    if (left.length < size) left = shuffled(words, random);
    made.push(left.splice(0, size));
  }
  return made;
}

/** Two or three words that stand in one article, drawn by lot. */
function neighbours(
  { segments }: Sources,
  words: readonly Word[],
  count: number,
  random: () => number,
): BenchQuery[] {
  const [from, below] = BANDS.joined;
  const fitting = new Map(
    words.filter(({ share }) => share >= from && share < below).map((word) => [word.term, word]),
  );
  const found = new Map<string, BenchQuery>();
  for (let tries = 0; found.size < count && tries < 20 * count; tries += 1) {
    const segment = segments[Math.floor(random() * segments.length)]?.segment;
    if (segment === undefined) break;
    const row = rowOf(segment.fields.text.forward, Math.floor(random() * segment.size));
    const terms = [...new Set(row)].map((number) => segment.terms.term(number));
    const held = shuffled(
      terms.flatMap((term) => fitting.get(term) ?? []),
      random,
    );
    const query = several('and', held.slice(0, 2 + (tries % 2)), ' ');
    if (query.words.length > 1) found.set(query.text, query);
  }
  return [...found.values()];
}

function prefixes(words: readonly Word[], count: number): BenchQuery[] {
  const distinct = [...new Set(words.map(({ term }) => term.slice(0, 3)))].slice(0, count);
  return distinct.map((prefix) => ({
    kind: 'prefix',
    text: `${prefix}*`,
    words: [prefix],
    forms: [[prefix]],
  }));
}

/** Neighbours in articles drawn by lot, the first and last of which are no stop words. */
function phrases({ segments, share }: Sources, count: number, random: () => number): BenchQuery[] {
  const found = new Map<string, BenchQuery>();
  for (let tries = 0; found.size < count && tries < 100 * count; tries += 1) {
    const live = segments[Math.floor(random() * segments.length)];
    if (live === undefined) break;
    const { segment } = live;
    const row = rowOf(segment.fields.text.forward, Math.floor(random() * segment.size));
    const at = Math.floor(random() * row.length);
    const words = [...row.slice(at, at + 2 + (tries % 2))].map((n) => segment.terms.term(n));
    const ends = [words[0] ?? '', words.at(-1) ?? ''];
    const fits = words.every((word) => /^[a-z]{2,12}$/.test(word)) && words.length > 1;
    if (!fits || ends.some((word) => !PLAIN.test(word))) continue;
    if (ends.some((word) => share([word]) >= STOP_SHARE)) continue;
    if (ends.some((word) => share([word]) < BANDS.joined[0] / 10)) continue;
    const text = `"${words.join(' ')}"`;
    found.set(text, { kind: 'phrase', text, words, forms: words.map((word) => [word]) });
  }
  return [...found.values()];
}
