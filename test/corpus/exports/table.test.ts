import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable, tableReader } from '../../../server/corpus/exports/table.ts';
import { tableRows } from '../../../server/corpus/exports/table-rows.ts';
import { articleId } from '../../../server/corpus/identity.ts';
import { checkDamaged, context, draftsOf, recordsOf, shapeOf } from '../documents/reading.ts';

const TABLE = `id;Title;Author;Published;Body
1;"The ""old"" pier";Jane Doe;2024-03-05;"The council voted.

It said so."
2;Broken;"Jane;2024-03-05;text
3;Third;John Roe;5 March 2024;Ferries run as before.
4;Too;many;values;in;this row
5;"Fünf";"";2024-03-07;"<p>Last &amp; least.</p>"
`;

test('rows become articles by the names of their columns, and a bad row loses only itself', async () => {
  const records = await recordsOf(tableReader, TABLE, 'x.csv');
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? record.draft.title : record.place)),
    ['The "old" pier', 'line 5', 'Third', 'line 7', 'Fünf'],
  );
  const drafts = await draftsOf(tableReader, TABLE, 'x.csv');
  assert.deepEqual(shapeOf(drafts[0] as (typeof drafts)[number]), [
    'p The council voted.',
    'p It said so.',
  ]);
  assert.deepEqual(
    drafts.map(({ date, authors }) => [date?.day, authors]),
    [
      ['2024-03-05', ['Jane Doe']],
      ['2024-03-05', ['John Roe']],
      ['2024-03-07', []],
    ],
  );
  assert.equal(drafts[2]?.text, 'Last & least.');
});

test('a record is its row: its identity does not depend on the rows around it', async () => {
  const id = async (text: string) => {
    const records = await recordsOf(tableReader, text, 'x.csv');
    const record = records.find((r) => r.kind === 'article' && r.draft.title === 'Third');
    return record?.kind === 'article' && articleId(record.bytes);
  };
  const lines = TABLE.split('\n');
  assert.equal(await id(TABLE), await id(`${lines[0]}\r\n${lines[5]}\r\n`));
});

const shapes: readonly (readonly [string, string])[] = [
  ['commas', 'title,date,text\n"Ships, piers",2024-03-05,"One, two."\n'],
  ['semicolons', 'title;date;text\nShips, piers;2024-03-05;One, two.\n'],
  ['tabs', 'title\tdate\ttext\nShips, piers\t2024-03-05\tOne, two.\n'],
  ['bars', 'title|date|text\nShips, piers|2024-03-05|One, two.\n'],
  ['single quotes', "'title','date','text'\n'Ships, piers','2024-03-05','One, two.'\n"],
  [
    'escaped quotes',
    'title,date,text\n"Ships, piers",2024-03-05,"One, two."\n"a \\"b\\", c",,"d"\n',
  ],
  [
    'a line that names the delimiter',
    'sep=;\ntitle;date;text\nShips, piers;2024-03-05;One, two.\n',
  ],
  [
    'a byte-order mark and returns',
    '\ufefftitle,date,text\r\n"Ships, piers",2024-03-05,"One, two."\r\n',
  ],
];
for (const [name, text] of shapes) {
  test(`a table with ${name} is read`, async () => {
    const [first] = await draftsOf(tableReader, text, 'x.csv');
    assert.deepEqual(
      [first?.title, first?.date?.day, first?.text],
      ['Ships, piers', '2024-03-05', 'One, two.'],
    );
  });
}

test('columns may be named from outside', () => {
  const bytes = Buffer.from('Überschrift;Tag;Inhalt;text\nDer Steg;2024-03-05;Er steht.;nein\n');
  const columns = { title: 'Überschrift', date: 'Tag', text: 'Inhalt' };
  const [record] = readTable({ path: 'x.csv', bytes }, context, columns);
  assert.ok(record?.kind === 'article');
  assert.deepEqual(
    [record.draft.title, record.draft.date?.day, record.draft.text],
    ['Der Steg', '2024-03-05', 'Er steht.'],
  );
});

test('a table without articles says which columns were looked for', async () => {
  const records = await recordsOf(tableReader, 'name,price\nbolt,3\nnut,4\n', 'x.csv');
  const [record, ...more] = records;
  assert.ok(record?.kind === 'skipped' && more.length === 0);
  assert.match(record.reason, /articlebody.*Its columns: name, price\./);
});

test('content tells a table without its extension, and prose is none', () => {
  const accepts = (text: string, path = 'x.txt') =>
    tableReader.accepts({ path, bytes: Buffer.from(text) });
  assert.ok(accepts('title,date,text\nA,2024-03-05,B\n'));
  assert.ok(
    !accepts('The council, which met on Monday, voted on the text of the title.\nIt was late.\n'),
  );
  assert.ok(!accepts('Title: The pier\nDate: 2024-03-05\nText: It stands.\n'));
});

test('written rows are read back, wherever quotes, delimiters and newlines stand', () => {
  const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') });
  const table = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      const read = [...tableRows(text, { delimiter: ',', quote: '"' })];
      assert.deepEqual(
        read.map(({ values }) => values),
        rows,
      );
    }),
  );
});

test('a quote that opens each of many lines does not stall', () => {
  const started = performance.now();
  for (const line of ['"a\n', 'a,"b\n', '"a""\n', '"a\\"\n'])
    assert.ok([...tableRows(line.repeat(100_000), { delimiter: ',', quote: '"' })].length > 0);
  assert.ok(performance.now() - started < 20_000);
});

test('damaged tables are read or refused', async () => {
  await checkDamaged(tableReader, [Buffer.from(TABLE)], { path: 'x.csv' });
});
