/** An article of one paragraph, with nothing known of it but what is given. */
import { type Article, type ArticleId, USABLE } from '../server/core/article.ts';

type Given = Pick<Article, 'text'> & Partial<Article> & { readonly name: string };

export function plainArticle({ name, text, ...given }: Given): Article {
  return {
    id: name as ArticleId,
    path: `${name}.txt`,
    paths: [`${name}.txt`],
    sha256: name,
    added: '2026-01-01T00:00:00.000Z',
    title: text,
    titleSource: 'text',
    text,
    paragraphs: [{ kind: 'paragraph', start: 0, end: text.length }],
    boilerplate: [],
    date: null,
    datelinePlace: null,
    source: null,
    authors: [],
    section: null,
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
    format: 'test',
    warnings: [],
    ...given,
  };
}
