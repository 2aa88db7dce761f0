import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  Company,
  EntityDetail,
  EntityList,
  EntityListRequest,
  EntityPair,
  Sighting,
} from '../../server/core/entity-report.ts';
import { ERRORS, type ErrorCode } from '../../server/core/errors.ts';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import type {
  CollocatesResult,
  ConcordanceRequest,
  ConcordanceResult,
  FacetList,
} from '../../server/core/searcher.ts';
import { mergeSpans } from '../../server/core/span.ts';
import { articlePage } from '../../server/view/article-page.ts';
import { comparisonPage } from '../../server/view/comparison-page.ts';
import { concordancePage } from '../../server/view/concordance-page.ts';
import { entityListPage } from '../../server/view/entity-list-page.ts';
import { entityChoicePage, entityPage } from '../../server/view/entity-page.ts';
import { entityPairPage } from '../../server/view/entity-pair-page.ts';
import { errorPage, errorsPage } from '../../server/view/error-page.ts';
import { facetPage } from '../../server/view/facet-page.ts';
import { frontPage } from '../../server/view/front-page.ts';
import type { PageName } from '../../server/view/handlebars.ts';
import { helpPage } from '../../server/view/help-page.ts';
import { searchPage } from '../../server/view/search-page.ts';
import { statusPage } from '../../server/view/status-page.ts';
import { storyListPage } from '../../server/view/story-list-page.ts';
import { storyPage } from '../../server/view/story-page.ts';
import { ARTICLE, counts, HIT, INDEX, RESULT, STATUS } from './fixtures.ts';
import { inside, render, textOf } from './render.ts';
import { STORIES, STORY } from './story-fixtures.ts';

const EVIL = '"><script>alert(1)</script>';
const STRIKE: SearchState = { ...EMPTY_STATE, q: 'strike' };
const EVIL_STATE: SearchState = {
  ...EMPTY_STATE,
  q: EVIL,
  from: '2024',
  facets: {
    ...EMPTY_STATE.facets,
    person: { ...EMPTY_STATE.facets.person, included: [EVIL], excluded: ['B'] },
  },
};
const LIST: FacetList = {
  ...counts([[EVIL, 3]], { distinct: 240, missing: { count: 1, selected: true } }),
  state: EVIL_STATE,
  matching: 240,
  index: INDEX,
};
const ASKED: ConcordanceRequest = {
  state: EVIL_STATE,
  sort: 'left',
  chars: 60,
  page: 2,
  size: 1,
};
const LINES: ConcordanceResult = {
  state: EVIL_STATE,
  query: RESULT.query,
  articles: 3,
  total: 30,
  lines: [
    {
      article: ARTICLE.id,
      number: 2,
      title: EVIL,
      day: null,
      source: EVIL,
      field: 'text',
      start: 5,
      end: 9,
      left: EVIL,
      match: EVIL,
      right: EVIL,
    },
  ],
  index: INDEX,
};
const COLLOCATES: CollocatesResult = {
  state: EVIL_STATE,
  query: RESULT.query,
  articles: 3,
  total: 400,
  collocates: [
    { term: EVIL, near: 1234, total: 5678, articles: 2, logLikelihood: -0.04, logDice: 9.876 },
  ],
  matches: 30,
  tokens: 9000,
  tokensNear: 300,
  index: INDEX,
};
const BUILDING = { ...INDEX, state: 'building', articles: 5, expected: 900, named: 2 } as const;

/** Every page, in the states that differ most. */
const EVIL_NAME = { type: 'person', name: EVIL, articles: 3 } as const;
const ENTITIES: EntityList = {
  entities: [EVIL_NAME, { type: 'person', name: 'Ada Quill', articles: 1 }],
  total: 240,
  matching: 240,
  letters: [
    { letter: 'A', count: 1, before: 0 },
    { letter: '#', count: 239, before: 1 },
  ],
  index: INDEX,
};
const ENTITIES_ASKED: EntityListRequest = {
  type: 'person',
  contains: '',
  sort: 'name',
  page: 2,
  size: 2,
};
const NOBODY: Company = { entities: [], distinct: 0 };
const SIGHTING: Sighting = {
  article: ARTICLE.id,
  title: EVIL,
  date: { day: '2024-10-29', precision: 'day', source: 'text' },
};
const ENTITY: EntityDetail = {
  ...EVIL_NAME,
  mentions: 5,
  forms: [{ form: EVIL, articles: 3, mentions: 5 }],
  first: SIGHTING,
  last: SIGHTING,
  timeline: RESULT.timeline,
  chart: RESULT.chart,
  passages: [{ article: ARTICLE, titleHighlights: [], passages: HIT.passages, mentions: 3 }],
  seenWith: {
    person: { entities: [{ ...EVIL_NAME, sentences: 0 }], distinct: 40 },
    place: { entities: [{ ...EVIL_NAME, type: 'place', sentences: 2 }], distinct: 1 },
    organization: NOBODY,
  },
  newest: [ARTICLE],
};
const PAIR: EntityPair = {
  name: EVIL_NAME,
  with: { ...EVIL_NAME, type: 'place' },
  articles: 3,
  total: 4,
  sentences: [
    {
      article: ARTICLE.id,
      title: EVIL,
      date: null,
      source: EVIL,
      field: 'text',
      paragraph: 2,
      start: 7,
      text: `${EVIL} and ${EVIL}`,
      nameSpans: [{ start: 0, end: EVIL.length }],
      withSpans: [{ start: EVIL.length + 5, end: EVIL.length * 2 + 5 }],
    },
  ],
};

const PAGES: readonly (readonly [string, PageName, object])[] = [
  ['results', 'search', searchPage(RESULT, STRIKE)],
  ['results of an evil query', 'search', searchPage({ ...RESULT, state: EVIL_STATE }, EVIL_STATE)],
  ['results of a growing index', 'search', searchPage({ ...RESULT, index: BUILDING }, STRIKE)],
  [
    'no results',
    'search',
    searchPage(
      { ...RESULT, total: 0, hits: [], facets: {}, query: { ...RESULT.query, suggestion: EVIL } },
      STRIKE,
    ),
  ],
  ['an article', 'article', articlePage(ARTICLE, STRIKE, INDEX)],
  [
    'an evil article',
    'article',
    articlePage(
      {
        ...ARTICLE,
        title: EVIL,
        path: EVIL,
        paths: [EVIL],
        authors: [EVIL],
        keywords: [EVIL],
        highlights: { title: [], text: [] },
      },
      null,
      INDEX,
    ),
  ],
  [
    'a facet',
    'facet',
    facetPage(LIST, { state: EVIL_STATE, facet: 'person', contains: EVIL, page: 2, size: 50 }),
  ],
  ['the front page', 'front', frontPage(RESULT, STATUS)],
  [
    'the front page with stories',
    'front',
    frontPage(RESULT, STATUS, {
      stories: {
        stories: [
          {
            id: EVIL,
            title: EVIL,
            reports: 3,
            from: '2024-10-28',
            to: '2024-11-02',
            sources: [EVIL],
          },
        ],
        total: 46,
        articles: 149,
        index: INDEX,
      },
    }),
  ],
  [
    'an empty archive',
    'front',
    frontPage(
      {
        ...RESULT,
        hits: [],
        total: 0,
        facets: {},
        timeline: { ...RESULT.timeline, buckets: [] },
        chart: { bars: [], within: [] },
        index: { ...INDEX, articles: 0 },
      },
      { ...STATUS, dates: { from: null, to: null, undated: 0 } },
    ),
  ],
  ['a concordance', 'concordance', concordancePage(LINES, COLLOCATES, ASKED)],
  [
    'a concordance without words',
    'concordance',
    concordancePage(
      { ...LINES, total: 0, lines: [], query: { ...LINES.query, hasWords: false } },
      { ...COLLOCATES, total: 0, collocates: [] },
      ASKED,
    ),
  ],
  ['a list of names', 'entities', entityListPage(ENTITIES, ENTITIES_ASKED)],
  [
    'an empty list of names',
    'entities',
    entityListPage(
      { ...ENTITIES, entities: [], matching: 0, letters: [] },
      { ...ENTITIES_ASKED, contains: EVIL, sort: 'count' },
    ),
  ],
  ['a name', 'entity', entityPage(ENTITY, 12, INDEX)],
  [
    'a name of which little is known',
    'entity',
    entityPage(
      {
        ...ENTITY,
        mentions: 0,
        first: null,
        last: null,
        passages: [],
        timeline: { interval: 'day', buckets: [], undated: { count: 1 } },
        chart: { bars: [], within: [] },
        seenWith: { person: NOBODY, place: NOBODY, organization: NOBODY },
      },
      12,
      { ...INDEX, state: 'building' },
    ),
  ],
  ['two names', 'entity-pair', entityPairPage(PAIR, { page: 2, size: 1 }, INDEX)],
  [
    'two names apart',
    'entity-pair',
    entityPairPage({ ...PAIR, total: 0, articles: 0, sentences: [] }, { page: 1, size: 1 }, INDEX),
  ],
  [
    'a choice of names',
    'entity-choice',
    entityChoicePage(EVIL, ENTITIES.entities, { index: INDEX, hrefOf: () => '/people/x' }),
  ],
  ['stories', 'stories', storyListPage(STORIES, { sort: 'size', page: 1, size: 1 })],
  [
    'no stories',
    'stories',
    storyListPage(
      { ...STORIES, stories: [], total: 0, articles: 0 },
      { sort: 'newest', page: 1, size: 20 },
    ),
  ],
  ['a story', 'story', storyPage(STORY, INDEX)],
  [
    'two articles side by side',
    'comparison',
    comparisonPage({
      left: { article: ARTICLE, text: `${EVIL}\n\nThe strike goes on.` },
      right: { article: { ...ARTICLE, date: null, source: null, language: null }, text: '' },
      blocks: [
        { kind: 'removed', left: { start: 0, end: EVIL.length }, right: null },
        { kind: 'removed', left: { start: EVIL.length + 2, end: EVIL.length + 21 }, right: null },
      ],
      shared: 0,
      index: INDEX,
    }),
  ],
  ['help', 'help', helpPage(INDEX)],
  ['status', 'status', statusPage(STATUS)],
  ['an error', 'error', errorPage({ code: 'invalid-parameter', message: EVIL, parameter: EVIL })],
  ['errors', 'errors', errorsPage(INDEX)],
];

for (const [name, page, model] of PAGES) {
  test(`${name}: a whole page with one heading, and nothing that could run`, async () => {
    const html = await render(page, model);
    assert.ok(html.startsWith('<!doctype html>'));
    assert.equal(html.match(/<h1[\s>]/g)?.length, 1);
    assert.equal(html.match(/<main[\s>]/g)?.length, 1);
    assert.doesNotMatch(html, /alert\(1\)<\/script>|<script>|\sstyle=|<style|\son\w+=/);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'an id stands twice');
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) assert.ok(ids.includes(target));
    assert.doesNotMatch(html, /\[object |undefined|NaN/);
  });
}

test('marks survive the template: a passage, joined, is its text', async () => {
  const texts = fc.oneof(
    fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }).filter((t) => t.trim() === t),
    fc.constantFrom('two\n  lines', 'a < b & c > "d"', '{{text}}'),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.nat(80), { maxLength: 6 }), async (text, cuts) => {
      const highlights = mergeSpans(
        cuts.map((at) => ({ start: at % text.length, end: (at % text.length) + 1 })),
      );
      const hit = { ...HIT, passages: [{ text, start: 0, highlights }] };
      const html = await render('search', searchPage({ ...RESULT, hits: [hit] }, STRIKE));
      const [passage = ''] = inside(html, 'p', 'class="passage"');
      const shown = passage.replace(/<span class="gap".*?<\/span>/g, '');
      assert.equal(textOf(shown), text);
      assert.deepEqual(
        inside(shown, 'mark').map(textOf),
        highlights.map(({ start, end }) => text.slice(start, end)),
      );
    }),
    { numRuns: 60 },
  );
});

test('an article reads on its page exactly as its text says, with every match marked', async () => {
  const html = await render('article', articlePage(ARTICLE, STRIKE, INDEX));
  const [body = ''] = inside(html, 'div', 'class="article-text"');
  const found = [...body.matchAll(/<(p|h2|li) id="([^"]*)" dir="auto">([\s\S]*?)<\/\1>/g)];
  const blocks = found.map(([, , , content]) => textOf(content ?? ''));
  assert.deepEqual(
    found.map(([, , id]) => id),
    ARTICLE.paragraphs.map((_, i) => `paragraph-${i + 1}`),
  );
  assert.deepEqual(
    blocks,
    ARTICLE.paragraphs.map(({ start, end }) => ARTICLE.text.slice(start, end)),
  );
  assert.deepEqual(inside(body, 'mark').map(textOf), ['strike', 'strike', 'strike']);
  assert.match(html, /<mark id="match-3">/);
  // A name leads to its page where it first stands, and is marked as a person everywhere.
  assert.match(
    html,
    /<a href="\/people\/Marta%20Oyelaran" class="mention mention-person">Marta Oyelaran<\/a>/,
  );
  assert.match(html, /<span class="mention mention-person">Oyelaran<\/span>/);
  assert.match(
    html,
    /<a class="permalink" href="\/articles\/abcdefgh23456723\?sha256&#x3D;f00d#paragraph-6" aria-label="Link to paragraph 6">/,
  );
});

test('an article found by a search leads back to it; one opened alone does not', async () => {
  const found = await render('article', articlePage(ARTICLE, STRIKE, INDEX));
  assert.match(found, /href="\/search\?q&#x3D;strike">← Back/);
  const alone = { ...ARTICLE, highlights: { title: [], text: [] } };
  assert.doesNotMatch(await render('article', articlePage(alone, EMPTY_STATE, INDEX)), /Back to/);
});

test('linked data stands in the page as JSON', async () => {
  const html = await render(
    'article',
    articlePage({ ...ARTICLE, title: '</script>&' }, null, INDEX),
  );
  const [block = ''] = inside(html, 'script', 'ld\\+json');
  assert.equal(JSON.parse(block).headline, '</script>&');
});

test('results come before the facets, the count is announced, the twin is named', async () => {
  const html = await render('search', searchPage(RESULT, STRIKE));
  assert.ok(html.indexOf('class="hits"') < html.indexOf('class="facets"'));
  assert.match(html, /role="status"><strong>3 articles<\/strong>/);
  assert.match(
    html,
    /rel="alternate" type="application\/json" href="\/api\/search\?q&#x3D;strike"/,
  );
  assert.match(html, /aria-label="Marta Oyelaran, 2 articles"/);
  assert.match(html, /aria-label="Exclude Marta Oyelaran"/);
  assert.match(html, /<time datetime="2024-10">October 2024<\/time>/);
});

test('every facet link is closed to robots', async () => {
  const html = await render('search', searchPage(RESULT, STRIKE));
  const facets = html.slice(html.indexOf('class="facets"'), html.indexOf('<footer'));
  const links = facets.match(/<a (?![^>]*href="#)[^>]*>/g) ?? [];
  assert.ok(links.length > 10);
  for (const link of links) assert.match(link, /rel="nofollow"/);
});

test('the list of errors has a place for every code', async () => {
  const html = await render('errors', errorsPage(null));
  for (const code of Object.keys(ERRORS)) assert.ok(html.includes(`<section id="${code}">`), code);
});

test('an error page says what happened, in words and as a code', async () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    const html = await render(
      'error',
      errorPage({ code, message: 'It <failed>.', parameter: null }),
    );
    assert.ok(html.includes('It &lt;failed&gt;.'));
    assert.ok(html.includes(`href="/errors#${code}"`));
  }
});

test('the concordance shows figures as people write them', async () => {
  const html = await render('concordance', concordancePage(LINES, COLLOCATES, ASKED));
  const [section = ''] = inside(html, 'section', 'class="collocates"');
  assert.deepEqual(inside(section, 'td').map(textOf), ['1,234', '5,678', '0.0', '9.9']);
  assert.match(section, /All 400 words as JSON/);
  assert.match(textOf(html), /30 lines in 3 articles/);
});

test('every file in trouble is named with its reason', async () => {
  const html = await render('status', statusPage(STATUS));
  for (const { path, reason } of STATUS.files) {
    assert.ok(textOf(html).includes(path));
    assert.ok(html.includes(reason));
  }
});
