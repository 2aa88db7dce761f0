/**
 * Random articles over a small vocabulary, so that random queries meet often: inflections, phrases
 * that nearly stand, numbers, hyphens, Han characters, names in several spellings, missing fields.
 */
import fc from 'fast-check';
import {
  type Article,
  type ArticleDate,
  type ArticleId,
  type Paragraph,
  USABLE,
} from '../../server/core/article.ts';
import type { EntityType, LocalName, MentionSpan } from '../../server/core/names.ts';
import { articleId, textHash } from '../../server/corpus/identity.ts';

export type NamedArticle = { readonly article: Article; readonly names: readonly LocalName[] };

/** Words, some of them inflections of one another, some with a form of their own in the analyzer. */
export const VOCABULARY = [
  ...[
    'ferry',
    'ferries',
    'Ferry',
    'strike',
    'strikes',
    'striking',
    'struck',
    'harbour',
    'harbours',
  ],
  ...[
    'flood',
    'floods',
    'flooded',
    'talk',
    'talks',
    'talked',
    'bridge',
    'bridges',
    'crew',
    'crews',
  ],
  ...['the', 'of', 'to', 'in', 'US', 'us', 'U.S.', '$5m', '5m', '€5m', '3.5%', '1,000', 'AT&T'],
  ...[
    'year-old',
    'year',
    'old',
    "O'Brien",
    'council’s',
    'café',
    'cafe',
    'naïve',
    '日本経済',
    '日本',
    '経',
  ],
  // Forms of one word in one language, and of two in the next.
  ...['eleição', 'eleicao', 'eleições', 'talking', 'talkação', 'floodes', 'crewa', "l'eleição"],
];

/** Names and the types they are found as; some differ only in case, accents or hyphens. */
const NAMES: readonly (readonly [EntityType, string])[] = [
  ['person', 'Zora Vélez'],
  ['person', 'Zora Velez'],
  ['person', 'ZORA VELEZ'],
  ['person', 'Jean-Luc Marr'],
  ['person', 'Jean Luc Marr'],
  ['person', 'Amos Ferry'],
  ['place', 'Port Amity'],
  ['place', 'PORT AMITY'],
  ['place', 'Harbour Hill'],
  ['organization', 'River Council'],
  ['organization', 'Port Amity'],
];

const pieces = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...VOCABULARY) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMES.map(([, name]) => name)) },
  ),
  { minLength: 1, maxLength: 30 },
);

const date: fc.Arbitrary<ArticleDate | null> = fc.option(
  fc.constantFrom<ArticleDate>(
    { day: '2021-12-31', precision: 'day', source: 'metadata' },
    { day: '2022-01-01', precision: 'year', source: 'path' },
    { day: '2022-03-01', precision: 'month', source: 'text' },
    { day: '2022-03-01', precision: 'day', source: 'text' },
    { day: '2022-03-15', precision: 'day', source: 'metadata' },
    { day: '2023-07-04', precision: 'day', source: 'metadata' },
  ),
  { freq: 4 },
);

const someOf = (...values: string[]): fc.Arbitrary<string[]> =>
  fc.subarray(values, { maxLength: 2 });
const maybe = (...values: string[]): fc.Arbitrary<string | null> =>
  fc.option(fc.constantFrom(...values), { freq: 3 });

const draft = fc.record({
  title: pieces.map((words) => words.slice(0, 6).join(' ')),
  titleSource: fc.constantFrom<'file' | 'text'>('file', 'file', 'file', 'text'),
  blocks: fc.array(
    pieces.map((words) => words.join(' ')),
    { maxLength: 4 },
  ),
  date,
  source: maybe('Coast Wire', 'COAST WIRE', 'Agência Norte', 'The Estuary'),
  authors: someOf('Jo Penn', 'Lee Fox', 'Ánna Dahl'),
  section: maybe('Local', 'Business'),
  keywords: someOf('ferries', 'floods', 'night-shift'),
  language: maybe('en', 'pt', 'fr', 'ja'),
  folders: fc.uniqueArray(fc.constantFrom('', 'harbour/', 'harbour/2022/', 'weather/'), {
    minLength: 1,
    maxLength: 2,
  }),
  addedDay: fc.integer({ min: 1, max: 9 }),
});

/** `count` articles, the same for the same seed; ids and paths are distinct. */
export function randomArticles(count: number, seed: number): NamedArticle[] {
  return fc.sample(draft, { numRuns: count, seed }).map((one, i) => {
    const text = one.blocks.join('\n\n');
    const paths = one.folders.map((folder) => `${folder}${i}.txt`).sort();
    const article: Article = {
      id: articleId(new TextEncoder().encode(`${seed}\n${i}\n${one.title}\n${text}`)),
      path: paths[0] ?? '',
      paths,
      title: one.title,
      titleSource: one.titleSource,
      text,
      paragraphs: paragraphsOf(one.blocks),
      boilerplate: [],
      date: one.date,
      datelinePlace: null,
      source: one.source,
      authors: one.authors,
      section: one.section,
      keywords: one.keywords,
      language: one.language,
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
      sha256: textHash(text),
      added: `2024-05-0${one.addedDay}T0${i % 10}:00:00.000Z`,
    };
    return { article, names: namesIn(article) };
  });
}

function paragraphsOf(blocks: readonly string[]): Paragraph[] {
  let at = 0;
  return blocks.map((block) => {
    const start = at;
    at += block.length + 2;
    return { start, end: start + block.length, kind: 'paragraph' };
  });
}

/** Every name of the pool that stands in the article, as the recogniser would report it. */
function namesIn(article: Article): LocalName[] {
  return NAMES.flatMap(([type, name]): LocalName[] => {
    const mentions: MentionSpan[] = [];
    for (const field of ['title', 'text'] as const) {
      if (field === 'title' && article.titleSource === 'text') continue;
      for (const { index } of article[field].matchAll(new RegExp(name, 'gu')))
        mentions.push({ field, start: index, end: index + name.length });
    }
    return mentions.length === 0 ? [] : [{ type, name, mentions }];
  });
}

/** The names of the articles by id, as an engine is given them. */
export function namesById(
  articles: readonly NamedArticle[],
): ReadonlyMap<ArticleId, readonly LocalName[]> {
  return new Map(articles.map(({ article, names }) => [article.id, names]));
}
