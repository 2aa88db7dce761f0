/** Page and API over the real engine: what they show, and that they show the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import request from 'supertest';
import {
  EMPTY_STATE,
  type Facet,
  type SearchState,
  withChanges,
  withSelection,
} from '../../server/core/search-state.ts';
import { apiHref, searchHref } from '../../server/core/search-url.ts';
import type { apiSearch } from '../../server/view/api-search.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';

type Answer = ReturnType<typeof apiSearch>;
type HitJson = Answer['hits'][number];

const { app } = createTestApp(createArchive());

async function get(href: string): Promise<Answer> {
  const response = await request(app).get(href);
  assert.equal(response.status, 200, `${href}: ${response.text}`);
  return response.body;
}

function search(state: SearchState): Promise<Answer> {
  return get(apiHref(state));
}

/** Ids of the articles a page links to, each once, in the order of the page. */
function linkedIds(html: string): string[] {
  return [...new Set([...html.matchAll(/href="\/articles\/([^"?#]+)/g)].map(([, id = '']) => id))];
}

const QUERIES = [
  '',
  'ferry',
  'ferry strike',
  '"ferry strike"',
  'flood -dunmere',
  'title:flood',
  'person:quill',
  'flod',
  'strike sandbags',
  'nothingatall',
  '((("',
  'zzz*',
];

for (const q of QUERIES) {
  test(`page and API list the same articles for [${q}]`, async () => {
    for (const changes of [{}, { sort: 'oldest' }, { size: 2, page: 2 }] as const) {
      const state = withChanges(EMPTY_STATE, { q, ...changes });
      const answer = await search(state);
      const page = await request(app).get(searchHref(state)).expect(200);
      assert.deepEqual(
        linkedIds(page.text),
        answer.hits.map(({ id }) => id),
      );
    }
  });
}

test('next leads through every hit once, and last to the last page', async () => {
  const all = await search(withChanges(EMPTY_STATE, { size: 100 }));
  assert.equal(all.total, ARTICLES.length);
  const seen: string[] = [];
  let answer = await search(withChanges(EMPTY_STATE, { size: 4 }));
  const { last } = answer.links;
  for (;;) {
    seen.push(...answer.hits.map(({ id }) => id));
    if (answer.links.next === null) break;
    answer = await get(answer.links.next);
  }
  assert.equal(answer.links.self, last);
  assert.deepEqual(
    seen,
    all.hits.map(({ id }) => id),
  );
});

test('a page past the end is empty, and leads back', async () => {
  const answer = await get('/api/search?page=9');
  assert.deepEqual(answer.hits, []);
  assert.equal(answer.total, ARTICLES.length);
  assert.equal(answer.links.prev, '/api/search');
  assert.equal(answer.links.next, null);
  await request(app).get('/search?page=9').expect(200);
});

test('a script in the query comes back as text', async () => {
  const script = '<script>alert(1)</script>"\'&';
  for (const path of ['/search', '/facets/person', `/articles/${ARTICLES[0]?.article.id}`]) {
    const page = await request(app).get(path).query({ q: script }).expect(200);
    assert.ok(!page.text.includes('<script>alert'), path);
    assert.ok(page.text.includes('&lt;script&gt;alert(1)'), path);
  }
  const answer = await get(`/api/search?q=${encodeURIComponent(script)}`);
  assert.equal(answer.query.text, script);
});

test('markup in an article is shown as text', async () => {
  const id = ARTICLES.find(({ article }) => article.text.includes('<b>'))?.article.id;
  const page = await request(app).get(`/articles/${id}`).expect(200);
  assert.ok(page.text.includes('&lt;b&gt;four&lt;/b&gt; million &amp; more'));
});

test('passages and mentions stand in the text where they say', async () => {
  const answer = await search(withChanges(EMPTY_STATE, { q: 'ferry', passages: 10 }));
  assert.ok(answer.hits.length > 1);
  for (const hit of answer.hits) {
    const { body: article } = await request(app).get(hit.api_url).expect(200);
    for (const passage of hit.passages) {
      const { text, start } = passage;
      assert.equal(article.text.slice(start, start + text.length), text);
      for (const [from, to] of passage.highlights) {
        assert.match(text.slice(from, to), /^ferr(?:y|ies)$/i);
      }
    }
    for (const [from, to] of hit.title_highlights) {
      assert.match(hit.title.slice(from, to), /^ferr(?:y|ies)$/i);
    }
    assert.ok(article.highlights.length + article.title_highlights.length > 0);
    for (const { field, start, end, text } of article.mentions) {
      assert.equal(article[field].slice(start, end), text);
    }
    const shared = Object.keys(hit).filter((key) => !Object.hasOwn(article, key));
    assert.deepEqual(shared, [], 'an article has the fields of a hit');
  }
});

test('every link of a looser reading carries what was searched', async () => {
  const answer = await get('/api/search?q=strike+sandbags&size=1');
  const { fallback } = answer.query;
  assert.equal(fallback?.kind, 'or');
  assert.equal(fallback?.strict_total, 0);
  assert.ok(answer.total > 0);
  const { prev, ...links } = answer.links;
  assert.equal(prev, null);
  const facetLinks = Object.values(answer.facets).flatMap(({ values, missing }) => [
    missing.url,
    ...values.flatMap((value) => [value.url, value.exclude_url, value.api_url]),
  ]);
  const hitLinks = answer.hits.flatMap((hit) => [hit.url, hit.api_url]);
  for (const href of [...Object.values(links), ...facetLinks, ...hitLinks]) {
    assert.match(href ?? '', /[?&]operator=or(?:&|$)/);
  }
  const followed = await get(answer.links.self);
  assert.equal(followed.query.fallback, null);
  assert.equal(followed.total, answer.total);
});

test('choosing a value, a month or what has none finds as many articles as were counted', async () => {
  for (const q of ['', 'ferry', 'flood OR strike']) {
    const answer = await search(withChanges(EMPTY_STATE, { q }));
    const follow = async (url: string, count: number) => {
      assert.equal((await get(url.replace('/search', '/api/search'))).total, count, url);
    };
    for (const { values, missing } of Object.values(answer.facets)) {
      for (const { url, api_url, exclude_url, count } of values) {
        await follow(url, count);
        assert.equal((await get(api_url)).total, count);
        await follow(exclude_url, answer.total - count);
      }
      await follow(missing.url, missing.count);
    }
    for (const { url, count } of answer.timeline.buckets) await follow(url, count);
    await follow(answer.timeline.undated.url, answer.timeline.undated.count);
  }
});

/** The values of a facet that a hit shows. */
const VALUES: Readonly<Partial<Record<Facet, (hit: HitJson) => readonly string[]>>> = {
  person: (hit) => hit.entities.person,
  place: (hit) => hit.entities.place,
  organization: (hit) => hit.entities.organization,
  source: (hit) => (hit.source === null ? [] : [hit.source]),
  author: (hit) => hit.authors,
  section: (hit) => (hit.section === null ? [] : [hit.section]),
};
const COUNTED = Object.keys(VALUES) as Facet[];

function recount(hits: readonly HitJson[], facet: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const hit of hits) {
    for (const value of VALUES[facet]?.(hit) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

test('facet counts equal a recount of the articles found without the facet’s own choices', async () => {
  const everything = await search(withChanges(EMPTY_STATE, { size: 100, facetSize: 1000 }));
  const choices = COUNTED.flatMap((facet) =>
    (everything.facets[facet]?.values ?? []).map(({ value }) => ({ facet, value })),
  );
  const selections = fc.array(
    fc.record({ choice: fc.constantFrom(...choices), exclude: fc.boolean(), all: fc.boolean() }),
    { maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('', 'ferry', 'marlow'), selections, async (q, selected) => {
      let state = withChanges(EMPTY_STATE, { q, size: 100, facetSize: 1000, operator: 'and' });
      for (const { choice, exclude, all } of selected) {
        const { included, excluded } = state.facets[choice.facet];
        if ([...included, ...excluded].includes(choice.value)) continue;
        state = withSelection(state, choice.facet, {
          ...(exclude
            ? { excluded: [...excluded, choice.value] }
            : { included: [...included, choice.value] }),
          match: all ? 'all' : 'any',
        });
      }
      const { facets } = await search(state);
      for (const facet of COUNTED) {
        const { match } = state.facets[facet];
        const lifted = match === 'all' ? state : withSelection(state, facet, { included: [] });
        const expected = recount((await search(lifted)).hits, facet);
        const shown = facets[facet]?.values ?? [];
        const counted = shown.filter(({ excluded, count }) => !excluded && count > 0);
        assert.deepEqual(
          new Map(counted.map(({ value, count }) => [value, count])),
          new Map([...expected].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
          facet,
        );
      }
    }),
    { numRuns: 40 },
  );
});

test('a former id leads to the article, one gone for good to where it last stood', async () => {
  const page = await request(app).get('/articles/former?q=ferry').redirects(1).expect(200);
  assert.ok(page.text.includes(`Ferry</mark> crews vote to strike`));
  const gone = await request(app).get('/api/articles/removed').expect(410);
  assert.match(JSON.parse(gone.text).detail, /harbour\/removed\.txt/);
});

test('the list of a facet is found by any word of a value', async () => {
  const { body } = await request(app).get('/api/facets/person?contains=mar&q=ferry').expect(200);
  assert.deepEqual(
    body.values.map(({ value, count }: { value: string; count: number }) => [value, count]),
    [['Basil Marsh', 2]],
  );
  assert.deepEqual([body.matching, body.distinct], [1, 3]);
  const page = await request(app).get('/facets/person?contains=mar&q=ferry').expect(200);
  assert.ok(page.text.includes('Basil Marsh') && !page.text.includes('Ada Quill'));
});
