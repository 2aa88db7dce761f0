import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleDraft } from '../../server/core/article.ts';
import { cleanText } from '../../server/corpus/decode.ts';
import { plainTextReader, readPlainText } from '../../server/corpus/plain-text.ts';
import { readArticles } from '../../server/corpus/read-article.ts';

const context = { today: '2026-05-04' };

function draft(text: string, path = 'story.txt'): ArticleDraft {
  const read = readPlainText(cleanText(text), path, context);
  assert.ok(read !== null);
  return read;
}

/** `p`, `h` or `i` and the first words of each paragraph. */
function shape(read: ArticleDraft): string[] {
  return read.paragraphs.map(({ start, end, kind }) => `${kind[0]} ${read.text.slice(start, end)}`);
}

const LEAD =
  'The harbour council of Port Ellery voted on Monday to rebuild the old ferry pier, ending three years of argument.';
const MORE =
  'Work is to begin in the spring and will cost four million crowns, the council said in a statement.';

test('section, title, date and author lines stand above the text, in any usual layout', () => {
  const layouts = [
    `World\n\nCouncil Votes to Rebuild Pier\n\n2024-03-05\n\nAuthor: Jane Doe\n\n${LEAD}\n\n${MORE}`,
    `World\nCouncil Votes to Rebuild Pier\nBy JANE DOE\nMarch 5, 2024\n${LEAD}\n${MORE}`,
    `Section: World\nTitle: Council Votes to Rebuild Pier\nBy: Jane Doe\nPublished: Tuesday, March 5, 2024 3:15 PM EST\n\n${LEAD}\n\n${MORE}`,
    `World\n\nCouncil Votes to Rebuild Pier\n\nBy Jane Doe | 5 March 2024\n\n${LEAD}\n\n${MORE}`,
    `World\nCouncil Votes to Rebuild Pier\nJane Doe\n5 March 2024\n\n${LEAD}\n\n${MORE}`,
    `World\nCouncil Votes to Rebuild Pier\nPublished 5th of March, 2024\nJane Doe | The Post\n\n${LEAD}\n\n${MORE}`,
  ];
  for (const layout of layouts) {
    const read = draft(layout);
    assert.equal(read.title, 'Council Votes to Rebuild Pier');
    assert.equal(read.titleSource, 'file');
    assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'text' });
    assert.deepEqual(read.authors, ['Jane Doe']);
    assert.equal(read.section, 'World');
    assert.deepEqual(shape(read), [`p ${LEAD}`, `p ${MORE}`]);
  }
});

test('without a title the first sentence serves, without its dateline', () => {
  const read = draft(`PORT ELLERY (HNA) — ${LEAD} ${MORE}`);
  assert.equal(read.title, LEAD);
  assert.equal(read.titleSource, 'text');
  assert.equal(read.datelinePlace, 'PORT ELLERY');
  assert.equal(read.source, 'HNA');
  assert.ok(read.text.startsWith('PORT ELLERY (HNA) — '));
});

test('abbreviations do not end the first sentence', () => {
  assert.equal(
    draft('Gov. J. Roe met U.S. envoys. They spoke.').title,
    'Gov. J. Roe met U.S. envoys.',
  );
});

test('headings and items are told from paragraphs', () => {
  const read = draft(
    `${LEAD}\n\nFERRY TIMES\n\n${MORE}\n\nWhat the Council Decided\n\n${LEAD}\n\n- one pier\n- two ferries\n\n${MORE}`,
  );
  assert.deepEqual(
    read.paragraphs.map(({ kind }) => kind),
    ['paragraph', 'heading', 'paragraph', 'heading', 'paragraph', 'item', 'item', 'paragraph'],
  );
});

test('a short sentence, a quotation and rows of figures are no headings', () => {
  for (const line of [
    'He left.',
    '“We will not go,” she said.',
    'Adults: €5 Children: €2',
    'nothing, in the end,',
  ]) {
    const kinds = draft(`${LEAD}\n\n${line}\n\n${MORE}`).paragraphs.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['paragraph', 'paragraph', 'paragraph'], line);
  }
});

test('text wrapped at a column keeps its paragraphs', () => {
  const wrap = (text: string) => text.replace(/(.{1,60})(?: |$)/g, '$1\n').trimEnd();
  const long = `${LEAD} ${MORE} ${MORE}`;
  const read = draft(
    `Council Votes to Rebuild Pier\n\n${wrap(long)}\n\n${wrap(`${MORE} ${LEAD}`)}`,
  );
  assert.equal(read.title, 'Council Votes to Rebuild Pier');
  assert.equal(read.paragraphs.length, 2);
  assert.equal(
    read.text.slice(read.paragraphs[0]?.start, read.paragraphs[0]?.end).replaceAll('\n', ' '),
    long,
  );
});

test('a slug line gives keywords, outlet and author; the lead behind it is text', () => {
  const read = draft(
    `harbour council/ ferry pier/ Elleryside/ J. Roe/ Late Edition/ ${LEAD}\nCouncil Votes to Rebuild Ferry Pier: Quick Look\n- one\n- two\n${MORE}`,
  );
  assert.deepEqual(read.keywords, ['harbour council', 'ferry pier']);
  assert.equal(read.source, 'Elleryside');
  assert.deepEqual(read.authors, ['J. Roe']);
  assert.equal(read.title, 'Council Votes to Rebuild Ferry Pier');
  assert.ok(read.text.startsWith(LEAD));
  assert.deepEqual(
    read.boilerplate.map(({ kind }) => kind),
    ['slug'],
  );
});

test('labelled lines at the foot fill what the top leaves open', () => {
  const read = draft(`${LEAD}\n\n${MORE}\n\nSource: Elleryside\nAuthor: Jane Doe`);
  assert.equal(read.source, 'Elleryside');
  assert.deepEqual(read.authors, ['Jane Doe']);
  assert.deepEqual(shape(read), [`p ${LEAD}`, `p ${MORE}`]);
});

test('a label before the text is no part of it', () => {
  const read = draft(`Title: The pier vote\nDate: 2024-03-05\nText: ${LEAD}\n${MORE}`);
  assert.equal(read.title, 'The pier vote');
  assert.deepEqual(shape(read), [`p ${LEAD}`, `p ${MORE}`]);
});

test('a place may stand before the date line', () => {
  const read = draft(`The Pier Vote Is Over\n\nPort Ellery, 5 March 2024\n\n${LEAD}`);
  assert.equal(read.date?.day, '2024-03-05');
  assert.deepEqual(shape(read), [`p ${LEAD}`]);
});

test('a name in capitals above the text is no title', () => {
  const read = draft(`JANE DOE\n\n${LEAD}\n\n${MORE}`);
  assert.equal(read.titleSource, 'text');
  assert.equal(read.title, LEAD);
});

test('a caption is neither title nor text', () => {
  const caption = 'The old ferry pier of Port Ellery last winter. Photo: Elleryside';
  const read = draft(`${caption}\n\n${LEAD}\n\n${MORE}`);
  assert.equal(read.titleSource, 'text');
  assert.deepEqual(read.boilerplate, [{ kind: 'caption', text: caption }]);
});

test('an address on the first line names the host and may hold the date', () => {
  const read = draft(`https://www.elleryside.example/news/2024/03/05/pier\n\n${LEAD}\n\n${MORE}`);
  assert.equal(read.source, 'elleryside.example');
  assert.equal(read.date?.day, '2024-03-05');
  assert.ok(read.text.startsWith(LEAD));
});

const dates: readonly (readonly [string, string, string, string | null])[] = [
  [
    'the text before the path',
    `Pier Vote Is Over\n5 March 2024\n${LEAD}`,
    '2023-01-01-x.txt',
    '2024-03-05 text',
  ],
  ['the path where the text has none', LEAD, '2023/01/02/x.txt', '2023-01-02 path'],
  [
    'publication before updating',
    `Pier Vote Is Over\nUpdated: 7 March 2024\nPublished: 5 March 2024\n${LEAD}`,
    'x.txt',
    '2024-03-05 text',
  ],
  [
    'a line that tells the time of reading',
    `Pier Vote Is Over\n5 March 2024 • 3 min read\n${LEAD}`,
    'x.txt',
    '2024-03-05 text',
  ],
  [
    'a line that tells how long ago it was',
    `Pier Vote Is Over\nIssued at: Tuesday, 5 March 2024 (10 hours ago)\n${LEAD}`,
    'x.txt',
    '2024-03-05 text',
  ],
  [
    'nothing for a day without its year',
    `Pier Vote Is Over\nTuesday, October 29\n${LEAD}`,
    'x.txt',
    null,
  ],
  ['nothing for a relative word', `Yesterday, ${LEAD}`, 'x.txt', null],
  [
    'nothing for a date inside the report',
    `${LEAD}\n\n${MORE}\n\n${LEAD}\n\n5 March 1950\n\n${MORE}`,
    'x.txt',
    null,
  ],
];
for (const [name, text, path, expected] of dates) {
  test(`the date is read from ${name}`, () => {
    const { date } = draft(text, path);
    assert.equal(date && `${date.day} ${date.source}`, expected);
  });
}

test('an implausible date is left out, with a warning', () => {
  const read = draft(`Pier Vote Is Over\nPublished: 31 February 2024\n${LEAD}`);
  assert.equal(read.date, null);
  assert.equal(read.warnings.length, 1);
});

const boilerplate: readonly (readonly [string, string])[] = [
  ['Subscribe to our newsletter', 'subscription'],
  ['Sign up for our newsletter', 'subscription'],
  ['Advertisement', 'advertisement'],
  ['Also read: Ferries stand still', 'related'],
  ['Read more: Ferries stand still', 'related'],
  ['Share this article', 'sharing'],
  ['Follow us on Facebook and Twitter', 'sharing'],
  ['© 2024 Elleryside. All rights reserved.', 'rights'],
  ['Copyright 2024 Elleryside', 'rights'],
  ['Photo: Jane Doe', 'image'],
  ['Image credit: Elleryside', 'image'],
  ['Harbour = Blue', 'legend'],
  ['(Reporting by Jane Doe; Editing by John Roe)', 'credit'],
];
for (const [line, kind] of boilerplate) {
  test(`“${line}” is set aside as ${kind}`, () => {
    const read = draft(`${LEAD}\n\n${MORE}\n\n${line}`);
    assert.deepEqual(read.boilerplate, [{ kind, text: line }]);
    assert.ok(!read.text.includes(line));
  });
}

test('sentences that merely resemble boilerplate stay', () => {
  for (const line of [
    'Read more slowly, he told the class, and you will hear the sea.',
    'Advertisement revenue fell by a third.',
    'Sign up they did, and by the hundred.',
    'Share this burden, the minister told his allies on Monday.',
    'Photographs were found in the attic.',
    'Watch the harbour, she said.',
    'Follow us, the guide told the visitors.',
  ]) {
    assert.ok(draft(`${LEAD}\n\n${line}\n\n${MORE}`).text.includes(line), line);
  }
});

test('a file that holds nothing but boilerplate is still text', () => {
  assert.equal(draft('Advertisement').text, 'Advertisement');
});

/** Lines as files have them: prose, headings, header lines, boilerplate, noise. */
const line = fc.oneof(
  fc.constantFrom(
    LEAD,
    MORE,
    'World',
    'Council Votes to Rebuild Pier',
    '2024-03-05',
    'By Jane Doe',
    'Author: Jane Doe',
    'FERRY TIMES',
    '- one',
    '• two',
    'Share this',
    'Advertisement',
    'Published: 5 March 2024 3 PM',
    'https://example.org/a',
    'Tags: a, b',
    'Keywords:',
    'Title: A pier',
    'Red = Blue',
    '',
    '',
    '  ',
    '-----',
    'a/ b/ c/ d/ e',
    'Text:',
    '31 February 2024',
    'By Jane Doe | Port Ellery | 5 March 2024',
  ),
  fc.string({ maxLength: 90 }),
);
const file = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));

test('paragraphs are sorted and disjoint, and cover everything that is not blank', () => {
  fc.assert(
    fc.property(file, (text) => {
      const read = readPlainText(cleanText(text), 'x.txt', context);
      if (read === null) return;
      let at = 0;
      for (const { start, end } of read.paragraphs) {
        assert.ok(start >= at && end > start);
        assert.equal(read.text.slice(at, start).trim(), '');
        assert.equal(read.text.slice(start, end), read.text.slice(start, end).trim());
        at = end;
      }
      assert.equal(read.text.slice(at).trim(), '');
    }),
    { numRuns: 500 },
  );
});

test('no line of a file is lost: each is text, boilerplate or a field', () => {
  fc.assert(
    fc.property(file, (text) => {
      const clean = cleanText(text);
      const read = readPlainText(clean, 'x.txt', context);
      const lines = clean
        .split('\n')
        .map((l) => l.trim())
        .filter((l) => l !== '');
      if (read === null) {
        assert.deepEqual(lines, []);
        return;
      }
      const fields = [
        read.title,
        read.date?.day,
        read.section,
        read.source,
        read.rights,
        read.language,
        ...read.authors,
        ...read.keywords,
      ].map((field) => field?.toLowerCase());
      const kept = [read.text, ...read.boilerplate.map((b) => b.text)].join('\n');
      for (const l of lines) {
        const value = l
          .replace(/^[A-Za-z -]+:\s*/, '')
          .replace(/^by\s+/i, '')
          .replace(/\s+/g, ' ')
          .toLowerCase();
        const told =
          value.split(/\s*[,;|]\s*/).every((part) => part === '' || fields.includes(part)) ||
          fields.includes(value) ||
          read.title.includes(l.replace(/\s+/g, ' '));
        assert.ok(
          kept.includes(l) || told || l.split('/ ').every((part) => kept.includes(part.trim())),
          JSON.stringify({ l, read }),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('any bytes are read or refused, without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.equal([...plainTextReader.read({ path: 'x.txt', bytes }, context)].length, 1);
    }),
  );
});

test('reading is linear enough: a long line of awkward characters does not stall', () => {
  const started = performance.now();
  for (const awkward of ['a/ ', 'By A ', 'A. ', '- ', 'Photo ', '= ', '  ', 'A, ', 'read more '])
    draft(`x ${awkward.repeat(30_000)} y`);
  assert.ok(performance.now() - started < 20_000);
});

test('labels above a text may be in other languages', async () => {
  const bytes = Buffer.from(
    'Titre : Les dockers votent la grève\nAuteur : Zoé Lefèvre\nDate : 3 mai 2022\nSource : Le Courrier du Port\n\nLes dockers du port ont voté lundi une grève illimitée.\n',
  );
  const records = [];
  for await (const record of readArticles({ path: 'a.txt', bytes }, { today: '2026-05-04' }))
    records.push(record);
  const [record] = records;
  assert.ok(record?.kind === 'article');
  const { title, authors, date, source, text } = record.draft;
  assert.deepEqual(
    [title, authors, date?.day, source, text],
    [
      'Les dockers votent la grève',
      ['Zoé Lefèvre'],
      '2022-05-03',
      'Le Courrier du Port',
      'Les dockers du port ont voté lundi une grève illimitée.',
    ],
  );
});
