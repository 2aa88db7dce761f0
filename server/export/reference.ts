/** An article as something to cite: what reference managers are told, before any format. */
import type { ArticleDate } from '../core/article.ts';
import type { CitedName } from '../core/names.ts';
import { articleHref } from '../core/search-url.ts';
import type { ArticleCard } from '../core/searcher.ts';

/** As far as it is known; `month` and `day` from 1. */
export type CitedDate = {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
};

export type Reference = {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly CitedName[];
  readonly date: CitedDate | null;
  /** The newspaper or agency. */
  readonly source: string | null;
  readonly section: string | null;
  readonly keywords: readonly string[];
  readonly language: string | null;
  /** Where its publisher shows it, else where it stands here. */
  readonly url: string;
  /** Where it stands here, always. */
  readonly archiveUrl: string;
};

export type CitingOptions = {
  /** Where the site is reached, without a final slash. */
  readonly base: string;
  readonly splitName: (name: string) => CitedName;
};

/** Every text in it stands on one line. */
export function referenceOf(
  article: Omit<ArticleCard, 'entities' | 'story' | 'copies'>,
  { base, splitName }: CitingOptions,
): Reference {
  const { id, title, authors, date, source, section, keywords, language, url } = article;
  const archiveUrl = `${base}${articleHref(id)}`;
  return {
    id,
    title: oneLine(title),
    authors: authors.map((author) => splitName(oneLine(author))),
    date: date === null ? null : citedDate(date),
    source: source === null ? null : oneLine(source),
    section: section === null ? null : oneLine(section),
    keywords: keywords.map(oneLine),
    language,
    url: url ?? archiveUrl,
    archiveUrl,
  };
}

/** White space folded. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function citedDate({ day: iso, precision }: ArticleDate): CitedDate {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return {
    year,
    month: precision === 'year' ? null : month,
    day: precision === 'day' ? day : null,
  };
}
