import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reutersReader } from '../../../server/corpus/xml/reuters.ts';
import { reutersName } from '../../../server/corpus/xml/reuters-names.ts';

const item = (text: string, head = '') =>
  `<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5" NEWID="7">
<DATE> 5-MAR-1987 15:01:01.79</DATE>${head}
<UNKNOWN>
&#5;&#5;C T</UNKNOWN>
<TEXT>&#2;
${text}</TEXT>
</REUTERS>
`;
const read = (text: string | Buffer) => [
  ...reutersReader.read({ path: 'x.sgm', bytes: Buffer.from(text) }, { today: '2026-05-04' }),
];
function draft(text: string) {
  const [record] = read(`<!DOCTYPE lewis SYSTEM "lewis.dtd">\n${text}`);
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

test('an item gives every field', () => {
  const read = draft(
    item(
      `<TITLE>PIER TRUST &lt;PIR> VOTES</TITLE>
<AUTHOR>    By Ann Reeve, Reuters</AUTHOR>
<DATELINE>    PORT ELLERY, March 5 - </DATELINE><BODY>The council said it
voted > 3 times.
    It will vote again.
  Shr 34 cts    28 cts
  Net 1.2 mln   1.1 mln
 Reuter
&#3;</BODY>`,
      '\n<TOPICS><D>earn</D><D>ship</D></TOPICS>\n<PLACES><D>west-germany</D><D>usa</D></PLACES>\n<PEOPLE><D>james-baker</D></PEOPLE>\n<ORGS><D>worldbank</D><D>imf</D></ORGS>',
    ),
  );
  assert.equal(read.title, 'PIER TRUST <PIR> VOTES');
  assert.equal(
    read.text,
    'PORT ELLERY, March 5 - The council said it voted > 3 times.\n\nIt will vote again.\n\nShr 34 cts    28 cts\n\nNet 1.2 mln   1.1 mln',
  );
  assert.deepEqual(read.date, { day: '1987-03-05', precision: 'day', source: 'metadata' });
  assert.equal(read.modified, '1987-03-05T15:01:01.000Z');
  assert.equal(read.datelinePlace, 'PORT ELLERY');
  assert.deepEqual(read.authors, ['Ann Reeve']);
  assert.equal(read.source, 'Reuters');
  assert.deepEqual(read.keywords, ['earn', 'ship']);
  assert.deepEqual(
    read.assigned.map(({ type, name }) => `${type} ${name}`),
    [
      'place West Germany',
      'place USA',
      'person James Baker',
      'organization World Bank',
      'organization IMF',
    ],
  );
  assert.equal(read.publisherId, '7');
  assert.deepEqual(read.boilerplate, [{ kind: 'credit', text: 'Reuter' }]);
});

const signatures: readonly string[] = [
  ' Reuter\n&#3;',
  ' REUTER^M\n',
  '\n REUTER...\n',
  '\n reuter\n\n&#3;',
  ' MORE\n',
];
for (const signature of signatures) {
  test(`${JSON.stringify(signature)} is the agency's signature`, () => {
    assert.equal(draft(item(`<TITLE>T</TITLE><BODY>One.\n${signature}</BODY>`)).text, 'One.');
  });
}

test('a signature at the end of a line is cut off', () => {
  assert.equal(
    draft(item('<TITLE>T</TITLE><BODY>One year ago. REUTER\n&#3;</BODY>')).text,
    'One year ago.',
  );
  assert.equal(
    draft(item('<TITLE>T</TITLE><BODY>He told Reuter\n    twice.</BODY>')).text,
    'He told Reuter\n\ntwice.',
  );
});

test('a brief item is its title', () => {
  const read = draft(
    item('******<TITLE>RATES ROSE\n</TITLE>Blah blah blah.\n&#3;\n').replace(
      '<TEXT>',
      '<TEXT TYPE="BRIEF">',
    ),
  );
  assert.equal(read.title, 'RATES ROSE');
  assert.equal(read.text, '');
});

test('an item whose parts were not told apart has a headline and a text all the same', () => {
  const read = draft(
    item('WEEKLY REPORT\n    Reserves    644\n    Loans    81\n').replace(
      '<TEXT>',
      '<TEXT TYPE="UNPROC">',
    ),
  );
  assert.equal(read.title, 'WEEKLY REPORT');
  assert.equal(read.text, 'Reserves    644\n\nLoans    81');
});

const names: readonly (readonly [
  type: 'place' | 'person' | 'organization',
  code: string,
  name: string,
])[] = [
  ['place', 'el-salvador', 'El Salvador'],
  ['place', 'uk', 'UK'],
  ['place', 'trinidad-tobago', 'Trinidad and Tobago'],
  ['person', 'deng-xiaoping', 'Deng Xiaoping'],
  ['person', 'o-kennedy', "O'Kennedy"],
  ['organization', 'gatt', 'GATT'],
  ['organization', 'adb-asia', 'Asian Development Bank'],
];
for (const [type, code, name] of names) {
  test(`${code} is ${name}`, () => assert.equal(reutersName(type, code), name));
}

test('a byte that is no UTF-8 spoils nothing, and an item without an end loses itself', () => {
  const one = item('<TITLE>CAF\u00e9</TITLE><BODY>One.</BODY>');
  const records = read(Buffer.from(`${one}<REUTERS NEWID="8"><DATE>x\n${one}`, 'latin1'));
  assert.deepEqual(
    records.map((record) => (record.kind === 'article' ? record.draft.title : record.place)),
    ['CAFé', 'REUTERS 2, line 8', 'CAFé'],
  );
});
