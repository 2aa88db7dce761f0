/** Deep reading, as every `Searcher` must do it: each article once, in the order of the pages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CURSOR_START, writeCursor } from '../../server/core/cursor.ts';
import {
  EMPTY_STATE,
  type Facet,
  type SearchState,
  SORTS,
} from '../../server/core/search-state.ts';
import type { Hit, Searcher } from '../../server/core/searcher.ts';
import { searchState } from './random-searches.ts';

const idsOf = (hits: readonly Hit[]): string[] => hits.map(({ article }) => article.id);

/** All ids from the first cursor to the last. */
async function readOn(searcher: Searcher, state: SearchState): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = CURSOR_START; cursor !== null; ) {
    const { hits, nextCursor }: { hits: readonly Hit[]; nextCursor: string | null } =
      await searcher.search({ ...state, cursor });
    assert.ok(hits.length === state.size || nextCursor === null);
    ids.push(...idsOf(hits));
    cursor = nextCursor;
  }
  return ids;
}

export function readingContract(
  searcher: () => Searcher,
  valuesOf: (facet: Facet) => readonly string[],
): void {
  const searches = fc.record({
    state: searchState(valuesOf),
    sort: fc.option(fc.constantFrom(...SORTS)),
    size: fc.constantFrom(1, 3, 7, 50, 100),
    operator: fc.option(fc.constantFrom('and' as const, 'or' as const)),
  });

  test('a cursor leads through every hit once, in the order of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(searches, async ({ state, ...changes }) => {
        const asked = { ...state, ...changes, passages: 0, counted: [] };
        const paged = await searcher().search({ ...asked, size: 100 });
        assert.ok(paged.total <= 100);
        assert.deepEqual(await readOn(searcher(), asked), idsOf(paged.hits));
      }),
      { numRuns: 120 },
    );
  });

  test('stretches are the same articles in the same order, as cards, hits or in full', async () => {
    await fc.assert(
      fc.asyncProperty(searches, async ({ state, sort, size }) => {
        const asked = { ...state, sort };
        const paged = await searcher().search({ ...asked, size: 100 });
        const { version } = paged.index;
        const ids = { card: [] as string[], hit: [] as string[], article: [] as string[] };
        for (let offset = 0; offset < paged.total; offset += size) {
          const stretch = { state: asked, offset, size, version };
          const cards = await searcher().read({ ...stretch, form: 'card' });
          const hits = await searcher().read({ ...stretch, form: 'hit' });
          const articles = await searcher().read({ ...stretch, form: 'article' });
          ids.card.push(...cards.rows.map(({ id }) => id));
          ids.hit.push(...hits.rows.map(({ article }) => article.id));
          ids.article.push(...articles.rows.map(({ id }) => id));
          assert.equal(hits.total, paged.total);
          assert.deepEqual(hits.rows, paged.hits.slice(offset, offset + size));
          for (const article of articles.rows) {
            const found = await searcher().article(article.id, null);
            assert.deepEqual(found, { kind: 'here', article });
          }
        }
        const expected = idsOf(paged.hits);
        assert.deepEqual(ids, { card: expected, hit: expected, article: expected });
      }),
      { numRuns: 30 },
    );
  });

  test('a cursor keeps to its search and to its version of the index', async () => {
    const asked: SearchState = { ...EMPTY_STATE, variants: false, q: 'ferry', size: 2 };
    const { nextCursor, index } = await searcher().search({ ...asked, cursor: CURSOR_START });
    assert.ok(nextCursor !== null);
    // What is shown of the hits may change on the way.
    const shown = { size: 5, passages: 1, counted: [] };
    const { hits } = await searcher().search({ ...asked, ...shown, cursor: nextCursor });
    assert.equal(hits.length, 5);
    await assert.rejects(searcher().search({ ...asked, q: 'strike', cursor: nextCursor }), {
      code: 'invalid-parameter',
      parameter: 'cursor',
    });
    const old = writeCursor({ version: `${index.version}x`, offset: 2, search: '' });
    await assert.rejects(searcher().search({ ...asked, cursor: old }), { code: 'cursor-expired' });
    await assert.rejects(
      searcher().read({ state: asked, form: 'card', offset: 0, size: 1, version: 'another' }),
      { code: 'cursor-expired' },
    );
  });
}
