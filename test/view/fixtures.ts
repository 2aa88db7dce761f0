/** Invented articles and answers for the tests of the pages, of every shape that a page must bear. */
import { type ArticleId, USABLE } from '../../server/core/article.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type {
  ArticleDetail,
  FacetCounts,
  Hit,
  IndexInfo,
  SearchResult,
  StatusReport,
} from '../../server/core/searcher.ts';

export const INDEX: IndexInfo = {
  version: 'v7',
  articles: 12_345,
  state: 'ready',
  expected: 12_345,
  named: 12_345,
};

export const STATUS: StatusReport = {
  index: INDEX,
  folder: 'harbour-archive',
  engine: 'minisearch',
  recogniser: 'built-in tagger',
  entities: { person: 1204, place: 388, organization: 611 },
  stories: 412,
  dates: { from: '2019-03-02', to: '2024-11-04', undated: 12 },
  files: [
    { path: 'scans/page<1>.txt', status: 'skipped', reason: 'It holds no text.' },
    {
      path: 'wire/2021/notes & queries.txt',
      status: 'doubtful',
      reason: 'Two dates stand at the top.',
    },
  ],
};

const TEXT = [
  'PORT ELLERY — Dockworkers walked out on Monday after talks with the Harbour Board broke down, and Marta Oyelaran said the strike would last.',
  'What happens next',
  'Ferries stop at noon. The strike committee meets again on Thursday at the old customs house, and Oyelaran will speak.',
  '- Buses replace the night ferry',
  '- Tickets stay valid until Sunday',
  'Neither side expects a quick end to the strike.',
] as const;

const KINDS = ['paragraph', 'heading', 'paragraph', 'item', 'item', 'paragraph'] as const;

function paragraphs(): ArticleDetail['paragraphs'] {
  let at = 0;
  return TEXT.map((line, i) => {
    const start = at;
    at += line.length + 1;
    return { start, end: start + line.length, kind: KINDS[i] ?? 'paragraph' };
  });
}

const text = TEXT.join('\n');

/** Every place where `word` stands in `within`. */
export function occurrences(within: string, word: string): { start: number; end: number }[] {
  return [...within.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
    start: index,
    end: index + word.length,
  }));
}

export const ARTICLE: ArticleDetail = {
  id: 'abcdefgh23456723' as ArticleId,
  path: 'harbour/2024-10-29-strike.txt',
  paths: ['harbour/2024-10-29-strike.txt', 'copies/<strike> & more.txt'],
  title: 'Harbour strike halts the island ferries',
  titleSource: 'file',
  text,
  paragraphs: paragraphs(),
  boilerplate: [{ kind: 'notice', text: 'Sign up for our newsletter <here>.' }],
  date: { day: '2024-10-29', precision: 'day', source: 'metadata' },
  datelinePlace: 'PORT ELLERY',
  source: 'The Ellery Herald',
  authors: ['Jonas Whitlock', 'Amina de la Cruz-Featherstonehaugh'],
  section: 'Harbour',
  keywords: ['ferries', 'labour'],
  language: 'en',
  rights: null,
  url: null,
  publisherId: null,
  corrects: [],
  modified: null,
  publication: USABLE,
  assigned: [],
  assignedEntities: { person: [], place: [], organization: [] },
  corrected: [],
  versions: [],
  correctionOf: [],
  correctedBy: [],
  withheld: null,
  format: 'plain-text',
  warnings: ['The byline may be part of the text.'],
  sha256: 'f00d',
  added: '2024-11-02T08:00:00Z',
  entities: {
    person: ['Marta Oyelaran'],
    place: ['Port Ellery'],
    organization: ['Harbour Board', 'Transport Union'],
  },
  story: { id: 'story-1', size: 3, matching: 2 },
  copies: 1,
  similar: [
    { id: 'like-1' as ArticleId, title: 'Pickets <at> the gate', date: null, source: null },
  ],
  otherReports: [
    {
      id: 'report-2' as ArticleId,
      title: 'Harbour shut',
      date: { day: '2024-10-30', precision: 'day', source: 'metadata' },
      source: 'The Estuary',
    },
  ],
  otherCopies: [
    { id: 'copy-1' as ArticleId, title: 'The same & more', date: null, source: 'Coast Wire' },
  ],
  mentions: [
    ...occurrences(text, '(?:Marta )?Oyelaran').map(({ start }) => {
      const name = text.startsWith('Marta', start) ? 'Marta Oyelaran' : 'Oyelaran';
      return {
        type: 'person' as const,
        entity: 'Marta Oyelaran',
        text: name,
        field: 'text' as const,
        start,
        end: start + name.length,
      };
    }),
    ...occurrences(text, 'Harbour Board').map((span) => ({
      type: 'organization' as const,
      entity: 'Harbour Board',
      text: 'Harbour Board',
      field: 'text' as const,
      ...span,
    })),
  ],
  highlights: {
    title: [{ start: 8, end: 14 }],
    text: occurrences(text, 'strike'),
  },
};

const lead = text.slice(0, TEXT[0].length);

export const HIT: Hit = {
  article: ARTICLE,
  score: 4.2,
  titleHighlights: [{ start: 8, end: 14 }],
  passages: [
    { text: lead, start: 0, highlights: occurrences(lead, 'strike') },
    { text: 'The strike committee meets', start: 180, highlights: [{ start: 4, end: 10 }] },
  ],
  explanation: null,
  moreMatches: 3,
  matched: [
    { query: 'strike', form: 'strike', kind: 'exact', field: 'text' },
    { query: 'strike', form: 'strikes', kind: 'inflection', field: 'text' },
  ],
};

/** A hit with as little as a file can give: no date, no source, no names, no passages. */
export const BARE_HIT: Hit = {
  ...HIT,
  article: {
    ...ARTICLE,
    id: 'zzzzzzzz23456723' as ArticleId,
    title: '<script>alert("title")</script>',
    titleSource: 'text',
    date: null,
    source: null,
    section: null,
    authors: [],
    entities: { person: [], place: [], organization: [] },
    copies: 0,
  },
  titleHighlights: [],
  passages: [],
  explanation: null,
  moreMatches: 0,
  matched: [],
};

/** A hit written from right to left, dated to a month. */
export const RTL_HIT: Hit = {
  ...BARE_HIT,
  article: {
    ...BARE_HIT.article,
    id: 'rrrrrrrr23456723' as ArticleId,
    title: 'إضراب في الميناء يوقف العبّارات',
    titleSource: 'file',
    date: { day: '2024-10-01', precision: 'month', source: 'path' },
    source: 'صحيفة المرفأ',
  },
  passages: [
    { text: 'توقفت العبّارات ظهر يوم الاثنين.', start: 0, highlights: [{ start: 6, end: 15 }] },
  ],
};

export function counts(
  values: readonly (readonly [string, number])[],
  more: Partial<FacetCounts> & { selected?: readonly string[]; excluded?: readonly string[] } = {},
): FacetCounts {
  const { selected = [], excluded = [], ...rest } = more;
  return {
    values: values.map(([value, count]) => ({
      value,
      count,
      stories: count,
      selected: selected.includes(value),
      excluded: excluded.includes(value),
    })),
    distinct: values.length,
    missing: { count: 0, selected: false },
    ...rest,
  };
}

export const RESULT: SearchResult = {
  state: { ...EMPTY_STATE, q: 'strike' },
  query: {
    text: 'strike',
    interpretation: 'articles with “strike”',
    warnings: [],
    terms: [{ text: 'strike', articles: 3 }],
    suggestion: null,
    fallback: null,
    variants: [],
    names: [],
    hasWords: true,
  },
  total: 3,
  stories: 3,
  groups: null,
  copies: 0,
  nextCursor: null,
  hits: [HIT, BARE_HIT, RTL_HIT],
  facets: {
    person: counts(
      [
        ['Marta Oyelaran', 2],
        ['Maximiliana von Hohenfels-Ravenscourt of the Lower Quays', 1],
        ['<script>alert("facet")</script>', 1],
      ],
      { distinct: 40, missing: { count: 1, selected: false } },
    ),
    place: counts([['Port Ellery', 3]]),
    organization: counts([
      ['Harbour Board', 2],
      ['Transport Union', 1],
    ]),
    source: counts([['The Ellery Herald', 2]], { missing: { count: 1, selected: false } }),
    author: counts([['Jonas Whitlock', 2]]),
    language: counts([
      ['en', 2],
      ['ar', 1],
    ]),
    keyword: counts([]),
  },
  timeline: {
    interval: 'month',
    buckets: [
      { from: '2024-08-01', to: '2024-08-31', count: 1, stories: 1 },
      { from: '2024-09-01', to: '2024-09-30', count: 0, stories: 0 },
      { from: '2024-10-01', to: '2024-10-31', count: 4, stories: 2 },
    ],
    undated: { count: 1 },
  },
  chart: {
    bars: [
      { from: '2024-08-01', to: '2024-08-31', count: 1 },
      { from: '2024-09-01', to: '2024-09-30', count: 0 },
      { from: '2024-10-01', to: '2024-10-31', count: 4 },
    ],
    within: [],
  },
  undatedLeftOut: 0,
  timings: { queueMs: 0, matchMs: 0.9, facetsMs: 0.5, passagesMs: 0.4 },
  index: INDEX,
};
