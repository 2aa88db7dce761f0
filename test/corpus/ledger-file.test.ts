import assert from 'node:assert/strict';
import { linkSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_LEDGER, type LedgerData } from '../../server/corpus/ledger.ts';
import { loadLedger, saveLedger } from '../../server/corpus/ledger-file.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

const LEDGER: LedgerData = {
  version: 1,
  articles: { aaa: { added: '2026-01-01T00:00:00.000Z', paths: ['a.txt', 'ü/"b".txt'] } },
  former: {
    bbb: { path: 'b.txt', to: 'aaa', added: '2025-01-01T00:00:00.000Z' },
    ccc: { path: 'c.txt', to: null, added: '2025-01-01T00:00:00.000Z' },
  },
};

test('a ledger that was saved is loaded as it was', async () => {
  const folder = join(temporaryFolder(), 'deep', 'data');
  await saveLedger(folder, LEDGER);
  assert.deepEqual(await loadLedger(folder), { ledger: LEDGER, problem: null });
  await saveLedger(folder, EMPTY_LEDGER);
  assert.deepEqual((await loadLedger(folder)).ledger, EMPTY_LEDGER);
});

test('a data folder without a ledger has an empty one', async () => {
  const nowhere = join(temporaryFolder(), 'nowhere');
  assert.deepEqual(await loadLedger(nowhere), { ledger: EMPTY_LEDGER, problem: null });
});

const DAMAGED: readonly (readonly [string, string])[] = [
  ['cut short', JSON.stringify(LEDGER).slice(0, -5)],
  ['empty', ''],
  ['of another kind', '[]'],
  ['of a later version', JSON.stringify({ ...LEDGER, version: 2 })],
  ['without former articles', JSON.stringify({ version: 1, articles: {} })],
];
for (const [what, text] of DAMAGED) {
  test(`a ledger that is ${what} is set aside, whole, and said so`, async () => {
    const folder = temporaryFolder({ 'ledger.json': text });
    const { ledger, problem } = await loadLedger(folder);
    assert.deepEqual(ledger, EMPTY_LEDGER);
    assert.ok(problem?.includes('ledger.json.unreadable'));
    assert.deepEqual(readdirSync(folder), ['ledger.json.unreadable']);
    assert.equal(readFileSync(join(folder, 'ledger.json.unreadable'), 'utf8'), text);
    await saveLedger(folder, LEDGER);
    assert.deepEqual(await loadLedger(folder), { ledger: LEDGER, problem: null });
  });
}

test('saving puts a new file in the place of the old, and leaves nothing beside it', async () => {
  const folder = temporaryFolder();
  await saveLedger(folder, LEDGER);
  const file = join(folder, 'ledger.json');
  // A second name of the same file shows whether its bytes were written over.
  linkSync(file, join(folder, 'held'));
  const before = readFileSync(file, 'utf8');
  await saveLedger(folder, EMPTY_LEDGER);
  assert.equal(readFileSync(join(folder, 'held'), 'utf8'), before);
  assert.notEqual(readFileSync(file, 'utf8'), before);
  rmSync(join(folder, 'held'));
  assert.deepEqual(readdirSync(folder), ['ledger.json']);
});

test('a data folder that cannot be one makes saving fail', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { file: 'x' });
  await assert.rejects(saveLedger(join(folder, 'file'), LEDGER));
});
