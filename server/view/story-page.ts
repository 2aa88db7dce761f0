/**
 * A story's page: what its reports say together, where they differ, and the reports themselves. Every
 * sentence stands in a report and leads to it; nothing is said to be right.
 */
import { entityHref } from '../core/entity-url.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { EMPTY_STATE, toggleIncluded } from '../core/search-state.ts';
import { articleHref, searchHref } from '../core/search-url.ts';
import type { ArticleCard, IndexInfo } from '../core/searcher.ts';
import { type Piece, pieces } from '../core/span.ts';
import type { Evidence, ReportWithCopies, StoryReport } from '../core/story-report.ts';
import { comparisonHref, storyHref } from '../core/story-url.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type Frame, pageFrame } from './frame.ts';
import type { ValueLink } from './hit-view.ts';
import { buildingNotice } from './search-advice.ts';
import { counted, type DateView, dateView, formatCount, formatRange } from './wording.ts';

/** A sentence of a report, the words in question marked. */
export type Quotation = {
  readonly pieces: readonly Piece[];
  readonly href: string;
  /** The outlet; where it is unknown, the report's day or title. */
  readonly from: string;
};

/** Something that reports say or spell differently, and how each does. */
export type DifferenceView = {
  readonly what: string;
  readonly versions: readonly {
    readonly shown: string;
    readonly quotations: readonly Quotation[];
    /** “and 3 more”; null where all are quoted. */
    readonly more: string | null;
  }[];
};

export type ReportView = {
  readonly title: string;
  readonly href: string;
  readonly date: DateView | null;
  readonly source: string | null;
  /** The same text elsewhere, each with the way to see the two side by side. */
  readonly copies: readonly {
    readonly title: string;
    readonly href: string;
    readonly source: string | null;
    readonly compareHref: string;
  }[];
};

export type CountedLink = ValueLink & { readonly count: string };

export type StoryPage = {
  readonly frame: Frame;
  readonly title: string;
  readonly reportsCount: string;
  readonly days: string | null;
  readonly building: string | null;
  /** The reports as a search, to be narrowed. */
  readonly searchHref: string;
  readonly summary: readonly Quotation[];
  readonly figures: readonly DifferenceView[];
  readonly spellings: readonly DifferenceView[];
  readonly reports: readonly ReportView[];
  readonly named: readonly { readonly title: string; readonly names: readonly CountedLink[] }[];
  readonly sources: readonly CountedLink[];
};

/** Quotations a version, and names a type. */
const MAX_QUOTATIONS = 3;
const MAX_NAMES = 12;

export function storyPage(story: StoryReport, index: IndexInfo): StoryPage {
  const cards = story.reports.flatMap(({ article, copies }) => [article, ...copies]);
  const labels = new Map(cards.map((card) => [card.id, labelFor(card)]));
  const labelOf = (id: ArticleCard['id']): string => labels.get(id) ?? id;
  const within = { ...EMPTY_STATE, story: story.id };
  const days = cards.flatMap(({ date }) => date?.day ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const quote = ({ id, text, sentence, span }: Evidence): Quotation => ({
    pieces: pieces(text, [{ start: span.start - sentence.start, end: span.end - sentence.start }]),
    href: articleHref(id),
    from: labelOf(id),
  });
  return {
    frame: pageFrame({
      title: story.title,
      twinHref: storyHref(story.id, 'api'),
      index,
      current: '/stories',
    }),
    title: story.title,
    reportsCount: counted(story.size, 'report'),
    days: first === undefined || last === undefined ? null : formatRange(first, last),
    building: buildingNotice(index),
    searchHref: searchHref(within),
    summary: story.summary.map(({ id, text }) => ({
      pieces: pieces(text, []),
      href: articleHref(id),
      from: labelOf(id),
    })),
    figures: story.figures.map(({ what, values }) => ({
      what,
      versions: values.map(({ shown, evidence }) => versionView(shown, evidence, quote)),
    })),
    spellings: story.spellings.map(({ entity, forms }) => ({
      what: entity,
      versions: forms.map(({ form, evidence }) => versionView(form, evidence, quote)),
    })),
    reports: story.reports.map(reportView),
    named: ENTITY_TYPES.map((type) => ({
      title: FACET_NAMES[type].title,
      names: story.named[type].slice(0, MAX_NAMES).map(({ name, reports }) => ({
        label: name,
        href: entityHref({ type, name }),
        count: formatCount(reports),
      })),
    })).filter(({ names }) => names.length > 0),
    sources: story.sources.map(({ name, reports }) => ({
      label: name,
      href: searchHref(toggleIncluded(within, 'source', name)),
      count: formatCount(reports),
    })),
  };
}

function versionView(
  shown: string,
  evidence: readonly Evidence[],
  quote: (evidence: Evidence) => Quotation,
): DifferenceView['versions'][number] {
  const more = evidence.length - MAX_QUOTATIONS;
  return {
    shown,
    quotations: evidence.slice(0, MAX_QUOTATIONS).map(quote),
    more: more > 0 ? `and ${formatCount(more)} more` : null,
  };
}

function reportView({ article, copies }: ReportWithCopies): ReportView {
  return {
    title: article.title,
    href: articleHref(article.id),
    date: article.date === null ? null : dateView(article.date),
    source: article.source,
    copies: copies.map((copy) => ({
      title: copy.title,
      href: articleHref(copy.id),
      source: copy.source,
      compareHref: comparisonHref(article.id, copy.id),
    })),
  };
}

function labelFor({ source, date, title }: ArticleCard): string {
  if (source !== null) return source;
  return date === null ? title : `Report of ${dateView(date).text}`;
}
