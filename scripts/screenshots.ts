/**
 * Takes the pictures of the README from the bundled articles, with the Chromium of the browser tests:
 * `npm run build && node dist/scripts/screenshots.js`. Rewrites `docs/*.png`.
 */
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { openSite } from '../test/browser/browser.ts';

const DOCS = new URL('../../docs/', import.meta.url);

type Picture = BrowserContextOptions & {
  readonly name: string;
  readonly path: string;
  /** What to click before the picture is taken. */
  readonly click?: string;
};

const WIDE = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const;
const NARROW = { viewport: { width: 390, height: 780 }, colorScheme: 'dark' } as const;
const SEARCH = '/search?q=%22North+Korea%22+troops';

const PICTURES: readonly Picture[] = [
  { ...WIDE, name: 'search', path: SEARCH },
  { ...WIDE, name: 'article', path: SEARCH, click: '.hit-title a' },
  { ...NARROW, name: 'search-narrow-dark', path: SEARCH },
  { ...WIDE, name: 'trends', path: '/trends?q=Ukraine&q=election&q=earthquake&from=2022' },
];

const { origin, browser, close } = await openSite();
// The first searches find everything cold, and the page says how long it took.
for (let visit = 0; visit < 20; visit += 1) await fetch(`${origin}${SEARCH}`);
for (const { name, path, click, ...options } of PICTURES) {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  await page.goto(path);
  if (click !== undefined) await page.locator(click).first().click();
  const file = fileURLToPath(new URL(`${name}.png`, DOCS));
  await page.screenshot({ path: file });
  process.stdout.write(`${file}\n`);
  await context.close();
}
await close();
