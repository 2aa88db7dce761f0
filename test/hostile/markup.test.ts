/**
 * Hostile articles, names, files and queries at every address of the app: none becomes markup, a formula, a
 * record of a citation file, a header, or a property of an object.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FACETS } from '../../server/core/search-state.ts';
import { htmlProblems, problemsOf } from './answer-checks.ts';
import {
  type HostileSite,
  openHostileSite,
  PAYLOADS,
  PROBE,
  PROTOTYPE_NAMES,
} from './hostile-folder.ts';
import { addressesOf, type Parts, routesOf } from './routes.ts';

let site: HostileSite;
let parts: Parts;

async function json<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${site.base}${path}`);
  assert.equal(response.status, 200, path);
  return (await response.json()) as Answer;
}

before(async () => {
  site = await openHostileSite();
  const { hits } = await json<{ hits: { id: string }[] }>('/api/search?size=100&passages=0');
  const names: string[] = [];
  for (const type of ['person', 'place', 'organization']) {
    const { entities } = await json<{ entities: { name: string }[] }>(
      `/api/entities/${type}?size=1000`,
    );
    names.push(...entities.map(({ name }) => name));
  }
  assert.ok(hits.length >= 40 && names.some((name) => name.includes(PROBE)));
  const others = [...PAYLOADS, ...PROTOTYPE_NAMES];
  parts = {
    id: [...hits.map(({ id }) => id), ...others],
    facet: [...FACETS, ...others],
    type: ['person', 'place', 'organization', ...others],
    name: [...new Set([...names, ...others])],
    others,
  };
});
after(() => site.close());

async function problemsAt(path: string): Promise<string[]> {
  const response = await fetch(`${site.base}${path}`, { redirect: 'manual' });
  const body = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return [
    ...(response.status >= 500 ? [`status ${response.status}`] : []),
    ...(response.headers.get('x-content-type-options') === 'nosniff' ? [] : ['it may be sniffed']),
    ...(response.headers.has('x-injected') ? ['a header was injected'] : []),
    ...(response.status === 304 || body === '' || type !== '' ? [] : ['no type']),
    ...problemsOf(type, body),
  ].map((problem) => `${path.slice(0, 160)}: ${problem}`);
}

async function assertHarmless(paths: readonly string[]): Promise<void> {
  const problems: string[] = [];
  for (let at = 0; at < paths.length; at += 8)
    problems.push(...(await Promise.all(paths.slice(at, at + 8).map(problemsAt))).flat());
  assert.deepEqual(problems.slice(0, 10), [], `${problems.length} problems`);
}

test('the checks notice what they look for', () => {
  for (const html of [
    `<p><${PROBE}></p>`,
    '<a href="javascript:alert(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<p onclick=x>',
    '<p style="color:red">',
    '<script>1</script>',
    '<script type="application/ld+json">{"a":"<"}</script>',
  ])
    assert.notDeepEqual(htmlProblems(html), [], html);
  assert.deepEqual(htmlProblems('<a href="/x">y</a><script src="/search.js"></script>'), []);
  assert.notDeepEqual(problemsOf('text/csv', 'a,b\r\n=1+1,2\r\n'), []);
  assert.notDeepEqual(problemsOf('application/xml', `<a><${PROBE}/></a>`), []);
  assert.notDeepEqual(problemsOf('application/x-bibtex', '@misc{a, title = {\\}}}'), []);
  assert.notDeepEqual(
    problemsOf('application/x-research-info-systems', 'TY  - NEWS\r\nTY  - EVIL\r\nER  - \r\n'),
    [],
  );
});

test('what stands in articles, names and files is harmless at every address', async () => {
  const routes = routesOf(site.app);
  assert.ok(routes.length >= 25, String(routes));
  await assertHarmless(routes.flatMap((route) => addressesOf(route, parts)));
});

test('what stands in a query or a chosen value is harmless at every address', async () => {
  const few = {
    ...parts,
    id: parts['id']?.slice(0, 1) ?? [],
    name: parts['name']?.slice(0, 1) ?? [],
  };
  const addresses = routesOf(site.app).flatMap((route) =>
    addressesOf(route, { ...few, facet: ['person'], type: ['person'], others: ['x'] }),
  );
  const queries = [...PAYLOADS, ...PROTOTYPE_NAMES].flatMap((text) => {
    const value = encodeURIComponent(text);
    const quoted = encodeURIComponent(`"${text}" ferry OR title:(${text})`);
    return [
      `q=${value}`,
      `q=${quoted}&operator=or`,
      `q=ferry&person=${value}&not_place=${value}&keyword=${value}&folder=${value}`,
      `contains=${value}`,
      `with=${value}`,
      `${value}=x`,
    ];
  });
  await assertHarmless(addresses.flatMap((path) => queries.map((query) => `${path}?${query}`)));
});

test('names that objects have already are words, values and names like any other', async () => {
  type Answer = {
    total: number;
    facets: { keyword: { values: { value: string; count: number }[] } };
  };
  for (const name of PROTOTYPE_NAMES) {
    assert.ok((await json<Answer>(`/api/search?q=${name}`)).total >= 2, name);
    const chosen = await json<Answer>(`/api/search?keyword=${name}&facets=keyword&facet_size=1000`);
    assert.equal(chosen.total, 1, name);
    assert.equal(chosen.facets.keyword.values.find(({ value }) => value === name)?.count, 1);
    const refused = await fetch(`${site.base}/api/search?${name}=x`);
    assert.equal(((await refused.json()) as { parameter: string }).parameter, name);
  }
});

test('no answer adds to the prototype of all objects', () => {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal(({} as Record<string, unknown>)['evil'], undefined);
});
