/** What engines must agree on to the last mark: everything but scores, and the order that comes of them. */
import { ENTITY_TYPES } from '../../server/core/names.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { Searcher } from '../../server/core/searcher.ts';

export async function told(searcher: Searcher, queries: readonly string[]): Promise<unknown> {
  const answers: unknown[] = [];
  const ids = new Set<string>();
  for (const q of queries) {
    const state = { ...EMPTY_STATE, q, sort: 'newest', size: 100, facetSize: 1000 } as const;
    const result = await searcher.search(state);
    const { hits, query, facets, timeline, total, stories, copies } = result;
    for (const { article } of hits) ids.add(article.id);
    const found = hits
      .map(({ score, explanation, ...hit }) => hit)
      .sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
    answers.push({ q, query, facets, timeline, total, stories, copies, found });
    const lines = await searcher.concordance({
      state: { ...EMPTY_STATE, q, sort: 'newest' },
      chars: 40,
      page: 1,
      size: null,
      sort: null,
    });
    answers.push({ total: lines.total, lines: lines.lines });
  }
  for (const id of [...ids].sort()) answers.push(await searcher.article(id, null));
  for (const type of ENTITY_TYPES) {
    const given = { type, contains: '', sort: 'count', page: 1, size: 1000 } as const;
    const { entities, total } = await searcher.entityList(given);
    answers.push({ type, entities, total });
  }
  const { stories } = await searcher.storyList({ sort: 'size', page: 1, size: 100 });
  answers.push({ stories });
  return answers;
}
