import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundName } from '../../server/entities/found-name.ts';
import { otherOccurrences } from '../../server/entities/other-occurrences.ts';

/** Names stand in `[…]` where they were found; the rest of the text is looked through. */
const check = (marked: string, expected: readonly (readonly [string, number])[]): void => {
  test(`${marked} has ${expected.length} more`, () => {
    const found: FoundName[] = [];
    let text = '';
    for (const part of marked.split(/(\[[^\]]*\])/u)) {
      const name = part.startsWith('[') ? part.slice(1, -1) : null;
      if (name !== null) {
        const [start, end] = [text.length, text.length + name.length];
        found.push({ type: 'place', field: 'text', text: name, start, end });
      }
      text += name ?? part;
    }
    const missed = otherOccurrences(found, found, { title: '', text });
    for (const { name, mention } of missed)
      assert.equal(text.slice(mention.start, mention.end), name.text);
    const actual = missed.map(({ name, mention }) => [name.text, mention.start]);
    assert.deepEqual(actual, expected);
  });
};

check('[Amity] and Amity', [['Amity', 10]]);
check('[Amity], Amity, Amity', [
  ['Amity', 7],
  ['Amity', 14],
]);
check('[Amity] and amity', []);
check('[Amity] and Amityville', []);
check('[Amity] and NewAmity', []);
check('[Amity]’s and Amity’s', [['Amity', 12]]);
// Too short, or no name to look at: a word too often.
check('[Rio] and Rio', []);
check('[van Dam] and van Dam', []);
// The longer name takes its place first.
check('[Amity] and [Amity Bay]; Amity Bay', [['Amity Bay', 21]]);
check('[Amity]', []);
