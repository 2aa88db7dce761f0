/** Random searches over the vocabulary of `random-articles.ts`: query texts with every operator, and filters. */
import fc from 'fast-check';
import {
  EMPTY_STATE,
  FACETS,
  type Facet,
  type FacetSelection,
  type SearchState,
} from '../../server/core/search-state.ts';
import { VOCABULARY } from './random-articles.ts';

/** A word that is never optional: no stop word. */
export const plainWord = fc.constantFrom(
  ...VOCABULARY.filter((word) => !['the', 'of', 'to', 'in'].includes(word)),
);

const anyWord = fc.constantFrom(...VOCABULARY, 'zora', 'velez', 'amity', 'unheardof');
const phrase = fc
  .array(fc.oneof(anyWord, fc.constantFrom('*', 'f*', 'stri?e')), { minLength: 1, maxLength: 3 })
  .filter((words) => words.some((word) => word !== '*'))
  .map((words) => `"${words.join(' ')}"`);
const pattern = fc.constantFrom('f*', 'str?ke', '*s', 'ferr*', 'talk?', 'u?', 'h*r', '日*');
const fuzzy = fc.constantFrom('fery~', 'strke~2', 'bridge~', 'tlak~2', 'cafe~');

/** A part that stands somewhere in title or text. */
const placed = fc.oneof(
  { weight: 4, arbitrary: anyWord },
  { weight: 2, arbitrary: phrase },
  { weight: 1, arbitrary: fc.tuple(phrase, fc.nat(4)).map(([text, slop]) => `${text}~${slop}`) },
  { weight: 1, arbitrary: pattern },
  { weight: 1, arbitrary: fuzzy },
);
const near = fc
  .tuple(placed, fc.nat(5), placed)
  .map(([left, distance, right]) => `(${left} NEAR/${distance} ${right})`);
const inField = fc
  .tuple(fc.constantFrom('title', 'body', 'person', 'place', 'organization'), anyWord)
  .map(([field, word]) => `${field}:${word}`);

/** Everything it matches can be marked. */
export const markable = fc
  .tuple(
    fc.array(fc.oneof(placed, near, inField), { minLength: 1, maxLength: 3 }),
    fc.array(placed, { maxLength: 1 }),
    fc.constantFrom(' ', ' ', ' OR '),
  )
  .map(([wanted, unwanted, joint]) =>
    [`(${wanted.join(joint)})`, ...unwanted.map((part) => `-${part}`)].join(' '),
  );

const condition = fc.constantFrom(
  ...['source:coast', 'author:penn', 'section:local', 'keyword:night', 'path:harbour', 'person:*'],
  ...['?', 'date:2022', 'date:>2022-01', 'date:..2022-03', 'added:2024-05-03', 'missing:date'],
  ...['missing:person', 'missing:source', 'missing:folder', 'person:(zora OR amos)', 'person:marr'],
  ...[
    'title:(ferry strike)',
    'body:"of the"',
    'person:* NEAR/3 ferry',
    '(ferry OR -flood) NEAR/2 us',
  ],
);

/** Any text at all, most of it sensible. */
export const queryText = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '', '', '-', '+', 'NOT ', '('),
      fc.oneof({ weight: 3, arbitrary: placed }, near, inField, condition),
      fc.constantFrom(' ', ' ', ' ', ' OR ', ' AND ', ') ', ' NEAR/2 '),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.flat().join(''));

/** A filter over `values`, the display values of each facet. */
function selection(values: readonly string[]): fc.Arbitrary<FacetSelection> {
  const some = (max: number) =>
    fc.subarray([...values], { maxLength: Math.min(max, values.length) });
  return fc.record({
    included: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some(2)),
    excluded: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, some(2)),
    match: fc.constantFrom<'any' | 'all'>('any', 'any', 'all'),
    missing: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constant(true)),
  });
}

/** A search with a few filters; all facet values are listed, and all hits are on one page. */
export function searchState(
  valuesOf: (facet: Facet) => readonly string[],
): fc.Arbitrary<SearchState> {
  const bound = fc.option(fc.constantFrom('2021', '2022', '2022-03', '2022-03-02', '2023-07-04'), {
    freq: 3,
  });
  return fc
    .record({
      q: fc.oneof(fc.constant(''), plainWord, queryText),
      operator: fc.constantFrom<'and' | 'or'>('and', 'or'),
      filtered: fc.subarray([...FACETS], { maxLength: 2 }),
      selections: fc.record(
        Object.fromEntries(FACETS.map((facet) => [facet, selection(valuesOf(facet))])) as Record<
          Facet,
          fc.Arbitrary<FacetSelection>
        >,
      ),
      dates: fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        fc.record({ from: bound, to: bound }),
        fc.record({ from: bound, undated: fc.constantFrom('include', 'exclude', 'only' as const) }),
        fc.record({ from: bound, missingDate: fc.constant(true) }),
      ),
    })
    .map(({ q, operator, filtered, selections, dates }) => ({
      ...EMPTY_STATE,
      // The oracle knows no entities; `variants.test.ts` is about other spellings.
      variants: false,
      ...dates,
      q,
      operator,
      size: 100,
      facetSize: 1000,
      facets: Object.fromEntries(
        FACETS.map((facet) => [
          facet,
          filtered.includes(facet) ? selections[facet] : EMPTY_STATE.facets[facet],
        ]),
      ) as SearchState['facets'],
    }));
}
