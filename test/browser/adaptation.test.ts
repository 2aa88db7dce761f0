/** The site under other conditions: screen reader, finger, magnified, on paper, in forced colours. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { createCheck, openArticle, RICH, WIDE, ZOOMED } from './conditions.ts';
import { ofEach, sidewaysOverflow } from './visit.ts';

const check = createCheck();

check('links say what they do: “Choe Son Hui, 5 articles”', {}, async (page) => {
  await page.goto(RICH);
  const snapshot = await page.locator('.facet').first().ariaSnapshot();
  const names = [...snapshot.matchAll(/^\s*- link "(.*?)"/gm)].map(([, name = '']) => name);
  assert.ok(names.length > 5, snapshot);
  for (const name of names) {
    assert.match(name, /^.+, [\d,]+ articles?$|^Exclude .+$|^All [\d,]+ people$/);
  }
  // Who speaks to the computer says what is seen: the label begins the name.
  const seen = await ofEach<readonly [string, string]>(
    page,
    '.facet-link',
    `(link) => [link.querySelector('.facet-label').textContent.trim(), link.ariaLabel]`,
  );
  for (const [label, name] of seen) assert.ok(name.replace('Excluded: ', '').startsWith(label));
  assert.match(
    await page.locator('.chips').ariaSnapshot(),
    /link "Remove the filter not place Syria/,
  );
});

check(
  'after a search its count is announced, and headings lead through the page',
  {},
  async (page) => {
    await page.goto(RICH);
    assert.match(await page.getByRole('status').innerText(), /^\d+ articles?/);
    const levels = await ofEach<number>(page, 'h1, h2, h3, h4', '(h) => Number(h.tagName[1])');
    levels.forEach((level, i) => {
      assert.ok(level <= (levels[i - 1] ?? 0) + 1, `heading ${i + 1} skips a level`);
    });
  },
);

/** Everything to press that is not a link in running text (WCAG 2.5.8). */
const TARGETS = [
  ...['.facet-link', '.facet-exclude', '.facet-all a', '.facet summary', '.facet-match a'],
  ...['.chips a', '.pagination a', '.sorts a', '.nav a', '.nameplate a', '.hit-names a'],
  ...['.range-form button', '.range-form input', '.search-form button', '.search-form input'],
  ...['.timeline-table summary', '.timeline-table a', '.results-jump a', '.match-place a'],
  ...['.choice-apply button', '.choice-apply label', '.facet-choice label', '.date-ways a'],
  ...['.match-bar a', '.named a', '.find-form button', '.find-form input'],
].join(', ');

/** Pixels; WCAG 2.5.8. */
const TARGET_SIZE = 24;

for (const viewport of [WIDE, { width: 390, height: 844 }]) {
  check(`targets are ${TARGET_SIZE} pixels at ${viewport.width}`, { viewport }, async (page) => {
    const small = async (): Promise<readonly string[]> => {
      await page.evaluate(
        'document.querySelectorAll("details").forEach((d) => { d.open = true; })',
      );
      const sizes = await ofEach<readonly [string, number, number]>(
        page,
        TARGETS,
        `(element) => {
          const { width, height } = element.getBoundingClientRect();
          return [element.outerHTML.slice(0, 80), width, height];
        }`,
      );
      return sizes
        .filter(([, width, height]) => height > 0 && Math.min(width, height) < TARGET_SIZE)
        .map(([html, width, height]) => `${width} × ${height} ${html}`);
    };
    await page.goto(RICH);
    assert.deepEqual(await small(), []);
    await page.goto('/search?place=Russia&place=Ukraine&not_person=Joe+Biden');
    assert.deepEqual(await small(), []);
    await page.goto('/facets/place');
    assert.deepEqual(await small(), []);
    await openArticle(page);
    assert.deepEqual(await small(), []);
  });
}

check('at 400% zoom everything can be reached and read', { viewport: ZOOMED }, async (page) => {
  for (const open of [() => page.goto(RICH), () => openArticle(page), () => page.goto('/help')]) {
    await open();
    assert.equal(await sidewaysOverflow(page), 0);
    const outside = await ofEach<string | null>(
      page,
      'main *, header *, footer *',
      `(element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const scrolls = element.closest('.table-frame') !== null;
        const aside = scrolls || element.closest('.hidden') !== null || width === 0;
        return aside || (left >= 0 && right <= innerWidth) ? null : element.outerHTML.slice(0, 80);
      }`,
    );
    assert.deepEqual(outside.filter(Boolean), []);
  }
});

check('text may be spaced wider without being cut off', { viewport: ZOOMED }, async (page) => {
  await page.goto(RICH);
  // WCAG 1.4.12, set by the reader's own style sheet.
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; ' +
      'word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet];
  })()`);
  assert.equal(await sidewaysOverflow(page), 0);
});

/** Background and text colour of the first element found. */
async function colours(page: Page, selector: string): Promise<readonly [string, string]> {
  const [found] = await ofEach<readonly [string, string]>(
    page,
    selector,
    '(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]',
  );
  return found ?? assert.fail(`no ${selector}`);
}

check(
  'forced colours keep marks and the current page apart',
  { forcedColors: 'active' },
  async (page) => {
    await page.goto(RICH);
    const [paper, ink] = await colours(page, 'body');
    const [behind, mark] = await colours(page, 'mark');
    assert.notEqual(behind, paper);
    assert.notEqual(behind, mark);
    assert.notEqual(ink, paper);
    const [outline] = await ofEach<string>(
      page,
      '.pagination [aria-current]',
      '(e) => getComputedStyle(e).outlineStyle',
    );
    assert.equal(outline, 'solid');
  },
);

check('nothing moves by itself', { reducedMotion: 'no-preference' }, async (page) => {
  for (const path of ['/', RICH]) {
    await page.goto(path);
    assert.equal(await page.evaluate('document.getAnimations().length'), 0);
    const moving = await ofEach<boolean>(
      page,
      '*',
      `(e) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(e);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
      }`,
    );
    assert.ok(!moving.includes(true));
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  check(
    `paper gets the articles in black on white, ${colorScheme} or not`,
    { colorScheme },
    async (page) => {
      for (const open of [() => page.goto(RICH), () => openArticle(page)]) {
        await open();
        await page.emulateMedia({ media: 'print', colorScheme });
        for (const part of [
          '.nav',
          '.search-form',
          '.facets',
          '.sorts',
          '.pagination',
          '.footer',
          '.match-bar',
        ]) {
          assert.deepEqual(
            (await page.locator(part).all()).length > 0 &&
              (await page.locator(part).first().isVisible()),
            false,
            part,
          );
        }
        assert.deepEqual(await colours(page, 'body'), ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
        const pale = await ofEach<string | null>(
          page,
          'main *',
          `(e) => {
          const [r, g, b] = getComputedStyle(e).color.match(/[\\d.]+/g).map(Number);
          const written = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '');
          const seen = e.checkVisibility() && e.closest('.hidden') === null;
          return written && seen && Math.max(r, g, b) > 110 ? e.outerHTML.slice(0, 80) : null;
        }`,
        );
        assert.deepEqual(pale.filter(Boolean), []);
      }
    },
  );
}
