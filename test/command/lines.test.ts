/** What a terminal obeys, in file names and rules, is shown by every command and obeyed by none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from '../../server/command/lines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram, story, whileServing } from './program.ts';

const EVIL = '\u001b]0;owned\u0007\u001b[2J\r\u009b31m';
const FOLDER = temporaryFolder({
  [`ferry${EVIL}\n.txt`]: story('Ferry crews walk out', 'The ferry crews left the harbour.'),
  [`bad${EVIL}.json`]: '{',
  'entities.yaml': `merge${EVIL}: 1\n`,
});
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

test('control characters are shown by their numbers, and nothing else is changed', () => {
  assert.equal(printable('a\u001b[1m\nb\u009b\u007f'), 'a\\u001b[1m\\u000ab\\u009b\\u007f');
  const plain = 'Zoé, 港, “x”, 🙂 \\u001b';
  assert.equal(printable(plain), plain);
});

for (const args of [
  ['index', FOLDER],
  ['search', `ferry ${EVIL}`, FOLDER],
  ['entities', 'check', FOLDER],
  ['index', `${FOLDER}/no${EVIL}`],
])
  test(`dateline ${args[0]} ${printable(args[1] ?? '').slice(0, 20)} writes no control characters`, async () => {
    const { stdout, stderr } = await runProgram(args);
    assert.doesNotMatch(stdout, CONTROLS);
    assert.doesNotMatch(stderr, CONTROLS);
    assert.match(stdout + stderr, /\\u001b|\\x1b/);
  });

test('nor does a server', async () => {
  const { stderr } = await whileServing([FOLDER], async () => undefined);
  assert.doesNotMatch(stderr, CONTROLS);
  assert.match(stderr, /\\u001b/);
});
