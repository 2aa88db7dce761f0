/** Versions, embargoes, corrections and assigned names of articles in a folder, as a search sees them. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../corpus/containers/archive-bytes.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { FERRY, FLOOD, syncOf } from './synced-folder.ts';

test('articles in an archive are found like others, and follow its changes', async () => {
  const root = temporaryFolder({
    'a.zip': zipOf([
      { name: 'x/b.txt', data: FERRY },
      { name: 'c.bin', data: '\0\x01' },
    ]),
    'd.txt.gz': gzipSync(FLOOD),
  });
  const { sync, paths, searcher } = syncOf(root);
  await sync.run();
  assert.deepEqual(await paths(), ['a.zip/x/b.txt', 'd.txt.gz/d.txt']);
  const { files } = await searcher.status();
  assert.deepEqual(
    files.map(({ path }) => path),
    ['a.zip/c.bin'],
  );
  writeFiles(root, { '.datelineignore': 'x/' });
  await sync.run();
  assert.deepEqual(await paths(), ['d.txt.gz/d.txt']);
});

test('articles.yaml is followed: corrected, hidden, and as before once it is gone', async () => {
  const root = temporaryFolder({ 'a.txt': FERRY, 'b.txt': FLOOD });
  const { sync, articles, searcher, ruleProblems } = syncOf(root);
  await sync.run();
  const [before] = await articles('ferry');
  assert.ok(before !== undefined);
  writeFiles(root, {
    'articles.yaml': `corrections:
  - path: a.txt
    title: Ada Quill leads a walk-out
    source: The Estuary
  - path: b.txt
    hide: true
  - path: c.txt
    title: Nothing
`,
  });
  await sync.run();
  const [corrected] = await articles('quill');
  assert.deepEqual(
    [corrected?.id, corrected?.title, corrected?.source, corrected?.corrected],
    [before.id, 'Ada Quill leads a walk-out', 'The Estuary', ['title', 'source']],
  );
  const found = await searcher.article(before.id, null);
  assert.ok(found.kind === 'here');
  assert.deepEqual(
    found.article.mentions.map(({ field, text }) => [field, text]),
    [
      ['title', 'Ada Quill'],
      ['text', 'Ada Quill'],
    ],
  );
  assert.deepEqual(await articles('bridge'), []);
  assert.deepEqual((await searcher.status()).files, [
    {
      path: 'articles.yaml',
      status: 'doubtful',
      reason: 'Line 7, column 5: There is no article at c.txt.',
    },
    { path: 'b.txt', status: 'withheld', reason: 'articles.yaml hides it.' },
  ]);
  assert.deepEqual(ruleProblems(), ['articles.yaml:7:5: There is no article at c.txt.']);
  rmSync(join(root, 'articles.yaml'));
  await sync.run();
  assert.equal((await articles('ferry'))[0]?.title, before.title);
  assert.equal((await articles('bridge')).length, 1);
  assert.deepEqual((await searcher.status()).files, []);
});

type Item = { readonly version: number; readonly text: string } & Record<string, unknown>;

/** An item of an agency, in one of its versions. */
const item = ({ version, text, ...more }: Item): string =>
  JSON.stringify({
    uri: 'urn:coast-wire:ferry',
    type: 'text',
    version: String(version),
    versioncreated: `2025-12-0${version}T10:00:00Z`,
    pubstatus: 'usable',
    headline: `Ferry crews, version ${version}`,
    body_text: text,
    ...more,
  });

test('of the versions of an article the newest is found, the others are listed and lead to it', async () => {
  const root = temporaryFolder({
    '1.json': item({ version: 1, text: 'The ferry crews met.' }),
    '2.json': item({ version: 2, text: 'The ferry crews walked out.' }),
  });
  const { sync, articles, searcher } = syncOf(root);
  const { ledger } = await sync.run();
  const [shown] = await articles('ferry');
  assert.equal((await articles()).length, 1);
  assert.deepEqual(
    [shown?.path, shown?.versions.map(({ path, modified }) => [path, modified?.slice(0, 10)])],
    ['2.json', [['1.json', '2025-12-01']]],
  );
  const [old] = shown?.versions ?? [];
  assert.deepEqual(await searcher.article(old?.id ?? '', null), { kind: 'moved', to: shown?.id });
  // A newer one takes its place, and gives it back when it goes.
  writeFiles(root, { '3.json': item({ version: 3, text: 'The ferry crews are back.' }) });
  await sync.run();
  const [newer] = await articles('ferry');
  assert.deepEqual([newer?.path, newer?.versions.length], ['3.json', 2]);
  for (const id of [shown?.id ?? '', old?.id ?? ''])
    assert.deepEqual(await searcher.article(id, null), { kind: 'moved', to: newer?.id });
  rmSync(join(root, '3.json'));
  await sync.run();
  assert.deepEqual(
    (await articles('ferry')).map(({ id }) => id),
    [shown?.id],
  );
  // The newer one is gone, but what it was a version of is not.
  assert.deepEqual(await searcher.article(newer?.id ?? '', null), { kind: 'moved', to: shown?.id });
  assert.equal(Object.keys(ledger.articles).length, 2);
});

test('a version of many in a file is followed by its identifier', async () => {
  const pair = (version: number) =>
    `[${item({ version, text: `The ferry crews met, ${version}.` })},${item({
      version,
      text: `The bridge is shut, ${version}.`,
      uri: 'urn:coast-wire:bridge',
    })}]`;
  const root = temporaryFolder({ 'wire.json': pair(1) });
  const { sync, articles, searcher } = syncOf(root);
  await sync.run();
  const [before] = await articles('ferry');
  writeFiles(root, { 'wire.json': pair(2) });
  await sync.run();
  const [after] = await articles('ferry crews met');
  assert.notEqual(after?.id, before?.id);
  assert.deepEqual(await searcher.article(before?.id ?? '', null), {
    kind: 'moved',
    to: after?.id,
  });
});

test('what may not be shown is not found, and is listed with its reason', async () => {
  const root = temporaryFolder({
    'a.json': item({ version: 1, text: 'The ferry crews met.', pubstatus: 'usable' }),
    'b.json': item({ version: 1, text: 'Withheld.', pubstatus: 'withheld', uri: 'urn:b' }),
    'c.json': item({ version: 1, text: 'Later.', embargoed: '2026-01-03T00:00:00Z', uri: 'urn:c' }),
  });
  const { sync, articles, searcher } = syncOf(root);
  // Each pass takes place on the next day, from the first of January.
  assert.equal((await sync.run()).nextEmbargo, '2026-01-03T00:00:00.000Z');
  assert.deepEqual(
    (await articles()).map(({ path }) => path),
    ['a.json'],
  );
  const reports = async () =>
    (await searcher.status()).files
      .filter(({ status }) => status === 'withheld')
      .map(({ path, reason }) => `${path}: ${reason}`);
  assert.deepEqual(await reports(), [
    'b.json: Its publisher has withheld it.',
    'c.json: It is under embargo until 2026-01-03 00:00 UTC.',
  ]);
  const all = syncOf(root, undefined, { includeWithheld: true });
  await all.sync.run();
  const byPath = new Map((await all.articles()).map((one) => [one.path, one]));
  assert.deepEqual(
    [...byPath.values()].map(({ withheld }) => withheld).sort(),
    ['embargoed', 'withheld', null].sort(),
  );
  assert.deepEqual(await searcher.article(byPath.get('b.json')?.id ?? '', null), {
    kind: 'withdrawn',
  });
  assert.deepEqual(await searcher.article(byPath.get('c.json')?.id ?? '', null), {
    kind: 'unknown',
  });
  // The instant passes: nothing is read again.
  for (let i = 0; i < 3; i += 1) await sync.run(undefined, undefined, false);
  assert.deepEqual((await articles()).map(({ path }) => path).sort(), ['a.json', 'c.json']);
  assert.deepEqual(await reports(), ['b.json: Its publisher has withheld it.']);
  // The newest version takes all of it back.
  const shown = (await articles('met'))[0]?.id ?? '';
  writeFiles(root, { 'd.json': item({ version: 2, text: 'Kill.', pubstatus: 'canceled' }) });
  await sync.run();
  assert.deepEqual(await articles('met'), []);
  assert.deepEqual(await searcher.article(shown, null), { kind: 'withdrawn' });
});

test('of a file of many it is said which of them may not be shown', async () => {
  const items = [
    item({ version: 1, text: 'The ferry crews met.' }),
    item({ version: 1, text: 'Withheld.', pubstatus: 'withheld', uri: 'urn:b' }),
    item({ version: 1, text: 'Later.', embargoed: '2026-02-03T00:00:00Z', uri: 'urn:c' }),
  ];
  const { sync, searcher } = syncOf(temporaryFolder({ 'wire.json': `[${items}]` }));
  await sync.run();
  assert.deepEqual(
    (await searcher.status()).files.map(({ path, reason }) => `${path}: ${reason}`),
    [
      'wire.json: article 2: Its publisher has withheld it.',
      'wire.json: article 3: It is under embargo until 2026-02-03 00:00 UTC.',
    ],
  );
});

test('names that the publisher assigned count, and are told from those the text holds', async () => {
  const root = temporaryFolder({
    'a.json': item({
      version: 1,
      text: 'Ada Quill said the ferry crews had left.',
      person: [{ name: 'Ada Quill' }, { name: 'Basil Marsh' }],
      place: [{ name: 'Marlow' }],
    }),
  });
  const { sync, articles, searcher } = syncOf(root);
  await sync.run();
  const [card] = await articles('ferry');
  assert.deepEqual(card?.entities.person, ['Ada Quill', 'Basil Marsh']);
  assert.deepEqual(card?.entities.place, ['Marlow']);
  const found = await searcher.article(card?.id ?? '', null);
  assert.ok(found.kind === 'here');
  assert.deepEqual(found.article.assignedEntities, {
    person: ['Ada Quill', 'Basil Marsh'],
    place: ['Marlow'],
    organization: [],
  });
  assert.deepEqual(
    found.article.mentions.map(({ entity }) => entity),
    ['Ada Quill'],
  );
  // A search for a name that stands nowhere in the text finds the article.
  assert.equal((await articles('person:marsh')).length, 1);
});
