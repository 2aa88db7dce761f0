import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { codeHash, namingVersion } from '../../server/entities/naming-version.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

const MODULES = {
  'worker.js':
    "import { a } from './rules/a.js';\nimport './b.js';\nimport { x } from 'node:fs';\n",
  'rules/a.js': "export { b as a } from '../b.js';\n",
  'b.js': "import { w } from './worker.js';\nexport const b = 1;\n",
  'other.js': 'export const c = 1;\n',
};

/** Whether the hash changes with the content of a file. */
const CHANGES: readonly (readonly [string, boolean])[] = [
  ['worker.js', true],
  ['rules/a.js', true],
  ['b.js', true],
  ['other.js', false],
];
for (const [path, changes] of CHANGES) {
  test(`the code is ${changes ? 'another' : 'the same'} when ${path} changes`, () => {
    const folder = temporaryFolder(MODULES);
    const hash = (): string => codeHash(pathToFileURL(join(folder, 'worker.js')));
    const before = hash();
    assert.equal(hash(), before);
    writeFiles(folder, { [path]: `${MODULES[path as keyof typeof MODULES]}// changed\n` });
    assert.equal(hash() !== before, changes);
  });
}

test('the version names the recogniser and the code of the real worker', () => {
  assert.match(namingVersion('tagger-1'), /^tagger-1 [0-9a-f]{64}$/);
  assert.notEqual(namingVersion('tagger-1'), namingVersion('tagger-2'));
});
