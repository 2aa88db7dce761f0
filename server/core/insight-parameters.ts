/**
 * The parameters of the trends and of what is distinctive: those of a search that say which articles
 * are meant, and a few of their own.
 */
import { choice, integer, many, one, type SearchParameter, text } from './parameter.ts';
import { SEARCH_PARAMETERS } from './search-parameters.ts';
import { MAX_TRENDS } from './trends.ts';

export const DEFAULT_DISTINCTIVE_SIZE = 50;
export const MAX_DISTINCTIVE_SIZE = 1000;

/** What is said of hits and facets, of which there are none here. */
const OF_HITS = [
  ...['sort', 'page', 'cursor', 'size', 'facets', 'facet_size', 'facet_sort', 'passages'],
  ...['interval', 'explain', 'collapse'],
];

const SELECTING: readonly SearchParameter[] = SEARCH_PARAMETERS.filter(
  ({ name }) => !OF_HITS.includes(name),
);

/** Every parameter of the trends. */
export const TRENDS_PARAMETERS: readonly SearchParameter[] = [
  many('q', text, `The queries, ${MAX_TRENDS} at most; each is a line through time.`),
  ...SELECTING.filter(({ name }) => name !== 'q'),
  ...SEARCH_PARAMETERS.filter(({ name }) => name === 'interval').map((parameter) => ({
    ...parameter,
    meaning: 'Length of a period; without it chosen from the range of dates.',
  })),
];

/** The parameters of the trends as a file. */
export const TRENDS_CSV_PARAMETERS: readonly SearchParameter[] = [
  ...TRENDS_PARAMETERS,
  one('bom', choice(['on', 'off'], 'on'), 'Whether the file begins with a byte-order mark.'),
];

/** Every parameter of what is distinctive. */
export const DISTINCTIVE_PARAMETERS: readonly SearchParameter[] = [
  ...SELECTING,
  one(
    'size',
    integer(0, MAX_DISTINCTIVE_SIZE, DEFAULT_DISTINCTIVE_SIZE),
    'Values of each facet, and words, at most.',
  ),
];
