/** Large files that are all one thing are read or refused quickly, and what is beside them is not lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giants } from '../../scripts/fuzz/giants.ts';
import { readSample } from '../../scripts/fuzz/read-sample.ts';
import { htmlBlocks } from '../../server/corpus/html-fragment.ts';
import { withoutAttachments } from '../../server/corpus/mail/without-attachments.ts';
import { readArticles } from '../../server/corpus/read-article.ts';

/** The aim is 2 s; a slow machine is given more. */
const MAX_MS = 5000;

const KNOWN = [
  /^a\.txt, 4\.8 MB of labels$/,
  /^a\.mbox, 20 MB of lines$/,
  /^a\.eml, 20 MB of nested elements$/,
  /^nexis\.html, 4\.8 MB of nested elements$/,
  /^nexis\.txt, 20 MB of labels$/,
  /^factiva\.html, 4\.8 MB of nested elements$/,
  /^europresse\.html, 4\.8 MB of unclosed articles$/,
  /^a\.json, 4\.8 MB of unclosed forms$/,
  /^a\.rtf, 20 MB of characters by number$/,
  /^a\.rtf, 4\.8 MB of brackets$/,
  /^europresse\.html, 4\.8 MB of references$/,
];

for (const pattern of KNOWN)
  test(`reading does not hang on ${pattern.source.replace(/\\|^\^|\$$/g, '')}`, async () => {
    const [giant] = [...giants(pattern)];
    assert.ok(giant !== undefined);
    const { ms } = await readSample({ path: giant.path, bytes: giant.make() }, giant.maxFileSize);
    assert.ok(ms < MAX_MS, `${Math.round(ms)} ms`);
  });

test('what is too large for an article is skipped with a plain reason', async () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['a.txt', 'x'.repeat(5_000_001), '5,000,000 characters'],
    ['a.txt', 'a\n'.repeat(100_001), '100,000 lines'],
    ['a.txt', 'a\n\n'.repeat(20_001), '20,000 paragraphs'],
    ['a.md', 'a\n\n'.repeat(20_001), '20,000 paragraphs'],
    ['a.eml', `From: a@b.example\nSubject: A\n\n${'a\n'.repeat(100_001)}`, '100,000 lines'],
  ];
  for (const [path, text, limit] of rows)
    for await (const record of readArticles(
      { path, bytes: Buffer.from(text) },
      { today: '2026-05-04' },
    ))
      assert.equal(
        record.kind === 'skipped' ? record.reason : '',
        `It has more than ${limit}, as no article has.`,
      );
});

const MAIL = (attachment: string) =>
  [
    'From: Coast Wire <news@coast.example>',
    'Subject: Pier opens',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;\r\n boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'The pier opened.',
    '--b1',
    'Content-Type: application/pdf; name="a.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    attachment,
    '--b1',
    'Content-Type: text/plain',
    '',
    'Many people came.',
    '--b1--',
    '',
  ].join('\r\n');

test('a message with a large attachment is read, and all of its text', async () => {
  const attachment = `${'QUJD'.repeat(19)}\r\n`.repeat(250_000).trimEnd();
  const bytes = Buffer.from(MAIL(attachment));
  const rest = withoutAttachments(bytes).toString();
  assert.ok(rest.length < 1000);
  assert.equal(rest.replace(/\s+/g, ' '), MAIL('').replace(/\s+/g, ' '));
  const { articles, ms } = await readSample({ path: 'a.eml', bytes }, 40_000_000);
  assert.equal(articles, 1);
  assert.ok(ms < MAX_MS, `${Math.round(ms)} ms`);
});

test('a message without attachments stays as it is', () => {
  for (const text of ['From: a@b.example\n\nText', 'A: b; boundary=x\n\n--x\n\nText\n--x--\n', ''])
    assert.equal(withoutAttachments(Buffer.from(text)).toString(), text);
});

test('unseen elements of a fragment go, and what is never closed is kept as text', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['<p>a<script>x < y</script>b</p>', 'ab'],
    ['<p>a<!-- x -->b<STYLE type="a">x</Style >c</p>', 'abc'],
    ['<p>a<form>b', 'ab'],
    ['<p>a<!-- b', 'a<!-- b'],
    ['<form>a<script>x</script>b', 'ab'],
    ['<![CDATA[a]]>b', 'ab'],
  ];
  for (const [html, text] of rows)
    assert.equal(
      htmlBlocks(html)
        .map((block) => block.text)
        .join('|'),
      text,
      html,
    );
});
