import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junkLineKind } from '../../../server/corpus/html/junk-lines.ts';

test('walls and marks of advertisements are no lines of an article', () => {
  for (const line of [
    'Subscribe to continue reading. Already a subscriber? Log in',
    'Sign in to read the full article',
    'Publicidad',
    'ANZEIGE',
    'Реклама',
  ])
    assert.notEqual(junkLineKind(line, 0), null, line);
});

test('sentences about subscribers and advertisements stay', () => {
  for (const line of [
    'Subscribers continued to read the paper, its publisher said.',
    'Reklama kosztowała miasto dwa miliony złotych.',
    'Residents had to register to vote by Tuesday, the council said.',
  ])
    assert.equal(junkLineKind(line, 0), null, line);
});
