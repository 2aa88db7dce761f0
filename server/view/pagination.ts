/** Page numbers below the results: the first, the last and those around the current one. */
import { MAX_PAGED_HITS } from '../core/search-state.ts';
import { pageNumbers } from './page-links.ts';
import { formatCount } from './wording.ts';

/** One entry of the row; `gap` stands for the pages left out before it. */
export type PageLink = {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
  readonly gap: boolean;
};

export type Pagination = {
  readonly links: readonly PageLink[];
  readonly prevHref: string | null;
  readonly nextHref: string | null;
  /** Said where results lie beyond the last page that can be asked for. */
  readonly limit: string | null;
};

export type PaginationRequest = {
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly href: (page: number) => string;
  /** Things that pages may reach; those of a search's results where it is left out. */
  readonly reach?: number;
};

/** Pages shown to either side of the current one; four numbers fit a phone beside first and last. */
const NEIGHBOURS = 2;

/** Null where everything fits on one page. */
export function pagination({
  total,
  page,
  size,
  href,
  reach = MAX_PAGED_HITS,
}: PaginationRequest): Pagination | null {
  if (size === 0 || total <= size) return null;
  const { last, prev, next } = pageNumbers({ total, page, size, reach });
  const shown = new Set([1, last]);
  for (let n = page - NEIGHBOURS; n <= page + NEIGHBOURS; n += 1) {
    if (n >= 1 && n <= last) shown.add(n);
  }
  const numbers = [...shown].sort((a, b) => a - b);
  return {
    links: numbers.map((n, i) => ({
      text: formatCount(n),
      href: href(n),
      current: n === page,
      gap: n - (numbers[i - 1] ?? n) > 1,
    })),
    prevHref: prev === null ? null : href(prev),
    nextHref: next === null ? null : href(next),
    limit:
      total > reach
        ? `Pages reach the first ${formatCount(reach)} results; narrow the search to see the others.`
        : null,
  };
}
