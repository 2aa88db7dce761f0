/** Entity pages and their twins over the real engine: the same names, counts and sentences in both. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import type { EntityType } from '../../server/core/names.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import type {
  apiEntityDetail,
  apiEntityList,
  apiEntityPair,
} from '../../server/view/api-entities.ts';
import type { apiSearch } from '../../server/view/api-search.ts';
import { decode, inside, textOf } from '../view/render.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';

type List = ReturnType<typeof apiEntityList>;
type Entity = ReturnType<typeof apiEntityDetail>;
type Pair = ReturnType<typeof apiEntityPair>;

const { app } = createTestApp(createArchive());
const TYPES: readonly (readonly [EntityType, string])[] = [
  ['person', '/people'],
  ['place', '/places'],
  ['organization', '/organizations'],
];

async function get<T>(href: string): Promise<T> {
  const response = await request(app).get(href);
  assert.equal(response.status, 200, `${href}: ${response.text}`);
  return response.body;
}

async function page(href: string): Promise<string> {
  const response = await request(app).get(href).accept('text/html');
  assert.equal(response.status, 200, `${href}: ${response.text}`);
  return response.text;
}

/** Every link's address and text. */
function links(html: string): { href: string; text: string }[] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, href = '', text = '']) => ({ href: decode(href), text: textOf(text).trim() }),
  );
}

function twinOf(html: string): string {
  const [, href = ''] =
    /<link rel="alternate" type="application\/json" href="([^"]*)">/.exec(html) ?? [];
  return decode(href);
}

for (const [type, path] of TYPES) {
  test(`${path} and its twin list the same names, each with its articles`, async () => {
    const html = await page(path);
    assert.equal(twinOf(html), `/api/entities/${type}`);
    const answer = await get<List>(twinOf(html));
    assert.equal(answer.links.html, path);
    assert.equal(answer.entities.length, answer.total);
    assert.ok(answer.total > 1);
    for (const { name, articles, url, api_url } of answer.entities) {
      const link = links(html).find(({ href }) => href === url);
      assert.ok(link?.text.startsWith(name) && link.text.endsWith(`${articles}`), name);
      const entity = await get<Entity>(api_url);
      assert.deepEqual([entity.name, entity.articles], [name, articles]);
      const { total } = await get<ReturnType<typeof apiSearch>>(entity.links.search_api);
      assert.equal(total, articles, `a search for ${name}`);
    }
    for (const { letter, api_url } of answer.letters) {
      const { entities } = await get<List>(api_url);
      assert.ok(entities.some(({ name }) => name.startsWith(letter)));
      const jump = links(html).find(({ text }) => text === letter);
      assert.ok(html.includes(` id="${jump?.href.split('#')[1]}"`), letter);
    }
  });

  test(`every name of ${path} has a page that shows what its twin says`, async () => {
    const { entities } = await get<List>(`/api/entities/${type}`);
    for (const { url, api_url } of entities) {
      const html = await page(url);
      assert.equal(twinOf(html), api_url);
      const entity = await get<Entity>(api_url);
      assert.equal(entity.links.html, url);
      const text = textOf(html);
      assert.ok(textOf(inside(html, 'h1')[0] ?? '').startsWith(entity.name));
      const [side = ''] = inside(html, 'aside');
      for (const { form, articles } of entity.forms) {
        const found = inside(side, 'li').find((item) => textOf(item).startsWith(`${form} `));
        assert.match(textOf(found ?? ''), new RegExp(`${articles} articles?$`));
      }
      const shown = inside(html, 'p', 'class="passage"').map((one) =>
        textOf(one).replace(/ …$/, ''),
      );
      assert.deepEqual(
        shown,
        entity.passages.flatMap(({ passages }) => passages.map((one) => one.text)),
      );
      const marks = inside(html, 'mark').length;
      const spans = entity.passages.flatMap((one) => [
        ...one.title_highlights,
        ...one.passages.flatMap(({ highlights }) => highlights),
      ]);
      assert.equal(marks, spans.length);
      assert.ok(text.includes(entity.articles === 1 ? '1 article' : `${entity.articles} articles`));
      for (const other of TYPES.map(([one]) => one)) {
        for (const one of entity.seen_with[other]?.entities ?? []) {
          assert.ok(
            links(side).some(({ href, text: name }) => href === one.url && name === one.name),
          );
          const pair = await get<Pair>(one.api_url);
          assert.deepEqual([pair.total, pair.articles], [one.sentences, one.articles]);
          assert.equal(pair.links.html, one.url);
        }
      }
    }
  });
}

test('the sentences that name two are the same on the page, and lead to their paragraphs', async () => {
  const url = '/people/Ada%20Quill?with=Tern+Lines&with_type=organization';
  const html = await page(url);
  const pair = await get<Pair>(twinOf(html));
  assert.equal(pair.total, 1);
  assert.deepEqual(
    inside(html, 'p', 'class="passage"').map(textOf),
    pair.sentences.map(({ text }) => text),
  );
  assert.deepEqual(inside(html, 'mark').map(textOf), ['Ada Quill', 'Tern Lines']);
  const { text } = ARTICLES[1]?.article ?? { text: '' };
  for (const sentence of pair.sentences) {
    assert.equal(text.slice(sentence.start, sentence.start + sentence.text.length), sentence.text);
    const [path = '', id] = sentence.url.split('#');
    const article = await page(path);
    const [paragraph = ''] = inside(article, 'p', `id="${id}"`);
    assert.ok(textOf(paragraph).includes(sentence.text));
    const marked = inside(paragraph, 'mark').map(textOf);
    assert.deepEqual(marked, ['Ada Quill', 'Tern Lines']);
    assert.ok(links(html).some(({ href }) => href === sentence.url));
  }
  const { total } = await get<ReturnType<typeof apiSearch>>(pair.links.search_api);
  assert.equal(total, pair.articles);
});

test('names in an article lead to their pages', async () => {
  const { article } = ARTICLES[1] ?? { article: null };
  const html = await page(`/articles/${article?.id}`);
  const [side = ''] = inside(html, 'aside');
  for (const href of ['/people/Ada%20Quill', '/organizations/Tern%20Lines'])
    assert.ok(
      links(side).some((link) => link.href === href),
      href,
    );
});

/** Address → where it redirects. */
const REDIRECTS: readonly (readonly [string, string])[] = [
  ['/people/ada%20quill', '/people/Ada%20Quill'],
  ['/people/%20Ada%20Quill', '/people/Ada%20Quill'],
  ['/api/entities/person/ADA%20QUILL', '/api/entities/person/Ada%20Quill'],
  ['/api/entities/person/ADA%20QUILL?size=3', '/api/entities/person/Ada%20Quill?size=3'],
  [
    '/people/ada%20quill?with=tern+lines&page=2',
    '/people/Ada%20Quill?with=Tern+Lines&with_type=organization&page=2',
  ],
  [
    '/api/entities/person/Ada%20Quill?with=basil+marsh',
    '/api/entities/person/Ada%20Quill?with=Basil+Marsh&with_type=person',
  ],
  ['/people/Ada%20Quill?with=ada+quill', '/people/Ada%20Quill'],
  ['/people/Quill', '/people/Ada%20Quill'],
];

for (const [from, to] of REDIRECTS) {
  test(`${from} redirects to the display name`, async () => {
    const { headers } = await request(app).get(from).expect(308);
    assert.equal(headers['location'], to);
    assert.equal(headers['cache-control'], 'private, no-cache');
    await request(app).get(to).expect(200);
  });
}

/** Names that an address could take for something else, and a family that shares one. */
const ODD = [
  '.',
  '..',
  'A/B',
  '__proto__',
  'R&D <x>',
  '100% Co?',
  '東京',
  'a#b',
  'Back\\slash',
  'x+y',
];

function oddArchive() {
  const [template] = ARTICLES;
  assert.ok(template);
  const index = new ArticleIndex();
  const people = ['Ada Quill', 'Basil Quill'];
  const named = [
    ...ODD.map((name) => ['organization', name] as const),
    ...people.map((name) => ['person', name] as const),
  ];
  for (const [i, [type, name]] of named.entries()) {
    const text = `${name} and Ada Quill.`;
    const article = {
      ...template.article,
      id: `odd${i}` as typeof template.article.id,
      sha256: `${i}`,
      text,
      paragraphs: [{ start: 0, end: text.length, kind: 'paragraph' as const }],
    };
    const mention = {
      type,
      name,
      mentions: [{ field: 'text' as const, start: 0, end: name.length }],
    };
    const start = name.length + 5;
    const ada = { field: 'text' as const, start, end: start + 9 };
    const others =
      name === 'Ada Quill' ? [] : [{ type: 'person' as const, name: 'Ada Quill', mentions: [ada] }];
    index.put(article, [mention, ...others]);
  }
  index.commit({ state: 'ready', expected: named.length });
  return createTestApp(createMiniSearchSearcher(index, () => 0)).app;
}

const odd = oddArchive();

test('a name of any letters has an address that leads to it, on pages and in the API', async () => {
  const { body: list } = await request(odd).get('/api/entities/organization').expect(200);
  assert.deepEqual((list as List).entities.map(({ name }) => name).toSorted(), ODD.toSorted());
  for (const { name, url, api_url } of (list as List).entities) {
    // As a browser would send it: dots alone are folders to it.
    const sent = new URL(url, 'http://localhost');
    const html = await request(odd)
      .get(sent.pathname + sent.search)
      .expect(200);
    assert.equal(textOf(inside(html.text, 'bdi')[0] ?? ''), name);
    const { body } = await request(odd).get(api_url).expect(200);
    assert.equal((body as Entity).name, name);
    const [ada] = (body as Entity).seen_with['person']?.entities ?? [];
    const pair = await request(odd)
      .get(ada?.api_url ?? '')
      .expect(200);
    assert.deepEqual([pair.body.name, pair.body.total], [name, 1]);
  }
});

test('a spelling that several share is a choice on the page, and told in the answer', async () => {
  const html = await request(odd).get('/people/Quill').expect(200);
  assert.deepEqual(
    links(inside(html.text, 'main')[0] ?? '').map(({ href }) => href),
    ['/people', '/people/Ada%20Quill', '/people/Basil%20Quill'],
  );
  const pair = await request(odd).get('/people/Quill?with=A/B').expect(200);
  for (const { href } of links(inside(pair.text, 'main')[0] ?? '').slice(1)) {
    assert.ok(href.includes('with=A%2FB'), href);
    await request(odd).get(href).expect(200);
  }
  const { body } = await request(odd).get('/api/entities/person/Quill').expect(404);
  assert.equal(body.code, 'entity-not-found');
  assert.equal(body.detail, 'More than one person is called “Quill”: “Ada Quill”, “Basil Quill”.');
});

/** Address, status, code, parameter and a part of the detail. */
const ERRORS: readonly (readonly [string, number, string, string | null, string])[] = [
  ['/people/Nobody', 404, 'entity-not-found', null, 'No person is called “Nobody”.'],
  ['/people/Ada%20Quimby', 404, 'entity-not-found', null, 'Did you mean “Ada Quill”?'],
  ['/people/Tern%20Lines', 404, 'entity-not-found', null, 'the organization “Tern Lines”'],
  ['/people/%00', 404, 'entity-not-found', null, 'No person'],
  ['/people/__proto__', 404, 'entity-not-found', null, '“__proto__”'],
  ['/people/Ada%20Quill?with=Nobody', 404, 'entity-not-found', 'with', 'No name is “Nobody”.'],
  ['/people/Ada%20Quill?with=x&with_type=city', 400, 'invalid-parameter', 'with_type', ''],
  ['/people/Ada%20Quill?with=a&with=b', 400, 'invalid-parameter', 'with', ''],
  ['/people/Ada%20Quill?with=a&size=101', 400, 'invalid-parameter', 'size', ''],
  ['/people?sort=date', 400, 'invalid-parameter', 'sort', ''],
  ['/people?page=0', 400, 'invalid-parameter', 'page', ''],
];

for (const [path, status, code, parameter, part] of ERRORS) {
  test(`${path} is ${code}, as a page and in the API`, async () => {
    const html = await request(app).get(path).accept('text/html').expect(status);
    assert.ok(html.text.includes(`/errors#${code}`));
    const api = path.replace('/people', '/api/entities/person');
    const { body } = await request(app).get(api).expect(status);
    assert.deepEqual([body.code, body.parameter], [code, parameter]);
    assert.ok(body.detail.includes(part), body.detail);
    assert.ok(textOf(html.text).includes(body.detail));
  });
}

test('the API refuses what it does not know; a page drops it', async () => {
  const rows: readonly (readonly [string, string])[] = [
    ['?colour=red', 'colour'],
    ['/Ada%20Quill?page=2', 'page'],
    ['/Ada%20Quill?q=a', 'q'],
  ];
  for (const [path, parameter] of rows) {
    const { body } = await request(app).get(`/api/entities/person${path}`).expect(400);
    assert.deepEqual([body.code, body.parameter], ['invalid-parameter', parameter]);
    await request(app).get(`/people${path}`).expect(200);
  }
  for (const path of ['/api/entities/city', '/api/entities/__proto__', '/api/entities/city/x'])
    assert.equal((await request(app).get(path).expect(404)).body.code, 'route-not-found');
});

test('lists and sentences are paged, with links to the pages around', async () => {
  const first = await request(app).get('/people?size=1').expect(200);
  assert.match(first.headers['link'] ?? '', /<\/people\?page=2&size=1>; rel="next"/);
  const seen: string[] = [];
  for (let href: string | null = '/api/entities/person?size=1'; href !== null; ) {
    const answer: List = await get<List>(href);
    seen.push(...answer.entities.map(({ name }) => name));
    href = answer.links.next;
  }
  const whole = await get<List>('/api/entities/person');
  assert.deepEqual(
    seen,
    whole.entities.map(({ name }) => name),
  );
  const past = await page('/people?page=9');
  assert.ok(past.includes('There is nothing on this page.'));
});

test('a list finds names by any word, in both orders', async () => {
  for (const [query, names] of [
    ['contains=qui', ['Ada Quill']],
    ['contains=a&sort=count', ['Ada Quill']],
    ['contains=zzz', []],
  ] as const) {
    const answer = await get<List>(`/api/entities/person?${query}`);
    assert.deepEqual(
      answer.entities.map(({ name }) => name),
      names,
      query,
    );
    const html = await page(`/people?${query}`);
    assert.equal(html.includes('None of the people'), names.length === 0);
    for (const name of names) assert.ok(links(html).some(({ text }) => text.startsWith(name)));
  }
});

test('an entity’s page is for robots, its twin and the sentences are not; both have validators', async () => {
  const path = '/people/Ada%20Quill';
  const html = await request(app).get(path).expect(200);
  assert.equal(html.headers['x-robots-tag'], undefined);
  assert.ok(!html.text.includes('content="noindex"'));
  assert.ok((await page(`${path}?with=Basil+Marsh`)).includes('content="noindex"'));
  const twin = await request(app).get('/api/entities/person/Ada%20Quill').expect(200);
  assert.equal(twin.headers['x-robots-tag'], 'noindex');
  for (const { headers, path: to } of [
    { headers: html.headers, path },
    { headers: twin.headers, path: '/api/entities/person/Ada%20Quill' },
  ])
    await request(app)
      .get(to)
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304);
});
