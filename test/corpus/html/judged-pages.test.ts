import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { judgedPages } from '../../../scripts/html/judged-pages.ts';
import { judgePage, summarizeResults } from '../../../scripts/html/judgement.ts';
import { scorePage } from '../../../scripts/html/shingle-score.ts';
import { htmlReader } from '../../../server/corpus/html/html.ts';

const shared = join(process.cwd(), '..', 'shared', 'data', 'html');

/** Floors a little under what was measured: [folder, body F1, title, date, authors]. */
const floors: readonly (readonly [string, number, number, number, number])[] = [
  ['article-extraction-benchmark', 0.972, 0, 0, 0],
  ['newspaper4k', 0.934, 0.955, 0.91, 0.86],
];
for (const [name, f1, title, date, authors] of floors) {
  const folder = join(shared, name);
  const skip = existsSync(folder) ? false : 'the judged pages are not beside the package';
  test(`the pages of ${name} are read as well as they were`, { skip }, () => {
    const results = [...judgedPages(folder).pages].map((page) =>
      judgePage(page, '2026-05-04', htmlReader),
    );
    const found = summarizeResults(results);
    assert.ok(found.f1 >= f1, `body F1 ${found.f1}`);
    assert.ok((found.title ?? 1) >= title, `title ${found.title}`);
    assert.ok((found.date ?? 1) >= date, `date ${found.date}`);
    assert.ok((found.authors ?? 1) >= authors, `authors ${found.authors}`);
  });
}

test('a text is scored by its runs of four words', () => {
  assert.deepEqual(scorePage('a b c d e', 'a b c d e'), { precision: 1, recall: 1 });
  assert.deepEqual(scorePage('a b c d e', 'a, b c d'), { precision: 1, recall: 0.5 });
  assert.deepEqual(scorePage('a b c d', 'a b c d e'), { precision: 0.5, recall: 1 });
  assert.deepEqual(scorePage('', ''), { precision: null, recall: null });
});
