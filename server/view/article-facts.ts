/** What is known of an article beside its text, as the lines of a list. */
import type { ArticleVersion, CorrectableField } from '../core/article.ts';
import { EMPTY_STATE, type Facet, toggleIncluded } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import { languageName } from './facet-names.ts';
import { counted, dateView, formatDay } from './wording.ts';

export type FactValue = { readonly text: string; readonly href: string | null };

/** One line of the facts; `values` are never empty. */
export type Fact = { readonly term: string; readonly values: readonly FactValue[] };

const CORRECTED: Readonly<Record<CorrectableField, string>> = {
  title: 'title',
  date: 'date',
  authors: 'authors',
  source: 'source',
  section: 'section',
  language: 'language',
  rights: 'rights',
};

const DATE_SOURCES = {
  metadata: 'from the file’s metadata',
  text: 'from the text',
  path: 'from the file’s path',
} as const;
const PRECISIONS = {
  day: '',
  month: '; only the month is known',
  year: '; only the year is known',
} as const;

/** The lines that have something to say. */
export function articleFacts(article: ArticleDetail): Fact[] {
  const plain = (text: string): FactValue => ({ text, href: null });
  const chosen = (facet: Facet, value: string, text = value): FactValue => ({
    text,
    href: searchHref(toggleIncluded(EMPTY_STATE, facet, value)),
  });
  const { date, source, section, datelinePlace, language, rights, copies } = article;
  const { url, modified, versions, corrected } = article;
  const all: Fact[] = [
    {
      term: 'Published',
      values: [
        plain(
          date === null
            ? 'no date found'
            : `${dateView(date).text} (${
                corrected.includes('date') ? 'set in articles.yaml' : DATE_SOURCES[date.source]
              }${PRECISIONS[date.precision]})`,
        ),
      ],
    },
    { term: 'Source', values: source === null ? [] : [chosen('source', source)] },
    { term: 'Authors', values: article.authors.map((name) => chosen('author', name)) },
    { term: 'Section', values: section === null ? [] : [chosen('section', section)] },
    { term: 'Keywords', values: article.keywords.map((word) => chosen('keyword', word)) },
    { term: 'Dateline', values: datelinePlace === null ? [] : [plain(datelinePlace)] },
    {
      term: 'Language',
      values: language === null ? [] : [chosen('language', language, languageName(language))],
    },
    { term: article.paths.length > 1 ? 'Files' : 'File', values: article.paths.map(plain) },
    { term: 'Format', values: [plain(article.format)] },
    { term: 'First seen', values: [plain(formatDay(article.added.slice(0, 10)))] },
    { term: 'On the web', values: url === null ? [] : [{ text: hostOf(url), href: url }] },
    { term: 'Rights', values: rights === null ? [] : [plain(rights)] },
    { term: 'This version', values: modified === null ? [] : [plain(formatInstant(modified))] },
    { term: 'Other versions', values: versions.map((version) => plain(versionText(version))) },
    {
      term: 'Corrected',
      values:
        corrected.length === 0
          ? []
          : [plain(`${corrected.map((field) => CORRECTED[field]).join(', ')} (in articles.yaml)`)],
    },
    {
      term: 'Copies',
      values:
        copies === 0
          ? []
          : [
              plain(
                counted(
                  copies,
                  'other article with the same text',
                  'other articles with the same text',
                ),
              ),
            ],
    },
    {
      term: 'Title',
      values: article.titleSource === 'file' ? [] : [plain('made from the first sentence')],
    },
  ];
  return all.filter(({ values }) => values.length > 0);
}

function versionText({ modified, path }: ArticleVersion): string {
  return modified === null ? path : `${formatInstant(modified)} (${path})`;
}

/** `2024-10-29T08:15:00Z` → “29 October 2024, 08:15 UTC”. */
export function formatInstant(instant: string): string {
  const time = /T(\d\d:\d\d)/.exec(instant)?.[1];
  return `${formatDay(instant.slice(0, 10))}${time === undefined ? '' : `, ${time} UTC`}`;
}

/** The host of an address that was checked when it was read. */
function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? url;
}
