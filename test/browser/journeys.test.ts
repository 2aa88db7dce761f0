/** What a reader does, step by step, with script and without: both must come to the same. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSite, type Site, skipWithoutChromium } from './browser.ts';
import { mainText, ofEach, openVisit, settled } from './visit.ts';

let site: Site;

before(async () => {
  if (skipWithoutChromium === false) site = await openSite();
});
after(async () => site?.close());

/** One journey, made twice: in a browser with script and in one without. */
function journey(name: string, steps: (page: Page) => Promise<void>): void {
  for (const javaScriptEnabled of [true, false]) {
    test(`${name}${javaScriptEnabled ? '' : ', without script'}`, {
      skip: skipWithoutChromium,
    }, async () => {
      const { page, problems, close } = await openVisit(site, { javaScriptEnabled });
      await steps(page);
      assert.deepEqual(problems, []);
      await close();
    });
  }
}

/** “1,234 articles” → 1234. */
function leadingNumber(text: string): number {
  const number = /[\d,]+/.exec(text)?.[0] ?? assert.fail(`no number in “${text}”`);
  return Number(number.replaceAll(',', ''));
}

const total = async (page: Page) => {
  await settled(page);
  return leadingNumber(await page.locator('.results-count strong').innerText());
};

const hitAddresses = (page: Page) => ofEach<string>(page, '.hit-title a', '(link) => link.href');

/** The nth free value of a facet: its name, its count and its two links. */
async function facetValue(page: Page, facet: string, nth: number) {
  const value = page
    .locator('.facet', { has: page.locator('h3', { hasText: facet }) })
    .locator('.facet-value:has(.facet-exclude)')
    .nth(nth);
  return {
    label: await value.locator('.facet-label').innerText(),
    count: leadingNumber(await value.locator('.facet-count').innerText()),
    choose: async () => {
      await value.locator('.facet-link').click();
      await settled(page);
    },
    exclude: async () => {
      await value.locator('.facet-exclude').click();
      await settled(page);
    },
  };
}

journey('typing words and pressing Enter lists articles with these words marked', async (page) => {
  await page.goto('/');
  await page.getByLabel('Search the articles').fill('president');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=president');
  assert.equal(await page.getByLabel('Search the articles').inputValue(), 'president');
  const hits = await page.locator('.hit').count();
  assert.equal(hits, Math.min(20, await total(page)));
  assert.equal(await page.locator('.hit:has(mark)').count(), hits);
  for (const mark of await page.locator('.hit mark').allInnerTexts()) {
    // “Presidency” and “presided” share its stem.
    assert.match(mark, /^presid/i);
  }
});

journey('a facet count is what choosing it finds, and excluding takes away', async (page) => {
  await page.goto('/search');
  const chosen = await facetValue(page, 'Places', 0);
  await chosen.choose();
  assert.equal(await total(page), chosen.count);
  const before = page.url();
  const unwanted = await facetValue(page, 'People', 0);
  await unwanted.exclude();
  assert.equal(await total(page), chosen.count - unwanted.count);
  assert.deepEqual(await page.locator('.chip [dir]').allInnerTexts(), [
    unwanted.label,
    chosen.label,
  ]);
  await page.locator('.chip', { hasText: unwanted.label }).click();
  await settled(page);
  assert.equal(page.url(), before);
  await unwanted.exclude();
  await page.getByRole('link', { name: 'Clear all' }).click();
  await settled(page);
  assert.equal(await page.locator('.chip').count(), 0);
});

journey('two values widen a search, and “all of these” narrows it', async (page) => {
  await page.goto('/search');
  await (await facetValue(page, 'Places', 0)).choose();
  const one = await total(page);
  await (await facetValue(page, 'Places', 0)).choose();
  const either = await total(page);
  await page.getByRole('link', { name: 'all of these' }).click();
  const both = await total(page);
  assert.ok(both <= one && one <= either, `${both}, ${one}, ${either}`);
  await page.getByRole('link', { name: 'any of these' }).click();
  assert.equal(await total(page), either);
});

journey('a range of dates keeps to it, and an odd date is not sent', async (page) => {
  await page.goto('/search?q=the');
  const all = await total(page);
  const form = page.locator('.range-form');
  await form.getByLabel('From').fill('not a date');
  await form.getByRole('button').click();
  assert.equal(new URL(page.url()).search, '?q=the');
  await form.getByLabel('From').fill('2024');
  await form.getByLabel('To').fill('2024-06');
  await form.getByRole('button').click();
  await page.waitForURL('**from=2024&**');
  const within = await total(page);
  assert.ok(0 < within && within < all, `${within} of ${all}`);
  for (const date of await ofEach<string>(page, '.hit time', '(time) => time.dateTime')) {
    assert.ok('2024' <= date && date < '2024-07', date);
  }
  await page.getByRole('link', { name: 'All dates' }).click();
  assert.equal(await total(page), all);
});

journey('paging shows every article once, there and back', async (page) => {
  await page.goto('/search?size=7&sort=oldest');
  const seen: string[] = [];
  const pages: string[] = [];
  for (;;) {
    pages.push(page.url());
    seen.push(...(await hitAddresses(page)));
    const next = page.getByRole('link', { name: 'Next', exact: true });
    if ((await next.count()) === 0) break;
    await next.click();
    await settled(page);
  }
  assert.equal(seen.length, await total(page));
  assert.equal(new Set(seen).size, seen.length);
  await page.getByRole('link', { name: 'Previous', exact: true }).click();
  await settled(page);
  assert.equal(page.url(), pages.at(-2));
  await page.getByRole('link', { name: 'Page 1', exact: true }).click();
  await settled(page);
  assert.deepEqual(await hitAddresses(page), seen.slice(0, 7));
});

journey('an article leads from mark to mark and back to the results', async (page) => {
  await page.goto('/search?q=Sweden');
  const results = page.url();
  await page.locator('.hit', { hasText: 'more match' }).first().locator('.hit-title a').click();
  const places = await page.locator('.article-text .match-place').count();
  assert.ok(places > 2, `${places} paragraphs with marks`);
  await page.getByRole('link', { name: 'First match' }).click();
  for (let place = 0; place < places; place += 1) {
    const [shown] = await ofEach<boolean>(
      page,
      'mark:target',
      `(mark) => {
        const { top, bottom } = mark.getBoundingClientRect();
        const bar = document.querySelector('.match-bar').getBoundingClientRect();
        return top >= bar.bottom && bottom <= innerHeight
          && getComputedStyle(mark).outlineStyle !== 'none';
      }`,
    );
    assert.equal(shown, true, `${new URL(page.url()).hash} is not in sight`);
    const next = page.locator('.match-place').nth(place).getByRole('link', { name: 'Next match' });
    if (place < places - 1) await next.click();
    else assert.equal(await next.count(), 0);
  }
  await page.getByRole('link', { name: 'Back to the results' }).click();
  assert.equal(page.url(), results);
});

journey('a copied address shows the same to someone else', async (page) => {
  await page.goto('/search?q=president&size=3');
  await (await facetValue(page, 'Places', 1)).exclude();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await settled(page);
  const list = await mainText(page);
  const other = await openVisit(site);
  await other.page.goto(page.url());
  assert.equal(await mainText(other.page), list);
  await page.locator('.hit-title a').first().click();
  await other.page.goto(page.url());
  assert.equal(await mainText(other.page), await mainText(page));
  await other.close();
  await page.reload();
  await page.goBack();
  await settled(page);
  assert.equal(await mainText(page), list);
});

journey(
  'from a search to a facet, an article, a name, two names, and all the way back',
  async (page) => {
    await page.goto('/search?q=Ukraine');
    const chosen = await facetValue(page, 'People', 0);
    await chosen.choose();
    assert.equal(await total(page), chosen.count);
    const results = page.url();
    await page.locator('.hit-title a').first().click();
    const article = page.url();
    await page.locator('.article-text a.mention-person').first().click();
    await page.waitForURL('**/people/**');
    const name = await page.locator('h1 bdi').innerText();
    const entity = page.url();
    await page.locator('.article-side .named a[href*="with="]').first().click();
    await page.waitForURL('**with=**');
    assert.ok((await page.locator('h1').innerText()).startsWith(`${name} and `));
    const sentences = await page.locator('.hit').count();
    assert.ok(sentences > 0);
    assert.ok((await page.locator('.hit mark').count()) >= sentences);
    for (const before of [entity, article, results]) {
      await page.goBack();
      assert.equal(page.url(), before);
    }
    assert.equal(await total(page), chosen.count);
  },
);

journey(
  'a bar of the timeline leads into its time, and each step leads out again',
  async (page) => {
    await page.goto('/search');
    const all = await total(page);
    const bars = page.locator('.timeline').first().locator('a');
    const count = await bars.count();
    assert.ok(count > 7 && count <= 36, `${count} bars`);
    await bars.nth(count - 3).click();
    const within = await total(page);
    assert.ok(within > 0 && within < all, `${within} of ${all}`);
    assert.equal(await page.locator('.timeline').count(), 2);
    assert.ok((await page.locator('.timeline-chosen').count()) >= 1);
    await page.locator('.timeline-zoom a').first().click();
    assert.ok((await total(page)) < within);
    await page.locator('.date-ways a').first().click();
    assert.ok((await total(page)) <= within);
    await page.getByRole('link', { name: 'All dates' }).click();
    assert.equal(await total(page), all);
  },
);

journey('several values are ticked in the full list and applied at once', async (page) => {
  await page.goto('/search?q=president');
  await page.getByRole('link', { name: /^All \d+ places$/ }).click();
  await page.getByRole('checkbox', { name: /^Russia, / }).check();
  const box = page.getByRole('searchbox', { name: 'Find among the places' });
  await box.fill('ukr');
  await box.press('Enter');
  // What was ticked before stays so, wherever it is now listed.
  await page.getByRole('checkbox', { name: /^Ukraine, / }).check();
  await page.getByRole('radio', { name: 'all of these' }).check();
  await page.getByRole('button', { name: 'Apply' }).last().click();
  await page.waitForURL('**/search?**');
  const { searchParams } = new URL(page.url());
  assert.deepEqual(searchParams.getAll('place').sort(), ['Russia', 'Ukraine']);
  assert.equal(searchParams.get('match_place'), 'all');
  const both = await total(page);
  assert.ok(both > 0);
  await page.getByRole('link', { name: 'any of these' }).click();
  assert.ok((await total(page)) > both);
});

journey('several queries are drawn through time, and a point is a search', async (page) => {
  await page.goto('/trends');
  await page.getByLabel('Query 1').fill('NATO');
  await page.getByRole('button', { name: 'Draw' }).click();
  await page.getByLabel('Query 2').fill('earthquake');
  await page.getByRole('button', { name: 'Draw' }).click();
  await page.locator('.trend-legend li').nth(1).waitFor();
  assert.equal(await page.locator('.trend-legend li').count(), 2);
  const link = page.locator('.trend-table td a', { hasText: /^[1-9]/ }).first();
  const found = leadingNumber(await link.innerText());
  await link.click();
  assert.equal(await total(page), found);
});
