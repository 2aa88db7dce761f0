/** The parameters of the entities' addresses: of their lists, of one of them, and of two together. */
import { ENTITY_SORTS } from './entity-report.ts';
import { ENTITY_TYPES } from './names.ts';
import { choice, integer, one, type SearchParameter, text } from './parameter.ts';
import { DEFAULT_SIZE, MAX_SIZE } from './search-state.ts';

/** Names a page of a list. */
export const DEFAULT_ENTITY_LIST_SIZE = 100;
/** Names listed of each type that are seen with an entity: a glance. */
export const DEFAULT_COMPANY_SIZE = 12;
export const MAX_ENTITY_LIST_SIZE = 1000;

/** Every parameter of a list of entities. */
export const ENTITY_LIST_PARAMETERS: readonly SearchParameter[] = [
  one(
    'contains',
    text,
    'Only entities of which some spelling has, for each of these words, a word that starts with it.',
  ),
  one('sort', choice(ENTITY_SORTS, 'name'), 'Order: by name, or by number of articles.'),
  one('page', integer(1, null, 1), 'Page of names; pages reach all of them.'),
  one('size', integer(0, MAX_ENTITY_LIST_SIZE, DEFAULT_ENTITY_LIST_SIZE), 'Names a page.'),
];

const WITH: readonly SearchParameter[] = [
  one('with', text, 'A second name, in any spelling: the answer is the sentences that name both.'),
  one(
    'with_type',
    choice(ENTITY_TYPES),
    'Type of the second name; without it any: one so displayed before others so spelled, then in this order.',
  ),
];

/** The parameters of one entity. */
export const ENTITY_PARAMETERS: readonly SearchParameter[] = [
  ...WITH,
  one(
    'size',
    integer(0, MAX_ENTITY_LIST_SIZE, DEFAULT_COMPANY_SIZE),
    `Without a second name: names of each type listed as seen with it. With one: sentences a page, ${DEFAULT_SIZE}, at most ${MAX_SIZE}.`,
  ),
];

/** The parameters of the sentences that name two. */
export const ENTITY_PAIR_PARAMETERS: readonly SearchParameter[] = [
  ...WITH,
  one(
    'page',
    integer(1, null, 1),
    'Page of sentences, with a second name only; pages reach all of them.',
  ),
  one('size', integer(0, MAX_SIZE, DEFAULT_SIZE), 'Sentences a page.'),
];

/** All that the address of an entity may carry, each once. */
export const ALL_ENTITY_PARAMETERS: readonly SearchParameter[] = [
  ...ENTITY_PARAMETERS,
  ...ENTITY_PAIR_PARAMETERS.filter(({ name }) => name === 'page'),
];
