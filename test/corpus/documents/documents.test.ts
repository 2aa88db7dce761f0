import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { docxReader } from '../../../server/corpus/documents/docx.ts';
import { odtReader } from '../../../server/corpus/documents/odt.ts';
import { rtfReader } from '../../../server/corpus/documents/rtf.ts';
import { readRtf } from '../../../server/corpus/documents/rtf-text.ts';
import type { Reader } from '../../../server/corpus/reader.ts';
import { sample, skipSamples } from '../exports/shared-samples.ts';
import { checkDamaged, checkDraft, onlyDraft, recordsOf, shapeOf } from './reading.ts';
import { zipFile } from './zip-file.ts';

const LEAD = 'The harbour council of Port Ellery voted on Monday to rebuild the old ferry pier.';

const paragraph = (text: string, style = '', inside = '') =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${inside}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const STYLES = `<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>`;
const core = (fields: string) => `<cp:coreProperties>${fields}</cp:coreProperties>`;

function docx(body: string, properties = ''): Buffer {
  return zipFile([
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: 'word/document.xml', text: `<w:document><w:body>${body}</w:body></w:document>` },
    { name: 'word/styles.xml', text: STYLES },
    { name: 'docProps/core.xml', text: core(properties) },
  ]);
}

const REPORT = docx(
  paragraph('Ships &amp; piers', 'Titel') +
    paragraph('By Jane Doe') +
    paragraph('March 5, 2024') +
    paragraph(LEAD) +
    paragraph('What comes next', 'berschrift2') +
    paragraph('one pier', '', '<w:numPr><w:numId w:val="3"/></w:numPr>') +
    paragraph('two ferries', '', '<w:numPr><w:numId w:val="3"/></w:numPr>') +
    '<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>never</w:delText><w:t>not</w:t></w:r></w:del><w:ins><w:r><w:t>caf\u00e9</w:t></w:r></w:ins><w:r><w:br/><w:t>goes&#160;on.</w:t></w:r></w:p>' +
    '<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Once.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Twice.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
  '<dc:title>Document1</dc:title><dc:creator>Microsoft Office User</dc:creator><dcterms:created>2024-03-04T10:00:00Z</dcterms:created><cp:keywords>ferries; harbour</cp:keywords>',
);

test('a row of figures is one line, a row that lays out text is that text', async () => {
  const cell = (...texts: readonly string[]): string =>
    `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`;
  const table = (...cells: readonly string[]): string =>
    `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`;
  const figures = table(cell('Yes'), cell(''), cell('7'));
  const file = docx(
    paragraph('Ships &amp; piers', 'Titel') +
      table(cell(LEAD, 'It was late.'), cell('').replace('</w:tc>', `${figures}</w:tc>`)) +
      figures +
      table(cell('Alone')),
  );
  const read = await onlyDraft(docxReader, file);
  assert.deepEqual(shapeOf(read), [
    `p ${LEAD}`,
    'p It was late.',
    'i Yes | 7',
    'i Yes | 7',
    'p Alone',
  ]);
  const odt = zipFile([
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      text: `<office:text><text:p>Ships and piers</text:p><text:p>${LEAD}</text:p><table:table><table:table-row><table:table-cell><text:p>Yes</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table></office:text>`,
    },
  ]);
  assert.deepEqual(shapeOf(await onlyDraft(odtReader, odt)).slice(-2), [`p ${LEAD}`, 'i Yes | 7']);
});

test('a DOCX gives title, byline, date, headings and items; deleted text is none', async () => {
  assert.ok(docxReader.accepts({ path: 'x', bytes: REPORT }));
  const read = await onlyDraft(docxReader, REPORT);
  checkDraft(read);
  assert.equal(read.title, 'Ships & piers');
  assert.equal(read.titleSource, 'file');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'text' });
  assert.deepEqual(read.keywords, ['ferries', 'harbour']);
  assert.deepEqual(read.warnings, []);
  assert.deepEqual(shapeOf(read), [
    `p ${LEAD}`,
    'h What comes next',
    'i one pier',
    'i two ferries',
    'p It café\ngoes\u00a0on.',
    'p Once.',
  ]);
});

test('core properties stand in where the text says nothing, and the day it was made is doubtful', async () => {
  const read = await onlyDraft(
    docxReader,
    docx(
      paragraph(LEAD) + paragraph('Work is to begin in the spring.'),
      '<dc:title>The pier vote</dc:title><dc:creator>Jane Doe</dc:creator><dcterms:created>2024-03-04T10:00:00Z</dcterms:created>',
    ),
  );
  assert.equal(read.title, 'The pier vote');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.equal(read.date?.day, '2024-03-04');
  assert.equal(read.warnings.length, 1);
});

test('the small sample in DOCX is one document, not an export', { skip: skipSamples }, async () => {
  const read = await onlyDraft(
    docxReader,
    sample('lexisnexistools/tests/files/test.DOCX'),
    'test.DOCX',
  );
  assert.equal(read.text, 'LexisNexis Uni Test');
  assert.equal(read.format, 'docx');
});

const bombs: readonly (readonly [string, Buffer, RegExp])[] = [
  [
    'a part that claims 300 MB',
    zipFile([{ name: 'word/document.xml', text: 'x', claimed: 300 * 1024 * 1024 }]),
    /200 MB/,
  ],
  [
    'a part that packs a thousand to one',
    zipFile([{ name: 'word/document.xml', text: Buffer.alloc(8 * 1024 * 1024) }]),
    /beyond all measure/,
  ],
  [
    'a part larger than it claims',
    zipFile([{ name: 'word/document.xml', text: Buffer.alloc(100_000, 'xyz'), claimed: 10 }]),
    /damaged/,
  ],
  ['half an archive', REPORT.subarray(0, REPORT.length / 2), /damaged/],
];
for (const [name, bytes, reason] of bombs) {
  test(`${name} is refused`, async () => {
    const [record] = await recordsOf(docxReader, bytes, 'x.docx');
    assert.ok(record?.kind === 'skipped');
    assert.match(record.reason, reason);
  });
}

const ODT = zipFile([
  { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' },
  {
    name: 'content.xml',
    text: `<office:document-content><office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:p text:style-name="Title">Ships &amp; piers</text:p><text:p>By Jane Doe</text:p><text:p text:style-name="Text_20_body">${LEAD}</text:p>
<text:h text:outline-level="2">What comes next</text:h><text:list><text:list-item><text:p>one<text:s/>pier</text:p></text:list-item></text:list>
<text:p>It<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note> goes<text:line-break/>on.</text:p></office:text></office:body></office:document-content>`,
  },
  {
    name: 'meta.xml',
    text: '<office:document-meta><office:meta><dc:title>Ships</dc:title><meta:creation-date>2024-03-04T10:00:00</meta:creation-date></office:meta></office:document-meta>',
  },
]);

test('an ODT gives title, headings and items, without notes and changes', async () => {
  assert.ok(odtReader.accepts({ path: 'x.odt', bytes: ODT }));
  const read = await onlyDraft(odtReader, ODT);
  checkDraft(read);
  assert.equal(read.title, 'Ships & piers');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.deepEqual(shapeOf(read), [
    `p ${LEAD}`,
    'h What comes next',
    'i one pier',
    'p It goes\non.',
  ]);
});

const RTF = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}{\f2\fnil\fcharset128 Mincho;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 heading 2;}}
{\info{\title The pier}{\author Jane Doe}{\creatim\yr2024\mo3\dy5\hr10}}{\*\generator Invented;}{\header page head\par}
\pard\s1 Ships \'26 piers rebuilt in Port Ellery\par
\pard By John Roe\par March 6, 2024\par
\pard\f0 The council \'93voted\'94 on Monday \u8212? it said; \u-10179?\u-8704? done.\par
{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}, {\f2 \'93\'fa\'96\'7b} and {\v hidden}more \emdash  caf\'e9{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt  here}}.\par
\pard\s2 What comes next\par\pard{\listtext \bullet }\ls1 one pier\par{\pict 01020304}\pard Two lines\line of one.{\footnote a note}\par}`;

test('an RTF gives its characters in every code page, headings and items', async () => {
  assert.ok(rtfReader.accepts({ path: 'x', bytes: Buffer.from(RTF) }));
  const read = await onlyDraft(rtfReader, RTF);
  checkDraft(read);
  assert.equal(read.title, 'Ships & piers rebuilt in Port Ellery');
  assert.deepEqual(read.authors, ['John Roe']);
  assert.equal(read.date?.day, '2024-03-06');
  assert.deepEqual(shapeOf(read), [
    'p The council “voted” on Monday — it said; 😀 done.',
    'p Привет, 日本 and more — café here.',
    'h What comes next',
    'i one pier',
    'p Two lines\nof one.',
  ]);
});

test('a Nexis export in RTF gives its articles', async () => {
  const lines = [
    'Council votes',
    'Elleryside',
    'March 5, 2024 Tuesday',
    'Length: 20 words',
    'Byline: Jane Doe',
    'Body',
    'The council voted.',
    'End of Document',
  ];
  const records = await recordsOf(
    rtfReader,
    `{\\rtf1 ${[...lines, ...lines].join('\\par ')}\\par}`,
  );
  assert.deepEqual(
    records.map(
      (record) =>
        record.kind === 'article' && [record.draft.title, record.draft.source, record.draft.text],
    ),
    [
      ['Council votes', 'Elleryside', 'The council voted.'],
      ['Council votes', 'Elleryside', 'The council voted.'],
    ],
  );
});

test('line breaks of a classic export in a document keep its parts apart', async () => {
  const blocks = [
    '1 of 1 DOCUMENTS',
    'Elleryside',
    'March 5, 2024 Tuesday\\line Edition 1;\\line Scotland',
    'Council votes',
    'BYLINE: Jane Doe\\line SECTION: NEWS\\line LENGTH: 20 words',
    'The council voted.\\line It was late.',
    'LANGUAGE: ENGLISH\\line PUBLICATION-TYPE: Newspaper',
  ];
  const read = await onlyDraft(rtfReader, `{\\rtf1 ${blocks.join('\\par ')}\\par}`);
  assert.deepEqual(
    [read.title, read.source, read.authors, read.section, read.language, read.text],
    ['Council votes', 'Elleryside', ['Jane Doe'], 'NEWS', 'en', 'The council voted.\nIt was late.'],
  );
});

test('names that every object has mean nothing in a document', async () => {
  assert.deepEqual(readRtf('{\\rtf1 a\\toString b\\constructor c\\par}').blocks, [
    { kind: 'paragraph', text: 'abc' },
  ]);
  const read = await onlyDraft(
    docxReader,
    docx(paragraph('a &toString; b'), '<valueOf>x</valueOf>'),
  );
  assert.equal(read.text, 'a &toString; b');
});

test('nesting without end, and braces that do not match, are read', () => {
  const started = performance.now();
  for (const rtf of [
    `{\\rtf1 ${'{'.repeat(200_000)}deep`,
    `{\\rtf1 ${'}'.repeat(200_000)} text`,
    `{\\rtf1 ${"\\'e9".repeat(200_000)}}`,
  ])
    assert.ok(readRtf(rtf).blocks.length === 1);
  assert.ok(performance.now() - started < 20_000);
});

test('plain words survive RTF', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'é', '—', '漢', '😀', '{', '\\', '}'),
    minLength: 1,
  });
  fc.assert(
    fc.property(word, (text) => {
      const written = [...text]
        .map((char) =>
          /[{}\\]/.test(char)
            ? `\\${char}`
            : /[a-z]/.test(char)
              ? char
              : [...Array(char.length).keys()].map((i) => `\\u${char.charCodeAt(i)}?`).join(''),
        )
        .join('');
      assert.deepEqual(readRtf(`{\\rtf1 ${written}\\par}`).blocks, [{ kind: 'paragraph', text }]);
    }),
  );
});

/** A reader of one part, put into a sound archive: what is damaged is the XML. */
const ofPart = (reader: Reader, name: string): Reader => ({
  format: reader.format,
  accepts: () => true,
  read: ({ path, bytes }, today) =>
    reader.read({ path, bytes: zipFile([{ name, text: Buffer.from(bytes) }]) }, today),
});

test('damaged XML in a sound archive is read or refused', async () => {
  const body = [
    paragraph('Ships &amp; piers', 'Titel'),
    paragraph(LEAD),
    paragraph('one', '', '<w:numId w:val="1"/>'),
  ];
  const docx = `<w:document><w:body>${body.join('<w:del><w:r/></w:del>')}</w:body></w:document>`;
  const odt = `<office:text><text:h>One</text:h><text:list><text:list-item><text:p>${LEAD}</text:p></text:list-item></text:list></office:text>`;
  await checkDamaged(ofPart(docxReader, 'word/document.xml'), [Buffer.from(docx)], { runs: 150 });
  await checkDamaged(ofPart(odtReader, 'content.xml'), [Buffer.from(odt)], { runs: 150 });
});

test('damaged documents are read or refused', async () => {
  await checkDamaged(docxReader, [REPORT], { path: 'x.docx' });
  await checkDamaged(odtReader, [ODT], { path: 'x.odt' });
  await checkDamaged(rtfReader, [Buffer.from(RTF)], { runs: 200 });
});
