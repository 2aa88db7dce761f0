/**
 * A tab that keeps a record: whatever the browser complains of while pages load is a finding. Code
 * that runs in the page is text, because the project is compiled without the DOM.
 */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './browser.ts';

/** Milliseconds for anything to appear; pages take a few. */
const PATIENCE_MS = 10_000;

export type Visit = {
  readonly page: Page;
  /** Console errors (content security policy included), failed and foreign requests, so far. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
};

/** A new tab of a new profile, so that nothing is cached or visited. Addresses are relative. */
export async function openVisit(
  { browser, origin }: Site,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  // A page that is itself a 404 is what was asked for, though Chromium reports it on the console.
  const isPage = (url: string) => url.split('#')[0] === page.url().split('#')[0];
  page.on('console', (message) => {
    const expected = message.text().startsWith('Failed to load') && isPage(message.location().url);
    if (['error', 'warning'].includes(message.type()) && !expected)
      problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A journey that goes on before the last picture has come aborts it.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') problems.push(`${reason}: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) problems.push(`foreign: ${request.url()}`);
  });
  page.on('response', (response) => {
    const part = response.request().resourceType() !== 'document';
    if (part && response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return { page, problems, close: () => context.close() };
}

/** CSS pixels by which the page is wider than the window; 0 where nothing has to be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** Waits until results that script fetches have come; without script nothing is ever pending. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main:not([aria-busy])').waitFor();
}

/** What stands in the main part, without the time the search took. */
export async function mainText(page: Page): Promise<string> {
  const text = await page.locator('main').innerText();
  return text.replace(/ in [\d.,]+ m?s\b/, '');
}

/**
 * What `script` makes of each element that `selector` finds: a function, as text, of an element.
 * Computed in the page in one go; the answer must be JSON.
 */
export function ofEach<T>(page: Page, selector: string, script: string): Promise<readonly T[]> {
  return page.evaluate<readonly T[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map(${script})`,
  );
}
