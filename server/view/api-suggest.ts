/** What may be meant by what is typed so far, as JSON of our own and as OpenSearch's suggestions. */
import type { EntityType } from '../core/names.ts';
import { EMPTY_STATE, toggleIncluded } from '../core/search-state.ts';
import { apiHref, articleApiHref, articleHref, searchHref } from '../core/search-url.ts';
import type { FacetList, SearchResult } from '../core/searcher.ts';

export type Suggested = {
  readonly typed: string;
  readonly entities: readonly (readonly [EntityType, FacetList])[];
  /** Null where nothing is typed. */
  readonly titled: SearchResult | null;
};

/** Names first, the most frequent first; then titles, and the words in them that begin so. */
export function apiSuggest({ typed, entities, titled }: Suggested) {
  const named = entities.flatMap(([type, { values }]) =>
    values.map(({ value, count }) => {
      const state = toggleIncluded(EMPTY_STATE, type, value);
      return {
        type,
        name: value,
        articles: count,
        url: searchHref(state),
        api_url: apiHref(state),
      };
    }),
  );
  const hits = titled?.hits ?? [];
  const forms = hits.flatMap(({ matched }) => matched.map(({ form }) => form.toLowerCase()));
  return {
    q: typed,
    entities: named.sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1)),
    titles: hits.map(({ article }) => ({
      id: article.id,
      title: article.title,
      url: articleHref(article.id),
      api_url: articleApiHref(article.id),
    })),
    words: [...new Set(forms)].map((text) => ({
      text,
      url: searchHref({ ...EMPTY_STATE, q: text }),
    })),
  };
}

/** `[typed, completions, descriptions, addresses]`, as OpenSearch's extension for suggestions has it. */
export function openSearchSuggestions(
  { q, entities, titles }: ReturnType<typeof apiSuggest>,
  base: string,
) {
  const rows = [
    ...entities.map(({ type, name, url }) => [name, type, base + url] as const),
    ...titles.map(({ title, url }) => [title, 'article', base + url] as const),
  ];
  return [q, rows.map(([text]) => text), rows.map(([, what]) => what), rows.map(([, , at]) => at)];
}
