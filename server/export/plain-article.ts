/** One article as plain text: what it is, then its text, to be read or kept anywhere. */
import type { ArticleDetail } from '../core/searcher.ts';
import { oneLine } from './reference.ts';

export function plainArticle(article: ArticleDetail, base: string): string {
  const { id, title, titleSource, authors, source, date, text } = article;
  const known =
    date === null ? null : date.day.slice(0, { day: 10, month: 7, year: 4 }[date.precision]);
  const facts = [
    authors.length === 0 ? null : `By ${authors.map(oneLine).join(', ')}`,
    [source, known].filter((fact) => fact !== null).join(', ') || null,
    `${base}/articles/${id}`,
  ];
  // A title made from the text stands in the text already.
  const head = titleSource === 'file' ? [oneLine(title), ''] : [];
  return [...head, ...facts.filter((fact) => fact !== null), '', text, ''].join('\n');
}
