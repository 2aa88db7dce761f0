/** Whole searches and single articles as files, over the real engine, read by other people's parsers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed } from 'feedsmith';
import request from 'supertest';
import { SearchError } from '../../server/core/errors.ts';
import { SEARCH_FORMATS } from '../../server/core/export-format.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { SEARCH_COLUMNS } from '../../server/export/search-csv.ts';
import { readReferences } from '../export/read-references.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';
import { createScriptedSearcher } from './scripted-searcher.ts';

const { app } = createTestApp(createArchive(), 'https://news.example');

type HitJson = {
  readonly id: string;
  readonly url: string;
  readonly api_url: string;
  readonly path: string;
  readonly title: string;
  readonly date: string | null;
  readonly date_source: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly entities: Readonly<Record<'person' | 'place' | 'organization', readonly string[]>>;
  readonly passages: readonly { readonly text: string }[];
};

async function hitsOf(query: string): Promise<HitJson[]> {
  const { body } = await request(app).get(`/api/search?${query}&size=100`).expect(200);
  return body.hits;
}

async function file(path: string): Promise<{ text: string; headers: Record<string, string> }> {
  const response = await request(app).get(path).buffer(true).parse(asText).expect(200);
  return { text: String(response.body), headers: response.headers };
}

const asText: Parameters<request.Test['parse']>[0] = (response, done) => {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('end', () => done(null, text));
};

const SEARCHES = ['q=', 'q=ferry', 'q=ferry&sort=oldest', 'place=Marlow&not_person=Ada+Quill'];

for (const query of SEARCHES) {
  test(`CSV has a row for every hit of ?${query}, in order, with the fixed columns`, async () => {
    const { text, headers } = await file(`/search.csv?${query}`);
    assert.match(headers['content-type'] ?? '', /^text\/csv; charset=utf-8/);
    assert.match(
      headers['content-disposition'] ?? '',
      /^attachment; filename="?search[\w-]*\.csv"?$/,
    );
    assert.ok(
      text.startsWith(
        '\ufeffid,url,path,title,date,date_source,source,authors,section,people,places,organizations,story,passage,query\r\n',
      ),
    );
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    const hits = await hitsOf(query);
    assert.deepEqual(
      rows.map((row) => [
        row['id'],
        row['url'],
        row['title'],
        row['date'],
        row['people'],
        row['passage'],
      ]),
      hits.map((hit) => [
        hit.id,
        `https://news.example${hit.url}`,
        hit.title,
        hit.date ?? '',
        hit.entities.person.join('; '),
        hit.passages[0]?.text ?? '',
      ]),
    );
    assert.deepEqual(
      rows.map((row) => [
        row['path'],
        row['date_source'],
        row['source'],
        row['authors'],
        row['section'],
      ]),
      hits.map((hit) => [
        hit.path,
        hit.date_source ?? '',
        hit.source ?? '',
        hit.authors.join('; '),
        hit.section ?? '',
      ]),
    );
    const q = new URLSearchParams(query).get('q') ?? '';
    assert.ok(
      rows.every((row) => row['query'] === q && Object.keys(row).length === SEARCH_COLUMNS.length),
    );
    const plain = await file(`/search.csv?${query}&bom=off`);
    assert.equal(`\ufeff${plain.text}`, text);
  });

  test(`JSON Lines has the article’s own object for every hit of ?${query}`, async () => {
    const { text } = await file(`/search.jsonl?${query}`);
    const hits = await hitsOf(query);
    assert.ok(text === '' || text.endsWith('\n'));
    const lines = text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ id }) => id),
      hits.map(({ id }) => id),
    );
    for (const line of lines) {
      const { body } = await request(app).get(`/api/articles/${line.id}`).expect(200);
      assert.deepEqual(line, body);
    }
    const without = (await file(`/search.jsonl?${query}&text=off`)).text.split('\n').slice(0, -1);
    assert.deepEqual(
      without.map((line) => JSON.parse(line)),
      lines.map(({ text: _, ...others }) => others),
    );
  });

  test(`RIS and BibTeX cite every hit of ?${query}, in order`, async () => {
    const hits = await hitsOf(query);
    for (const format of ['ris', 'bib']) {
      const { text } = await file(`/search.${format}?${query}`);
      const items = hits.length === 0 ? [] : readReferences(text);
      assert.deepEqual(
        items.map((item) => item['title']),
        hits.map(({ title }) => title),
      );
    }
  });

  test(`the feed of ?${query} is valid Atom with every hit, the last added first`, async () => {
    const { text, headers } = await file(`/search.atom?${query.replace('&sort=oldest', '')}`);
    assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
    assert.equal(headers['content-disposition'], undefined);
    checkAtom(text);
    const hits = await hitsOf(`${query.replace('&sort=oldest', '')}&sort=added`);
    const { entries = [] } = parseAtomFeed(text);
    assert.deepEqual(
      entries.map(({ id, title }) => [id, title?.value]),
      hits.map(({ id, title }) => [`https://news.example/articles/${id}`, title]),
    );
    assert.ok(text.includes(`<opensearch:totalResults>${hits.length}</opensearch:totalResults>`));
  });
}

type Node = Record<string, unknown>;
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['entry', 'link', 'author', 'category'].includes(name),
  parseTagValue: false,
});
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** What RFC 4287 demands of a feed and its entries (4.1.1, 4.1.2), and the self link it recommends. */
function checkAtom(text: string): Node {
  assert.equal(XMLValidator.validate(text), true);
  const { feed } = xml.parse(text) as { feed: Node };
  assert.equal(feed['@xmlns'], 'http://www.w3.org/2005/Atom');
  const entries = (feed['entry'] ?? []) as Node[];
  for (const one of [feed, ...entries]) {
    for (const needed of ['id', 'title', 'updated'])
      assert.equal(typeof one[needed], 'string', needed);
    assert.ok(URL.canParse(String(one['id'])));
    assert.match(String(one['updated']), INSTANT);
    if (one['published'] !== undefined) assert.match(String(one['published']), INSTANT);
    for (const author of (one['author'] ?? []) as Node[])
      assert.equal(typeof author['name'], 'string');
    const links = one['link'] as Record<string, string>[];
    const alternates = links.filter((link) => link['@rel'] === 'alternate');
    assert.equal(
      new Set(alternates.map((link) => `${link['@type']} ${link['@hreflang']}`)).size,
      alternates.length,
    );
    assert.ok(links.every((link) => URL.canParse(link['@href'] ?? '')));
  }
  assert.ok(
    feed['author'] !== undefined || entries.every((entry) => entry['author'] !== undefined),
  );
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  const times = entries.map(({ updated }) => Date.parse(String(updated)));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  );
  if (entries.length > 0) assert.equal(feed['updated'], entries[0]?.['updated']);
  const self = (feed['link'] as Record<string, string>[]).filter((link) => link['@rel'] === 'self');
  assert.equal(self.length, 1);
  return feed;
}

test('a feed says when its newest entry came, never when it was asked for', async () => {
  const { text } = await file('/search.atom?q=ferry');
  const again = await file('/search.atom?q=ferry');
  assert.equal(again.text, text);
  const empty = await file('/search.atom?q=nothingatall');
  const feed = checkAtom(empty.text);
  assert.equal(feed['updated'], '1970-01-01T00:00:00Z');
});

test('a feed in parts leads from each part to the next and back', async () => {
  const many = Array.from({ length: 250 }, (_, i) => i);
  const cards = await createArchive().read({
    state: EMPTY_STATE,
    form: 'hit',
    offset: 0,
    size: 1,
    version: null,
  });
  const [one] = cards.rows;
  assert.ok(one !== undefined);
  const paged = createTestApp(
    createScriptedSearcher({
      read: (async ({
        state,
        offset,
        size,
        version,
      }: {
        state: typeof cards.state;
        offset: number;
        size: number;
        version: string | null;
      }) => {
        if (version !== null && version !== 'v1') throw new SearchError('cursor-expired', 'Gone.');
        const rows = many
          .slice(offset, offset + size)
          .map((i) => ({ ...one, article: { ...one.article, id: `id${i}` } }));
        return {
          ...cards,
          state,
          total: many.length,
          rows,
          index: { ...cards.index, version: 'v1' },
        };
      }) as never,
    }),
    'https://news.example',
  ).app;
  const ids: string[] = [];
  let next: string | undefined = '/search.atom?cursor=*';
  let previous: string | undefined;
  while (next !== undefined) {
    const response: request.Response = await request(paged)
      .get(next)
      .buffer(true)
      .parse(asText)
      .expect(200);
    const feed = checkAtom(String(response.body));
    const links = Object.fromEntries(
      (feed['link'] as Record<string, string>[]).map((link) => [
        link['@rel'] ?? '',
        (link['@href'] ?? '').replace('https://news.example', ''),
      ]),
    );
    assert.equal(links['self'], next);
    assert.equal(links['previous'], previous);
    assert.equal(links['first'], '/search.atom?cursor=*');
    assert.equal(feed['opensearch:totalResults'], '250');
    assert.equal(feed['opensearch:startIndex'], String(ids.length + 1));
    assert.ok(!('fh:complete' in feed));
    ids.push(...((feed['entry'] ?? []) as Node[]).map(({ id }) => String(id)));
    previous = next;
    next = links['next'];
  }
  assert.deepEqual(
    ids,
    many.map((i) => `https://news.example/articles/id${i}`),
  );
});

const REFUSED: readonly (readonly [string, number, string, string | null])[] = [
  ...SEARCH_FORMATS.flatMap((format) => [
    [`/search.${format}?page=1`, 400, 'invalid-parameter', 'page'] as const,
    [`/search.${format}?size=20`, 400, 'invalid-parameter', 'size'] as const,
    [`/search.${format}?colour=red`, 400, 'invalid-parameter', 'colour'] as const,
  ]),
  ['/search.csv?bom=yes', 400, 'invalid-parameter', 'bom'],
  ['/search.csv?cursor=*', 400, 'invalid-parameter', 'cursor'],
  ['/search.ris?bom=off', 400, 'invalid-parameter', 'bom'],
  ['/search.jsonl?text=no', 400, 'invalid-parameter', 'text'],
  ['/search.atom?sort=newest', 400, 'invalid-parameter', 'sort'],
  ['/search.atom?cursor=x', 400, 'invalid-parameter', 'cursor'],
  ['/search.pdf', 404, 'route-not-found', null],
  ['/articles/nowhere.ris', 404, 'article-not-found', null],
  ['/articles/removed.txt', 410, 'article-gone', null],
  ['/articles/removed.bib?q=a', 400, 'invalid-parameter', 'q'],
];

for (const [path, status, code, parameter] of REFUSED) {
  test(`${path} is ${code}`, async () => {
    const { text } = await request(app)
      .get(path)
      .accept('application/problem+json, */*;q=0.1')
      .expect(status);
    const problem = JSON.parse(text);
    assert.deepEqual([problem.code, problem.parameter], [code, parameter]);
  });
}

test('only clients that accept a file get it, by any of its names', async () => {
  await request(app).get('/search.csv').accept('application/json').expect(406);
  await request(app).get('/search.ris').accept('text/html').expect(406);
  await request(app).get('/search.atom').accept('application/xml').expect(200);
  await request(app).get('/search.jsonl').accept('application/json').expect(200);
  const { headers } = await request(app).post('/search.csv').expect(405);
  assert.equal(headers['allow'], 'GET, HEAD');
});

test('a file holds exactly what its link in an answer stands for, after a looser reading too', async () => {
  const { body } = await request(app).get('/api/search?q=strike+sandbags&size=1').expect(200);
  assert.equal(body.query.fallback.kind, 'or');
  const { text } = await file(body.links.csv);
  assert.equal(parse(text, { columns: true, bom: true }).length, body.total);
  // Without the operator the words are joined by and: a file never falls back.
  const strict = await file('/search.csv?q=strike+sandbags');
  assert.equal(parse(strict.text, { columns: true, bom: true }).length, 0);
});

const FIRST = ARTICLES[0]?.article;

test('one article is had as RIS, BibTeX, CSL-JSON and plain text', async () => {
  assert.ok(FIRST !== undefined);
  const base = `/articles/${FIRST.id}`;
  for (const format of ['ris', 'bib', 'csl.json']) {
    const { text } = await file(`${base}.${format}`);
    const [item] = format === 'csl.json' ? JSON.parse(text) : readReferences(text);
    assert.equal(item.title, FIRST.title);
    assert.equal(item.URL, `https://news.example${base}`);
    assert.deepEqual(
      item.author ?? item.reporter,
      format === 'ris' ? 'Penn, Jo' : [{ family: 'Penn', given: 'Jo' }],
    );
    if (format !== 'bib') assert.equal(item.type, 'article-newspaper');
  }
  const { text, headers } = await file(`${base}.txt`);
  assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
  assert.equal(
    text,
    `${FIRST.title}\n\nBy Jo Penn\nCoast Wire, 2023-03-06\nhttps://news.example${base}\n\n${FIRST.text}\n`,
  );
  const { body } = await request(app).get(`/api${base}`).expect(200);
  for (const format of ['ris', 'bib', 'csl', 'txt'])
    await request(app).get(body.links[format]).expect(200);
});

test('the files of a former id are where it has moved to', async () => {
  const { headers } = await request(app).get('/articles/former.csl.json').expect(308);
  assert.equal(headers['location'], `/articles/${FIRST?.id}.csl.json`);
});

test('a failure before the first line is a problem, one on the way ends the file unfinished', async () => {
  const real = createArchive();
  const failing = (from: number, code: 'overloaded' | 'search-timeout') =>
    createTestApp(
      createScriptedSearcher({
        read: async (asked) => {
          if (asked.offset >= from) throw new SearchError(code, 'No.');
          const read = await real.read({ ...asked, size: 2 });
          return read;
        },
      }),
    );
  await request(failing(0, 'overloaded').app).get('/search.csv').expect(503);
  const late = failing(2, 'search-timeout');
  await assert.rejects(
    request(late.app).get('/search.csv').buffer(true).parse(asText),
    /aborted|hang up/,
  );
});

test('a busy server is asked again on the way, and the file is whole', async () => {
  const real = createArchive();
  let refusals = 0;
  const busy = createTestApp(
    createScriptedSearcher({
      read: async (asked) => {
        if (asked.offset === 2 && refusals++ < 2) throw new SearchError('overloaded', 'No.');
        return real.read({ ...asked, size: 2 });
      },
    }),
  ).app;
  const { body } = await request(busy).get('/search.csv').buffer(true).parse(asText).expect(200);
  assert.equal(parse(String(body), { columns: true, bom: true }).length, ARTICLES.length);
  assert.equal(refusals, 3);
});
