import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_PAGED_HITS } from '../../server/core/search-state.ts';
import { pagination } from '../../server/view/pagination.ts';

const href = (page: number): string => `p${page}`;

/** The row as text: the current page in brackets, a gap as `…`. */
function row(total: number, page: number, size = 20): string | null {
  const made = pagination({ total, page, size, href });
  if (made === null) return null;
  const links = made.links.map(
    ({ text, current, gap }) => `${gap ? '… ' : ''}${current ? `[${text}]` : text}`,
  );
  return [made.prevHref && '<', ...links, made.nextHref && '>'].filter(Boolean).join(' ');
}

test('the row shows the first page, the last and those around the current one', () => {
  const rows = [
    [0, 1, null],
    [20, 1, null],
    [21, 1, '[1] 2 >'],
    [21, 2, '< 1 [2]'],
    [400, 1, '[1] 2 3 … 20 >'],
    [400, 10, '< 1 … 8 9 [10] 11 12 … 20 >'],
    [400, 20, '< 1 … 18 19 [20]'],
    [60, 9, '< 1 … 3'],
  ] as const;
  for (const [total, page, expected] of rows) assert.equal(row(total, page), expected);
});

test('a size of zero has no pages', () => {
  assert.equal(row(400, 1, 0), null);
});

test('no link leads past the hits that pages reach, and the row says so', () => {
  const made = pagination({ total: MAX_PAGED_HITS + 1, page: 143, size: 70, href });
  assert.equal(made?.links.at(-1)?.href, 'p142');
  assert.match(made?.limit ?? '', /10,000/);
});

test('every link is to a page that exists', () => {
  const asked = fc.record({
    total: fc.nat(30_000),
    page: fc.integer({ min: 1, max: 200 }),
    size: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(asked, ({ total, page, size }) => {
      const made = pagination({ total, page, size, href });
      if (made === null) return total <= size;
      const all = [...made.links.map((link) => link.href), made.prevHref, made.nextHref];
      return all.every((link) => {
        if (link === null) return true;
        const n = Number(link.slice(1));
        return n >= 1 && (n - 1) * size < total && n * size <= MAX_PAGED_HITS;
      });
    }),
  );
});
