/**
 * The table of search parameters: what each is called, what may stand in it and what it means. The
 * codec (`search-url.ts`) reads addresses by it and the OpenAPI document prints it, so the two
 * cannot drift apart.
 */
import { choice, date, integer, many, one, type SearchParameter, text } from './parameter.ts';
import {
  COLLAPSES,
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

/** The value of `facets` that counts none. */
export const NO_FACETS = 'none';

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
    'Articles without a date; without it they are left out once from or to is given.',
  ),
  one(
    'operator',
    choice(['and', 'or']),
    'What joins plain words. Without it: and, then looser readings if nothing matches (query.fallback).',
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
  one('page', integer(1, null, 1), 'Page of hits; pages reach the first 10,000.'),
  one('size', integer(0, MAX_SIZE, DEFAULT_SIZE), 'Hits a page.'),
  one(
    'cursor',
    text,
    'Deep reading, every hit once, however many there are: “*” first, then as links.next has it. Not with page.',
  ),
  {
    name: 'facets',
    shape: choice([...FACETS, NO_FACETS]),
    repeats: true,
    commas: true,
    meaning: 'Facets to count; all of them without it, “none” for none.',
  },
  one('facet_size', integer(1, MAX_FACET_SIZE, DEFAULT_FACET_SIZE), 'Values listed a facet.'),
  one(
    'facet_sort',
    choice(FACET_SORTS, 'count'),
    'Order of the values of a facet: most articles first, by name, or first what stands out against the rest of the archive (each value then has in_archive and log_likelihood).',
  ),
  one('passages', integer(0, MAX_PASSAGES, DEFAULT_PASSAGES), 'Passages a hit.'),
  one(
    'explain',
    choice(['0', '1'], '0'),
    '1: what the score of each hit is made of (explanation), and what each word of the query adds (terms).',
  ),
  one(
    'interval',
    choice(INTERVALS),
    'Length of a bucket of the timeline; without it chosen from the range of dates.',
  ),
  one(
    'collapse',
    choice(COLLAPSES, 'none'),
    'What pages and size walk: articles, groups of copies, or stories, each shown by its best article under the sort; counts stay counts of articles.',
  ),
  one(
    'story',
    text,
    'Only the reports of this story, named by its id or that of any report of it; of an article in no story, that article.',
  ),
  one(
    'similar',
    text,
    'Only articles that hold most of the telling words of this one, named by its id, the most alike first; the article itself is left out.',
  ),
  many('id', text, 'Only these articles.'),
];

/** Where one is in the results and how they are laid out; everything else says which they are. */
const LAYOUT = [
  'page',
  'size',
  'cursor',
  'facets',
  'facet_size',
  'facet_sort',
  'passages',
  'explain',
  'interval',
];

/**
 * The parameters an article's address keeps of a search: the query marks the article's matches, and
 * the whole leads back to the results.
 */
export const ARTICLE_PARAMETERS: readonly SearchParameter[] = SEARCH_PARAMETERS.filter(
  ({ name }) => !LAYOUT.includes(name),
);

/** The parameters of lists that are made of a search, which have pages but no cursor. */
export const LIST_PARAMETERS: readonly SearchParameter[] = SEARCH_PARAMETERS.filter(
  ({ name }) => name !== 'cursor',
);

/** The parameter that only the full list of a facet has. */
export const CONTAINS_PARAMETER: SearchParameter = one(
  'contains',
  text,
  'Only values in which some word starts with each of these words.',
);
