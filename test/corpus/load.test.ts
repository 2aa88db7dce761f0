import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type LoadOptions, loadCandidate, readCandidate } from '../../server/corpus/load.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { binaryPlist, zipOf } from './containers/archive-bytes.ts';

const OPTIONS: LoadOptions = { today: '2026-05-04', maxFileSize: 100_000, admits: () => true };
const article = (number: number) =>
  `Pier ${number} opens\n\nPier ${number} opened on Monday, and people came.\n`;

function candidateIn(root: string, path: string) {
  const { size, mtimeMs } = statSync(join(root, path));
  return { path, size, mtimeMs };
}

test('records come one by one, and whoever stops early leaves nothing open', async () => {
  const entries = Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, data: article(i) }));
  const root = temporaryFolder({ 'a.zip': zipOf(entries) });
  const candidate = candidateIn(root, 'a.zip');
  const titles: string[] = [];
  for await (const step of readCandidate(root, candidate, OPTIONS)) {
    if (step.kind === 'record') titles.push(step.record.draft.title);
    if (titles.length === 3) break;
  }
  assert.deepEqual(titles, ['Pier 0 opens', 'Pier 1 opens', 'Pier 2 opens']);
  const { records, reports } = await loadCandidate(root, candidate, OPTIONS);
  assert.deepEqual([records.length, reports.length], [300, 0]);
  assert.equal(records[299]?.path, 'a.zip/299.txt');
});

test('a member of an archive has the id it has as a file', async () => {
  const root = temporaryFolder({
    'a.zip': zipOf([{ name: 'b.txt', data: article(1) }]),
    'b.txt': article(1),
  });
  const [inside, beside] = await Promise.all(
    ['a.zip', 'b.txt'].map((path) => loadCandidate(root, candidateIn(root, path), OPTIONS)),
  );
  assert.equal(inside?.records[0]?.id, beside?.records[0]?.id);
});

test('a file that is gone, or no longer fits, is reported', async () => {
  const root = temporaryFolder({ 'a.txt': article(1) });
  const candidate = { path: 'b.txt', size: 1, mtimeMs: 0 };
  const gone = await loadCandidate(root, candidate, OPTIONS);
  assert.match(gone.reports[0]?.reason ?? '', /could not be opened \(ENOENT\)/);
  const large = await loadCandidate(root, candidateIn(root, 'a.txt'), {
    ...OPTIONS,
    maxFileSize: 10,
  });
  assert.match(large.reports[0]?.reason ?? '', /larger than the limit of 10 bytes/);
});

test('what the columns of a table hold is asked for the path of each file', async () => {
  const root = temporaryFolder({ 'a.csv': 'Kopf,Inhalt\nPier opens,The pier opened on Monday.\n' });
  const candidate = candidateIn(root, 'a.csv');
  assert.equal((await loadCandidate(root, candidate, OPTIONS)).records.length, 0);
  const asked: string[] = [];
  const { records } = await loadCandidate(root, candidate, {
    ...OPTIONS,
    columnsAt: (path) => {
      asked.push(path);
      return { title: 'Kopf', text: 'Inhalt' };
    },
  });
  assert.deepEqual(asked, ['a.csv']);
  assert.deepEqual(
    records.map(({ draft }) => [draft.title, draft.text]),
    [['Pier opens', 'The pier opened on Monday.']],
  );
});

test('of a file of many it is said which article is doubtful, of an only one it need not be', async () => {
  const late = { title: 'Late', text: 'It came late.', date: '2199-01-01' };
  const good = { ...late, title: 'Good', date: '2026-01-01' };
  const root = temporaryFolder({
    'one.json': JSON.stringify(late),
    'many.jsonl': [late, good, late].map((one) => JSON.stringify(one)).join('\n'),
  });
  const told = async (path: string) => {
    const { records, reports } = await loadCandidate(root, candidateIn(root, path), OPTIONS);
    assert.deepEqual(
      records.map(({ place }) => place),
      records.map((_, i) => i + 1),
    );
    return reports.map(({ status, reason }) => `${status} ${reason}`);
  };
  const [alone] = await told('one.json');
  assert.match(alone ?? '', /^doubtful The date /);
  const reason = alone?.slice('doubtful '.length);
  assert.deepEqual(await told('many.jsonl'), [
    `doubtful article 1: ${reason}`,
    `doubtful article 3: ${reason}`,
  ]);
});

test('a saved page is an article, however its file was made', async () => {
  const text = 'The pier of Port Ellery opened on Monday, and many people came to see it.';
  const page = `<p>${text}</p><p>${text.replace('many', 'some')}</p>`;
  const root = temporaryFolder({
    'a.mhtml': [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://news.example/2025/03/04/pier',
      'Content-Type: multipart/related; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      page,
      '--b--',
      '',
    ].join('\r\n'),
    'b.webarchive': binaryPlist({
      WebMainResource: {
        WebResourceData: Buffer.from(page),
        WebResourceURL: 'https://news.example/2025/03/04/pier',
        WebResourceMIMEType: 'text/html',
      },
    }),
  });
  for (const path of ['a.mhtml', 'b.webarchive']) {
    const { records } = await loadCandidate(root, candidateIn(root, path), OPTIONS);
    assert.deepEqual(
      records.map((record) => [
        record.path,
        record.draft.format,
        record.draft.url,
        record.draft.date?.day,
      ]),
      [[path, 'html', 'https://news.example/2025/03/04/pier', '2025-03-04']],
    );
    assert.ok(records[0]?.draft.text.includes(text), path);
  }
});

test('a long text of a page is believed before the language of its template', async () => {
  const sentence =
    'Le conseil de la vieille ville portuaire a voté lundi la reconstruction de la jetée. ';
  const page = (text: string, lang: string) =>
    `<!DOCTYPE html><html lang="${lang}"><head><title>La jetée</title></head><body><h1>La jetée</h1><p>${text}</p></body></html>`;
  const root = temporaryFolder({
    'long.html': page(sentence.repeat(8), 'en'),
    'short.html': page(sentence, 'en'),
    'other.html': page(sentence.repeat(8), 'ca'),
  });
  const languages = await Promise.all(
    ['long.html', 'short.html', 'other.html'].map(async (path) => {
      const { records } = await loadCandidate(root, candidateIn(root, path), OPTIONS);
      return records[0]?.draft.language;
    }),
  );
  assert.deepEqual(languages, ['fr', 'en', 'ca']);
});
