/**
 * Which pages there are around the one shown. A page past the end leads back to the last one.
 */

/** Page numbers from 1; null where there is no such page. */
export type PageNumbers = {
  readonly first: number;
  readonly prev: number | null;
  readonly next: number | null;
  readonly last: number;
};

/**
 * The pages of a list of `total` things at `size` a page; `reach` is the number of things that pages
 * may reach. With a size of 0 there is one page, an empty one.
 */
export function pageNumbers(list: {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly reach: number;
}): PageNumbers {
  const { total, page, size, reach } = list;
  const pages = size === 0 ? 1 : Math.ceil(total / size);
  const reachable = size === 0 ? 1 : Math.floor(reach / size);
  const last = Math.max(1, Math.min(pages, reachable));
  return {
    first: 1,
    prev: page > 1 ? Math.min(page - 1, last) : null,
    next: page < last ? page + 1 : null,
    last,
  };
}

/** The links of a list's pages, as an answer of the API has them; `at` writes the address of a page. */
export function pageHrefs(page: number, pages: PageNumbers, at: (page: number) => string) {
  const maybe = (to: number | null): string | null => (to === null ? null : at(to));
  return {
    self: at(page),
    first: at(pages.first),
    prev: maybe(pages.prev),
    next: maybe(pages.next),
    last: at(pages.last),
  };
}
