/** `/api/suggest`: names, titles and words for what is typed so far. */
import type { RequestHandler } from 'express';
import { ENTITY_TYPES } from '../core/names.ts';
import { EMPTY_STATE } from '../core/search-state.ts';
import type { Searcher } from '../core/searcher.ts';
import { parseSuggestParams, titleSearch } from '../core/suggest-url.ts';
import { apiSuggest, openSearchSuggestions } from '../view/api-suggest.ts';
import { queryOf } from './api.ts';
import { setValidator } from './caching.ts';

/** By the name browsers ask for it, and as any JSON. */
export const SUGGESTIONS = ['application/json', 'application/x-suggestions+json'] as const;

export function createSuggest(
  searcher: Searcher,
  version: string,
  baseUrl: string | null,
): RequestHandler {
  return async (request, response) => {
    const asked = parseSuggestParams(queryOf(request));
    const search = titleSearch(asked);
    const [titled, ...lists] = await Promise.all([
      search === null ? null : searcher.search(search),
      ...ENTITY_TYPES.map((facet) =>
        searcher.facet({
          state: EMPTY_STATE,
          facet,
          contains: asked.typed,
          page: 1,
          size: search === null ? 0 : asked.size,
        }),
      ),
    ]);
    const entities = ENTITY_TYPES.flatMap((type, i) => {
      const list = lists[i];
      return list === undefined || search === null ? [] : [[type, list] as const];
    });
    const answer = apiSuggest({ typed: asked.typed, entities, titled });
    setValidator(request, response, `${version}/${lists[0]?.index.version ?? ''}`);
    const isForBrowsers =
      asked.format === 'opensearch' || request.accepts([...SUGGESTIONS]) === SUGGESTIONS[1];
    if (!isForBrowsers) response.json(answer);
    else
      response
        .type(SUGGESTIONS[1])
        .send(JSON.stringify(openSearchSuggestions(answer, baseUrl ?? '')));
  };
}
