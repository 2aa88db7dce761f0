/** What script adds: results in place, keys, lists that narrow, a remembered theme. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ARTICLE_QUERY, createCheck, RICH, WIDE } from './conditions.ts';
import { ofEach, settled } from './visit.ts';

const check = createCheck();

/** Marks the document, so that a page loaded anew can be told from one whose results were replaced. */
const mark = (page: Page) => page.evaluate('window.sameDocument = true');
const isSame = (page: Page) => page.evaluate<boolean>('window.sameDocument === true');
const focused = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim()',
  );
const focusTop = (page: Page) =>
  page.evaluate<number>('document.activeElement.getBoundingClientRect().top');
const count = (page: Page) => page.locator('.results-count strong').innerText();

check(
  'a facet is chosen in place: focus stays, the count is said, back leads back',
  {},
  async (page) => {
    await page.goto('/search?q=president');
    await mark(page);
    const before = await count(page);
    const link = page.locator('.facet-link').first();
    const label = await link.locator('.facet-label').innerText();
    await link.focus();
    await page.evaluate('scrollTo(0, 200)');
    const top = await focusTop(page);
    await page.keyboard.press('Enter');
    await settled(page);
    assert.ok(await isSame(page), 'the page was loaded anew');
    assert.match(await focused(page), new RegExp(`^${label}, `));
    assert.ok(Math.abs((await focusTop(page)) - top) < 2, 'it moved');
    assert.equal(new URL(page.url()).searchParams.get('person'), label);
    const after = await count(page);
    assert.notEqual(after, before);
    assert.equal(await page.locator('[aria-live]').innerText(), after);
    assert.equal(
      await page.locator('.search-form input[name=person]').getAttribute('value'),
      label,
    );
    await page.goBack();
    await settled(page);
    assert.equal(await count(page), before);
    assert.ok(await isSame(page));
    await page.goForward();
    await settled(page);
    assert.equal(await count(page), after);
  },
);

check(
  'what is pressed and goes away leaves the focus on what takes its place',
  {},
  async (page) => {
    await page.goto('/search?place=Russia&place=Ukraine');
    await page.getByRole('link', { name: 'all of these' }).press('Enter');
    await settled(page);
    assert.equal(await focused(page), 'any of these');
    await page.locator('.facet-exclude').first().press('Enter');
    await settled(page);
    assert.match(await focused(page), /^Excluded: .+, \d+ articles?$/);
    await page.locator('.chips a').first().press('Enter');
    await settled(page);
    assert.match(await focused(page), /^Remove the filter /);
    await page.getByRole('link', { name: 'Next', exact: true }).press('Enter');
    await settled(page);
    assert.match(await focused(page), /articles/i);
  },
);

check('what cannot be had in place is gone to', {}, async (page) => {
  await page.goto('/search?q=NATO');
  await mark(page);
  await page.route('**/search?*', (route) =>
    route.request().resourceType() === 'fetch' ? route.abort('aborted') : route.continue(),
  );
  await page.locator('.facet-link').first().click();
  await page.waitForURL('**person=**');
  assert.equal(await page.locator('.chip').count(), 1);
  assert.equal(await isSame(page), false);
});

check('a list of values narrows while one types, and keeps what was ticked', {}, async (page) => {
  await page.goto('/facets/person?q=president');
  const all = await page.locator('.facet-choice').count();
  await page.getByRole('checkbox', { name: /^Joe Biden, / }).check();
  await page.getByRole('searchbox', { name: 'Find among the people' }).pressSequentially('puti');
  await page
    .locator('.facet-choice')
    .nth(all - 1)
    .waitFor({ state: 'detached' });
  const last = page.locator('.facet-choice:not(.facet-missing) .facet-label').last();
  // Answers to the first letters may come before.
  await last.filter({ hasText: 'Vladimir Putin' }).waitFor();
  await page.getByRole('checkbox', { name: /^Vladimir Putin, / }).check();
  await page.getByRole('button', { name: 'Apply' }).last().click();
  await page.waitForURL('**/search?**');
  assert.deepEqual(new URL(page.url()).searchParams.getAll('person').sort(), [
    'Joe Biden',
    'Vladimir Putin',
  ]);
});

check('a facet beside the results finds the values that are not shown', {}, async (page) => {
  await page.goto('/search?q=president');
  const facet = page.locator('.facet').first();
  const shown = await facet.locator('.facet-label').allInnerTexts();
  await facet.getByRole('textbox').fill('al-assad');
  const found = facet.locator('.facet-link', { hasText: 'Bashar al-Assad' });
  await found.waitFor();
  const name = await found.getAttribute('aria-label');
  assert.match(name ?? '', /^Bashar al-Assad, \d+ articles?$/);
  await facet.getByRole('textbox').fill('');
  await facet
    .locator('.facet-value')
    .nth(shown.length - 1)
    .waitFor();
  assert.deepEqual(await facet.locator('.facet-label').allInnerTexts(), shown);
});

check('keys lead through results and marks, and can be switched off', {}, async (page) => {
  await page.goto(ARTICLE_QUERY);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const titles = await page.locator('.hit-title a').allInnerTexts();
  assert.equal(await focused(page), titles[0]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/articles/**');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(new URL(page.url()).hash, '#match-2');
  await page.keyboard.press('u');
  await page.waitForURL('**/search?**');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate('document.activeElement.id'), 'q');
  await page.keyboard.press('j');
  assert.match(await page.locator('#q').inputValue(), /j$/);
  await page.locator('#q').blur();
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Single keys do this' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.keyboard.press('j');
  assert.equal(await page.evaluate('document.activeElement === document.body'), true);
  await page.getByRole('button', { name: 'Keys' }).click();
  assert.ok(await page.getByRole('dialog').isVisible());
});

check('the theme is the reader’s own and is remembered', { colorScheme: 'light' }, async (page) => {
  const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  await page.goto('/');
  const light = await paper();
  const button = page.getByRole('button', { name: /^Theme/ });
  await button.click();
  assert.equal(await paper(), light);
  await button.click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto(RICH);
  assert.equal(await paper(), dark);
  await button.click();
  assert.equal(await paper(), light);
});

/** Kilobytes that a results page with everything may take over the wire, with its style and script. */
const MAX_KILOBYTES = 60;

check(
  `a results page is at most ${MAX_KILOBYTES} kB, and nothing in it moves while it loads`,
  { viewport: WIDE },
  async (page) => {
    await page.addInitScript(`
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
    for (const path of ['/search?q=president+OR+minister&facet_size=10', '/', RICH]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const sizes = await page.evaluate<readonly number[]>(
        `performance.getEntries().filter((e) => 'transferSize' in e).map((e) => e.encodedBodySize)`,
      );
      const kilobytes = sizes.reduce((a, b) => a + b, 0) / 1000;
      assert.ok(sizes.length >= 3 && kilobytes <= MAX_KILOBYTES, `${path}: ${kilobytes} kB`);
      assert.equal(await page.evaluate('window.shift'), 0, path);
    }
  },
);

check(
  'the sheet of facets opens over the results on a phone, and closes',
  { viewport: { width: 390, height: 844 } },
  async (page) => {
    await page.goto('/search?q=president');
    await page.getByRole('link', { name: 'Narrow these results' }).click();
    const [position] = await ofEach<string>(page, '#narrow', '(e) => getComputedStyle(e).position');
    assert.equal(position, 'fixed');
    await page.locator('#narrow .facet-link').first().click();
    await settled(page);
    assert.equal(await page.locator('.chip').count(), 1);
    await page.goto('/search?q=president#narrow');
    await page.getByRole('link', { name: 'Back to the results' }).click();
    const [closed] = await ofEach<string>(page, '#narrow', '(e) => getComputedStyle(e).position');
    assert.equal(closed, 'static');
  },
);

check('names that fit what is typed can be chosen with the arrow keys', {}, async (page) => {
  await page.goto('/');
  const box = page.getByRole('combobox', { name: 'Search the articles' });
  await box.pressSequentially('choe');
  const option = page.getByRole('option', { name: /^Choe Son Hui person · \d+$/ });
  await option.waitFor();
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  const active = await box.getAttribute('aria-activedescendant');
  assert.equal(active, await option.getAttribute('id'));
  assert.equal(await box.inputValue(), 'Choe Son Hui');
  await page.keyboard.press('Escape');
  assert.equal(await box.inputValue(), 'choe');
  assert.ok(!(await option.isVisible()));
  await box.pressSequentially(' son');
  await option.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=Choe+Son+Hui');
  assert.ok((await page.locator('.hit').count()) > 0);
});

check('titles are suggested too, and lead to their articles', {}, async (page) => {
  await page.goto('/');
  const title = await page.locator('.newest h3 a, .newest h2 a').first().textContent();
  const words = /^[\p{L}\s]+/u.exec(title ?? '')?.[0]?.trim() ?? '';
  assert.ok(words.length > 1, `${title} starts with words`);
  const box = page.getByRole('combobox', { name: 'Search the articles' });
  await box.pressSequentially(words);
  const option = page.getByRole('option', { name: `${title} article` });
  await option.click();
  await page.waitForURL('**/articles/*');
  assert.equal(await page.locator('.article-title').textContent(), title);
});
