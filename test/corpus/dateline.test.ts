import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDateline } from '../../server/corpus/dateline.ts';

/** `place | source | date`, a dash for none. */
function told(paragraph: string, host: string | null = null): string | null {
  const found = parseDateline(paragraph, host);
  return found && [found.place, found.source, found.date].map((part) => part ?? '-').join(' | ');
}

const rows: readonly (readonly [string, string | null])[] = [
  ['SEOUL, South Korea (AP) — The talks began.', 'SEOUL, South Korea | AP | -'],
  ['BEIJING, July 18 (Xinhua) -- The talks began.', 'BEIJING | Xinhua | July 18'],
  ['KIGALI, Jun 15 2022 (IPS) - The talks began.', 'KIGALI | IPS | Jun 15 2022'],
  ['Durban, May 17 2022 (IPS) - The talks began.', 'Durban | IPS | May 17 2022'],
  ['NEW DELHI — The talks began.', 'NEW DELHI | - | -'],
  ['ST. PETERSBURG, Russia (Reuters) - The talks began.', 'ST. PETERSBURG, Russia | Reuters | -'],
  ['YAOUNDÉ (AFP) – The talks began.', 'YAOUNDÉ | AFP | -'],
  ['Ulaanbaatar /MONTSAME/. The talks began.', 'Ulaanbaatar | MONTSAME | -'],
  ['MARSEILLE, 3 mai (AFQ) - Les dockers ont voté.', 'MARSEILLE | AFQ | 3 mai'],
  ['Madrid, 2 feb (EFX).- La reunión fue aplazada.', 'Madrid | EFX | 2 feb'],
  ['Berlin, 5. März 2024 (dpb) - Die Bahn wartet.', 'Berlin | dpb | 5. März 2024'],
  ['ISLAMABAD: The talks began.', 'ISLAMABAD | - | -'],
  ['Colombo, Sri Lanka – The talks began.', 'Colombo, Sri Lanka | - | -'],
  ['CAIRO – 25 July 2022: The talks began.', 'CAIRO | - | 25 July 2022'],
  ['Harbour News, 27 January - The talks began.', '- | Harbour News | 27 January'],
  ['FORMER minister Jane Doe said the talks began.', null],
  ['LED BY the minister, the talks began – slowly.', null],
  ['BREAKING — The talks began.', null],
  ['WATCH: The talks began.', null],
  ['The Commission (ACC) has opened talks.', null],
  ['The talks – long awaited – began.', null],
  ['Excellent news: on Friday, July 15, the talks began.', null],
  ['', null],
];
for (const [paragraph, expected] of rows) {
  test(`dateline of “${paragraph}”`, () => assert.equal(told(paragraph), expected));
}

test('words that are the name of the host are an outlet, not a place', () => {
  assert.equal(
    told('HARBOUR HERE – The talks began.', 'harbourhere.example'),
    '- | HARBOUR HERE | -',
  );
});

test('the length of a dateline leads to the first word of the report', () => {
  const paragraph = 'SEOUL, South Korea (AP) — The talks began.';
  assert.equal(paragraph.slice(parseDateline(paragraph)?.length), 'The talks began.');
});
