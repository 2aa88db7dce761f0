/**
 * A searcher that says what a test wants to hear: fixed answers, whatever was asked, with any method
 * replaced. What the app does with answers is tested by it; what answers mean, by the real engine.
 */
import type { ArticleId } from '../../server/core/article.ts';
import { EMPTY_STATE, FACETS, type Facet } from '../../server/core/search-state.ts';
import type {
  ArticleCard,
  FacetCounts,
  IndexInfo,
  Searcher,
  SearchResult,
  StatusReport,
  Whereabouts,
} from '../../server/core/searcher.ts';
import { ARTICLES } from './articles.ts';

export const INDEX: IndexInfo = {
  version: 'v1',
  articles: ARTICLES.length,
  state: 'ready',
  expected: ARTICLES.length,
  named: ARTICLES.length,
};

function namesOf(index: number, type: 'person' | 'place' | 'organization'): string[] {
  return (ARTICLES[index]?.names ?? []).filter((n) => n.type === type).map(({ name }) => name);
}

function textOf({ id }: ArticleCard): string {
  return ARTICLES.find(({ article }) => article.id === id)?.article.text ?? '';
}

const CARDS: readonly ArticleCard[] = ARTICLES.map(({ article }, index) => ({
  ...article,
  entities: {
    person: namesOf(index, 'person'),
    place: namesOf(index, 'place'),
    organization: namesOf(index, 'organization'),
  },
  story: index < 3 ? { id: 's1', size: 3, matching: 2 } : null,
  copies: index === 0 ? 1 : 0,
}));

const COUNTS: FacetCounts = {
  values: [
    { value: 'Ada Quill', count: 2, stories: 1, selected: false, excluded: false },
    { value: 'R&D <x>', count: 1, stories: 1, selected: true, excluded: false },
  ],
  distinct: 2,
  missing: { count: 1, selected: false },
};

/** An answer with something of everything in it. */
export const RESULT: SearchResult = {
  state: EMPTY_STATE,
  query: {
    text: 'ferry',
    interpretation: 'articles with “ferry”',
    warnings: [
      { code: 'unclosed-quote', message: 'A quote is open.', span: { start: 0, end: 3 } },
      { code: 'unknown-value', message: 'No such person.' },
    ],
    terms: [{ text: 'ferry', articles: 4 }],
    suggestion: null,
    fallback: null,
    variants: [{ term: 'quill', entity: 'Ada Quill', forms: ['Quille'] }],
    names: [{ text: 'quill', type: 'person', name: 'Ada Quill', span: { start: 5, end: 10 } }],
    hasWords: true,
  },
  total: CARDS.length,
  stories: 4,
  groups: null,
  copies: 0,
  hits: CARDS.map((article) => ({
    article,
    score: 1.5,
    titleHighlights: [{ start: 0, end: 5 }],
    passages: [
      { text: textOf(article).slice(0, 40), start: 0, highlights: [{ start: 2, end: 8 }] },
    ],
    explanation: null,
    moreMatches: 2,
    matched: [{ query: 'ferry', form: 'Ferries', kind: 'inflection', field: 'text' }],
  })),
  facets: Object.fromEntries(FACETS.map((facet) => [facet, COUNTS])) as Record<Facet, FacetCounts>,
  chart: { bars: [], within: [] },
  timeline: {
    interval: 'month',
    buckets: [{ from: '2023-03-01', to: '2023-03-31', count: 3, stories: 1 }],
    undated: { count: 1 },
  },
  undatedLeftOut: 1,
  nextCursor: null,
  timings: { queueMs: 0, matchMs: 0.5, facetsMs: 0.25, passagesMs: 0.125 },
  index: INDEX,
};

const STATUS: StatusReport = {
  index: INDEX,
  folder: 'articles',
  engine: 'scripted',
  recogniser: 'scripted',
  entities: { person: 3, place: 2, organization: 3 },
  stories: 1,
  dates: { from: '2023-03-06', to: '2024-01-08', undated: 1 },
  files: [{ path: 'picture.txt', status: 'skipped', reason: 'not text' }],
};

function whereabouts(id: string): Whereabouts {
  if (id === 'moved') return { kind: 'moved', to: 'elsewhere' as ArticleId };
  if (id === 'gone') return { kind: 'gone', path: 'harbour/old.txt' };
  const at = ARTICLES.findIndex(({ article }) => article.id === id);
  const card = CARDS[at];
  const found = ARTICLES[at];
  if (card === undefined || found === undefined) return { kind: 'unknown' };
  const { title, text } = found.article;
  const mentions = found.names.flatMap(({ type, name, mentions: spans }) =>
    spans.map((span) => ({
      ...span,
      type,
      entity: name,
      text: (span.field === 'title' ? title : text).slice(span.start, span.end),
    })),
  );
  return {
    kind: 'here',
    article: {
      ...found.article,
      ...card,
      mentions,
      similar: [],
      otherReports: [],
      otherCopies: [],
      assignedEntities: { person: [], place: [], organization: [] },
      highlights: { title: [{ start: 0, end: 5 }], text: [{ start: 2, end: 8 }] },
    },
  };
}

export function createScriptedSearcher(changes: Partial<Searcher> = {}): Searcher {
  return {
    search: async (state) => ({ ...RESULT, state }),
    read: async ({ state }) => ({ state, query: RESULT.query, total: 0, rows: [], index: INDEX }),
    article: async (id) => whereabouts(id),
    facet: async ({ state }) => ({ ...COUNTS, state, matching: 250, index: INDEX }),
    concordance: async ({ state }) => ({
      state,
      query: RESULT.query,
      articles: 0,
      total: 0,
      lines: [],
      index: INDEX,
    }),
    collocates: async ({ state }) => ({
      state,
      query: RESULT.query,
      articles: 0,
      total: 0,
      collocates: [],
      matches: 0,
      tokens: 0,
      tokensNear: 0,
      index: INDEX,
    }),
    trends: async ({ state }) => ({
      state,
      step: { unit: 'day', each: 1 },
      periods: [],
      series: [],
      undated: 0,
      index: INDEX,
    }),
    distinctive: async ({ state }) => ({
      state,
      query: RESULT.query,
      articles: 0,
      archive: 3,
      values: { person: [], place: [], organization: [], keyword: [] },
      words: [],
      index: INDEX,
    }),
    entityList: async () => ({
      entities: [
        { type: 'person', name: 'Ada Quill', articles: 2 },
        { type: 'person', name: 'R&D <x>', articles: 1 },
      ],
      total: 2,
      matching: 2,
      letters: [
        { letter: 'A', count: 1, before: 0 },
        { letter: 'R', count: 1, before: 1 },
      ],
      index: INDEX,
    }),
    entity: async () => ({ kind: 'unknown', of: 'name', near: [], index: INDEX }),
    entityPair: async () => ({ kind: 'unknown', of: 'name', near: [], index: INDEX }),
    storyList: async () => ({
      stories: [
        {
          id: 'story-1',
          title: 'Harbour <flood>',
          reports: 3,
          from: '2023-03-06',
          to: '2023-03-08',
          sources: ['Coast Wire'],
        },
      ],
      total: 1,
      articles: 3,
      index: INDEX,
    }),
    story: async (id) => (id === 'former' ? { kind: 'moved', to: 'story-1' } : { kind: 'unknown' }),
    comparison: async () => null,
    status: async () => STATUS,
    ...changes,
  };
}
