/** A story as an engine tells it, with texts that would run if they were not escaped. */
import type { StoryList, StoryReport } from '../../server/core/story-report.ts';
import { ARTICLE, INDEX } from './fixtures.ts';

const EVIL = '"><script>alert(1)</script>';

export const STORIES: StoryList = {
  stories: [
    {
      id: 'story-1',
      title: EVIL,
      reports: 3,
      from: '2024-10-29',
      to: '2024-11-02',
      sources: ['Coast Wire', 'The Estuary', 'A & B', '<i>', 'Fifth', 'Sixth'],
    },
    { id: 'story-2', title: 'Undated', reports: 2, from: null, to: null, sources: [] },
  ],
  total: 2,
  articles: 5,
  index: INDEX,
};

const evidence = {
  id: ARTICLE.id,
  source: EVIL,
  sentence: { start: 10, end: 41 },
  span: { start: 15, end: 24 },
  text: 'Some 10 crews stayed < at home.',
};

export const STORY: StoryReport = {
  id: 'story-1',
  size: 2,
  central: ARTICLE.id,
  title: EVIL,
  summary: [{ id: ARTICLE.id, start: 0, end: EVIL.length, text: EVIL }],
  timeline: [{ day: null, reports: [{ id: ARTICLE.id, title: EVIL, source: null }] }],
  sources: [{ name: EVIL, reports: 2 }],
  named: { person: [{ name: EVIL, reports: 2 }], place: [], organization: [] },
  figures: [
    {
      what: 'crews',
      values: [
        { value: 10, shown: '10 crews', evidence: [evidence, evidence, evidence, evidence] },
        { value: 12, shown: EVIL, evidence: [evidence] },
      ],
    },
  ],
  spellings: [{ type: 'person', entity: EVIL, forms: [{ form: EVIL, evidence: [evidence] }] }],
  reports: [{ article: ARTICLE, copies: [{ ...ARTICLE, date: null, source: null }] }],
};
