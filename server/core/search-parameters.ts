/**
 * The table of search parameters: what each is called, what may stand in it and what it means. The
 * codec (`search-url.ts`) reads addresses by it and the OpenAPI document prints it, so the two
 * cannot drift apart.
 */
import {
  DEFAULT_FACET_SIZE,
  DEFAULT_PASSAGES,
  DEFAULT_SIZE,
  FACET_SORTS,
  FACETS,
  type Facet,
  INTERVALS,
  MAX_FACET_SIZE,
  MAX_PASSAGES,
  MAX_SIZE,
  SORTS,
  UNDATED,
} from './search-state.ts';

/** What may stand in a parameter. */
export type ParameterShape =
  | { readonly kind: 'text' }
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day of the calendar. */
  | { readonly kind: 'date' }
  /** A whole number; both bounds inclusive, `maximum` null where it is only as large as is safe. */
  | {
      readonly kind: 'integer';
      readonly minimum: number;
      readonly maximum: number | null;
      readonly initial: number;
    }
  /** One of a few words; `initial` null where leaving it out means something no word says. */
  | {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      readonly initial: string | null;
    };

export type SearchParameter = {
  readonly name: string;
  readonly shape: ParameterShape;
  /** Whether it may be given several times. */
  readonly repeats: boolean;
  /** Whether one value may hold several, separated by commas. */
  readonly commas: boolean;
  /** For people, in one sentence or two. */
  readonly meaning: string;
};

/** The value of `facets` that counts none. */
export const NO_FACETS = 'none';

const text: ParameterShape = { kind: 'text' };
const date: ParameterShape = { kind: 'date' };

function choice(choices: readonly string[], initial: string | null = null): ParameterShape {
  return { kind: 'choice', choices, initial };
}

function integer(minimum: number, maximum: number | null, initial: number): ParameterShape {
  return { kind: 'integer', minimum, maximum, initial };
}

function one(name: string, shape: ParameterShape, meaning: string): SearchParameter {
  return { name, shape, repeats: false, commas: false, meaning };
}

function many(name: string, shape: ParameterShape, meaning: string): SearchParameter {
  return { name, shape, repeats: true, commas: false, meaning };
}

/** The three parameters of one facet. */
function ofFacet(facet: Facet): SearchParameter[] {
  return [
    many(
      facet,
      text,
      `Chosen values of the facet “${facet}”: any of them, or all with match_${facet}=all.`,
    ),
    one(
      `match_${facet}`,
      choice(['any', 'all'], 'any'),
      `Whether an article needs any or all of the chosen values of “${facet}”.`,
    ),
    many(`not_${facet}`, text, `Excluded values of the facet “${facet}”.`),
  ];
}

/** Every parameter of a search, in the order in which addresses are written. */
export const SEARCH_PARAMETERS: readonly SearchParameter[] = [
  one('q', text, 'The query; empty finds all articles.'),
  ...FACETS.flatMap(ofFacet),
  many(
    'missing',
    choice([...FACETS, 'date']),
    'Articles without a value of that facet, or without a date: one more choice of that facet.',
  ),
  one('from', date, 'First day, month or year, inclusive.'),
  one('to', date, 'Last day, month or year, inclusive.'),
  one(
    'undated',
    choice(UNDATED),
    'What becomes of articles without a date; without it they are included until from or to is given.',
  ),
  one(
    'operator',
    choice(['and', 'or']),
    'What joins plain words. Without it: and, then looser readings if nothing matches.',
  ),
  one(
    'variants',
    choice(['on', 'off'], 'on'),
    'Whether a name also finds other spellings of the same name.',
  ),
  one(
    'sort',
    choice(SORTS),
    'Order of the hits; without it relevance where words are searched, else newest.',
  ),
  one('page', integer(1, null, 1), 'Page of hits, from 1.'),
  one('size', integer(0, MAX_SIZE, DEFAULT_SIZE), 'Hits a page.'),
  {
    name: 'facets',
    shape: choice([...FACETS, NO_FACETS]),
    repeats: true,
    commas: true,
    meaning: 'Facets to count; all of them without it, “none” for none.',
  },
  one('facet_size', integer(1, MAX_FACET_SIZE, DEFAULT_FACET_SIZE), 'Values listed a facet.'),
  one('facet_sort', choice(FACET_SORTS, 'count'), 'Order of the values of a facet.'),
  one('passages', integer(0, MAX_PASSAGES, DEFAULT_PASSAGES), 'Passages a hit.'),
  one(
    'interval',
    choice(INTERVALS),
    'Length of a bucket of the timeline; without it chosen from the range of dates.',
  ),
  many('id', text, 'Only these articles.'),
];

/** The parameters an article's address keeps of a search: what is needed to mark its matches. */
export const ARTICLE_PARAMETERS: readonly SearchParameter[] = SEARCH_PARAMETERS.filter(({ name }) =>
  ['q', 'operator', 'variants'].includes(name),
);

/** The parameter that only the full list of a facet has. */
export const CONTAINS_PARAMETER: SearchParameter = one(
  'contains',
  text,
  'Only values in which some word starts with each of these words.',
);
