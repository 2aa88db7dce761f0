import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ninjsReader } from '../../../server/corpus/ninjs.ts';
import { ninjsItem, readNinjs } from '../../../server/corpus/ninjs-fields.ts';
import { feedReader } from '../../../server/corpus/xml/feed.ts';
import { instantOf } from '../../../server/corpus/xml/instants.ts';
import { embargoOf, statusOf } from '../../../server/corpus/xml/publication-state.ts';
import { MAX_RECORD_CHARS } from '../../../server/corpus/xml/read-records.ts';

const instants: readonly (readonly [written: string, instant: string | null])[] = [
  ['2024-03-05T23:30:00-05:00', '2024-03-06T04:30:00.000Z'],
  ['20240305T233000-0500', '2024-03-06T04:30:00.000Z'],
  ['20240305T2330Z', '2024-03-05T23:30:00.000Z'],
  ['2024-03-05T10:00:00.150Z ', '2024-03-05T10:00:00.150Z'],
  ['2024-03-05', '2024-03-05T00:00:00.000Z'],
  ['2024-03-05T10:00:00+02', '2024-03-05T08:00:00.000Z'],
  ['Tue, 05 Mar 2024 10:00:00 +0100', '2024-03-05T09:00:00.000Z'],
  ['5 Mar 2024 10:00 GMT', '2024-03-05T10:00:00.000Z'],
  ['2024-13-05', null],
  ['soon', null],
  ['', null],
  ['20', null],
];
for (const [written, instant] of instants) {
  test(`the moment ${JSON.stringify(written)} is ${instant}`, () => {
    assert.equal(instantOf(written), instant);
  });
}

const statuses: readonly (readonly [written: string, status: string])[] = [
  ['stat:usable', 'usable'],
  ['stat:canceled', 'cancelled'],
  ['http://cv.iptc.org/newscodes/pubstatusg2/withheld', 'withheld'],
  ['Embargoed', 'withheld'],
  ['something else', 'usable'],
  ['', 'usable'],
];
for (const [written, status] of statuses) {
  test(`the status ${JSON.stringify(written)} is ${status}`, () => {
    assert.equal(statusOf(written), status);
  });
}

test('only a release behind the issue, or one to come, is an embargo', () => {
  assert.equal(embargoOf('20240101T000000Z', '20240101T000000Z', '2026-05-04'), null);
  assert.equal(
    embargoOf('20270101T000000Z', '20270101T000000Z', '2026-05-04'),
    '2027-01-01T00:00:00.000Z',
  );
  assert.equal(embargoOf('', '20240101T000000Z', '2026-05-04'), null);
});

test('a record of a length that no article has is refused', () => {
  const long = 'word '.repeat(MAX_RECORD_CHARS / 4);
  const context = { today: '2026-05-04' };
  const xml = `<rss><channel><item><title>A</title><description>${long}</description></item><item><title>B</title></item></channel></rss>`;
  const [first, second] = feedReader.read({ path: 'x', bytes: Buffer.from(xml) }, context);
  assert.equal(first?.kind, 'skipped');
  assert.equal(second?.kind, 'article');
  const json = JSON.stringify({ uri: 'a', headline: 'A', body_text: long });
  const [item] = ninjsReader.read({ path: 'x', bytes: Buffer.from(json) }, context);
  assert.equal(item?.kind, 'skipped');
});

test('a file of nothing but broken records is given up', () => {
  const xml = `<rss>${'<item><b></item>'.repeat(20_000)}</rss>`;
  const records = [
    ...feedReader.read({ path: 'x', bytes: Buffer.from(xml) }, { today: '2026-05-04' }),
  ];
  assert.equal(records.length, 5001);
});

test('an item of ninjs without any text is refused in words', () => {
  const read = readNinjs(ninjsItem({ uri: 'a', bodies: [{ value: '…' }] }), 'x', {
    today: '2026-05-04',
  });
  assert.equal(read, 'There is no text in it.');
});
