/** Trends and what is distinctive over the real engine: every number is what its link finds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { TRENDS_COLUMNS } from '../../server/export/trends-csv.ts';
import type { apiDistinctive, apiTrends } from '../../server/view/api-insights.ts';
import type { apiSearch } from '../../server/view/api-search.ts';
import { parseCsv, unguarded } from '../export/parse-csv.ts';
import { inside, textOf } from '../view/render.ts';
import { createArchive } from './archive.ts';
import { createTestApp } from './fixture.ts';

type Trends = ReturnType<typeof apiTrends>;
type Distinctive = ReturnType<typeof apiDistinctive>;

const { app } = createTestApp(createArchive());

async function get<T>(href: string): Promise<T> {
  const response = await request(app).get(href);
  assert.equal(response.status, 200, `${href}: ${response.text}`);
  return response.body;
}

async function totalOf(href: string): Promise<number> {
  const api = href.startsWith('/api') ? href : `/api${href}`;
  return (await get<ReturnType<typeof apiSearch>>(api)).total;
}

const TRENDS = [
  'q=ferry&q=flood',
  'q=ferry+OR+flood&interval=month',
  'q=ferry&from=2023-02&to=2024-01-08&interval=year',
  'q=ferry+strike&place=Marlow',
  'q=crews+unheardof',
];

for (const query of TRENDS) {
  test(`every point of the trends of ${query} is what its search finds`, async () => {
    const trends = await get<Trends>(`/api/trends?${query}`);
    assert.equal(trends.series.length, new URLSearchParams(query).getAll('q').length);
    for (const { url, total, points } of trends.series) {
      assert.equal(points.length, trends.periods.length);
      let sum = 0;
      for (const [i, point] of points.entries()) {
        const period = trends.periods[i] ?? assert.fail();
        assert.equal(await totalOf(point.api_url), point.articles, point.api_url);
        assert.equal(await totalOf(point.url), point.articles, point.url);
        assert.equal(point.share, period.articles === 0 ? null : point.articles / period.articles);
        assert.equal(
          point.per_million,
          period.words === 0 ? null : (point.matches / period.words) * 1e6,
        );
        sum += point.articles;
      }
      assert.equal(sum, total);
      assert.ok(
        total <=
          (await totalOf(`${url}&operator=and`.replace(/(operator=\w+.*)&operator=and/, '$1'))),
      );
    }
  });
}

test('so many points that their links would be endless are refused, naming what gives fewer', async () => {
  const filters = Array.from({ length: 430 }, (_, i) => `not_person=p${i}`).join('&');
  const queries = 'q=ferry&q=flood&q=crews&q=strike&q=the&q=of';
  const { body } = await request(app)
    .get(`/api/trends?${queries}&${filters}&interval=day`)
    .expect(400);
  assert.deepEqual([body.code, body.parameter], ['invalid-parameter', 'interval']);
  assert.match(body.detail, /links/);
  await request(app).get(`/api/trends?${queries}&${filters}&interval=year`).expect(200);
});

test('page, JSON and CSV of trends say the same', async () => {
  const query = 'q=ferry&q=%3Dflood,+%22it%22&interval=year';
  const trends = await get<Trends>(`/api/trends?${query}`);
  const { text: csv } = await request(app).get(`/trends.csv?${query}`).expect(200);
  const [header, ...rows] = parseCsv(csv.replace('\ufeff', ''));
  assert.deepEqual(header, [...TRENDS_COLUMNS]);
  const expected = trends.series.flatMap((series) =>
    series.points.map((point, i) => [
      point.from,
      point.to,
      series.query.text,
      String(point.articles),
      String(trends.periods[i]?.articles),
    ]),
  );
  assert.deepEqual(
    rows.map((row) => row.slice(0, 5).map((cell) => unguarded(cell))),
    expected,
  );
  const { text: html } = await request(app).get(`/trends?${query}`).expect(200);
  const cells = inside(html, 'tr')
    .slice(2)
    .map((row) => inside(row, 'td').map(textOf));
  assert.deepEqual(
    cells.map((row) => row[1]),
    trends.series[0]?.points.map(({ articles }) => String(articles)),
  );
});

test('too many queries, and too many periods, are refused by name', async () => {
  const many = Array.from({ length: 7 }, (_, i) => `q=w${i}`).join('&');
  const queries = await request(app).get(`/api/trends?${many}`).expect(400);
  assert.equal(JSON.parse(queries.text).parameter, 'q');
  await request(app).get('/api/trends?q=a&page=2').expect(400);
  await request(app).get('/trends?q=a&page=2').expect(200);
});

for (const query of [
  'q=ferry',
  'q=flood&place=Marlow',
  'person=Ada+Quill',
  'q=ferry+OR+flood&operator=or',
]) {
  test(`every count of what is distinctive of ${query} is what its search finds`, async () => {
    const answer = await get<Distinctive>(`/api/distinctive?${query}`);
    const items = [...Object.values(answer.facets).flat(), ...answer.words];
    assert.ok(query !== 'q=ferry' || items.length > 3);
    for (const { url, count, in_archive, log_likelihood } of items) {
      assert.equal(await totalOf(url), count, url);
      assert.ok(count <= in_archive && log_likelihood > 0);
    }
    assert.equal(await totalOf(answer.links.search), answer.articles);
    const { text: html } = await request(app).get(`/distinctive?${query}`).expect(200);
    for (const { value } of items.slice(0, 5)) assert.ok(html.includes(`>${value}<`), value);
  });
}

test('nothing stands out in the whole, and the page says why', async () => {
  const answer = await get<Distinctive>('/api/distinctive');
  assert.deepEqual([...Object.values(answer.facets).flat(), ...answer.words], []);
  const { text } = await request(app).get('/distinctive').expect(200);
  assert.match(text, /These are all the articles of the archive/);
});
