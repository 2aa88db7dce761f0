/** An article's page: its text to read, with the marks of the search it was found by, and what is known of it. */
import type { ArticleLink, Withheld } from '../core/article.ts';
import { entityHref } from '../core/entity-url.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { EMPTY_STATE, type SearchState } from '../core/search-state.ts';
import { articleApiHref, articleHref, searchHref } from '../core/search-url.ts';
import type { ArticleDetail, IndexInfo } from '../core/searcher.ts';
import { mergeSpans, type Piece, pieces } from '../core/span.ts';
import { articleFacts, type Fact, type FactValue, formatInstant } from './article-facts.ts';
import { type Section, textSections } from './article-text.ts';
import { citationTags, newsArticle } from './citation.ts';
import { FACET_NAMES } from './facet-names.ts';
import { articleFiles, type FileLink } from './file-links.ts';
import { type Frame, pageFrame } from './frame.ts';
import { type RelatedView, relatedViews } from './related-view.ts';
import { counted, type DateView, dateView, formatCount } from './wording.ts';

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
  readonly entities: readonly {
    readonly type: EntityType;
    readonly title: string;
    readonly names: readonly NamedEntity[];
  }[];
  /** Its story, its copies and what is like it. */
  readonly related: readonly RelatedView[];
  readonly boilerplate: readonly { readonly kind: string; readonly text: string }[];
  readonly warnings: readonly string[];
  readonly files: readonly FileLink[];
  /** What the reader must know before reading: that it is withheld, or has been corrected. */
  readonly notices: readonly Notice[];
};

/** A sentence, with a link at its end where it speaks of another article. */
export type Notice = { readonly text: string; readonly link: FactValue | null };

const WITHHELD: Readonly<Record<Withheld, string>> = {
  withheld: 'Its publisher withholds this article.',
  cancelled: 'Its publisher has cancelled this article.',
  embargoed: 'This article is under embargo',
};

function notices({ withheld, publication, correctionOf, correctedBy }: ArticleDetail): Notice[] {
  const linked =
    (text: string) =>
    (link: ArticleLink): Notice => ({
      text,
      link: { text: link.title, href: articleHref(link.id, EMPTY_STATE) },
    });
  const until = publication.embargo === null ? '' : ` until ${formatInstant(publication.embargo)}`;
  const embargo = withheld === 'embargoed' ? `${until}.` : '';
  return [
    ...(withheld === null ? [] : [{ text: `${WITHHELD[withheld]}${embargo}`, link: null }]),
    ...correctedBy.map(linked('Corrected by')),
    ...correctionOf.map(linked('A correction of')),
  ];
}

const CHANGED: Notice = {
  text: 'The text has changed since this link was made; the paragraph may be another.',
  link: null,
};

function namedEntities(article: ArticleDetail, type: EntityType): NamedEntity[] {
  return article.entities[type].map((name) => {
    const count = article.mentions.filter((m) => m.type === type && m.entity === name).length;
    const assigned = article.assignedEntities[type].includes(name);
    return {
      name,
      note:
        count === 0
          ? 'assigned by the publisher'
          : `${formatCount(count)}×${assigned ? ', assigned' : ''}`,
      href: entityHref({ type, name }),
    };
  });
}

/** The words alone, as they are understood. */
function wordsOf({ q, operator, variants }: SearchState): SearchState {
  return { ...EMPTY_STATE, q, operator, variants };
}

/**
 * `state` is the search the reader came from, or null; `index` may be unknown; `textChanged`: whether a
 * link to a paragraph was made for another text, null where none was followed.
 */
export function articlePage(
  article: ArticleDetail,
  state: SearchState | null,
  index: IndexInfo | null,
  textChanged: boolean | null = null,
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
    facts: articleFacts(article),
    entities: ENTITY_TYPES.map((type) => ({
      type,
      title: FACET_NAMES[type].title,
      names: namedEntities(article, type),
    })).filter(({ names }) => names.length > 0),
    related: relatedViews(article),
    boilerplate: article.boilerplate,
    warnings: article.warnings,
    files: articleFiles(article.id),
    notices: [...(textChanged === true ? [CHANGED] : []), ...notices(article)],
  };
}
