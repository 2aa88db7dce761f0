/** Names in any spelling, through the engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntityType, LocalName } from '../../server/core/names.ts';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { plainArticle } from '../plain-article.ts';

/** Text → names in it, each where it first stands. */
const TEXTS: readonly (readonly [
  text: string,
  names: readonly (readonly [EntityType, string])[],
])[] = [
  ['President Volodymyr Zelenskiy spoke. Zelenskiy left.', [['person', 'Volodymyr Zelenskiy']]],
  [
    'Volodymyr Zelenskyy went to Kyiv.',
    [
      ['person', 'Volodymyr Zelenskyy'],
      ['place', 'Kyiv'],
    ],
  ],
  [
    'Volodymyr Zelensky was in Kiev.',
    [
      ['person', 'Volodymyr Zelensky'],
      ['place', 'Kiev'],
    ],
  ],
  ['The WHO met. Who came?', [['organization', 'WHO']]],
  ['The World Health Organization met.', [['organization', 'World Health Organization']]],
  [
    'Choe Son Hui and Kim Jong Un.',
    [
      ['person', 'Choe Son Hui'],
      ['person', 'Kim Jong Un'],
    ],
  ],
  [
    'Kim Dae-jung and Kim Il Sung.',
    [
      ['person', 'Kim Dae-jung'],
      ['person', 'Kim Il Sung'],
    ],
  ],
];

const index = new ArticleIndex();
for (const [i, [text, names]] of TEXTS.entries()) {
  const local = names.map(([type, name]): LocalName => {
    const start = text.indexOf(name);
    return { type, name, mentions: [{ field: 'text', start, end: start + name.length }] };
  });
  index.put(plainArticle({ name: String(i), text }), local);
}
index.commit({ state: 'ready' });
const searcher = createMiniSearchSearcher(index, () => 0);

async function found(changes: Partial<SearchState>): Promise<string> {
  const { hits } = await searcher.search({ ...EMPTY_STATE, operator: 'and', ...changes });
  return hits
    .map(({ article }) => article.path.slice(0, 1))
    .sort()
    .join('');
}

/** Query → numbers of the articles it finds. */
const ROWS: readonly (readonly [q: string, articles: string])[] = [
  ['zelensky', '012'],
  ['volodymyr zelenskyy', '012'],
  ['volodymyr zelenskyy kiev', '12'],
  ['"volodymyr zelenskyy"', '1'],
  ['-zelensky volodymyr', ''],
  ['kiev', '12'],
  ['WHO', '34'],
  ['who', '3'],
  ['world health organization', '34'],
  ['kim', '56'],
  ['kim dae-jung', '6'],
  ['title:zelensky', ''],
  ['body:zelensky', '012'],
  ['zelensky NEAR/1 volodymyr', '012'],
];
for (const [q, articles] of ROWS) {
  test(`“${q}” finds ${articles === '' ? 'nothing' : articles} with spellings`, async () => {
    assert.equal(await found({ q }), articles);
  });
}

test('without variants a name finds its own spelling alone', async () => {
  assert.equal(await found({ q: 'zelensky', variants: false }), '2');
  assert.equal(await found({ q: 'kiev', variants: false }), '2');
});

test('another spelling is marked, labelled and reported', async () => {
  const { hits, query } = await searcher.search({ ...EMPTY_STATE, q: 'zelensky' });
  const hit = hits.find(({ article }) => article.path === '0.txt');
  assert.deepEqual(hit?.matched, [
    { query: 'zelensky', form: 'Zelenskiy', kind: 'variant', field: 'text' },
  ]);
  assert.ok(hit?.passages.every(({ highlights }) => highlights.length === 2));
  assert.deepEqual(
    query.variants.map(({ term, forms }) => [term, [...forms].sort()]),
    [['zelensky', ['Zelenskiy', 'Zelenskyy']]],
  );
  assert.match(query.interpretation, /in any spelling of “Volodymyr Zelensk/);
});
