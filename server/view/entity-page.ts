/** The page of one person, place or organization: how it is written, when it was seen, and with whom. */
import type { EntityCount, EntityDetail, SeenWith, Sighting } from '../core/entity-report.ts';
import {
  entityHref,
  entityListHref,
  entityPairHref,
  markingState,
  namingState,
} from '../core/entity-url.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { withChanges, withSelection } from '../core/search-state.ts';
import { articleHref, facetHref, searchHref } from '../core/search-url.ts';
import type { ArticleCard, IndexInfo } from '../core/searcher.ts';
import { pieces } from '../core/span.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type HitView, hitView } from './hit-view.ts';
import { buildingNotice } from './search-advice.ts';
import { type TimelineView, timelineView } from './timeline-view.ts';
import { counted, type DateView, dateView } from './wording.ts';

export type FormView = {
  readonly form: string;
  readonly href: string;
  /** “3 articles”. */
  readonly note: string;
};

export type SightingView = {
  readonly term: string;
  readonly date: DateView;
  readonly title: string;
  readonly href: string;
};

export type CompanyView = {
  readonly title: string;
  readonly names: readonly {
    readonly name: string;
    readonly href: string;
    /** “4 articles, 2 sentences”. */
    readonly note: string;
  }[];
  /** The whole list; null where all are shown. */
  readonly all: { readonly text: string; readonly href: string } | null;
};

export type EntityPage = {
  readonly frame: Frame;
  readonly kind: string;
  readonly listHref: string;
  readonly list: string;
  readonly name: string;
  readonly building: string | null;
  readonly articles: { readonly text: string; readonly href: string };
  readonly mentions: string;
  readonly sightings: readonly SightingView[];
  readonly forms: readonly FormView[];
  readonly timeline: TimelineView | null;
  readonly passages: readonly HitView[];
  readonly company: readonly CompanyView[];
  readonly newest: readonly HitView[];
  readonly newestHref: string;
};

/** The card as a hit in short: its title leads to the article, where the name is marked. */
function brief(article: ArticleCard, entity: EntityDetail): HitView {
  const hit = {
    article,
    score: 0,
    titleHighlights: [],
    passages: [],
    explanation: null,
    moreMatches: 0,
    matched: [],
  };
  return { ...hitView(hit, markingState(entity)), entities: [] };
}

function passageView(
  { article, titleHighlights, passages }: EntityDetail['passages'][number],
  entity: EntityDetail,
): HitView {
  const hit = {
    article,
    score: 0,
    titleHighlights,
    passages,
    moreMatches: 0,
    explanation: null,
    matched: [],
  };
  return { ...hitView(hit, markingState(entity)), title: pieces(article.title, titleHighlights) };
}

function sightingView(
  term: string,
  sighting: Sighting | null,
  entity: EntityDetail,
): SightingView[] {
  if (sighting === null) return [];
  const { article, title, date } = sighting;
  const href = articleHref(article, markingState(entity));
  return [{ term, date: dateView(date), title, href }];
}

/** An exact phrase, so that no other spelling is found with it. */
function formHref(form: string, entity: EntityDetail): string {
  const q = `"${form.replaceAll(/["“”„«»＂*?]/g, ' ').trim()}"`;
  return searchHref(withChanges(namingState(entity), { q, variants: false }));
}

function companyView(type: EntityType, entity: EntityDetail): CompanyView {
  const { entities, distinct } = entity.seenWith[type];
  const { title, many } = FACET_NAMES[type];
  const note = ({ articles, sentences }: SeenWith) =>
    sentences === 0
      ? counted(articles, 'article')
      : `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}`;
  // All chosen values must hold, so that the list counts what is named beside this one.
  const beside = withSelection(namingState(entity), entity.type, { match: 'all' });
  return {
    title,
    names: entities.map((one) => ({
      name: one.name,
      href: entityPairHref(entity, one),
      note: note(one),
    })),
    all:
      distinct > entities.length
        ? {
            text: `All ${counted(distinct, FACET_NAMES[type].one, many)}`,
            href: facetHref(type, beside),
          }
        : null,
  };
}

/** `size`: names of each type it is seen with. */
export function entityPage(entity: EntityDetail, size: number, index: IndexInfo): EntityPage {
  const { type, name, articles, mentions, timeline, chart } = entity;
  const named = namingState(entity);
  const { one, many } = FACET_NAMES[type];
  return {
    frame: pageFrame({
      title: `${name}, ${one}`,
      twinHref: entityHref(entity, 'api', size),
      index,
    }),
    kind: one,
    listHref: entityListHref(type),
    list: `All ${many}`,
    name,
    building: buildingNotice(index),
    articles: { text: counted(articles, 'article'), href: searchHref(named) },
    mentions: mentions === 0 ? '' : `named ${mentions === 1 ? 'once' : counted(mentions, 'time')}`,
    sightings: [
      ...sightingView('First seen', entity.first, entity),
      ...sightingView('Last seen', entity.last, entity),
    ],
    forms: entity.forms.map((form) => ({
      form: form.form,
      href: formHref(form.form, entity),
      note: counted(form.articles, 'article'),
    })),
    timeline: chart.bars.length < 2 ? null : timelineView(chart, timeline, named),
    passages: entity.passages.map((found) => passageView(found, entity)),
    company: ENTITY_TYPES.map((other) => companyView(other, entity)).filter(
      ({ names }) => names.length > 0,
    ),
    newest: entity.newest.map((article) => brief(article, entity)),
    newestHref: searchHref(withChanges(named, { sort: 'newest' })),
  };
}

export type EntityChoicePage = {
  readonly frame: Frame;
  readonly heading: string;
  readonly spelling: string;
  readonly names: readonly {
    readonly name: string;
    readonly href: string;
    readonly note: string;
  }[];
  readonly listHref: string;
  readonly list: string;
};

/** Where one spelling means several: each with its number of articles, to choose from. */
export function entityChoicePage(
  spelling: string,
  candidates: readonly EntityCount[],
  { index, hrefOf }: { readonly index: IndexInfo; readonly hrefOf: (one: EntityCount) => string },
): EntityChoicePage {
  const type = candidates[0]?.type ?? 'person';
  const { many } = FACET_NAMES[type];
  return {
    frame: pageFrame({
      title: `${spelling}: which one?`,
      twinHref: entityListHref(type, { contains: spelling, sort: 'count' }, 'api'),
      index,
      meta: [NOT_FOR_ROBOTS],
    }),
    heading: `More than one ${FACET_NAMES[type].one} is called`,
    spelling,
    names: candidates.map((one) => ({
      name: one.name,
      href: hrefOf(one),
      note: counted(one.articles, 'article'),
    })),
    listHref: entityListHref(type),
    list: `All ${many}`,
  };
}
