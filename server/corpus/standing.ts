/**
 * All of an article that its bytes do not decide alone: where it stands, what a person set right, how it
 * stands to others. Two readings of the same bytes with the same standing are the same article.
 */
import type { ArticleHead } from '../core/article.ts';

export function standing(article: ArticleHead): string {
  const { paths, date, title, authors, source, section, language, rights } = article;
  const { warnings, corrected, versions, correctionOf, correctedBy, withheld } = article;
  const ruled = [date, title, authors, source, section, language, rights, warnings, corrected];
  return JSON.stringify([paths, ruled, versions, correctionOf, correctedBy, withheld]);
}
