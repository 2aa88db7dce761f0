import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram } from './program.ts';

const FOLDER = temporaryFolder({ 'a.txt': 'Ferry\n\nThe ferry left.\n' });
const MISSING = join(FOLDER, 'nowhere');
const FILE = join(FOLDER, 'a.txt');

/** How the program is called, its exit code, and the one line it says on standard error. */
const CALLS: readonly (readonly [readonly string[], number, RegExp])[] = [
  [[MISSING], 1, /There is no folder .*nowhere/],
  [['index', FILE], 1, /a\.txt is a file; a folder of articles is needed/],
  [['--no-such-flag'], 2, /unknown option '--no-such-flag'/],
  [['serve', '--port', 'eighty'], 2, /--port cannot be “eighty”/],
  [['index', 'a', 'b'], 2, /too many arguments/],
  [['search', 'ferry', FOLDER, '--size', '101'], 2, /size .*101/],
  [
    ['search', 'ferry', FOLDER, '--match-person', 'most'],
    2,
    /match_person must be one of any, all/,
  ],
];
for (const [args, code, says] of CALLS) {
  const shown = args.map((arg) => arg.replace(FOLDER, 'FOLDER')).join(' ');
  test(`dateline ${shown} exits ${code} with one line`, async () => {
    const output = await runProgram(args);
    assert.deepEqual([output.code, output.stdout], [code, '']);
    assert.match(output.stderr, says);
    assert.equal(output.stderr.trimEnd().split('\n').length, 1, output.stderr);
  });
}

test('a setting in the environment is refused like its flag', async () => {
  const { code, stderr } = await runProgram(['serve', FOLDER], undefined, { DATELINE_PORT: 'x' });
  assert.equal(code, 2);
  assert.match(stderr, /^dateline: --port cannot be “x”/);
});

test('help and version are answers, not errors', async () => {
  const [help, version] = await Promise.all([
    runProgram(['search', '--help']),
    runProgram(['--version']),
  ]);
  assert.deepEqual([help.code, version.code], [0, 0]);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  for (const flag of ['--json', '--person <value>', '--not-person', '--port', 'DATELINE_PORT'])
    assert.ok(help.stdout.includes(flag), flag);
});
