/** What machines are told of an article: schema.org linked data, and the tags that reference managers read. */
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import type { MetaTag } from './frame.ts';
import { knownDate } from './wording.ts';

const SCHEMA_TYPES: Readonly<Record<EntityType, string>> = {
  person: 'Person',
  place: 'Place',
  organization: 'Organization',
};

/** https://schema.org/NewsArticle; what is not known is left out. */
export function newsArticle(article: ArticleDetail): object {
  const { date, source, section, language, datelinePlace, rights } = article;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: article.id,
    headline: article.title,
    ...(date !== null && { datePublished: knownDate(date) }),
    ...(article.authors.length > 0 && {
      author: article.authors.map((name) => ({ '@type': 'Person', name })),
    }),
    ...(source !== null && { publisher: { '@type': 'Organization', name: source } }),
    ...(section !== null && { articleSection: section }),
    ...(article.keywords.length > 0 && { keywords: article.keywords }),
    ...(language !== null && { inLanguage: language }),
    ...(datelinePlace !== null && { dateline: datelinePlace }),
    ...(rights !== null && { copyrightNotice: rights }),
    mentions: ENTITY_TYPES.flatMap((type) =>
      article.entities[type].map((name) => ({ '@type': SCHEMA_TYPES[type], name })),
    ),
  };
}

/** Highwire Press tags, as Zotero reads them: https://www.zotero.org/support/dev/exposing_metadata */
export function citationTags(article: ArticleDetail): MetaTag[] {
  const { date, source, language } = article;
  const tag = (name: string, content: string): MetaTag => ({ name: `citation_${name}`, content });
  return [
    tag('title', article.title),
    ...article.authors.map((author) => tag('author', author)),
    ...(date === null ? [] : [tag('publication_date', knownDate(date).replaceAll('-', '/'))]),
    ...(source === null ? [] : [tag('journal_title', source), tag('publisher', source)]),
    ...(language === null ? [] : [tag('language', language)]),
    ...(article.keywords.length === 0 ? [] : [tag('keywords', article.keywords.join('; '))]),
  ];
}
