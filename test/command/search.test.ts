import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram, startProgram, story, whileServing } from './program.ts';

const FOLDER = temporaryFolder({
  '2024-03-01-ferry.txt': story(
    'Ferry crews walk out',
    'The ferry crews left the harbour on Monday. Maria Lopez said the ferry would stay.',
  ),
  'flood.txt': story('Flood closes bridge', 'Robert Miller said the water rose over the bridge.'),
  'both.txt': story('Talks begin', 'Maria Lopez met Robert Miller in the old town hall.'),
});

type Answer = { readonly total: number; readonly hits: readonly { readonly path: string }[] };

/** Where the machine is slow, progress is told. */
function withoutProgress(said: string): string {
  return said.replaceAll(/^(?:Reading|Finding|Grouping) .*\n/gm, '');
}

async function searched(...args: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await runProgram([
    'search',
    args[0] ?? '',
    FOLDER,
    ...args.slice(1),
    '--json',
  ]);
  assert.deepEqual([code, withoutProgress(stderr)], [0, '']);
  return JSON.parse(stdout) as Answer;
}

test('search shows titles, dates, places and passages with marks', async () => {
  const { code, stdout, stderr } = await runProgram(['search', 'ferry', FOLDER]);
  assert.deepEqual([code, withoutProgress(stderr)], [0, '']);
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    '1 article: articles with “ferry”',
    '',
    '1. *Ferry* crews walk out',
    '   2024-03-01 · Coast Wire · 2024-03-01-ferry.txt',
  ]);
  assert.match(
    lines[4] ?? '',
    /^ {3}PORT AMITY .* The \*ferry\* crews .* the \*ferry\* would stay\.$/,
  );
  assert.equal(lines.length, 5);
});

test('a doubtful query that finds nothing is noted, and no failure', async () => {
  const { code, stdout } = await runProgram(['search', '"ferry zeppelin', FOLDER]);
  assert.equal(code, 0);
  assert.match(stdout, /^0 articles: /);
  assert.match(stdout, /^Note: .*quot/m);
});

test('--json is the answer of the API', async () => {
  const { stdout } = await runProgram([
    'search',
    'ferry OR bridge',
    FOLDER,
    '--json',
    '--size',
    '1',
  ]);
  await whileServing([FOLDER], async ({ url }) => {
    const response = await fetch(`${url}/api/search?q=ferry+OR+bridge&size=1`);
    const timeless = (text: string): unknown =>
      JSON.parse(text, (key, value) => (/_ms$|^version$/.test(key) ? 0 : value));
    assert.deepEqual(timeless(stdout), timeless(await response.text()));
  });
});

test('every parameter is a flag, and what may repeat repeats', async () => {
  const paths = ({ hits }: Answer): string[] => hits.map(({ path }) => path).sort();
  const people = ['--person', 'Maria Lopez', '--person', 'Robert Miller'];
  const [any, all, without, first] = await Promise.all([
    searched('', ...people),
    searched('', ...people, '--match-person', 'all', '--missing', 'date'),
    searched('', '--not-person', 'Maria Lopez'),
    searched(
      'said',
      '--size',
      '1',
      '--sort',
      'oldest',
      '--from',
      '2024-03',
      '--undated',
      'include',
    ),
  ]);
  assert.deepEqual(paths(any), ['2024-03-01-ferry.txt', 'both.txt', 'flood.txt']);
  assert.deepEqual(paths(all), ['both.txt']);
  assert.deepEqual(paths(without), ['flood.txt']);
  assert.deepEqual([paths(first), first.total], [['2024-03-01-ferry.txt'], 2]);
});

test('a folder without articles cannot be searched', async () => {
  const { code, stdout, stderr } = await runProgram(['search', 'ferry', temporaryFolder()]);
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /^dateline: There are no articles in .*\n$/);
});

test('index reads a folder and says what is in it', async () => {
  const folder = temporaryFolder({
    'a.txt': story('Ferry', 'Maria Lopez left.'),
    'b.jpg': 'x',
    'c.txt': '',
  });
  const { code, stdout, stderr } = await runProgram(['index', folder]);
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(
    stdout,
    /^1 article, \d+ people, \d+ places, \d+ organizations, \d+ stories of several reports, in \d+\.\d s\.\n/,
  );
  assert.match(stdout, /^2 files skipped:\n {2}b\.jpg: .*\n {2}c\.txt: The file is empty\.$/m);
});

test('index of an empty folder reports it and fails', async () => {
  const { code, stdout, stderr } = await runProgram(['index', temporaryFolder()]);
  assert.equal(code, 1);
  assert.match(stdout, /^0 articles, /);
  assert.match(stderr, /^dateline: There are no articles in .*\n$/);
});

test('a reader that closes early, as head does, is no failure', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [
      `${i}.txt`,
      story(`Ferry ${i}`, 'The ferry left. '.repeat(60)),
    ]),
  );
  const running = startProgram([
    'search',
    'ferry',
    temporaryFolder(many),
    '--size',
    '100',
    '--json',
  ]);
  running.process.stdout?.once('data', () => running.process.stdout?.destroy());
  const { code, stderr } = await running.ended;
  // On a busy machine it may have told how far it was.
  assert.deepEqual([code, stderr.replaceAll(/^.*\d+ a second\)\n/gm, '')], [0, '']);
});
