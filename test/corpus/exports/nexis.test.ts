import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleDraft } from '../../../server/core/article.ts';
import { docxReader } from '../../../server/corpus/documents/docx.ts';
import { nexisHtmlReader, nexisTextReader } from '../../../server/corpus/exports/nexis.ts';
import { bylineAuthors, indexTerms } from '../../../server/corpus/exports/nexis-names.ts';
import { articleId } from '../../../server/corpus/identity.ts';
import { plainTextReader } from '../../../server/corpus/plain-text.ts';
import { readArticles } from '../../../server/corpus/read-article.ts';
import {
  checkDamaged,
  checkDraft,
  context,
  draftsOf,
  onlyDraft,
  recordsOf,
  shapeOf,
} from '../documents/reading.ts';
import { sample, skipSamples } from './shared-samples.ts';

/** One record in the classic layout. */
const classic = (number: number, lines: readonly string[]) =>
  [`                               ${number} of 2 DOCUMENTS`, '', '', ...lines, ''].join('\n');

const FIRST = classic(1, [
  '                              Elleryside (London)',
  '',
  '                            March 5, 2024 Tuesday',
  '                                   Edition 1;',
  '                                    Scotland',
  '',
  'Council votes to rebuild pier;',
  'Three years of argument end',
  '',
  'BYLINE: JANE DOE and John Roe, Harbour Correspondent',
  '',
  'SECTION: NEWS; Pg. 4',
  '',
  'LENGTH: 60 words',
  '',
  '',
  'The harbour council of Port Ellery voted on Monday to rebuild the old ferry',
  'pier, ending three years of argument about its cost and its place on the quay',
  'of the town.',
  '',
  'NOTE: this paragraph begins like a label and is one of the text all the same.',
  '',
  'Work is to begin in the spring.',
  '',
  'LOAD-DATE: March 6, 2024',
  '',
  'LANGUAGE: ENGLISH',
  '',
  'GRAPHIC: The old pier in the winter,',
  'seen from the town',
  '',
  'PUBLICATION-TYPE: Newspaper',
  '',
  '',
  '                      Copyright 2024 Elleryside Limited',
  '                              All Rights Reserved',
  '',
]);
const SECOND = classic(2, [
  '                                Hafenblatt',
  '',
  '                            6. März 2024 Mittwoch',
  '',
  'Die Seebrücke wird gebaut',
  '',
  'AUTOR: Erika Musterfrau',
  '',
  'RUBRIK: POLITIK; S. 2',
  '',
  'LÄNGE: 20 Wörter',
  '',
  'Der Rat stimmte am Montag ab.',
  '',
  'UPDATE: 6. März 2024',
  '',
  'SPRACHE: GERMAN; DEUTSCH',
  '',
]);
const COVER =
  'Download Request: Selected Items: 1-2\nTime Of Request: Friday, March 20, 2024\n\nTerms: pier\n\n\n';
const EXPORT = `${COVER}${FIRST}\n${SECOND}`;

test('a classic export gives its articles, and its cover page is none', async () => {
  const [first, second, ...more] = await draftsOf(nexisTextReader, EXPORT);
  assert.ok(first !== undefined && second !== undefined && more.length === 0);
  assert.equal(first.title, 'Council votes to rebuild pier; Three years of argument end');
  assert.equal(first.source, 'Elleryside (London)');
  assert.deepEqual(first.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.deepEqual(first.authors, ['Jane Doe', 'John Roe']);
  assert.equal(first.section, 'NEWS');
  assert.equal(first.language, 'en');
  assert.equal(first.rights, 'Copyright 2024 Elleryside Limited All Rights Reserved');
  assert.deepEqual(first.boilerplate, [
    { kind: 'caption', text: 'The old pier in the winter,\nseen from the town' },
  ]);
  assert.deepEqual(shapeOf(first), [
    'p The harbour council of Port Ellery voted on Monday to rebuild the old ferry pier, ending three years of argument about its cost and its place on the quay of the town.',
    'p NOTE: this paragraph begins like a label and is one of the text all the same.',
    'p Work is to begin in the spring.',
  ]);
  assert.equal(second.title, 'Die Seebrücke wird gebaut');
  assert.equal(second.date?.day, '2024-03-06');
  assert.deepEqual(second.authors, ['Erika Musterfrau']);
  assert.equal(second.section, 'POLITIK');
  assert.equal(second.language, 'de');
  assert.deepEqual(shapeOf(second), ['p Der Rat stimmte am Montag ab.']);
});

test('the same article has the same identity in two exports', async () => {
  const alone = `${COVER}${FIRST.replace('1 of 2', '7 of 90')}`;
  const ids = (
    await Promise.all([EXPORT, alone].map((text) => recordsOf(nexisTextReader, text)))
  ).map(([record]) => record?.kind === 'article' && articleId(record.bytes));
  assert.equal(ids[0], ids[1]);
});

/** The layout of Nexis Uni, one line a paragraph, as a word processor saves it. */
const UNI = `Date and Time: Friday, 5. July 2024 09:31:00 CEST
Job Number: 1
Documents (1)
1. Council votes
Client/Matter: -None-
Council votes
Elleryside
March 5, 2024 Tuesday 9:20 AM GMT
Copyright 2024 Elleryside Limited All Rights Reserved
Section: POLITICS; Version:28
Length: 355 words
Byline: Jane Doe (now), John Roe in Brussels
Highlight: What the vote means
Body
The council voted.
Land: that is how the sea ends.
More is to come.
Graphic
The old pier
Classification
Language: ENGLISH
Subject: FERRIES (90%); UK PORTS (75%)
Person: JANE ROE (79%)
Organization: PORT ELLERY COUNCIL (84%)
Geographic: PORT ELLERY, ENGLAND (90%)
Load-Date: March 6, 2024
End of Document
`;

test('an export of Nexis Uni gives its articles, names and subjects', async () => {
  const read = await onlyDraft(nexisTextReader, UNI);
  assert.equal(read.title, 'Council votes');
  assert.equal(read.source, 'Elleryside');
  assert.equal(read.date?.day, '2024-03-05');
  assert.deepEqual(read.authors, ['Jane Doe', 'John Roe']);
  assert.equal(read.section, 'POLITICS');
  assert.deepEqual(read.keywords, ['Ferries', 'UK Ports']);
  assert.deepEqual(read.assigned, [
    { type: 'person', name: 'Jane Roe' },
    { type: 'place', name: 'Port Ellery' },
    { type: 'organization', name: 'Port Ellery Council' },
  ]);
  assert.deepEqual(shapeOf(read), [
    'p The council voted.',
    'p Land: that is how the sea ends.',
    'p More is to come.',
  ]);
  assert.deepEqual(
    read.boilerplate.map(({ kind }) => kind),
    ['summary', 'caption'],
  );
});

test('the HTML layout gives blocks, breaks and references as text', async () => {
  const html = `<HTML><HEAD><META TOPIC="null" DOCUMENTS="1" /></HEAD><BODY><!-- Hide XML section from browser
<DOC NUMBER=1> --><BR><DIV><P>1 of 1 DOCUMENTS</P></DIV><DIV><P>Elleryside</P></DIV>
<DIV><P><SPAN>March</SPAN><SPAN> 5, 2024, Tuesday, Late Edition<BR>Correction Appended</SPAN></P></DIV>
<DIV><P>Ships &amp; piers</P></DIV><DIV><P><SPAN>LENGTH: </SPAN>12 words</P></DIV>
<DIV><P>The caf&eacute; is open.<BR>&nbsp;<BR>So is the <B>pier</B>.</P></DIV><DIV><P>CORRECTION:<BR></P><P>It was closed.</P></DIV>
<DIV><P>LANGUAGE: ENGLISH</P></DIV><DIV><P>Copyright 2024 Elleryside</P></DIV></BODY></HTML>`;
  assert.ok(nexisHtmlReader.accepts({ path: 'x', bytes: Buffer.from(html) }));
  const read = await onlyDraft(nexisHtmlReader, html);
  assert.equal(read.title, 'Ships & piers');
  assert.equal(read.date?.day, '2024-03-05');
  assert.deepEqual(shapeOf(read), ['p The café is open.', 'p So is the pier.']);
  assert.deepEqual(read.boilerplate, [{ kind: 'correction', text: 'It was closed.' }]);
});

const bylines: readonly (readonly [string, readonly string[]])[] = [
  ['By SHERYL GAY DOE; John Roe contributed reporting from Port Ellery', ['Sheryl Gay Doe']],
  ["Lisa O'Dell Harbour correspondent", ["Lisa O'Dell"]],
  ['Jan van der Berg and Ana de Sousa', ['Jan van der Berg', 'Ana de Sousa']],
  ['Letters', []],
  ['Harbour Correspondent Jane Doe', ['Jane Doe']],
  ['J. K. Doe, Chief Political Editor', ['J. K. Doe']],
];
for (const [value, expected] of bylines) {
  test(`the byline “${value}” names ${expected.join(', ') || 'nobody'}`, () => {
    assert.deepEqual(bylineAuthors(value), expected);
  });
}

test('index terms lose their share and their capitals, and acronyms stay', () => {
  assert.deepEqual(indexTerms('LAW OF THE SEA (90%); NATO (50%); UK PORTS (60%); Sample File'), [
    'Law of the Sea',
    'NATO',
    'UK Ports',
    'Sample File',
  ]);
});

test('a plain article that counts documents is no export', async () => {
  const text = 'The archive\n\nHe found 1 of 10 documents.\n\nBody\n\nIt was short.\n';
  assert.ok(!nexisTextReader.accepts({ path: 'x.txt', bytes: Buffer.from(text) }));
  for await (const record of readArticles({ path: 'x.txt', bytes: Buffer.from(text) }, context))
    assert.ok(record.kind === 'article' && record.draft.format === plainTextReader.format);
});

/** [title, day, outlet, authors, section, paragraphs, characters, first word, last word]. */
type Row = readonly [
  string,
  string,
  string,
  readonly string[],
  string | null,
  number,
  number,
  string,
  string,
];

function check(drafts: readonly ArticleDraft[], rows: readonly Row[]): void {
  drafts.forEach(checkDraft);
  assert.deepEqual(
    drafts.map(
      ({ title, date, source, authors, section, paragraphs, text }): Row => [
        title.slice(0, 40),
        date?.day ?? '',
        source ?? '',
        authors,
        section,
        paragraphs.length,
        text.length,
        /^\S+/.exec(text)?.[0] ?? '',
        /\S+$/.exec(text)?.[0] ?? '',
      ],
    ),
    rows,
  );
}

test('the ten articles of the sample in plain text are read', { skip: skipSamples }, async () => {
  const drafts = await draftsOf(nexisTextReader, sample('lexisnexistools/inst/extdata/sample.TXT'));
  const times = 'The Times (London)';
  const lorem = 'Lorem ipsum dolor sit amet, consectetur ';
  check(drafts, [
    [
      'Lorem ipsum dolor sit amet',
      '2010-01-11',
      'Guardian.com',
      ['Andrew Sparrow'],
      null,
      5,
      2374,
      'Lorem',
      'varius.',
    ],
    [
      'Lorem ipsum dolor sit amet',
      '2010-01-11',
      'Guardian',
      ['Simon Tisdall'],
      null,
      12,
      6212,
      'Lorem',
      'tortor',
    ],
    [
      'Lorem ipsum dolor sit amet',
      '2010-01-11',
      'The Sun (England)',
      ['TREVOR Kavanagh'],
      'FEATURES',
      8,
      4510,
      'Lorem',
      'sodales.',
    ],
    [lorem, '2010-01-11', times, ['Tom Coghlan'], 'NEWS', 6, 2918, 'Lorem', 'lacinia.'],
    [
      lorem,
      '2010-01-11',
      times,
      ['William Rees-Mogg'],
      'EDITORIAL',
      12,
      6148,
      'Lorem',
      'vehicula.',
    ],
    [lorem, '2010-01-11', times, ['Tom Coghlan'], 'NEWS', 7, 3223, 'Lorem', 'Coburn'],
    [
      'ranch noble ash voice declaration',
      '2010-01-08',
      'Guardian',
      ['Allegra Stratton'],
      null,
      6,
      4564,
      'Afford',
      'refrigerator.',
    ],
    [
      'PRISONER OF HIS OWN CABINET',
      '2010-01-10',
      'MAIL ON SUNDAY (London)',
      ['Stephen Pollard'],
      null,
      10,
      4190,
      'In',
      'worse.',
    ],
    [
      'R (programming language) on Wikipedia',
      '2010-01-10',
      'Sunday Mirror',
      ['Ross Ihaka', 'Robert Gentleman'],
      'NEWS',
      7,
      2806,
      'R',
      'copy.',
    ],
    ['Wikipedia', '2010-01-09', 'DAILY MAIL (London)', [], null, 49, 19406, 'Wikipedia', 'Turkey.'],
  ]);
  assert.ok(drafts.every(({ language, warnings }) => language === 'en' && warnings.length === 0));
  assert.equal(drafts[3]?.boilerplate[0]?.kind, 'caption');
  assert.match(drafts[7]?.rights ?? '', /^Copyright 2010 Associated Newspapers Ltd\./);
});

test('the two articles of the sample in HTML are read', { skip: skipSamples }, async () => {
  const bytes = sample('lexisnexis/lexisnexis_test_en.html');
  assert.ok(nexisHtmlReader.accepts({ path: 'x.html', bytes }));
  const drafts = await draftsOf(nexisHtmlReader, bytes);
  check(drafts, [
    [
      'Heading One',
      '1991-12-19',
      'Some Newspaper',
      ['Paper Author'],
      'National Desk',
      3,
      96,
      'Some',
      'paper.',
    ],
    [
      'First part; Second part',
      '1993-01-28',
      'Some Newspaper',
      [],
      'National Desk',
      6,
      68,
      'A',
      'blah.',
    ],
  ]);
  assert.equal(drafts[0]?.rights, 'Copyright 1991 My Company');
  assert.deepEqual(
    drafts[1]?.boilerplate.map(({ kind }) => kind),
    ['caption', 'correction'],
  );
});

test('the ten articles of the sample in DOCX are read, its contents are not', {
  skip: skipSamples,
}, async () => {
  const bytes = sample('lexisnexistools/inst/extdata/sample.DOCX');
  assert.ok(docxReader.accepts({ path: 'x', bytes }));
  const drafts = await draftsOf(docxReader, bytes);
  const guardian = 'The Guardian(London)';
  const lorem = 'Lorem ipsum dolor sit amet';
  const long = `${lorem}, consectetur `;
  check(drafts, [
    [
      lorem,
      '2019-07-01',
      guardian,
      ['Mattha Busby', 'Andrew Sparrow'],
      'POLITICS',
      5,
      2374,
      'Lorem',
      'varius.',
    ],
    [lorem, '2019-07-02', guardian, ['Andrew Sparrow'], 'POLITICS', 7, 3707, 'Lorem', 'nisi.'],
    [lorem, '2019-07-04', guardian, ['Daniel Boffey'], 'POLITICS', 3, 2069, 'Lorem', 'primis.'],
    [long, '2019-07-03', guardian, ['Heather Stewart'], 'POLITICS', 9, 6315, 'Lorem', 'cubilia.'],
    [
      long,
      '2019-07-04',
      guardian,
      ['Andrew Sparrow', 'Kevin Rawlinson'],
      'POLITICS',
      5,
      3229,
      'Lorem',
      'ut.',
    ],
    [long, '2019-07-02', guardian, ["Lisa O'Carroll"], 'POLITICS', 14, 7974, 'Lorem', 'risus.'],
    ['Sample Headline', '2019-07-03', guardian, [], 'POLITICS', 1, 626, 'Lorem', 'justo.'],
    [
      `${lorem}, nec egestas `,
      '2019-07-03',
      guardian,
      ['Greg Wood'],
      'SPORT',
      16,
      9696,
      'Lorem',
      'sed.',
    ],
    [
      'R (programming language) on Wikipedia',
      '2019-07-03',
      guardian,
      ['Ross Ihaka', 'Robert Gentleman'],
      'Wikipedia',
      7,
      2806,
      'R',
      'copy.',
    ],
    [
      'What is Wikipedia',
      '2019-07-02',
      guardian,
      ['Tom Kibasi'],
      'OPINION',
      4,
      2321,
      'Wikipedia',
      '2018.',
    ],
  ]);
  assert.ok(drafts.every(({ format }) => format === 'nexis'));
  const indexed = drafts[6];
  assert.equal(indexed?.keywords.length, 9);
  assert.deepEqual(
    indexed?.assigned.filter(({ type }) => type !== 'place'),
    [
      { type: 'person', name: 'Nigel Farage' },
      { type: 'person', name: 'Michelle Obama' },
      { type: 'organization', name: 'European Parliament' },
    ],
  );
});

test('damaged exports are read or refused', async () => {
  await checkDamaged(nexisTextReader, [Buffer.from(EXPORT), Buffer.from(UNI)]);
  await checkDamaged(nexisHtmlReader, [
    Buffer.from(`<html>${EXPORT.replaceAll('\n\n', '</p><p>')}`),
  ]);
});
