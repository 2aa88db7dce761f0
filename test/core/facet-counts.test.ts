import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countMatches, listFacet } from '../../server/core/facet-counts.ts';
import {
  EMPTY_STATE,
  FACETS,
  type Facet,
  type FacetSelection,
  type SearchState,
} from '../../server/core/search-state.ts';
import { buildTimeline } from '../../server/core/timeline.ts';

type Card = {
  readonly values: Partial<Record<Facet, readonly string[]>>;
  readonly day: string | null;
  readonly story: number | null;
};

/** Facets that the random articles use; two of several values, one of at most one. */
const USED = ['person', 'place', 'language'] as const;
const NAMES = ['Ann', 'bo', 'Cy', 'Él'];
const DAYS = ['2023-12-31', '2024-01-01', '2024-01-15', '2024-02-29', '2024-03-01'];

const severalNames = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 });
const card: fc.Arbitrary<Card> = fc.record({
  values: fc.record({
    person: severalNames,
    place: severalNames,
    language: fc.uniqueArray(fc.constantFrom('en', 'ko'), { maxLength: 1 }),
  }),
  day: fc.option(fc.constantFrom(...DAYS)),
  story: fc.option(fc.nat(2)),
});

const choice = (names: readonly string[]): fc.Arbitrary<FacetSelection> =>
  fc
    .record({
      included: fc.uniqueArray(fc.constantFrom(...names, 'Nobody'), { maxLength: 2 }),
      excluded: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
      match: fc.constantFrom('any', 'any', 'all'),
      missing: fc.constantFrom(false, false, false, true),
    })
    .map((chosen) => ({
      ...chosen,
      excluded: chosen.excluded.filter((value) => !chosen.included.includes(value)),
    }));

const bound = fc.option(fc.constantFrom('2024', '2024-01', '2024-01-15', '2024-02'));
const state: fc.Arbitrary<SearchState> = fc
  .record({
    person: choice(NAMES),
    place: choice(NAMES),
    language: choice(['en', 'ko']),
    from: bound,
    to: bound,
    undated: fc.constantFrom(null, null, 'include', 'exclude', 'only'),
  })
  .map(({ person, place, language, from, to, undated }) => ({
    ...EMPTY_STATE,
    facets: { ...EMPTY_STATE.facets, person, place, language },
    from,
    to,
    undated,
  }));

// The recount: one question at a time, each asked of every article.

function included(article: Card, facet: Facet, { facets }: SearchState): boolean {
  const values = article.values[facet] ?? [];
  const { included: wanted, missing, match } = facets[facet];
  const answers = [
    ...wanted.map((value) => values.includes(value)),
    ...(missing ? [values.length === 0] : []),
  ];
  if (answers.length === 0) return true;
  return match === 'all' ? !answers.includes(false) : answers.includes(true);
}

function excludedValues(article: Card, facet: Facet, { facets }: SearchState): string[] {
  return (article.values[facet] ?? []).filter((v) => facets[facet].excluded.includes(v));
}

function inDates({ day }: Card, { from, to, undated }: SearchState): boolean {
  const treatment = undated ?? (from === null && to === null ? 'include' : 'exclude');
  if (day === null) return treatment !== 'exclude';
  if (treatment === 'only') return false;
  // A bound names a period: a day is before it, in it, or after it.
  const notBefore = from === null || day.startsWith(from) || day > from;
  const notAfter = to === null || day.startsWith(to) || day < to;
  return notBefore && notAfter;
}

/** Everything a search asks, but for what is left out. */
function passes(
  article: Card,
  asked: SearchState,
  without: { inclusionsOf?: Facet; exclusion?: string; dates?: boolean } = {},
): boolean {
  return (
    (without.dates === true || inDates(article, asked)) &&
    FACETS.every((facet) => {
      const barred = excludedValues(article, facet, asked).filter(
        (value) => !(facet === without.inclusionsOf && value === without.exclusion),
      );
      const free = facet === without.inclusionsOf && asked.facets[facet].match === 'any';
      return barred.length === 0 && (free || included(article, facet, asked));
    })
  );
}

function count(articles: readonly Card[]): { count: number; stories: number } {
  const alone = articles.filter(({ story }) => story === null).length;
  const stories = new Set(articles.map(({ story }) => story).filter((story) => story !== null));
  return { count: articles.length, stories: alone + stories.size };
}

function recount(articles: readonly Card[], asked: SearchState, facet: Facet) {
  const { included: wanted, excluded } = asked.facets[facet];
  const seen = (value: string) =>
    articles.filter(
      (article) =>
        article.values[facet]?.includes(value) &&
        passes(article, asked, { inclusionsOf: facet, exclusion: value }),
    );
  const values = [
    ...new Set([...articles.flatMap((a) => a.values[facet] ?? []), ...wanted, ...excluded]),
  ];
  return values
    .map((value) => ({
      value,
      ...count(seen(value)),
      selected: wanted.includes(value),
      excluded: excluded.includes(value),
    }))
    .filter((entry) => entry.count > 0 || entry.selected || entry.excluded);
}

function counted(articles: readonly Card[], asked: SearchState) {
  const columns = {
    values: (document: number, facet: Facet) => articles[document]?.values[facet] ?? [],
    day: (document: number) => articles[document]?.day ?? null,
  };
  return countMatches(articles.keys(), asked, columns, (d) => articles[d]?.story ?? null);
}

/** Of every value 40 articles among a hundred, whatever is counted. */
const archive = () => ({ articles: 100, having: () => 40 });
const LISTING = { sort: 'count', size: 100, offset: 0, accepts: null, archive } as const;
/** Folded, as names are ordered. */
const ORDER = ['Ann', 'bo', 'Cy', 'Él', 'en', 'ko', 'Nobody'];

test('facet counts are what asking every article one question at a time gives', () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 12 }), state, (articles, asked) => {
      const counts = counted(articles, asked);
      assert.deepEqual(
        counts.documents,
        [...articles.keys()].filter((d) => passes(articles[d] ?? assert.fail(), asked)),
      );
      for (const facet of USED) {
        const listed = listFacet(counts.facets[facet], asked.facets[facet], LISTING);
        const expected = recount(articles, asked, facet).sort(
          (a, b) => b.count - a.count || ORDER.indexOf(a.value) - ORDER.indexOf(b.value),
        );
        assert.deepEqual(listed.values, expected, facet);
        const without = articles.filter(
          (a) => a.values[facet]?.length === 0 && passes(a, asked, { inclusionsOf: facet }),
        );
        const chosen = asked.facets[facet].missing;
        assert.deepEqual(listed.missing, { count: without.length, selected: chosen }, facet);
      }
    }),
    { numRuns: 2000 },
  );
});

test('the timeline ignores its own dates and obeys everything else', () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 12 }), state, (articles, asked) => {
      const { forTimeline, undatedLeftOut } = counted(articles, asked);
      const shown = articles.filter((article) => passes(article, asked, { dates: true }));
      const dayOf = (d: number) => articles[d]?.day ?? null;
      const story = (d: number) => articles[d]?.story ?? null;
      const timeline = buildTimeline(forTimeline, dayOf, 'day', story);
      assert.deepEqual(
        timeline.buckets,
        DAYS.map((day) => ({
          from: day,
          to: day,
          ...count(shown.filter((article) => article.day === day)),
        })).filter((bucket) => bucket.count > 0),
      );
      const undated = shown.filter(({ day }) => day === null);
      assert.equal(timeline.undated.count, undated.length);
      assert.equal(undatedLeftOut, undated.filter((article) => !inDates(article, asked)).length);
    }),
    { numRuns: 1000 },
  );
});

test('a short list holds the first values of its order and whatever is chosen; later pages are slices', () => {
  const listing = fc.record({
    sort: fc.constantFrom('count' as const, 'name' as const, 'distinctive' as const),
    archive: fc.constant(archive),
    size: fc.nat(3),
    offset: fc.nat(3),
    accepts: fc.constantFrom(null, (value: string) => value !== 'bo'),
  });
  fc.assert(
    fc.property(fc.array(card, { maxLength: 12 }), state, listing, (articles, asked, how) => {
      const tally = counted(articles, asked).facets.person;
      const whole = listFacet(tally, asked.facets.person, { ...LISTING, sort: how.sort }).values;
      if (how.sort === 'name')
        assert.deepEqual(
          whole.map(({ value }) => value),
          ORDER.filter((v) => whole.some(({ value }) => value === v)),
        );
      const part = listFacet(tally, asked.facets.person, how);
      const accepted = whole.filter(({ value }) => how.accepts === null || how.accepts(value));
      const expected = accepted.filter(
        ({ selected, excluded }, i) =>
          (i >= how.offset && i < how.offset + how.size) ||
          (how.offset === 0 && (selected || excluded)),
      );
      assert.deepEqual(part.values, expected);
      assert.equal(part.matching, accepted.length);
      assert.equal(part.distinct, new Set([...tally.values.keys()]).size);
    }),
  );
});
