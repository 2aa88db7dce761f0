/** Concordance and collocates over the real engine: page, JSON and CSV show the articles' own marks. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import request from 'supertest';
import type { Article } from '../../server/core/article.ts';
import type { ErrorCode } from '../../server/core/errors.ts';
import { CONCORDANCE_COLUMNS } from '../../server/export/concordance-csv.ts';
import type { apiArticle } from '../../server/view/api-article.ts';
import type { apiCollocates, apiConcordance } from '../../server/view/api-concordance.ts';
import type { apiSearch } from '../../server/view/api-search.ts';
import { parseCsv, unguarded } from '../export/parse-csv.ts';
import { inside, textOf } from '../view/render.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher, RESULT } from './scripted-searcher.ts';

type Concordance = ReturnType<typeof apiConcordance>;
type Line = Concordance['lines'][number];
type Collocates = ReturnType<typeof apiCollocates>;

const { app } = createTestApp(createArchive());

async function get<T>(href: string): Promise<T> {
  const response = await request(app).get(href);
  assert.equal(response.status, 200, `${href}: ${response.text}`);
  return response.body;
}

function concordance(query: string): Promise<Concordance> {
  return get(`/api/concordance?${query}`);
}

const QUERIES = [
  'q=ferry&size=100',
  'q=ferry+strike&size=100',
  'q=flood+OR+strike&size=100&sort=left',
  'q=%22tern+lines%22&size=100&sort=right',
  'q=ferr*&size=100&context=10',
  'q=flod~&size=100',
  'q=title:flood&size=100',
  'q=person:quill&size=100&sort=oldest',
  'q=crews+NEAR/3+strike&size=100',
  'q=the+harbour&operator=or&size=100',
  'q=ferry+-talks&place=Marlow&size=100',
  'q=flood&from=2024&size=100',
  'q=nothingatall&size=100',
  'q=&size=100',
  'q=date:2023&size=100',
];

for (const query of QUERIES) {
  test(`the lines of ${query} are the marks of the articles found, each once`, async () => {
    const answer = await concordance(query);
    assert.equal(answer.lines.length, answer.total);
    const params = new URLSearchParams(query);
    params.delete('sort');
    params.delete('context');
    params.delete('size');
    params.append('size', '100');
    if (!params.has('operator')) params.append('operator', 'and');
    const { hits } = await get<ReturnType<typeof apiSearch>>(`/api/search?${params}`);
    assert.equal(answer.articles, hits.length);
    const expected: string[] = [];
    for (const { api_url } of hits) {
      const article = await get<ReturnType<typeof apiArticle>>(api_url);
      for (const [start, end] of article.title_highlights) {
        expected.push(`${article.id} title ${start} ${end}`);
      }
      for (const [start, end] of article.highlights) {
        expected.push(`${article.id} text ${start} ${end}`);
      }
    }
    const lines = answer.lines.map((l) => `${l.article} ${l.field} ${l.start} ${l.end}`);
    // Without a sort, lines follow the articles and their text.
    if (!query.includes('sort=')) assert.deepEqual(lines, expected);
    assert.deepEqual(lines.toSorted(), expected.toSorted());
    for (const line of answer.lines)
      checkLine(line, Number(new URLSearchParams(query).get('context') ?? 60));
  });
}

function articleOf(id: string): Article {
  const found = ARTICLES.find(({ article }) => article.id === id);
  assert.ok(found);
  return found.article;
}

function checkLine(line: Line, chars: number): void {
  const article = articleOf(line.article);
  const text = article[line.field];
  const fold = (part: string) => part.replaceAll(/\s+/g, ' ');
  assert.equal(line.match, fold(text.slice(line.start, line.end)));
  assert.ok(fold(text.slice(0, line.start)).endsWith(line.left));
  assert.ok(fold(text.slice(line.end)).startsWith(line.right));
  assert.ok(line.left.length <= chars && line.right.length <= chars);
  assert.deepEqual(
    [line.title, line.date, line.source],
    [article.title, article.date?.day ?? null, article.source],
  );
}

test('a line leads to its match on the article’s page', async () => {
  const { lines } = await concordance('q=ferry&place=Marlow&sort=right&size=100');
  assert.ok(lines.some(({ field }) => field === 'text'));
  for (const { url, field, match } of lines) {
    const { pathname, search, hash } = new URL(url, 'http://localhost');
    const page = await request(app)
      .get(pathname + search)
      .expect(200);
    if (field === 'title') {
      assert.equal(hash, '');
      continue;
    }
    const [mark = ''] = inside(page.text, 'mark', `id="${hash.slice(1)}"`);
    assert.equal(textOf(mark), match);
  }
});

test('next leads through every line once, in the order of the whole', async () => {
  const all = await concordance('q=ferry+OR+flood&sort=left&size=100');
  assert.ok(all.total > 8);
  const seen: Line[] = [];
  let answer = await concordance('q=ferry+OR+flood&sort=left&size=3');
  for (;;) {
    seen.push(...answer.lines);
    if (answer.links.next === null) break;
    answer = await get(answer.links.next);
  }
  assert.deepEqual(seen, all.lines);
  assert.equal(answer.links.self, answer.links.last);
  const past = await concordance('q=ferry&page=99');
  assert.deepEqual([past.lines.length, past.links.next], [0, null]);
});

async function file(href: string): Promise<{ text: string; headers: Record<string, string> }> {
  const { text, headers } = await request(app).get(href).expect(200);
  return { text, headers };
}

for (const query of QUERIES) {
  test(`the file of ${query} holds the lines of the answer`, async () => {
    const answer = await concordance(query);
    const params = new URLSearchParams(query);
    params.delete('size');
    const { text } = await file(`/concordance.csv?${params}`);
    assert.equal(text[0], '\ufeff');
    const [header, ...rows] = parseCsv(text.slice(1));
    assert.deepEqual(header, CONCORDANCE_COLUMNS);
    const q = params.get('q') ?? '';
    assert.deepEqual(
      rows.map(([article, , ...rest]) => [article, ...rest].map((cell) => unguarded(cell ?? ''))),
      answer.lines.map(({ url: _, title, date, source, ...line }) => {
        const { article, field, start, end, left, match, right } = line;
        return [
          article,
          title,
          date ?? '',
          source ?? '',
          field,
          `${start}`,
          `${end}`,
          left,
          match,
          right,
          q,
        ];
      }),
    );
    for (const [i, { url }] of answer.lines.entries()) {
      const { pathname, search, hash, host } = new URL(rows[i]?.[1] ?? '');
      assert.equal(pathname + search + hash, url);
      assert.match(host, /^127\.0\.0\.1:\d+$/);
    }
  });
}

test('a file says what it is, with a plain name', async () => {
  const { headers, text } = await file('/concordance.csv?q=caf%C3%A9+%22ferry&bom=off');
  assert.match(headers['content-type'] ?? '', /^text\/csv; charset=utf-8/);
  assert.equal(headers['content-disposition'], 'attachment; filename=concordance-cafe-ferry.csv');
  assert.match(headers['etag'] ?? '', /^W\//);
  assert.equal(headers['x-robots-tag'], 'noindex');
  assert.equal(text, `${CONCORDANCE_COLUMNS.join(',')}\r\n`);
  await request(app)
    .get('/concordance.csv?q=caf%C3%A9+%22ferry&bom=off')
    .set('If-None-Match', headers['etag'] ?? '')
    .expect(304);
  const head = await request(app).head('/concordance.csv?q=ferry').expect(200);
  assert.equal(head.headers['content-disposition'], 'attachment; filename=concordance-ferry.csv');
});

test('a cell that a spreadsheet would calculate is text', async () => {
  const line = {
    article: ARTICLES[0]?.article.id as Article['id'],
    number: 1,
    title: '=cmd|calc',
    day: null,
    source: '@home',
    field: 'text',
    start: 0,
    end: 4,
    left: '- ',
    match: '+44',
    right: ', "so"\n',
  } as const;
  const state = RESULT.state;
  const { app: scripted } = createTestApp(
    createScriptedSearcher({
      concordance: async () => ({
        state: { ...state, q: '-a' },
        query: RESULT.query,
        articles: 1,
        total: 1,
        lines: [line],
        index: RESULT.index,
      }),
    }),
    'https://news.example',
  );
  const { text } = await request(scripted).get('/concordance.csv?q=-a&bom=off').expect(200);
  const [, row] = parseCsv(text);
  assert.deepEqual(row, [
    line.article,
    `https://news.example/articles/${line.article}?q=-a#match-1`,
    "'=cmd|calc",
    '',
    "'@home",
    'text',
    '0',
    '4',
    "'- ",
    "'+44",
    ', "so"\n',
    "'-a",
  ]);
});

test('a file asks the engine once, for all lines', async () => {
  const asked: unknown[] = [];
  const { app: scripted } = createTestApp(
    createScriptedSearcher({
      concordance: async (asking) => {
        asked.push([asking.size, asking.page, asking.sort, asking.chars]);
        const { state } = asking;
        const { query, index } = RESULT;
        return { state, query, articles: 0, total: 0, lines: [], index };
      },
    }),
  );
  await request(scripted).get('/concordance.csv?q=a&sort=newest&context=99').expect(200);
  assert.deepEqual(asked, [[null, 1, 'newest', 99]]);
});

test('a client that goes away while a file is written is no failure', async () => {
  const line = {
    article: ARTICLES[0]?.article.id as Article['id'],
    number: 1,
    title: 'A title',
    day: null,
    source: null,
    field: 'text',
    start: 0,
    end: 4,
    left: 'left '.repeat(50),
    match: 'match',
    right: 'right '.repeat(50),
  } as const;
  const { app: scripted, log } = createTestApp(
    createScriptedSearcher({
      concordance: async ({ state }) => ({
        state,
        query: RESULT.query,
        articles: 1,
        total: 50_000,
        lines: Array.from({ length: 50_000 }, () => line),
        index: RESULT.index,
      }),
    }),
  );
  const server = scripted.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  client.write('GET /concordance.csv?q=a HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(client, 'data');
  client.destroy();
  server.close();
  await once(server, 'close');
  assert.ok(log.every((entry) => !entry.includes('"level":50')));
});

/** The lines as the page shows them: left, match, right, and where the match leads. */
function shownLines(html: string): string[][] {
  const [body = ''] = inside(inside(html, 'table', 'class="kwic"')[0] ?? '', 'tbody');
  return inside(body, 'tr').map((row) => {
    const href = /href="([^"]*)"/.exec(row)?.[1] ?? '';
    return [...inside(row, 'td').slice(0, 3).map(textOf), textOf(href)];
  });
}

for (const query of QUERIES) {
  test(`page and answer show the same lines of ${query}`, async () => {
    const answer = await concordance(query);
    const page = await request(app).get(`/concordance?${query}`).expect(200);
    assert.deepEqual(
      shownLines(page.text),
      answer.lines.map(({ left, match, right, url }) => [left, match, right, url]),
    );
    if (answer.total > 0) {
      const count = `${answer.total} ${answer.total === 1 ? 'line' : 'lines'} in ${answer.articles} `;
      assert.ok(textOf(page.text).includes(count));
    }
  });
}

test('the page keeps the search: chips, sorts, file, twin and the way back', async () => {
  const page = await request(app)
    .get('/concordance?q=ferry&place=Marlow&from=2023&sort=left&context=30')
    .expect(200);
  const text = page.text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  for (const href of [
    '/search?q=ferry&place=Marlow&from=2023',
    '/concordance?q=ferry&from=2023&sort=left&context=30',
    '/concordance?q=ferry&place=Marlow&sort=left&context=30',
    '/concordance?q=ferry&place=Marlow&from=2023&sort=right&context=30',
    '/concordance?q=ferry&place=Marlow&from=2023&context=30',
    '/concordance.csv?q=ferry&place=Marlow&from=2023&sort=left&context=30',
    '/api/concordance?q=ferry&place=Marlow&from=2023&sort=left&context=30',
  ]) {
    assert.ok(text.includes(`href="${href}"`), href);
  }
  assert.match(text, /<input type="hidden" name="context" value="30">/);
  assert.match(text, /<input type="hidden" name="place" value="Marlow">/);
});

for (const query of ['', 'q=', 'q=date:2023', 'person=Ada+Quill', 'q=-ferry', 'q=%22%22']) {
  test(`a concordance of [${query}] has no words to show, and says what to do`, async () => {
    const page = await request(app).get(`/concordance?${query}`).expect(200);
    assert.match(page.text, /Type at least one word or phrase/);
    assert.doesNotMatch(page.text, /<table|concordance\.csv/);
    assert.equal((await concordance(query)).total, 0);
  });
}

test('the results page leads to the concordance of what it answered, where there are words', async () => {
  const page = async (query: string) => (await request(app).get(`/search?${query}`)).text;
  const link = /href="(\/concordance[^"]*)"/;
  assert.equal(
    textOf(link.exec(await page('q=ferry&person=Ada+Quill'))?.[1] ?? ''),
    '/concordance?q=ferry&person=Ada+Quill',
  );
  const loose = textOf(link.exec(await page('q=strike+sandbags'))?.[1] ?? '');
  assert.equal(loose, '/concordance?q=strike+sandbags&operator=or');
  assert.ok((await get<Concordance>(`/api${loose}`)).total > 0);
  assert.doesNotMatch(await page(''), link);
  assert.doesNotMatch(await page('q=nothingatall'), link);
});

function collocates(query: string): Promise<Collocates> {
  return get(`/api/collocates?${query}`);
}

test('a collocate’s address finds the articles that were counted', async () => {
  const queries = [
    'q=ferry&span=3',
    'q=flood+OR+strike&span=1',
    'q=%22tern+lines%22&span=8',
    'q=ferry+strike&span=4',
    'q=ferry+-talks&span=20',
    'q=harbour+date:2023&span=2',
    'q=ferry&place=Marlow&span=6',
    'q=title:flood&span=3',
  ];
  for (const query of queries) {
    const answer = await collocates(`${query}&minimum=1&size=1000`);
    assert.ok(answer.collocates.length > 0, query);
    for (const { url, articles, term } of answer.collocates) {
      const { total } = await get<ReturnType<typeof apiSearch>>(`/api${url}&operator=and`);
      assert.equal(total, articles, `${query}: ${term}`);
    }
  }
});

test('next leads through every collocate once', async () => {
  const all = await collocates('q=ferry&minimum=1&size=1000&sort=dice');
  const seen: string[] = [];
  let answer = await collocates('q=ferry&minimum=1&size=7&sort=dice');
  for (;;) {
    seen.push(...answer.collocates.map(({ term }) => term));
    if (answer.links.next === null) break;
    answer = await get(answer.links.next);
  }
  assert.deepEqual(
    seen,
    all.collocates.map(({ term }) => term),
  );
  assert.equal(seen.length, all.total);
  assert.ok(all.total > 20);
});

test('the page lists the strongest collocates of the answer', async () => {
  const answer = await collocates('q=ferry');
  assert.ok(answer.collocates.length > 0);
  const { text } = await request(app).get('/concordance?q=ferry').expect(200);
  const [section = ''] = inside(text, 'section', 'class="collocates"');
  const [body = ''] = inside(section, 'tbody');
  assert.deepEqual(
    inside(body, 'tr').map((row) => [
      textOf(inside(row, 'th')[0] ?? ''),
      ...inside(row, 'td').slice(0, 2).map(textOf),
      textOf(/href="([^"]*)"/.exec(row)?.[1] ?? ''),
    ]),
    answer.collocates.map(({ term, near, total, url }) => [term, `${near}`, `${total}`, url]),
  );
});

type Row = readonly [path: string, status: number, code: ErrorCode, parameter: string | null];

const ERRORS: readonly Row[] = [
  ['/api/concordance?sort=relevance', 400, 'invalid-parameter', 'sort'],
  ['/api/concordance?context=9', 400, 'invalid-parameter', 'context'],
  ['/api/concordance?span=5', 400, 'invalid-parameter', 'span'],
  ['/api/concordance?page=501', 400, 'invalid-parameter', 'page'],
  ['/api/concordance?bom=off', 400, 'invalid-parameter', 'bom'],
  ['/api/collocates?span=21', 400, 'invalid-parameter', 'span'],
  ['/api/collocates?minimum=0', 400, 'invalid-parameter', 'minimum'],
  ['/api/collocates?sort=newest', 400, 'invalid-parameter', 'sort'],
  ['/api/collocates?size=1001', 400, 'invalid-parameter', 'size'],
  ['/concordance.csv?page=1', 400, 'invalid-parameter', 'page'],
  ['/concordance.csv?size=20', 400, 'invalid-parameter', 'size'],
  ['/concordance.csv?bom=yes', 400, 'invalid-parameter', 'bom'],
  ['/concordance.csv?colour=red', 400, 'invalid-parameter', 'colour'],
];

for (const [path, status, code, parameter] of ERRORS) {
  test(`${path} is ${code}`, async () => {
    const { text, type, headers } = await request(app)
      .get(path)
      .accept('application/json, text/csv')
      .expect(status);
    assert.equal(type, 'application/problem+json');
    assert.deepEqual([JSON.parse(text).code, JSON.parse(text).parameter], [code, parameter]);
    assert.equal(headers['content-disposition'], undefined);
  });
}

test('the page answers malformed values as a page and drops what it does not know', async () => {
  const page = await request(app).get('/concordance?context=9').accept('text/html').expect(400);
  assert.equal(page.type, 'text/html');
  assert.match(page.text, /<code>context<\/code>/);
  await request(app).get('/concordance?q=ferry&span=5&utm_source=x').expect(200);
});

test('a file is refused to clients that cannot take it, and to other methods', async () => {
  await request(app).get('/concordance.csv?q=a').accept('application/json').expect(406);
  for (const path of ['/concordance', '/concordance.csv', '/api/concordance', '/api/collocates']) {
    const response = await request(app).post(path).accept('application/json').expect(405);
    assert.equal(response.headers['allow'], 'GET, HEAD');
  }
});

test('an article found under filters leads back to its search', async () => {
  const { hits } = await get<ReturnType<typeof apiSearch>>(
    '/api/search?q=ferry&person=Ada+Quill&not_source=The+Estuary&from=2023&sort=oldest&size=1',
  );
  const kept = 'q=ferry&person=Ada+Quill&not_source=The+Estuary&from=2023&sort=oldest';
  assert.equal(hits[0]?.url, `/articles/${hits[0]?.id}?${kept}`);
  const page = textOf(
    (
      await request(app)
        .get(hits[0]?.url ?? '')
        .expect(200)
    ).text.replace(/<a href="([^"]*)">← Back/, '[$1]'),
  );
  assert.ok(page.includes(`[/search?${kept}]`));
  const browsed = await get<ReturnType<typeof apiSearch>>('/api/search?person=Ada+Quill&size=1');
  const { text } = await request(app)
    .get(browsed.hits[0]?.url ?? '')
    .expect(200);
  assert.match(text, /href="\/search\?person&#x3D;Ada\+Quill">← Back to the results/);
  assert.doesNotMatch(text, /matches? for <q/);
});
