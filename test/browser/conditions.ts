/** What the tests of conditions share: a site for the file, a tab for each test, and rich pages to look at. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openSite, type Site, skipWithoutChromium } from './browser.ts';
import { openVisit } from './visit.ts';

/** A page with a bit of everything: marks, chips, paging, chosen and excluded values, dates. */
export const RICH = '/search?q=president&size=2&page=2&not_place=Syria&from=2022&sort=oldest';
/** Its first article has several marks. */
export const ARTICLE_QUERY = '/search?q=Sweden';
export const WIDE = { width: 1280, height: 900 };
/** 1280 pixels at 400% zoom. */
export const ZOOMED = { width: 320, height: 640 };

/** From the results to an article with marks. */
export async function openArticle(page: Page): Promise<void> {
  await page.goto(ARTICLE_QUERY);
  await page.locator('.hit-title a').first().click();
  // A click is over before the page that it leads to is there.
  await page.waitForURL('**/articles/**');
}

/** Opens one site for the file that calls this; `check` is a test with a tab of its own. */
export function createCheck() {
  let site: Site | undefined;
  before(async () => {
    if (skipWithoutChromium === false) site = await openSite();
  });
  after(async () => site?.close());
  return (
    name: string,
    options: BrowserContextOptions,
    steps: (page: Page) => Promise<void>,
  ): void => {
    test(name, { skip: skipWithoutChromium }, async () => {
      const { page, problems, close } = await openVisit(site ?? assert.fail('no site'), options);
      await steps(page);
      assert.deepEqual(problems, []);
      await close();
    });
  };
}
