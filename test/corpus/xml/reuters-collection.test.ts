import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ArticleDraft } from '../../../server/core/article.ts';
import { reutersReader } from '../../../server/corpus/xml/reuters.ts';

const folder = join(process.cwd(), '..', 'shared', 'data', 'reuters21578');
const skip = existsSync(folder) ? false : 'Reuters-21578 is not beside the package';

/** [NEWID, title, day, topics, assigned names, authors, first paragraph begins, text ends] */
const rows = [
  [
    1,
    'BAHIA COCOA REVIEW',
    '1987-02-26',
    ['cocoa'],
    'El Salvador, USA, Uruguay',
    [],
    'SALVADOR, Feb 26 - Showers',
    'on February 27.',
  ],
  [
    2,
    'STANDARD OIL <SRD> TO FORM FINANCIAL UNIT',
    '1987-02-26',
    [],
    'USA',
    [],
    'CLEVELAND, Feb 26 - Standard',
    'management committee.',
  ],
  [12793, 'Reuters item 12793', '1987-04-03', [], '', [], '', ''],
  [
    21578,
    'AMERICAN EXCHANGE INTRODUCES INSTITUTIONAL INDEX',
    '1987-10-19',
    [],
    'USA',
    [],
    'NEW YORK, Oct 19 - The',
    '',
  ],
] as const;

test('all items of Reuters-21578 are read', { skip }, () => {
  const counts = { items: 0, bodies: 0, bodiesRead: 0, dated: 0, topics: 0, authors: 0, signed: 0 };
  const byId = new Map<string, ArticleDraft>();
  const names = new Map<string, number>();
  const oldest = { day: '9999' };
  let newest = '';
  const files = readdirSync(folder).filter((name) => name.endsWith('.sgm'));
  assert.equal(files.length, 22);
  for (const path of files) {
    const file = { path, bytes: readFileSync(join(folder, path)) };
    assert.ok(reutersReader.accepts(file));
    for (const record of reutersReader.read(file, { today: '2026-11-22' })) {
      assert.ok(record.kind === 'article', JSON.stringify(record));
      const { draft, bytes } = record;
      const hasBody = Buffer.from(bytes).includes('<BODY>');
      counts.items += 1;
      if (hasBody) counts.bodies += 1;
      if (hasBody && draft.text !== '') counts.bodiesRead += 1;
      if (draft.date !== null) counts.dated += 1;
      if (draft.keywords.length > 0) counts.topics += 1;
      if (draft.authors.length > 0) counts.authors += 1;
      if (/(?:^|\s)REUTER(?:\s|$)|\n\s*Reuter\s*$/.test(draft.text.slice(-12))) counts.signed += 1;
      if ((draft.date?.day ?? '9999') < oldest.day) oldest.day = draft.date?.day ?? '';
      if ((draft.date?.day ?? '') > newest) newest = draft.date?.day ?? '';
      byId.set(draft.publisherId ?? '', draft);
      for (const { type, name } of draft.assigned)
        names.set(`${type} ${name}`, (names.get(`${type} ${name}`) ?? 0) + 1);
    }
  }
  assert.equal(byId.size, 21_578);
  assert.deepEqual(counts, {
    items: 21_578,
    bodies: 19_043,
    bodiesRead: 19_043,
    dated: 21_578,
    topics: 11_367,
    authors: 875,
    signed: 0,
  });
  assert.deepEqual([oldest.day, newest], ['1987-02-26', '1987-10-20']);
  // Counted in the files by hand, an item that names one twice counted once.
  assert.equal(names.get('place West Germany'), 567);
  assert.equal(names.get('person James Baker'), 168);
  assert.equal(names.get('organization World Bank'), 87);
  for (const [id, title, day, topics, assigned, authors, start, end] of rows) {
    const draft = byId.get(String(id));
    assert.equal(draft?.title, title);
    assert.equal(draft.date?.day, day);
    assert.deepEqual(draft.keywords, topics);
    assert.equal(draft.assigned.map(({ name }) => name).join(', '), assigned);
    assert.deepEqual(draft.authors, authors);
    assert.ok(draft.text.startsWith(start));
    assert.ok(draft.text.endsWith(end), draft.text.slice(-60));
    assert.equal(draft.source, 'Reuters');
  }
});
