import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleId, textHash } from '../../server/corpus/identity.ts';

test('the id of the empty record is the known base32 of its hash', () => {
  // SHA-256 of nothing begins e3b0c442 98fc1c14 9afb.
  assert.equal(articleId(new Uint8Array()), '4oymiquy7qobjgx3');
});

test('an id is the first 80 bits of the hash, in base32', () => {
  const oracle = (bytes: Uint8Array) => {
    const bits = [...createHash('sha256').update(bytes).digest().subarray(0, 10)]
      .map((b) => b.toString(2).padStart(8, '0'))
      .join('');
    return (bits.match(/.{5}/g) ?? [])
      .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five, 2)])
      .join('');
  };
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.equal(articleId(bytes), oracle(bytes))));
});

test('the hash of a text is over its UTF-8', () => {
  assert.equal(
    textHash('é'),
    createHash('sha256')
      .update(Buffer.from([0xc3, 0xa9]))
      .digest('hex'),
  );
});
