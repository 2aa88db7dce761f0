import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageDetector } from '../../server/corpus/language.ts';

const rows: readonly (readonly [string, string | null])[] = [
  ['The council of the old harbour town voted on Monday to rebuild the ferry pier.', 'en'],
  ['Le conseil de la vieille ville portuaire a voté lundi la reconstruction de la jetée.', 'fr'],
  ['Der Rat der alten Hafenstadt hat am Montag beschlossen, den Fähranleger neu zu bauen.', 'de'],
  ['Совет старого портового города проголосовал в понедельник за восстановление причала.', 'ru'],
  ['Yes.', null],
  ['12345 67890 — 2024-03-05 10:00 +++ 99.9 %', null],
  ['', null],
];
for (const [text, expected] of rows) {
  test(`the language of “${text.slice(0, 30)}” is ${expected}`, async () => {
    const detect = await languageDetector();
    assert.equal(detect(text), expected);
  });
}
