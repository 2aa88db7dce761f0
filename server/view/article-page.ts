/** An article's page: its text to read, with the marks of the search it was found by, and what is known of it. */
import { entityHref } from '../core/entity-url.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { EMPTY_STATE, type Facet, type SearchState, toggleIncluded } from '../core/search-state.ts';
import { articleApiHref, searchHref } from '../core/search-url.ts';
import type { ArticleDetail, IndexInfo } from '../core/searcher.ts';
import { mergeSpans, type Piece, pieces } from '../core/span.ts';
import { type Section, textSections } from './article-text.ts';
import { citationTags, newsArticle } from './citation.ts';
import { FACET_NAMES, languageName } from './facet-names.ts';
import { type Frame, pageFrame } from './frame.ts';
import { counted, type DateView, dateView, formatCount, formatDay } from './wording.ts';

export type FactValue = { readonly text: string; readonly href: string | null };

/** One line of the facts; `values` are never empty. */
export type Fact = { readonly term: string; readonly values: readonly FactValue[] };

export type NamedEntity = { readonly name: string; readonly note: string; readonly href: string };

export type ArticlePage = {
  readonly frame: Frame;
  readonly backHref: string | null;
  readonly query: string;
  /** “12 matches”; null where nothing was searched for. */
  readonly matches: string | null;
  readonly firstMatchHref: string | null;
  readonly title: readonly Piece[];
  /** Language of the text, for `lang`; empty where unknown. */
  readonly language: string;
  readonly date: DateView | null;
  readonly source: string | null;
  readonly authors: string | null;
  readonly sections: readonly Section[];
  readonly facts: readonly Fact[];
  readonly entities: readonly { readonly title: string; readonly names: readonly NamedEntity[] }[];
  readonly boilerplate: readonly { readonly kind: string; readonly text: string }[];
  readonly warnings: readonly string[];
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

function facts(article: ArticleDetail): Fact[] {
  const plain = (text: string): FactValue => ({ text, href: null });
  const chosen = (facet: Facet, value: string, text = value): FactValue => ({
    text,
    href: searchHref(toggleIncluded(EMPTY_STATE, facet, value)),
  });
  const { date, source, section, datelinePlace, language, rights, copies } = article;
  const all: Fact[] = [
    {
      term: 'Published',
      values: [
        plain(
          date === null
            ? 'no date found'
            : `${dateView(date).text} (${DATE_SOURCES[date.source]}${PRECISIONS[date.precision]})`,
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
    { term: 'Rights', values: rights === null ? [] : [plain(rights)] },
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

function namedEntities(article: ArticleDetail, type: EntityType): NamedEntity[] {
  return article.entities[type].map((name) => {
    const count = article.mentions.filter((m) => m.type === type && m.entity === name).length;
    return {
      name,
      note: count === 0 ? 'assigned by the publisher' : `${formatCount(count)}×`,
      href: entityHref({ type, name }),
    };
  });
}

/** The words alone, as they are understood. */
function wordsOf({ q, operator, variants }: SearchState): SearchState {
  return { ...EMPTY_STATE, q, operator, variants };
}

/** `state` is the search the reader came from, or null; `index` may be unknown. */
export function articlePage(
  article: ArticleDetail,
  state: SearchState | null,
  index: IndexInfo | null,
): ArticlePage {
  const query = state?.q.trim() ?? '';
  const searched = query === '' ? null : state;
  const backHref = state === null ? null : searchHref(state);
  const count = mergeSpans(article.highlights.text).length;
  const { date, authors } = article;
  return {
    frame: pageFrame({
      title: article.title,
      twinHref: articleApiHref(article.id, state ?? EMPTY_STATE),
      // Filters chosen on another page would narrow a new search unseen.
      state: searched === null ? null : wordsOf(searched),
      index,
      meta: citationTags(article),
      jsonLd: newsArticle(article),
    }),
    backHref: backHref === searchHref(EMPTY_STATE) ? null : backHref,
    query,
    matches: searched === null ? null : counted(count, 'match', 'matches'),
    firstMatchHref: count === 0 ? null : '#match-1',
    title: pieces(article.title, mergeSpans(article.highlights.title)),
    language: article.language ?? '',
    date: date === null ? null : dateView(date),
    source: article.source,
    authors: authors.length === 0 ? null : authors.join(', '),
    sections: textSections(article),
    facts: facts(article),
    entities: ENTITY_TYPES.map((type) => ({
      title: FACET_NAMES[type].title,
      names: namedEntities(article, type),
    })).filter(({ names }) => names.length > 0),
    boilerplate: article.boilerplate,
    warnings: article.warnings,
  };
}
