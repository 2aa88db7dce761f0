/** The constraints of a search as chips: one for everything chosen beside the words, each with a way out. */
import {
  FACETS,
  type Facet,
  type SearchState,
  toggleExcluded,
  toggleIncluded,
  toggleMissing,
  withChanges,
} from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import { FACET_NAMES, valueLabel } from './facet-names.ts';
import { counted, formatDay } from './wording.ts';

/** `label` says the constraint, `href` is the same search without it. */
export type Chip = {
  readonly kind: string;
  readonly label: string;
  readonly excluded: boolean;
  readonly href: string;
};

const UNDATED_LABELS = {
  include: 'articles without a date too',
  exclude: 'only articles with a date',
  only: 'only articles without a date',
} as const;

/** Writes the address of a search on the page that shows the chips. */
type Href = (state: SearchState) => string;

function facetChips(state: SearchState, facet: Facet, hrefOf: Href): Chip[] {
  const { included, excluded, missing, match } = state.facets[facet];
  const { one, none } = FACET_NAMES[facet];
  const kind = match === 'all' && included.length > 1 ? `${one} (all of)` : one;
  return [
    ...included.map((value) => ({
      kind,
      label: valueLabel(facet, value),
      excluded: false,
      href: hrefOf(toggleIncluded(state, facet, value)),
    })),
    ...excluded.map((value) => ({
      kind: `not ${one}`,
      label: valueLabel(facet, value),
      excluded: true,
      href: hrefOf(toggleExcluded(state, facet, value)),
    })),
    ...(missing
      ? [{ kind: one, label: none, excluded: false, href: hrefOf(toggleMissing(state, facet)) }]
      : []),
  ];
}

/** Every constraint beyond the query text, facets first; empty for a plain search. */
export function constraintChips(state: SearchState, hrefOf: Href = searchHref): Chip[] {
  const chips = FACETS.flatMap((facet) => facetChips(state, facet, hrefOf));
  const add = (kind: string, label: string, changes: Partial<SearchState>): void => {
    chips.push({ kind, label, excluded: false, href: hrefOf(withChanges(state, changes)) });
  };
  if (state.from !== null) add('from', formatDay(state.from), { from: null });
  if (state.to !== null) add('to', formatDay(state.to), { to: null });
  if (state.undated !== null) add('dates', UNDATED_LABELS[state.undated], { undated: null });
  if (state.missingDate) add('dates', 'no date', { missingDate: false });
  if (state.operator !== null) {
    add('words', state.operator === 'or' ? 'any of them' : 'all of them', { operator: null });
  }
  if (!state.variants) add('names', 'only as typed', { variants: true });
  if (state.story !== null) add('story', 'one story', { story: null });
  if (state.similar !== null) add('similar', 'like one article', { similar: null });
  if (state.ids.length > 0) add('chosen', counted(state.ids.length, 'article'), { ids: [] });
  return chips;
}
