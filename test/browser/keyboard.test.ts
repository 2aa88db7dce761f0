/** Without a pointer: where Tab leads, whether one sees it, and a search from start to finish. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ARTICLE_QUERY, createCheck, RICH, WIDE, ZOOMED } from './conditions.ts';

const check = createCheck();

/** Where the focus is: what kind of thing, whether one sees it, and how it is outlined. */
const FOCUS = `(() => {
  const element = document.activeElement;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const part = ['skip-link', 'masthead', 'results', 'facets', 'footer'].find((name) =>
    element.closest('.' + name));
  return {
    part: element.id === 'q' ? 'search box' : part ?? element.tagName,
    text: element.getAttribute('aria-label') ?? element.textContent.trim(),
    inWindow: top > -1 && left > -1 && bottom < innerHeight + 1 && right < innerWidth + 1,
    outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;

type Focus = {
  readonly part: string;
  readonly text: string;
  readonly inWindow: boolean;
  readonly outlined: boolean;
};

for (const viewport of [WIDE, ZOOMED]) {
  check(
    `the Tab key passes the parts in reading order, in sight, at ${viewport.width} pixels`,
    { viewport },
    async (page) => {
      await page.goto(RICH);
      const stops: Focus[] = [];
      for (let i = 0; i < 400; i += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate<Focus>(FOCUS);
        if (stop.part === 'BODY') break;
        stops.push(stop);
      }
      const parts = stops.map(({ part }) => part);
      assert.deepEqual(
        [...new Set(parts)],
        ['skip-link', 'masthead', 'search box', 'results', 'facets', 'footer'],
      );
      assert.deepEqual(
        stops.filter(({ inWindow, outlined }) => !inWindow || !outlined),
        [],
      );
      const results = parts.lastIndexOf('results');
      assert.ok(results < parts.indexOf('facets'), 'results and facets are mixed');
    },
  );
}

/** More stops than any page has. */
const MOST_TABS = 400;

async function tabUntil(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await reached()) return;
  }
  assert.fail('Tab never gets there');
}

check('the keyboard alone skips to the results, opens one and searches again', {}, async (page) => {
  await page.goto(ARTICLE_QUERY);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#main');
  const onTitle = () =>
    page.evaluate<boolean>('document.activeElement.closest(".hit-title") !== null');
  await tabUntil(page, onTitle);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/**');
  await tabUntil(page, async () => (await page.evaluate<Focus>(FOCUS)).part === 'search box');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Modi');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=Modi');
});
