/** The addresses of stories, and of two articles side by side; reading and writing them. */
import type { SearchParameter } from './parameter.ts';
import { choice, integer, one, text } from './parameter.ts';
import { type ParseMode, readParameters } from './parameter-values.ts';
import { DEFAULT_SIZE, MAX_SIZE } from './search-state.ts';
import { href } from './search-url.ts';
import { STORY_SORTS, type StoryListRequest, type StorySort } from './story-report.ts';

/** Every parameter of the list of stories. */
export const STORY_LIST_PARAMETERS: readonly SearchParameter[] = [
  one(
    'sort',
    choice(STORY_SORTS, 'newest'),
    'Order: the story with the latest report first, or the one with the most.',
  ),
  one('page', integer(1, null, 1), 'Page of stories; pages reach all of them.'),
  one('size', integer(0, MAX_SIZE, DEFAULT_SIZE), 'Stories a page.'),
];

/** The parameter that sets a second article beside one. */
export const WITH_PARAMETER: SearchParameter = one(
  'with',
  text,
  'Id of a second article: the answer is the two side by side, with their differences.',
);

/** Page or twin. */
type Form = 'page' | 'api';

const ROOTS = { page: '', api: '/api' } as const;

/** Throws `invalid-parameter` for a malformed value, and in strict mode for an unknown parameter. */
export function parseStoryListParams(params: URLSearchParams, mode: ParseMode): StoryListRequest {
  const { first } = readParameters(params, mode, STORY_LIST_PARAMETERS);
  return {
    sort: (first('sort') as StorySort | null) ?? 'newest',
    page: Number(first('page') ?? 1),
    size: Number(first('size') ?? DEFAULT_SIZE),
  };
}

/** The address of a list of stories. */
export function storyListHref(
  { sort = 'newest', page = 1, size = DEFAULT_SIZE }: Partial<StoryListRequest> = {},
  form: Form = 'page',
): string {
  const params = new URLSearchParams();
  if (sort !== 'newest') params.append('sort', sort);
  if (page !== 1) params.append('page', String(page));
  if (size !== DEFAULT_SIZE) params.append('size', String(size));
  return href(`${ROOTS[form]}/stories`, params);
}

/** The address of a story. */
export function storyHref(id: string, form: Form = 'page'): string {
  return `${ROOTS[form]}/stories/${encodeURIComponent(id)}`;
}

/** The address of two articles side by side. */
export function comparisonHref(left: string, right: string, form: Form = 'page'): string {
  return href(
    `${ROOTS[form]}/articles/${encodeURIComponent(left)}`,
    new URLSearchParams({ with: right }),
  );
}

/** The second article that an article's address asks for; null where it asks for none. */
export function comparedWith(params: URLSearchParams, mode: ParseMode): string | null {
  if (!params.getAll('with').some((value) => value.trim() !== '')) return null;
  return readParameters(params, mode, [WITH_PARAMETER]).first('with');
}
