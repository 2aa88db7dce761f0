/**
 * The concordance's page: every match on a line of its own with the words around it, and the words
 * that keep it company.
 */
import { CONCORDANCE_SORTS, type ConcordanceLine } from '../core/concordance.ts';
import {
  DEFAULT_COLLOCATES_SIZE,
  DEFAULT_MINIMUM,
  DEFAULT_SPAN,
} from '../core/context-parameters.ts';
import {
  concordanceApiHref,
  concordanceCsvHref,
  concordanceHref,
  concordanceParams,
  lineHref,
} from '../core/context-url.ts';
import type { SearchState } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type {
  CollocatesRequest,
  CollocatesResult,
  ConcordanceRequest,
  ConcordanceResult,
} from '../core/searcher.ts';
import { type CollocatesView, collocatesView } from './collocates-view.ts';
import { type Chip, constraintChips } from './constraints.ts';
import type { SortLink } from './facet-view.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type Pagination, pagination } from './pagination.ts';
import { buildingNotice, type NoResults, noResults } from './search-advice.ts';
import type { HiddenInput } from './search-form.ts';
import { counted, formatDay } from './wording.ts';

/** The collocates that the page shows below the lines. */
export const SHOWN_COLLOCATES: Omit<CollocatesRequest, 'state'> = {
  span: DEFAULT_SPAN,
  sort: 'likelihood',
  minimum: DEFAULT_MINIMUM,
  page: 1,
  size: DEFAULT_COLLOCATES_SIZE / 2,
};

export type LineView = {
  readonly left: string;
  readonly match: string;
  readonly right: string;
  readonly href: string;
  readonly title: string;
  readonly day: { readonly iso: string; readonly text: string } | null;
  readonly source: string | null;
};

/** What the search says of itself, in the shape of a results page; a concordance reads nothing loosely. */
type Notices = {
  readonly building: string | null;
  readonly fallback: null;
  readonly suggestion: null;
  readonly warnings: readonly string[];
  readonly interpretation: string | null;
  readonly variants: readonly string[];
  readonly variantsOffHref: string;
  readonly undated: null;
};

export type ConcordancePage = Notices & {
  readonly frame: Frame;
  readonly query: string;
  /** “84 lines in 31 articles”; null where nothing was looked for. */
  readonly count: string | null;
  /** What to do where the query has no words; null where it has. */
  readonly advice: string | null;
  readonly hidden: readonly HiddenInput[];
  readonly sorts: readonly SortLink[];
  readonly chips: readonly Chip[];
  readonly clearHref: null;
  readonly lines: readonly LineView[];
  /** Set where the page asked for lies past the last one. */
  readonly firstPageHref: string | null;
  readonly pagination: Pagination | null;
  readonly none: NoResults | null;
  readonly collocates: CollocatesView | null;
  /** Null where there are no lines. */
  readonly csvHref: string | null;
  readonly searchHref: string;
};

const SORT_NAMES = {
  left: 'Words before',
  right: 'Words after',
  newest: 'Newest',
  oldest: 'Oldest',
} as const;

const NO_WORDS =
  'A concordance shows the words of a query where they stand. Type at least one word or phrase; filters and dates alone have no place in a text.';
const NO_PLACES =
  'These articles were found by other things than words of their title or text, so there is nothing to show in its context.';

function sortLinks(state: SearchState, { sort, chars, size }: ConcordanceRequest): SortLink[] {
  const link = (text: string, value: ConcordanceRequest['sort']): SortLink => ({
    text,
    href: concordanceHref(state, { sort: value, chars, size }),
    current: value === sort,
  });
  return [link('By article', null), ...CONCORDANCE_SORTS.map((one) => link(SORT_NAMES[one], one))];
}

function lineView(line: ConcordanceLine, state: SearchState): LineView {
  const { left, match, right, title, day, source } = line;
  return {
    left,
    match,
    right,
    href: lineHref(line, state),
    title,
    day: day === null ? null : { iso: day, text: formatDay(day) },
    source,
  };
}

function adviceFor({ query, total, articles }: ConcordanceResult): string | null {
  if (!query.hasWords) return NO_WORDS;
  return total === 0 && articles > 0 ? NO_PLACES : null;
}

function notices({ query, state, index }: ConcordanceResult): Notices {
  return {
    building: buildingNotice(index),
    fallback: null,
    suggestion: null,
    warnings: query.warnings.map(({ message }) => message),
    interpretation: state.q.trim() === '' ? null : query.interpretation,
    variants: query.variants.map(
      ({ term, entity, forms }) => `“${term}” also finds ${forms.join(', ')} (${entity})`,
    ),
    variantsOffHref: concordanceHref({ ...state, variants: false }),
    undated: null,
  };
}

export function concordancePage(
  result: ConcordanceResult,
  collocates: CollocatesResult,
  request: ConcordanceRequest,
): ConcordancePage {
  const { state, total, index } = result;
  const { sort, chars, page } = request;
  const size = request.size ?? total;
  const layout = { sort, chars, size };
  const query = state.q.trim();
  const advice = adviceFor(result);
  const pageHref = (to: number) => concordanceHref(state, { ...layout, page: to });
  return {
    ...notices(result),
    frame: pageFrame({
      title: query === '' ? 'Concordance' : `Concordance: ${query}`,
      twinHref: concordanceApiHref(state, { ...layout, page }),
      state,
      index,
      meta: [NOT_FOR_ROBOTS],
    }),
    query: state.q,
    count:
      advice === null
        ? `${counted(total, 'line')} in ${counted(result.articles, 'article')}`
        : null,
    advice,
    hidden: [...concordanceParams(state, layout)]
      .filter(([name]) => name !== 'q')
      .map(([name, value]) => ({ name, value })),
    sorts: total > 1 ? sortLinks(state, request) : [],
    chips: constraintChips(state, (to) => concordanceHref(to, layout)),
    clearHref: null,
    lines: result.lines.map((line) => lineView(line, state)),
    firstPageHref: total > 0 && size > 0 && result.lines.length === 0 ? pageHref(1) : null,
    pagination: pagination({ total, page, size, href: pageHref }),
    none:
      advice === null ? noResults({ total: result.articles, query: result.query }, state) : null,
    collocates: collocatesView(collocates, SHOWN_COLLOCATES),
    csvHref: total > 0 ? concordanceCsvHref(state, layout) : null,
    searchHref: searchHref(state),
  };
}
