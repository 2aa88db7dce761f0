import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readArticles } from '../../../server/corpus/read-article.ts';
import type { ArticleRecord } from '../../../server/corpus/reader.ts';
import { ARTICLES, NO_ARTICLES } from './sample-facts.ts';

const folder = join(process.cwd(), '..', 'shared', 'data', 'formats');
const skip = existsSync(folder) ? false : 'the samples are not beside the package';

async function recordsOf(path: string): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  const file = {
    path: `sample${/\.\w+$/.exec(path)?.[0]}`,
    bytes: readFileSync(join(folder, path)),
  };
  for await (const record of readArticles(file, { today: '2026-11-22' })) records.push(record);
  return records;
}

for (const [
  path,
  format,
  articles,
  title,
  day,
  authors,
  start,
  end,
  length,
  paragraphs,
] of ARTICLES) {
  test(`${path} is read as it stands`, { skip }, async () => {
    const records = await recordsOf(path);
    assert.equal(records.length, articles);
    const [first] = records;
    assert.ok(first?.kind === 'article');
    const { draft } = first;
    assert.deepEqual(
      {
        format: draft.format,
        title: draft.titleSource === 'file' ? draft.title : null,
        day: draft.date?.day ?? null,
        authors: draft.authors,
        start: draft.text.slice(0, 16),
        end: draft.text.slice(-10),
        length: draft.text.length,
        paragraphs: draft.paragraphs.length,
      },
      { format, title, day, authors, start, end, length, paragraphs },
    );
  });
}

for (const [path, count, reason] of NO_ARTICLES) {
  test(`${path} holds no article, and says why`, { skip }, async () => {
    const records = await recordsOf(path);
    assert.equal(records.length, count);
    assert.ok(records.every(({ kind }) => kind === 'skipped'));
    assert.equal(records[0]?.kind === 'skipped' && records[0].reason, reason);
  });
}

test('no article of any sample keeps markup, control characters or references', {
  skip,
}, async () => {
  const left: string[] = [];
  for (const [path] of ARTICLES) {
    for (const record of await recordsOf(path)) {
      if (record.kind !== 'article') continue;
      const { title, text, paragraphs } = record.draft;
      const found =
        /<\/?(?:p|div|span|b|i|a|br|img|strong|em|li)\b[^<>]*>|&(?:nbsp|#\d+);|[\0-\u0008\u000e-\u001f]|\r/i.exec(
          `${title} ${text}`,
        );
      if (found !== null) left.push(`${path}: ${found[0]}`);
      for (const { start, end } of paragraphs) {
        assert.equal(text.slice(start, end), text.slice(start, end).trim());
        assert.ok(end > start);
      }
    }
  }
  assert.deepEqual(left, []);
});
