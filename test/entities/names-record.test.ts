import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENTITY_TYPES, type LocalName } from '../../server/core/names.ts';
import { decodeRecord, encodeRecord, readRecords } from '../../server/entities/names-record.ts';

const mention = fc
  .record({
    field: fc.constantFrom('title' as const, 'text' as const),
    start: fc.oneof(fc.nat(300), fc.nat(2 ** 31)),
    length: fc.nat(400),
  })
  .map(({ field, start, length }) => ({ field, start, end: start + length }));
// Objects as the code makes them: `deepEqual` tells prototypes apart.
const plain = { noNullPrototype: true };
const localNames: fc.Arbitrary<LocalName[]> = fc.array(
  fc.record(
    {
      type: fc.constantFrom(...ENTITY_TYPES),
      // The marker itself may stand in a name.
      name: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constant('DNM1')),
      mentions: fc.array(mention, { maxLength: 6 }),
    },
    plain,
  ),
  { maxLength: 6 },
);
const key = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('latin1'));
const entry = fc.tuple(key, localNames);

/** What a buffer is found to hold. */
function read(buffer: Buffer): [string, LocalName[]][] {
  return [...readRecords(buffer)].map((place) => [place.key, decodeRecord(buffer, place)]);
}

const written = (entries: readonly [string, LocalName[]][]): Buffer =>
  Buffer.concat(entries.map(([key, names]) => encodeRecord(key, names)));

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      assert.deepEqual(read(written(entries)), entries);
    }),
  );
});

test('a cut loses the record it goes through and those behind it', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.nat(), (entries, at) => {
      const whole = written(entries);
      const cut = at % whole.length;
      let before = 0;
      const kept = entries.filter(([key, names]) => {
        before += encodeRecord(key, names).length;
        return before <= cut;
      });
      assert.deepEqual(read(whole.subarray(0, cut)), kept);
    }),
  );
});

test('changed bytes lose the records they stand in, and no others', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), changes, (entries, changed) => {
      const whole = written(entries);
      const damaged = Buffer.from(whole);
      for (const [at, by] of changed) {
        const place = at % whole.length;
        damaged[place] = (damaged[place] ?? 0) ^ by;
      }
      let start = 0;
      const untouched = entries.filter(([key, names]) => {
        const end = start + encodeRecord(key, names).length;
        const isSame = damaged.subarray(start, end).equals(whole.subarray(start, end));
        start = end;
        return isSame;
      });
      assert.deepEqual(read(damaged), untouched);
    }),
    { numRuns: 500 },
  );
});

test('records are found again behind bytes of another kind', () => {
  fc.assert(
    fc.property(entry, entry, fc.uint8Array({ maxLength: 60 }), (first, last, noise) => {
      const marked = Buffer.concat([Buffer.from('DNM1'), noise]);
      const bytes = Buffer.concat([noise, written([first]), marked, written([last])]);
      assert.deepEqual(read(bytes), [first, last]);
    }),
  );
});
