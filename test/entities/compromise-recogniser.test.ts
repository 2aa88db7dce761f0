import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCompromiseRecogniser } from '../../server/entities/compromise-recogniser.ts';
import type { RecognisedSpan } from '../../server/entities/recogniser.ts';

const recogniser = createCompromiseRecogniser();

const recognise = (text: string): readonly RecognisedSpan[] =>
  recogniser.recognise([text])[0] ?? [];

function found(text: string): string[] {
  return recognise(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

test('people, places and organizations are found where they stand', () => {
  const names = found('Maria Lopez of the United Nations met Robert Miller in Paris.').join('\n');
  for (const name of [
    /^person Maria Lopez/m,
    /^person Robert Miller/m,
    /^place Paris/m,
    /^organization .*United Nations/m,
  ])
    assert.match(names, name);
});

const piece = fc.oneof(
  fc.constantFrom(
    'Maria Lopez',
    'Robert Miller',
    'Paris',
    'United Nations',
    'said',
    'in',
    '. ',
    ', ',
    '\n\n',
    '’s',
    '“',
  ),
  fc.constantFrom(
    '😀',
    'e\u0301',
    '\u200b',
    '\u00a0',
    'ﬁ',
    'İ',
    '日本',
    '\ud800',
    '&amp;',
    'U.S.',
    '…',
    '\u0000',
    "don't",
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const texts = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(' '));

test('spans lie inside the text, whatever the text', () => {
  const holds = (text: string): void => {
    for (const { start, end } of recognise(text))
      assert.ok(start >= 0 && start < end && end <= text.length);
  };
  fc.assert(fc.property(texts, holds), { numRuns: 150 });
});

test('strange characters before a name do not move it', () => {
  const holds = (before: string): void => {
    const text = `${before}\n\nMaria Lopez came to Paris.`;
    const people = recognise(text).filter(({ type }) => type === 'person');
    assert.ok(
      people.some(({ start, end }) => text.slice(start, end).startsWith('Maria Lopez')),
      JSON.stringify(text),
    );
  };
  fc.assert(fc.property(texts, holds), { numRuns: 100 });
});

test('a long text is read in pieces, and every name is still in its place', () => {
  const line = `${'The water rose again and again. '.repeat(30)}Maria Lopez left.`;
  const text = Array.from({ length: 12 }, () => line).join('\n');
  const people = recognise(text).filter(({ type }) => type === 'person');
  assert.equal(people.length, 12);
  for (const { start, end } of people) assert.match(text.slice(start, end), /^Maria Lopez/);
});

test('a long run without a space is read to its end', () => {
  assert.doesNotThrow(() => recognise('x'.repeat(9000)));
  assert.deepEqual(found(''), []);
});

test('each text has its own spans', () => {
  const [title, text] = recogniser.recognise(['', 'Maria Lopez came to Paris.']);
  assert.deepEqual(title, []);
  assert.ok((text?.length ?? 0) > 0);
});
