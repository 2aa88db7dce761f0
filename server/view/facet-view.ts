/**
 * A facet as a list of links: each value with its count, a way to choose it and a way to exclude it.
 * Every link is the whole next search; nothing on the page needs to be submitted.
 */

import {
  FACET_SORTS,
  type Facet,
  type SearchState,
  toggleExcluded,
  toggleIncluded,
  toggleMissing,
  withChanges,
  withSelection,
} from '../core/search-state.ts';
import { facetHref, searchHref } from '../core/search-url.ts';
import type { FacetCounts, FacetValue } from '../core/searcher.ts';
import { FACET_NAMES, valueLabel } from './facet-names.ts';
import { counted, formatCount } from './wording.ts';

export type FacetValueView = {
  /** As addresses have it. */
  readonly value: string;
  /** The same on every page that offers the value, so that script finds it again. */
  readonly key: string;
  readonly label: string;
  readonly count: string;
  /** Accessible name: “Choe Son Hui, 5 articles”. */
  readonly name: string;
  readonly selected: boolean;
  readonly excluded: boolean;
  /** Chooses the value, or lets it go; of an excluded one, lets it back in. */
  readonly href: string;
  /** Null where the value is chosen or excluded already. */
  readonly excludeHref: string | null;
  /** Length of the quiet bar, of 100: its count beside the largest. */
  readonly bar: number;
};

export type FacetView = {
  readonly facet: Facet;
  readonly title: string;
  readonly values: readonly FacetValueView[];
  readonly missing: {
    readonly label: string;
    readonly count: string;
    readonly name: string;
    readonly key: string;
    readonly selected: boolean;
    readonly href: string;
  } | null;
  /** The switch between any and all of the chosen values; null with fewer than two. */
  readonly match: {
    readonly key: string;
    readonly all: boolean;
    readonly anyHref: string;
    readonly allHref: string;
  } | null;
  /** The full list; null where all values are shown. */
  readonly all: { readonly text: string; readonly href: string } | null;
  /** Unfolded at first. */
  readonly open: boolean;
};

/** A way to order a list. */
export type SortLink = { readonly text: string; readonly href: string; readonly current: boolean };

const SORT_NAMES = { count: 'Most articles', name: 'Name', distinctive: 'Distinctive' } as const;

/** The orders of facet values, on the page whose addresses `hrefOf` writes. */
export function facetSortLinks(
  state: SearchState,
  hrefOf: (state: SearchState) => string,
): SortLink[] {
  return FACET_SORTS.map((facetSort) => ({
    text: SORT_NAMES[facetSort],
    href: hrefOf(withChanges(state, { facetSort })),
    current: state.facetSort === facetSort,
  }));
}

/** Facets shown unfolded: those a reader asks for most. The others unfold when something is chosen. */
const OPEN: readonly Facet[] = ['person', 'place', 'organization', 'source'];

function valueView(
  state: SearchState,
  facet: Facet,
  given: FacetValue,
  most: number,
): FacetValueView {
  const { value, count, selected, excluded } = given;
  const free = !selected && !excluded;
  const label = valueLabel(facet, value);
  return {
    value,
    key: `${facet}:${value}`,
    label,
    count: formatCount(count),
    name: `${excluded ? 'Excluded: ' : ''}${label}, ${counted(count, 'article')}`,
    selected,
    excluded,
    href: searchHref((excluded ? toggleExcluded : toggleIncluded)(state, facet, value)),
    excludeHref: free ? searchHref(toggleExcluded(state, facet, value)) : null,
    bar: Math.max(1, Math.round((count / most) * 100)),
  };
}

/** The values of one facet under `state`, with the choice of articles without any. */
export function facetView(facet: Facet, counts: FacetCounts, state: SearchState): FacetView {
  const name = FACET_NAMES[facet];
  const { included, excluded, match } = state.facets[facet];
  const most = Math.max(1, ...counts.values.map(({ count }) => count));
  const { missing } = counts;
  const matchHref = (to: 'any' | 'all') => searchHref(withSelection(state, facet, { match: to }));
  return {
    facet,
    title: name.title,
    values: counts.values.map((value) => valueView(state, facet, value, most)),
    missing:
      missing.count === 0 && !missing.selected
        ? null
        : {
            label: name.none,
            count: formatCount(missing.count),
            name: `${name.none}, ${counted(missing.count, 'article')}`,
            key: `${facet}::none`,
            selected: missing.selected,
            href: searchHref(toggleMissing(state, facet)),
          },
    match:
      included.length > 1 && (name.multiple || match === 'all')
        ? {
            key: `${facet}::match`,
            all: match === 'all',
            anyHref: matchHref('any'),
            allHref: matchHref('all'),
          }
        : null,
    all:
      counts.distinct > counts.values.length
        ? {
            text: `All ${formatCount(counts.distinct)} ${name.many}`,
            href: facetHref(facet, state),
          }
        : null,
    open: OPEN.includes(facet) || included.length + excluded.length > 0 || missing.selected,
  };
}

/** Whether there is anything to choose: a facet without any value in these articles is left out. */
export function isOffered({ values, missing }: FacetCounts): boolean {
  return values.length > 0 || missing.selected;
}
