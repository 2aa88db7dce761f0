import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { walkFolder } from '../../server/corpus/folder.ts';
import { gatherRecords } from '../../server/corpus/gathered.ts';
import { type FileResult, loadFolder } from '../../server/corpus/load.ts';

const made: string[] = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-')));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Paths of candidates, and `path: reason` of reports. */
async function walked(root: string, maxFileSize = 1000) {
  const found: string[] = [];
  const reports: string[] = [];
  for await (const step of walkFolder(root, { maxFileSize })) {
    if (step.kind === 'candidate') found.push(step.candidate.path);
    else reports.push(`${step.report.path}: ${step.report.reason}`);
  }
  return { found, reports };
}

async function loaded(root: string): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for await (const result of loadFolder(root, { maxFileSize: 1000, today: '2026-05-04' })) {
    results.push(result);
  }
  return results;
}

test('files come sorted by whole path, and what is never an article is passed over', async () => {
  const root = folderOf({
    'b.txt': 'x',
    'a/z.txt': 'x',
    'a.txt': 'x',
    'a-b.txt': 'x',
    'readmex/c.txt': 'x',
    '.hidden': 'x',
    '.git/x.txt': 'x',
    'README.md': 'x',
    readme: 'x',
    LICENSE: 'x',
    'a/LICENSE.txt': 'x',
    'entities.yaml': 'x',
    'articles.yaml': 'x',
    'page_files/x.txt': 'x',
  });
  const { found, reports } = await walked(root);
  assert.deepEqual(found, ['a-b.txt', 'a.txt', 'a/z.txt', 'b.txt', 'readmex/c.txt']);
  assert.deepEqual(found, [...found].sort());
  assert.deepEqual(reports, []);
});

test('.datelineignore leaves out what it names', async () => {
  const root = folderOf({
    '.datelineignore': 'drafts/\n*.tmp\n!keep.tmp\n',
    'drafts/a.txt': 'x',
    'b.tmp': 'x',
    'keep.tmp': 'x',
    'c/drafts/d.txt': 'x',
    'e.txt': 'x',
  });
  assert.deepEqual((await walked(root)).found, ['e.txt', 'keep.tmp']);
});

test('files that cannot be read are reported with their reason', async () => {
  const root = folderOf({ 'a.xlsx': 'x', 'b.txt': '', 'c.txt': 'x'.repeat(1001), 'd.mp3': 'x' });
  const { found, reports } = await walked(root);
  assert.deepEqual(found, []);
  assert.deepEqual(reports, [
    'a.xlsx: There is no reader for .xlsx files.',
    'b.txt: The file is empty.',
    'c.txt: The file is larger than the limit of 1000 bytes.',
    'd.mp3: There is no reader for .mp3 files.',
  ]);
});

test('links count once, never lead out, and cycles end', async () => {
  const outside = folderOf({ 'secret.txt': 'x' });
  const root = folderOf({ 'a/b.txt': 'x', '.store/c.txt': 'x', 'page_files/d.txt': 'x' });
  symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'));
  symlinkSync(outside, join(root, 'outside'));
  symlinkSync(root, join(root, 'a', 'loop'));
  symlinkSync(join(root, 'a', 'b.txt'), join(root, 'again.txt'));
  symlinkSync(join(root, '.store'), join(root, 'store'));
  symlinkSync(join(root, 'page_files'), join(root, 'linked'));
  symlinkSync(join(root, 'nothing'), join(root, 'broken.txt'));
  const { found, reports } = await walked(root);
  assert.deepEqual(found, ['a/b.txt', 'linked/d.txt']);
  assert.deepEqual(reports, [
    'broken.txt: The link could not be followed (ENOENT).',
    'out.txt: It is a link that leads out of the folder.',
    'outside: It is a link that leads out of the folder.',
  ]);
});

test('the folder itself must be there', async () => {
  await assert.rejects(walked(join(tmpdir(), 'dateline-no-such-folder')));
});

test('a folder is read into articles; the same bytes at two paths are one', async () => {
  const text =
    'Council Votes to Rebuild Pier\n\nThe council of Port Ellery voted on Monday to rebuild its old ferry pier, and the work begins in spring.\n';
  const root = folderOf({
    'b.txt': text,
    'a/c.txt': text,
    'd.txt': `${text} More.`,
    'e.txt': new Uint8Array([0x41, 0, 0, 1, 0x42]),
    'f.jsonl': '{"title":"A","text":"One."}\nbad\n',
    'g.txt': '<!DOCTYPE html><p>x',
  });
  const results = await loaded(root);
  const articles = gatherRecords(results);
  assert.deepEqual(
    articles.map(({ paths }) => paths),
    [['a/c.txt', 'b.txt'], ['d.txt'], ['f.jsonl']],
  );
  assert.deepEqual(
    articles.map(({ record }) => record.path),
    ['a/c.txt', 'd.txt', 'f.jsonl'],
  );
  assert.equal(articles[0]?.record.draft.language, 'en');
  assert.equal(articles[2]?.record.draft.language, null);
  assert.deepEqual(
    results.flatMap(({ reports }) => reports.map(({ path, reason }) => `${path}: ${reason}`)),
    [
      'e.txt: It is not text: it holds NUL bytes, as binary files do.',
      'f.jsonl: line 2: It is not valid JSON.',
      'g.txt: The page has neither a title nor text.',
    ],
  );
});

test("a file's own time never dates an article", async () => {
  const root = folderOf({ 'a.txt': 'The council voted on Monday.' });
  utimesSync(join(root, 'a.txt'), new Date('2001-01-01'), new Date('2001-01-01'));
  assert.deepEqual(
    (await loaded(root)).flatMap(({ records }) => records.map(({ draft }) => draft.date)),
    [null],
  );
});
