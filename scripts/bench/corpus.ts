/**
 * A generated corpus: any number of articles of about 430 words, each the function of its number and of
 * the sentences it is made of, so that every process and every run has the same. Sentences keep their
 * neighbours, since words of real news do not stand by chance; invented words make the vocabulary grow,
 * and sentences with names give about twenty entities an article.
 */
import { type Article, USABLE } from '../../server/core/article.ts';
import type { LocalName } from '../../server/core/names.ts';
import { articleId, textHash } from '../../server/corpus/identity.ts';
import { createRandom } from '../ner/random.ts';
import { INVENTED_WORDS, inventedName, inventedWord } from './invented-words.ts';
import type { SourceStories } from './source-stories.ts';
import { type Body, Writing } from './writing.ts';
import { createZipf } from './zipf.ts';

export type GeneratedArticle = {
  readonly article: Article;
  readonly names: readonly LocalName[];
  /** The article as a file, which reads to the same article. */
  readonly file: string;
};

export type Corpus = {
  /** Throws nothing; any whole number from 0 is an article. */
  readonly article: (number: number) => GeneratedArticle;
};

const WORDS = { least: 250, spread: 360 };
/** Invented words among the others: at 100,000 articles they bring the terms to about 200,000. */
const INVENTED_SHARE = 0.02;
const ENTITIES = 50_000;
/** Sentences that name three entities each; seven of them an article. */
const WORDS_BETWEEN_NAMES = 60;
const YEARS = { first: 2014, count: 10 };
const FIRST_DAY = Date.UTC(YEARS.first, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 3652;
const SOURCES = 20;
const SECTIONS = [
  'World',
  'Business',
  'Politics',
  'Sport',
  'Science',
  'Culture',
  'Local',
  'Health',
];
const AUTHORS = 300;
const AUTHORED_SHARE = 0.8;
const KEYWORDS = { distinct: 2000, most: 5 };

/** What is said of three names; `#` stands for each. */
const NAMING = [
  '# of # was in # when the report came out.',
  'A spokesman for # said that # had left # earlier this week.',
  '#, #, and officials in # declined to comment.',
  'Talks between # and # are to go on in # on Monday.',
  'Neither # nor # answered questions about #.',
  '# told reporters that # would open an office in #.',
];

export function createCorpus(stories: SourceStories): Corpus {
  const zipf = {
    word: createZipf(INVENTED_WORDS),
    entity: createZipf(ENTITIES),
    source: createZipf(SOURCES),
    keyword: createZipf(KEYWORDS.distinct),
  };
  const body = (random: () => number): Body => {
    const wanted = WORDS.least + random() * WORDS.spread;
    const writing = new Writing();
    let sinceNames = 0;
    while (writing.words < wanted) {
      const story = stories[Math.floor(random() * stories.length)] ?? [];
      const first = Math.floor(random() * story.length);
      const length = 1 + Math.floor(random() * 4);
      for (const sentence of story.slice(first, first + length)) {
        const before = writing.words;
        writing.sentence(withInvented(sentence, random));
        sinceNames += writing.words - before;
      }
      while (sinceNames > WORDS_BETWEEN_NAMES) {
        sinceNames -= WORDS_BETWEEN_NAMES;
        const template = NAMING[Math.floor(random() * NAMING.length)] ?? '';
        writing.naming(template, () => inventedName(zipf.entity(random)));
      }
      writing.endParagraph();
    }
    return writing.body();
  };
  const withInvented = (sentence: string, random: () => number): string => {
    const words = sentence.length / 6;
    let text = sentence;
    for (let n = Math.floor(words * INVENTED_SHARE + random()); n > 0; n -= 1) {
      const gap = text.indexOf(' ', Math.floor(random() * text.length));
      const word = inventedWord(zipf.word(random));
      if (gap >= 0) text = `${text.slice(0, gap)} ${word}${text.slice(gap)}`;
    }
    return text;
  };
  return {
    article: (number) => {
      const random = createRandom(Math.imul(number + 1, 0x9e3779b1));
      const { text, paragraphs, names } = body(random);
      const day = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS)
        .toISOString()
        .slice(0, 10);
      const story = stories[Math.floor(random() * stories.length)] ?? [];
      const title = (story[0] ?? '')
        .split(' ')
        .slice(0, 6 + Math.floor(random() * 4))
        .join(' ')
        .replace(/[^\p{L}\p{N}]+$/u, '');
      const source = `${inventedTitle(zipf.source(random))} Post`;
      const section = SECTIONS[Math.floor(random() * SECTIONS.length)] ?? '';
      const author = Math.floor(random() * AUTHORS);
      const authors =
        random() < AUTHORED_SHARE
          ? [`${inventedTitle(author + 500)} ${inventedTitle(author)}`]
          : [];
      const keywords = [
        ...new Set(
          Array.from({ length: Math.floor(random() * (KEYWORDS.most + 1)) }, () =>
            inventedWord(zipf.keyword(random)),
          ),
        ),
      ];
      const file = [
        `Title: ${title}`,
        `Date: ${day}`,
        `Source: ${source}`,
        `Section: ${section}`,
        ...authors.map((name) => `Author: ${name}`),
        ...(keywords.length === 0 ? [] : [`Keywords: ${keywords.join(', ')}`]),
        '',
        `${text}\n`,
      ].join('\n');
      const path = `${day.slice(0, 4)}/${day.slice(5, 7)}/${String(number).padStart(8, '0')}.txt`;
      const article: Article = {
        ...UNSAID,
        id: articleId(Buffer.from(file)),
        title,
        text,
        paragraphs,
        date: { day, precision: 'day', source: 'text' },
        source,
        authors,
        section,
        keywords,
        path,
        paths: [path],
        sha256: textHash(text),
      };
      return { article, names, file };
    },
  };
}

function inventedTitle(number: number): string {
  const word = inventedWord(number + 100_000);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What generated articles do not say. */
const UNSAID = {
  titleSource: 'file',
  boilerplate: [],
  datelinePlace: null,
  language: 'en',
  rights: null,
  url: null,
  publisherId: null,
  corrects: [],
  modified: null,
  publication: USABLE,
  assigned: [],
  format: 'plain-text',
  warnings: [],
  corrected: [],
  versions: [],
  correctionOf: [],
  correctedBy: [],
  withheld: null,
  added: '2024-01-01T00:00:00.000Z',
} satisfies Partial<Article>;
