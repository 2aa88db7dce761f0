import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { writeCurationText } from '../../server/entities/curation-store.ts';
import { FERRY, FLOOD, syncOf } from '../engine/synced-folder.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

const RENAME = 'rename:\n  - { type: person, from: Ada Quill, to: Ada Marr }\n';

test('rules show with the next pass, change the version, and no article is read for names again', async () => {
  const root = temporaryFolder({ 'x/a.txt': FERRY, 'b.txt': FLOOD });
  const { sync, searcher, articles, recogniser } = syncOf(root);
  await sync.run();
  const asked = recogniser.asked();
  assert.ok(asked > 0);
  const versions = new Set([(await searcher.status()).index.version]);
  const first = [...versions][0];
  const step = async (yaml: string | null, person: string[], place: string[]): Promise<string> => {
    if (yaml === null) rmSync(join(root, 'entities.yaml'));
    else writeFiles(root, { 'entities.yaml': yaml });
    await sync.run();
    const [ferry] = await articles('ferry');
    assert.deepEqual([ferry?.entities.person, ferry?.entities.place], [person, place]);
    const { facets, index } = await searcher.search(EMPTY_STATE);
    assert.deepEqual(
      facets.person?.values.map(({ value }) => value),
      person,
    );
    return index.version;
  };
  versions.add(await step(RENAME, ['Ada Marr'], []));
  versions.add(await step('retype:\n  - { form: Ada Quill, to: place }\n', [], ['Ada Quill']));
  versions.add(await step('hide:\n  - { type: person, form: Ada Quill }\n', [], []));
  const split = 'split:\n  - { type: person, form: Ada Quill, paths: x/, as: Ada Two }\n';
  versions.add(await step(split, ['Ada Two'], []));
  versions.add(await step(split.replace('x/', 'y/'), ['Ada Quill'], []));
  assert.equal(versions.size, 6);
  // Comments are no rules; without the file all is as it was.
  const commented = await step(`# words\n${split}`, ['Ada Two'], []);
  assert.ok(versions.has(commented));
  assert.equal(await step(null, ['Ada Quill'], []), first);
  assert.equal(recogniser.asked(), asked);
});

test('any former spelling still finds the articles', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY, 'entities.yaml': RENAME });
  const { sync, searcher } = syncOf(root);
  await sync.run();
  for (const value of ['Ada Marr', 'Ada Quill', 'ADA QUILL']) {
    const person = { ...EMPTY_STATE.facets.person, included: [value] };
    const { total } = await searcher.search({
      ...EMPTY_STATE,
      facets: { ...EMPTY_STATE.facets, person },
    });
    assert.equal(total, 1, value);
  }
});

test('where the file has problems the good rules hold and the bad ones are listed with their lines', async () => {
  const root = temporaryFolder({
    'a.txt': FERRY,
    'entities.yaml': `${RENAME}hide:\n  - { typ: person }\n`,
  });
  const { sync, searcher, articles } = syncOf(root);
  await sync.run();
  assert.deepEqual((await articles())[0]?.entities.person, ['Ada Marr']);
  const { files } = await searcher.status();
  assert.deepEqual(
    files.map(({ path, status }) => [path, status]),
    files.map(() => ['entities.yaml', 'doubtful']),
  );
  assert.ok(files.some(({ reason }) => /^Line 4, column \d+: “typ” is no key/.test(reason)));
  rmSync(join(root, 'entities.yaml'));
  await sync.run();
  assert.deepEqual((await searcher.status()).files, []);
});

test('a file that cannot be read is said, and stops nothing', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY });
  mkdirSync(join(root, 'entities.yaml'));
  const { sync, searcher } = syncOf(root);
  assert.equal((await sync.run()).articles, 1);
  assert.match(
    (await searcher.status()).files[0]?.reason ?? '',
    /could not be read \(it is no regular file\)/,
  );
});

test('the file is replaced whole, keeps its rights, and a link to it stays a link', async () => {
  const root = temporaryFolder({ 'real/rules.yaml': 'old' });
  chmodSync(join(root, 'real/rules.yaml'), 0o640);
  symlinkSync(join(root, 'real/rules.yaml'), join(root, 'entities.yaml'));
  await writeCurationText(root, 'new');
  assert.equal(readFileSync(join(root, 'real/rules.yaml'), 'utf8'), 'new');
  assert.equal(statSync(join(root, 'real/rules.yaml')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(join(root, 'real')), ['rules.yaml']);
  assert.deepEqual(readdirSync(root).sort(), ['entities.yaml', 'real']);
});
