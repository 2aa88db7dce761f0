/** Everything a searcher says of a folder, as plain data to compare: hits, counts, entities, articles. */
import { ENTITY_TYPES } from '../../../server/core/names.ts';
import { EMPTY_STATE, FACETS } from '../../../server/core/search-state.ts';
import type { Searcher } from '../../../server/core/searcher.ts';

const QUERIES = [
  '',
  'ferry',
  'crews',
  'bridge OR water',
  '"ferry crews"',
  'fer*',
  'quill~',
  '-ferry',
  'person:ada',
  'crews NEAR/5 harbour',
  'unheardof',
];

/** As far as ten digits: the order of adding may differ in the last. */
const SCORE_DIGITS = 10;

/** What two engines must agree on. */
export async function allAnswers(searcher: Searcher): Promise<unknown> {
  const answers: unknown[] = [];
  const ids = new Set<string>();
  for (const q of QUERIES) {
    for (const sort of ['relevance', 'newest', 'added'] as const) {
      const { timings, index, hits, ...result } = await searcher.search({
        ...EMPTY_STATE,
        q,
        sort,
        size: 100,
        facetSize: 1000,
      });
      for (const { article } of hits) ids.add(article.id);
      // Engines may differ in what a condition on names alone weighs: it orders nothing by words.
      const isCondition = q.startsWith('person:');
      const told = hits.map(({ score, ...hit }) => ({
        ...hit,
        score: isCondition ? null : score.toPrecision(SCORE_DIGITS),
      }));
      answers.push({ ...result, hits: told, articles: index.articles });
    }
  }
  for (const id of [...ids].sort()) answers.push(await searcher.article(id, null));
  for (const type of ENTITY_TYPES) {
    const given = { type, contains: '', sort: 'count', page: 1, size: 1000 } as const;
    const { entities, total } = await searcher.entityList(given);
    answers.push({ entities, total });
    for (const { name } of entities) {
      const answer = await searcher.entity({ type, name, size: 10 });
      answers.push(
        JSON.parse(JSON.stringify(answer, (key, value) => (key === 'index' ? 0 : value))),
      );
    }
  }
  const { files, dates } = await searcher.status();
  return { answers, files, dates, facets: FACETS };
}
