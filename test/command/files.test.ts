/** The command line's files: whole searches, batches of queries, manifests that are checked again. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readReferences } from '../export/read-references.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram, story } from './program.ts';

const FILES = {
  '2024-03-01-ferry.txt': story('Ferry crews walk out', 'The ferry crews left on Monday.'),
  'flood.txt': story('Flood closes bridge', 'The water rose over the bridge.'),
  'talks.txt': story('Ferry talks begin', 'They met in the old town hall.'),
};

test('a search is written as a file in every format', async () => {
  const folder = temporaryFolder(FILES);
  const write = async (format: string, ...more: string[]): Promise<string> => {
    const args = [
      'search',
      'ferry',
      folder,
      '--format',
      format,
      '--base-url',
      'https://news.example',
    ];
    const { code, stdout } = await runProgram([...args, ...more]);
    assert.equal(code, 0);
    return stdout;
  };
  const rows: Record<string, string>[] = parse(await write('csv'), { columns: true, bom: true });
  const titles = rows.map((row) => row['title']);
  assert.deepEqual(titles.toSorted(), ['Ferry crews walk out', 'Ferry talks begin']);
  assert.ok(rows.every((row) => row['url']?.startsWith('https://news.example/articles/')));
  assert.ok(!(await write('csv', '--bom', 'off')).startsWith('\ufeff'));
  const lines = (await write('jsonl', '--text', 'off')).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).title),
    titles,
  );
  assert.ok(lines.every((line) => JSON.parse(line).text === undefined));
  for (const format of ['ris', 'bibtex'])
    assert.deepEqual(
      readReferences(await write(format)).map((item) => item['title']),
      titles,
    );
});

test('what a file cannot be is wrong usage', async () => {
  const folder = temporaryFolder(FILES);
  const rows = [
    [['--format', 'pdf'], /--format is one of csv, jsonl, ris, bibtex/],
    [['--format', 'csv', '--page', '2'], /page/],
    [['--format', 'csv', '--json'], /exclude each other/],
    [['--format', 'ris', '--bom', 'off'], /bom/],
  ] as const;
  for (const [flags, message] of rows) {
    const { code, stderr } = await runProgram(['search', 'ferry', folder, ...flags]);
    assert.equal(code, 2);
    assert.match(stderr, message);
  }
});

test('batch answers a line for every query, also for a bad one', async () => {
  const folder = temporaryFolder(FILES);
  const queries = ['ferry', '?q=bridge&page=x', '(((', '/search?q=bridge&size=1', 'zeppelin'];
  const file = join(temporaryFolder({ 'queries.txt': `${queries.join('\n')}\n` }), 'queries.txt');
  const { code, stdout } = await runProgram(['batch', file, folder]);
  assert.equal(code, 0);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ query }) => query),
    queries,
  );
  assert.deepEqual(
    lines.map(({ result }) => result?.total ?? null),
    [2, null, 3, 1, 0],
  );
  assert.equal(lines[1].problem.parameter, 'page');
  const missing = await runProgram(['batch', join(folder, 'nothing.txt'), folder]);
  assert.equal(missing.code, 1);
});

test('a manifest is verified, and what has changed is told', async () => {
  const folder = temporaryFolder(FILES);
  const { stdout: manifest } = await runProgram([
    'search',
    'ferry',
    folder,
    '--format',
    'manifest',
  ]);
  const cited = JSON.parse(manifest);
  assert.deepEqual([cited.dateline_manifest, cited.search, cited.total], [1, '/search?q=ferry', 2]);
  assert.equal(cited.articles.length, 2);
  const file = join(temporaryFolder({ 'ferry.json': manifest }), 'ferry.json');

  const same = await runProgram(['verify', file, folder]);
  assert.deepEqual(
    [same.code, same.stdout],
    [0, 'Unchanged: 2 articles, each with the text it had.\n'],
  );

  rmSync(join(folder, 'talks.txt'));
  writeFileSync(join(folder, 'new.txt'), story('Another ferry', 'It came on Friday.'));
  writeFileSync(join(folder, 'flood.txt'), story('Flood closes bridge', 'The ferry took cars.'));
  const changed = await runProgram(['verify', file, folder]);
  assert.equal(changed.code, 1);
  const lines = changed.stdout.trimEnd().split('\n').sort();
  assert.match(lines[0] ?? '', /^New: flood\.txt \(/);
  assert.match(lines[1] ?? '', /^New: new\.txt \(/);
  assert.match(lines[2] ?? '', /^No longer in the folder: talks\.txt \(/);
  assert.equal(lines.length, 3);
  assert.match(changed.stderr, /no longer gives/);

  const none = await runProgram(['verify', join(folder, 'new.txt'), folder]);
  assert.equal(none.code, 1);
  assert.match(none.stderr, /is no manifest/);
});
