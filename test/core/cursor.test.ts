import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCursor, searchFingerprint, writeCursor } from '../../server/core/cursor.ts';

const cursors = fc.record(
  {
    version: fc.string({ unit: 'grapheme' }),
    offset: fc.maxSafeNat(),
    search: fc.string(),
  },
  { noNullPrototype: true },
);

test('a cursor that was written reads back, and needs no escaping in an address', () => {
  fc.assert(
    fc.property(cursors, (cursor) => {
      const text = writeCursor(cursor);
      assert.match(text, /^[\w-]+$/);
      assert.deepEqual(readCursor(text), cursor);
    }),
  );
});

test('no other text is a cursor, and none throws', () => {
  const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const bad = ['', '*', '=', 'é', json(null), json({}), json(['v', 1]), json(['v', -1, 's'])];
  for (const text of [...bad, json(['v', 1.5, 's']), json([1, 1, 's']), json(['v', 1, 's', 0])])
    assert.equal(readCursor(text), null, text);
  fc.assert(fc.property(fc.string(), (text) => void readCursor(text)));
});

test('searches that differ have fingerprints that differ', () => {
  const addresses = Array.from({ length: 2000 }, (_, i) => `q=word${i}`);
  assert.ok(new Set(addresses.map(searchFingerprint)).size > 1998);
});
