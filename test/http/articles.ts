/** Invented articles, small enough to know by heart, with their names already found. */
import { createHash } from 'node:crypto';
import { type Article, type ArticleId, USABLE } from '../../server/core/article.ts';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../server/core/names.ts';

type Draft = {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly day: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly names: Readonly<Record<EntityType, readonly string[]>>;
};

const DRAFTS: readonly Draft[] = [
  {
    path: 'harbour/ferry-strike.txt',
    title: 'Ferry crews vote to strike',
    text: 'MARLOW (Coast Wire) - Ferry crews voted on Monday to strike over night shifts.\n\nAda Quill, who leads the Harbour Union, said the talks had failed.',
    day: '2023-03-06',
    source: 'Coast Wire',
    authors: ['Jo Penn'],
    section: 'Business',
    names: { person: ['Ada Quill'], place: ['MARLOW'], organization: ['Harbour Union'] },
  },
  {
    path: 'harbour/ferry-talks.txt',
    title: 'Talks resume in ferry dispute',
    text: 'MARLOW (Coast Wire) - Talks resumed between the Harbour Union and Tern Lines on Thursday.\n\nAda Quill met Basil Marsh, the chief of Tern Lines. The ferry service stayed shut.',
    day: '2023-03-09',
    source: 'Coast Wire',
    authors: ['Jo Penn', 'Lee Fox'],
    section: 'Business',
    names: {
      person: ['Ada Quill', 'Basil Marsh'],
      place: ['MARLOW'],
      organization: ['Harbour Union', 'Tern Lines'],
    },
  },
  {
    path: 'harbour/ferry-ends.txt',
    title: 'Ferry strike ends after nine days',
    text: 'Ferries left Marlow again on Wednesday as crews ended a strike of nine days.\n\nBasil Marsh of Tern Lines thanked passengers for their patience.',
    day: '2023-03-15',
    source: 'The Estuary',
    authors: [],
    section: 'Local',
    names: { person: ['Basil Marsh'], place: ['Marlow'], organization: ['Tern Lines'] },
  },
  {
    path: 'weather/flood.txt',
    title: 'Flood closes roads near Dunmere',
    text: 'DUNMERE (Coast Wire) - Flood water closed three roads near Dunmere on Friday.\n\nTroops brought sandbags, said Cleo Hart of the River Agency.',
    day: '2023-11-17',
    source: 'Coast Wire',
    authors: ['Lee Fox'],
    section: 'Weather',
    names: { person: ['Cleo Hart'], place: ['Dunmere'], organization: ['River Agency'] },
  },
  {
    path: 'weather/flood-cost.txt',
    title: 'River Agency counts the cost of the flood',
    text: 'The flood at Dunmere cost <b>four</b> million & more, the River Agency said.\n\nCleo Hart told reporters that the ferry pier at Marlow was safe.',
    day: '2024-01-08',
    source: 'The Estuary',
    authors: ['Sam Reed'],
    section: 'Weather',
    names: { person: ['Cleo Hart'], place: ['Dunmere', 'Marlow'], organization: ['River Agency'] },
  },
  {
    path: 'letters/undated.txt',
    title: 'A letter on the quiet of the harbour',
    text: 'The harbour has been quiet since the last boat left, and nobody minds it much.',
    day: null,
    source: null,
    authors: [],
    section: null,
    names: { person: [], place: [], organization: [] },
  },
];

function toArticle(draft: Draft): Article {
  const { path, title, text, day, source, authors, section } = draft;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const paragraphs: { start: number; end: number; kind: 'paragraph' }[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const { index, 0: paragraph } = match;
    paragraphs.push({ start: index, end: index + paragraph.length, kind: 'paragraph' });
  }
  return {
    // Of the length and alphabet of a real id.
    id: `a${sha256.replaceAll(/[^a-f]/g, '').padEnd(15, 'z')}`.slice(0, 16) as ArticleId,
    path,
    paths: [path],
    title,
    titleSource: 'file',
    text,
    paragraphs,
    boilerplate: [],
    date: day === null ? null : { day, precision: 'day', source: 'metadata' },
    datelinePlace: null,
    source,
    authors,
    section,
    keywords: [],
    language: 'en',
    rights: null,
    url: null,
    publisherId: null,
    corrects: [],
    modified: null,
    publication: USABLE,
    assigned: [],
    corrected: [],
    versions: [],
    correctionOf: [],
    correctedBy: [],
    withheld: null,
    format: 'plain-text',
    warnings: [],
    sha256,
    added: '2024-02-01T12:00:00.000Z',
  };
}

function toNames({ title, text, names }: Draft): LocalName[] {
  const found = (field: 'title' | 'text', name: string) =>
    [...(field === 'title' ? title : text).matchAll(new RegExp(name, 'gi'))].map(({ index }) => ({
      field,
      start: index,
      end: index + name.length,
    }));
  return ENTITY_TYPES.flatMap((type) =>
    names[type].map((name) => ({
      type,
      name,
      mentions: [...found('title', name), ...found('text', name)],
    })),
  );
}

/** The articles, each with the names in it. */
export const ARTICLES: readonly {
  readonly article: Article;
  readonly names: readonly LocalName[];
}[] = DRAFTS.map((draft) => ({ article: toArticle(draft), names: toNames(draft) }));
