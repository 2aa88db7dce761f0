import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleId } from '../../server/corpus/identity.ts';
import { jsonReader } from '../../server/corpus/json.ts';
import { elementSpans } from '../../server/corpus/json-slices.ts';

const context = { today: '2026-05-04' };
const read = (text: string, path = 'x.json') => [
  ...jsonReader.read({ path, bytes: Buffer.from(text) }, context),
];

/** The only draft of a text. */
function draft(value: unknown) {
  const [record] = read(JSON.stringify(value));
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

test('common key names fill the fields', () => {
  const read = draft({
    headline: 'The pier vote',
    articleBody: 'The council voted.',
    datePublished: '2024-03-05T10:00:00Z',
    author: [{ '@type': 'Person', name: 'Jane Doe' }, 'John Roe'],
    publisher: { name: 'Elleryside' },
    articleSection: 'World',
    keywords: 'harbour, ferries',
    inLanguage: 'en',
    copyright: '© Elleryside',
  });
  assert.equal(read.title, 'The pier vote');
  assert.equal(read.text, 'The council voted.');
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.deepEqual(read.authors, ['Jane Doe', 'John Roe']);
  assert.equal(read.source, 'Elleryside');
  assert.equal(read.section, 'World');
  assert.deepEqual(read.keywords, ['harbour', 'ferries']);
  assert.equal(read.language, 'en');
  assert.equal(read.rights, '© Elleryside');
});

const dates: readonly (readonly [Record<string, unknown>, string | null])[] = [
  [{ date: '2024-03-05' }, '2024-03-05'],
  [{ published_at: 1709632800 }, '2024-03-05'],
  [{ pubDate: 'Tue, 05 Mar 2024 10:00:00 GMT' }, '2024-03-05'],
  [{ updated: '2024-03-09', published: '2024-03-05' }, '2024-03-05'],
  [{ date: 'soon' }, null],
];
for (const [fields, expected] of dates) {
  test(`the date of ${JSON.stringify(fields)} is ${expected}`, () => {
    const { date, warnings } = draft({ title: 'A', text: 'B c.', ...fields });
    assert.equal(date?.day ?? null, expected);
    assert.equal(warnings.length, expected === null ? 1 : 0);
  });
}

test('markup in a body becomes paragraphs, headings and items', () => {
  const { text, paragraphs } = draft({
    title: 'Ships &amp; piers',
    body: '<p>Caf&eacute; &quot;A&quot; <b>opens</b>.</p><script>alert(1)</script><h2>Ferries</h2><ul><li>one</li><li>two</li></ul>a<br>b<br><br>c &#8212; d',
  });
  assert.equal(text, 'Café "A" opens.\n\nFerries\n\none\ntwo\n\na\nb\n\nc — d');
  assert.deepEqual(
    paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'item', 'item', 'paragraph', 'paragraph'],
  );
});

test('an array, and an object around one, give a record an element with its own source', () => {
  const a = '{"title": "A" ,\n "text": "One, [two] \\"three\\"."}';
  const b = '{"title":"B","text":"Four."}';
  for (const json of [
    `[ ${a} , ${b} ]`,
    `{"count": 2, "articles": [${a},\n${b}]}`,
    `{"response":{"status":"ok","docs":[${a},${b}]}}`,
  ]) {
    const sources = read(json).map((record) =>
      record.kind === 'article' ? Buffer.from(record.bytes).toString() : record.reason,
    );
    assert.deepEqual(sources, [a, b]);
  }
});

test('a feed is its items, not its own title', () => {
  const records = read(
    '{"title":"Feed","description":"All","url":"https://example.org","items":[{"title":"A","content_html":"<p>One.</p>"}]}',
  );
  assert.deepEqual(
    records.map((record) => record.kind === 'article' && record.draft.text),
    ['One.'],
  );
});

test('a bad line of JSON Lines loses only itself', () => {
  const good = '{"title":"A","text":"One."}';
  const records = read(`${good}\r\n{"title": broken\n\n[1]\n${good}`, 'x.jsonl');
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? 'article' : record.place)),
    ['article', 'line 2', 'line 4', 'article'],
  );
  const [first] = records;
  assert.ok(first?.kind === 'article');
  assert.equal(articleId(first.bytes), articleId(Buffer.from(good)));
});

for (const json of [
  '{"name":"package","version":"1.0.0"}',
  '[1,2,3]',
  '"text"',
  'null',
  '{',
  '[]',
  '{}',
]) {
  test(`${json} holds no article, and says so`, () => {
    assert.deepEqual(
      read(json).map(({ kind }) => kind),
      ['skipped'],
    );
  });
}

test('slices of an array parse to its elements', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 6 }),
      fc.constantFrom(undefined, 2),
      (items, indent) => {
        const json = JSON.stringify(items, null, indent);
        const slices = elementSpans(json, 0).map(({ start, end }) => json.slice(start, end));
        assert.deepEqual(
          slices.map((slice) => JSON.parse(slice)),
          JSON.parse(json),
        );
        assert.ok(slices.every((slice) => slice === slice.trim()));
      },
    ),
  );
});

test('any JSON is read or refused, without throwing', () => {
  const key = fc.constantFrom(
    'title',
    'text',
    'body',
    'date',
    'author',
    'items',
    '_source',
    'fields',
    'x',
    '__proto__',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) =>
      assert.ok(read(JSON.stringify(value)).length >= (Array.isArray(value) ? 0 : 1)),
    ),
  );
});

test('the keys of news APIs fill the fields, objects inside included', () => {
  const read = draft({
    headline: { main: 'Snow closes schools', kicker: 'x' },
    byline: { original: 'By AL MINOR and SUE VANE' },
    pub_date: '2000-02-04T05:00:00+0000',
    lead_paragraph: 'Schools closed today.',
  });
  assert.equal(read.title, 'Snow closes schools');
  assert.deepEqual(read.authors, ['Al Minor', 'Sue Vane']);
  assert.equal(read.text, 'Schools closed today.');
});

test('an article_title has an article_date and a full text', () => {
  const read = draft({
    article_title: 'Mayor quits',
    article_date: '2019/03/09',
    full_text: 'The mayor quit.',
    media_outlet: 'Lantern',
  });
  assert.equal(read.title, 'Mayor quits');
  assert.equal(read.date?.day, '2019-03-09');
  assert.equal(read.source, 'Lantern');
});

test('a text that is cut off is doubtful, and a title loses the name of its outlet', () => {
  const read = draft({
    source: { name: 'Coast News' },
    title: 'Harbour fire - Coast News',
    content: 'A fire broke out at the harbour… [+1200 chars]',
  });
  assert.equal(read.title, 'Harbour fire');
  assert.equal(read.text, 'A fire broke out at the harbour…');
  assert.equal(read.warnings.length, 1);
});
