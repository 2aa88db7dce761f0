/** Every page, wide and narrow, light and dark: nothing for axe, the console or the window's edge to report. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSite, type Site, skipWithoutChromium } from './browser.ts';
import { pageStates, type State } from './states.ts';
import { openVisit, settled, sidewaysOverflow, type Visit } from './visit.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice. */
const AXE_OPTIONS = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
});

/** What depends on the colours: the same page in another scheme has the same elements. */
const COLOUR_OPTIONS = JSON.stringify({
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
});

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
/** 1280 pixels at 400% zoom (WCAG 1.4.10). */
const ZOOMED = { width: 320, height: 640 };

let site: Site;

/** “rule: element” for whatever axe finds. */
async function axeFindings(page: Page, options = AXE_OPTIONS): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate<readonly string[]>(
    `axe.run(document, ${options}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => 'axe ' + id + ': ' + html)))`,
  );
}

async function findings({ page, problems }: Visit, [, path, status = 200]: State, options: string) {
  const found: string[] = [];
  const before = problems.length;
  const response = await page.goto(path);
  if (response?.status() !== status) found.push(`status ${response?.status()}`);
  const headings = await page.locator('h1').count();
  if (headings !== 1) found.push(`${headings} h1`);
  if ((await page.title()) === '') found.push('no title');
  // What is folded away counts too.
  await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true; })');
  found.push(...(await axeFindings(page, options)));
  const size = page.viewportSize();
  for (const at of size?.width === NARROW.width ? [NARROW, ZOOMED] : [WIDE]) {
    await page.setViewportSize(at);
    const overflow = await sidewaysOverflow(page);
    if (overflow > 0) found.push(`${overflow} px too wide for ${at.width}`);
  }
  if (size !== null) await page.setViewportSize(size);
  return [...found, ...problems.slice(before)];
}

before(async () => {
  if (skipWithoutChromium === false) site = await openSite();
});
after(async () => site?.close());

test('what script opens has nothing to object to either', {
  skip: skipWithoutChromium,
}, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, problems, close } = await openVisit(site, { viewport: NARROW, colorScheme });
    await page.goto('/search?q=president#narrow');
    assert.deepEqual(await axeFindings(page), [], 'the sheet of facets');
    const facet = page.locator('#narrow .facet').first();
    await facet.getByRole('textbox').fill('al-');
    await facet.locator('.facet-link', { hasText: 'Bashar al-Assad' }).waitFor();
    assert.deepEqual(await axeFindings(page), [], 'a facet that is looked through');
    await page.goto('/search?q=president');
    await page.locator('.facet-link').first().click();
    await settled(page);
    await page.keyboard.press('?');
    assert.deepEqual(await axeFindings(page), [], 'the list of keys');
    await page.keyboard.press('Escape');
    await page.locator('#q').fill('biden');
    await page.getByRole('option').first().waitFor();
    assert.deepEqual(await axeFindings(page), [], 'names that fit');
    assert.deepEqual(problems, []);
    await close();
  }
});

/** The story of which most is told. */
async function foundStory(): Promise<string> {
  const answer = await fetch(`${site.origin}/api/stories?sort=size&size=1`);
  const { stories } = (await answer.json()) as { stories: readonly { url: string }[] };
  return stories[0]?.url ?? '/stories/none';
}

/** The first article that a search finds, with the search. */
async function foundArticle(): Promise<string> {
  const answer = await fetch(`${site.origin}/api/search?q=president&size=1`);
  const { hits } = (await answer.json()) as { hits: readonly { url: string }[] };
  return `${hits[0]?.url.split('?')[0]}?q=president`;
}

// Two tabs at a time: each is a process of its own.
describe('every page has nothing to object to', { concurrency: 2 }, () => {
  for (const viewport of [WIDE, NARROW]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const name = `at ${viewport.width} pixels, ${colorScheme}`;
      test(name, { skip: skipWithoutChromium }, async (t) => {
        const visit = await openVisit(site, { viewport, colorScheme });
        const options = colorScheme === 'light' ? AXE_OPTIONS : COLOUR_OPTIONS;
        const found = { article: await foundArticle(), story: await foundStory() };
        for (const state of pageStates(found)) {
          await t.test(state[0], async () =>
            assert.deepEqual(await findings(visit, state, options), []),
          );
        }
        await visit.close();
      });
    }
  }
});
