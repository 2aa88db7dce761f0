import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfReader } from '../../../server/corpus/documents/pdf.ts';
import { joinLines } from '../../../server/corpus/documents/pdf-blocks.ts';
import { pdfFile, type SetLine } from './pdf-file.ts';
import { checkDamaged, checkDraft, onlyDraft, recordsOf, shapeOf } from './reading.ts';

const FIRST: readonly SetLine[] = [
  [72, 760, 9, 'Elleryside Weekly'],
  [72, 700, 22, 'Council Votes to Rebuild'],
  [72, 675, 22, 'the Old Ferry Pier'],
  [72, 652, 10, 'By Jane Doe'],
  [72, 638, 10, 'March 5, 2024'],
  [
    72,
    610,
    11,
    'The harbour council of Port Ellery voted on Monday to rebuild the old ferry pier, end-',
  ],
  [
    72,
    596,
    11,
    'ing three years of argument over the cost and the place of the new landing stage for',
  ],
  [72, 582, 11, 'the boats.'],
  [
    72,
    560,
    11,
    'Work is to begin in the spring and will cost four million crowns, the council said in a',
  ],
  [72, 546, 11, 'statement. The well-'],
  [300, 30, 9, 'Page 1 of 2'],
];
const SECOND: readonly SetLine[] = [
  [72, 760, 9, 'Elleryside Weekly'],
  [72, 700, 11, 'known engineer will lead it.'],
  [72, 670, 14, 'What comes next'],
  [
    72,
    640,
    11,
    'Ferries run as before until the autumn, when the old pier is to be closed to all traffic.',
  ],
  [300, 30, 9, 'Page 2 of 2'],
];
const REPORT = pdfFile([FIRST, SECOND], {
  Title: 'Microsoft Word - pier.docx',
  Author: 'Somebody Else',
  CreationDate: "D:20240306101112+01'00'",
});

test('lines become paragraphs, running heads and page numbers go, broken words are joined', async () => {
  assert.ok(pdfReader.accepts({ path: 'x', bytes: REPORT }));
  const read = await onlyDraft(pdfReader, REPORT);
  checkDraft(read);
  assert.equal(read.title, 'Council Votes to Rebuild the Old Ferry Pier');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'text' });
  assert.deepEqual(shapeOf(read), [
    'p The harbour council of Port Ellery voted on Monday to rebuild the old ferry pier, ending three years of argument over the cost and the place of the new landing stage for the boats.',
    'p Work is to begin in the spring and will cost four million crowns, the council said in a statement. The well-known engineer will lead it.',
    'h What comes next',
    'p Ferries run as before until the autumn, when the old pier is to be closed to all traffic.',
  ]);
});

test('what the file says of itself stands in, and the day it was made is doubtful', async () => {
  const read = await onlyDraft(
    pdfReader,
    pdfFile([FIRST.slice(5, 8)], {
      Title: 'The pier vote',
      Author: 'Jane Doe',
      CreationDate: 'D:20240306',
    }),
  );
  assert.equal(read.title, 'The pier vote');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.equal(read.date?.day, '2024-03-06');
  assert.equal(read.warnings.length, 1);
});

test('columns are read one after the other, and a sentence goes on across them', async () => {
  const column = (x: number, lines: readonly string[]) =>
    lines.map((text, i): SetLine => [x, 650 - i * 14, 11, text]);
  const read = await onlyDraft(
    pdfReader,
    pdfFile([
      [
        [72, 700, 22, 'Council Votes to Rebuild the Old Ferry Pier'],
        ...column(72, [
          'The harbour council of Port Ellery',
          'voted on Monday to rebuild the old',
          'ferry pier. Work on it is to begin',
        ]),
        ...column(320, ['in the spring, when the ice is', 'gone.']),
      ],
    ]),
  );
  assert.deepEqual(shapeOf(read), [
    'p The harbour council of Port Ellery voted on Monday to rebuild the old ferry pier. Work on it is to begin in the spring, when the ice is gone.',
  ]);
});

test('the bytes of a file are left as they were', async () => {
  const before = Buffer.from(REPORT);
  await recordsOf(pdfReader, REPORT);
  assert.deepEqual(REPORT, before);
});

const refused: readonly (readonly [string, Buffer, RegExp])[] = [
  ['without a text layer', pdfFile([[], []]), /no text layer/],
  [
    'locked with a password',
    pdfFile(
      [FIRST],
      {},
      `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> /ID [<00> <00>]`,
    ),
    /encrypted/,
  ],
  ['that is damaged', Buffer.from('%PDF-1.4\nnothing'), /damaged/],
];
for (const [name, bytes, reason] of refused) {
  test(`a PDF ${name} is skipped, saying so`, async () => {
    const [record] = await recordsOf(pdfReader, bytes);
    assert.ok(record?.kind === 'skipped');
    assert.match(record.reason, reason);
  });
}

const joins: readonly (readonly [string, string, string])[] = [
  ['the coun-', 'cil met', 'the council met'],
  ['the well-', 'known man', 'the well-known man'],
  ['Saint-', 'Denis', 'Saint-Denis'],
  ['in 2023–', '24', 'in 2023–24'],
  ['he said –', 'then', 'he said – then'],
  ['soft\u00ad', 'ness', 'softness'],
];
for (const [before, line, expected] of joins) {
  test(`“${before}” and “${line}” are “${expected}”`, () => {
    assert.equal(joinLines(before, line), expected);
  });
}

test('damaged PDFs are read or refused', async () => {
  await checkDamaged(pdfReader, [REPORT], { runs: 40 });
});
