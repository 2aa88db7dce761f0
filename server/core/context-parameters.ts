/**
 * The parameters of the concordance and of the collocates: those of a search, where `sort`, `page`
 * and `size` speak of lines or of words, and a few of their own.
 */
import { COLLOCATE_SORTS } from './collocates.ts';
import { CONCORDANCE_SORTS } from './concordance.ts';
import { choice, integer, one, type SearchParameter } from './parameter.ts';
import { LIST_PARAMETERS } from './search-parameters.ts';
import { DEFAULT_SIZE, MAX_SIZE } from './search-state.ts';

/** Characters of context on each side: about half a line of print, as concordancers show. */
export const DEFAULT_CONTEXT = 60;
export const MIN_CONTEXT = 10;
export const MAX_CONTEXT = 300;

/** Tokens on either side of a match that count as near it: the usual window of corpus linguistics. */
export const DEFAULT_SPAN = 5;
export const MAX_SPAN = 20;
/** Times a word must stand near matches to be listed; once may always be chance. */
export const DEFAULT_MINIMUM = 2;
export const DEFAULT_COLLOCATES_SIZE = 50;
export const MAX_COLLOCATES_SIZE = 1000;

/** `base` with some parameters replaced by those of the same name; new ones come last. */
function extended(
  base: readonly SearchParameter[],
  others: readonly SearchParameter[],
): SearchParameter[] {
  const byName = new Map(others.map((other) => [other.name, other]));
  const known = new Set(base.map(({ name }) => name));
  return [
    ...base.map((parameter) => byName.get(parameter.name) ?? parameter),
    ...others.filter(({ name }) => !known.has(name)),
  ];
}

/** Every parameter of a concordance. */
export const CONCORDANCE_PARAMETERS: readonly SearchParameter[] = extended(LIST_PARAMETERS, [
  one(
    'sort',
    choice(CONCORDANCE_SORTS),
    'Order of the lines: by the words before the match, the nearest first, by those after it, or by date, undated last; without it in the order of the articles and their text.',
  ),
  one('page', integer(1, null, 1), 'Page of lines; pages reach the first 10,000.'),
  one('size', integer(0, MAX_SIZE, DEFAULT_SIZE), 'Lines a page.'),
  one(
    'context',
    integer(MIN_CONTEXT, MAX_CONTEXT, DEFAULT_CONTEXT),
    'Characters of context on each side, at most.',
  ),
]);

/** The parameters of the whole concordance as a file: there are no pages. */
export const CONCORDANCE_CSV_PARAMETERS: readonly SearchParameter[] = [
  ...CONCORDANCE_PARAMETERS.filter(({ name }) => name !== 'page' && name !== 'size'),
  one('bom', choice(['on', 'off'], 'on'), 'Whether the file begins with a byte-order mark.'),
];

/** Every parameter of the collocates. */
export const COLLOCATES_PARAMETERS: readonly SearchParameter[] = extended(LIST_PARAMETERS, [
  one(
    'sort',
    choice(COLLOCATE_SORTS, 'likelihood'),
    'Order of the words: by log-likelihood, by log-Dice, or by how often they stand near.',
  ),
  one('page', integer(1, null, 1), 'Page of words; pages reach all of them.'),
  one('size', integer(0, MAX_COLLOCATES_SIZE, DEFAULT_COLLOCATES_SIZE), 'Words a page.'),
  one(
    'span',
    integer(1, MAX_SPAN, DEFAULT_SPAN),
    'Words on either side of a match that are near it; never across fields.',
  ),
  one(
    'minimum',
    integer(1, null, DEFAULT_MINIMUM),
    'Times a word must stand near matches to be listed.',
  ),
]);
