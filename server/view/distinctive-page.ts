/** What stands out in a result set: lists of names, keywords and words, each leading to its articles. */
import {
  DISTINCTIVE_FACETS,
  type Distinctive,
  type DistinctiveFacet,
  type DistinctiveResult,
} from '../core/distinctive.ts';
import { distinctiveHref, queryWithWord } from '../core/insight-url.ts';
import {
  type SearchState,
  toggleIncluded,
  withChanges,
  withSelection,
} from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import { type Chip, constraintChips } from './constraints.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { buildingNotice } from './search-advice.ts';
import { counted, formatCount } from './wording.ts';

export type DistinctiveItem = {
  readonly text: string;
  readonly href: string;
  /** “12 of 19”. */
  readonly note: string;
  /** For those who hear it: “Choe Son Hui, 12 of 19 articles that have it”. */
  readonly name: string;
  /** Length of the quiet bar, of 100: its strength beside the strongest of the list. */
  readonly bar: number;
};

export type DistinctiveList = {
  readonly title: string;
  readonly items: readonly DistinctiveItem[];
};

export type DistinctivePage = {
  readonly frame: Frame;
  readonly scope: string;
  readonly building: string | null;
  readonly count: { readonly text: string; readonly href: string };
  readonly chips: readonly Chip[];
  readonly clearHref: null;
  readonly lists: readonly DistinctiveList[];
  /** Why there is nothing to show; null where there is. */
  readonly none: string | null;
};

/** Items of each list on the page; the twin has more. */
export const SHOWN_DISTINCTIVE = 20;

/** The search that finds the articles of the result set with one more value. */
export function withValueHref(state: SearchState, facet: DistinctiveFacet, value: string): string {
  const chosen = state.facets[facet].included.length;
  // Both the value chosen before and this one; of several that may stand in for each other no address can say so.
  const all = chosen === 1 ? withSelection(state, facet, { match: 'all' }) : state;
  return searchHref(toggleIncluded(all, facet, value));
}

/** The search that finds the articles of the result set with a word. */
export function withWordHref(state: SearchState, word: string): string {
  return searchHref(withChanges(state, { q: queryWithWord(state, word), operator: null }));
}

function list(
  title: string,
  found: readonly Distinctive[],
  hrefOf: (text: string) => string,
): DistinctiveList {
  const most = found[0]?.logLikelihood ?? 1;
  return {
    title,
    items: found.slice(0, SHOWN_DISTINCTIVE).map(({ text, count, inArchive, logLikelihood }) => ({
      text,
      href: hrefOf(text),
      note: `${formatCount(count)} of ${formatCount(inArchive)}`,
      name: `${text}, ${formatCount(count)} of ${counted(inArchive, 'article')} that have it`,
      bar: Math.max(1, Math.round((logLikelihood / most) * 100)),
    })),
  };
}

function whyNone({ articles, archive }: DistinctiveResult): string {
  if (articles === 0) return 'No article satisfies the search, so nothing can stand out.';
  if (articles === archive)
    return 'These are all the articles of the archive; what stands out shows once a search takes a part of them.';
  return 'Nothing is more frequent in these articles than in the others.';
}

export function distinctivePage(result: DistinctiveResult): DistinctivePage {
  const { state, articles, archive, values, words, index } = result;
  const q = state.q.trim();
  const lists = [
    ...DISTINCTIVE_FACETS.map((facet) =>
      list(FACET_NAMES[facet].title, values[facet], (value) => withValueHref(state, facet, value)),
    ),
    list('Words', words, (word) => withWordHref(state, word)),
  ].filter(({ items }) => items.length > 0);
  return {
    frame: pageFrame({
      title: q === '' ? 'Distinctive' : `Distinctive: ${q}`,
      twinHref: distinctiveHref(state, '/api/distinctive'),
      state,
      index,
      meta: [NOT_FOR_ROBOTS],
    }),
    scope: q === '' ? 'of the articles found' : `of the results for “${q}”`,
    building: buildingNotice(index),
    count: {
      text: `${counted(articles, 'article')} of ${formatCount(archive)}`,
      href: searchHref(state),
    },
    chips: constraintChips(state, (to) => distinctiveHref(to)),
    clearHref: null,
    lists,
    none: lists.length === 0 ? whyNone(result) : null,
  };
}
