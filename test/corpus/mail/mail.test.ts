import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleId } from '../../../server/corpus/identity.ts';
import { mailReader, mboxReader } from '../../../server/corpus/mail/mail.ts';
import { mboxMessages, unquoteFrom } from '../../../server/corpus/mail/mbox.ts';
import {
  checkDamaged,
  checkDraft,
  draftsOf,
  onlyDraft,
  recordsOf,
  shapeOf,
} from '../documents/reading.ts';

const HEAD = [
  'Return-Path: <news@post.example>',
  'Message-ID: <20240305.1@post.example>',
  'Date: Tue, 5 Mar 2024 23:30:00 -0500 (EST)',
  'From: =?utf-8?Q?The_Ellery_P=C3=B6st?= <news@post.example>',
  'To: reader@example.org',
  'Subject: =?utf-8?Q?Council_votes_=E2=80=93_at_last?=',
  'MIME-Version: 1.0',
];
const NEWSLETTER = [
  ...HEAD,
  'Content-Type: multipart/alternative; boundary="b1"',
  '',
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The plain part',
  '--b1',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<html><head><title>x</title><style>p{}</style></head><body><div style="display: none">A hidden <div>preview</div></div><div>View this email in your browser</div>',
  '<h1>Good evening</h1><p>The caf=E9 of Port Ellery opened=',
  ' on Monday.</p><ul><li>one</li><li>two</li></ul>',
  '<table><tr><td>Left</td><td>Right</td></tr></table><p>Unsubscribe | Manage your preferences</p></body></html>',
  '--b1--',
  '',
].join('\r\n');

test('a newsletter gives subject, sender, its own day, and the HTML part as blocks', async () => {
  assert.ok(mailReader.accepts({ path: 'x', bytes: Buffer.from(NEWSLETTER) }));
  const read = await onlyDraft(mailReader, NEWSLETTER);
  checkDraft(read);
  assert.equal(read.title, 'Council votes – at last');
  assert.equal(read.source, 'The Ellery Pöst');
  assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
  assert.equal(read.modified, '2024-03-06T04:30:00.000Z');
  assert.equal(read.publisherId, '20240305.1@post.example');
  assert.deepEqual(shapeOf(read), [
    'h Good evening',
    'p The café of Port Ellery opened on Monday.',
    'i one',
    'i two',
    'p Left',
    'p Right',
  ]);
  assert.deepEqual(
    read.boilerplate.map(({ kind, text }) => [kind, text]),
    [
      ['subscription', 'View this email in your browser'],
      ['subscription', 'Unsubscribe | Manage your preferences'],
    ],
  );
});

const plain = (body: string, subject = 'Fwd: Council votes') =>
  [
    'From: Jane Doe <jane@example.org>',
    'Message-ID: <2@example.org>',
    'Date: Wed, 6 Mar 2024 08:00:00 +0100',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8; format=flowed',
    '',
    body,
  ].join('\n');

test('of a message passed on, the original sender and day count', async () => {
  const read = await onlyDraft(
    mailReader,
    plain(
      '---------- Forwarded message ---------\nFrom: The Ellery Post <news@post.example>\nDate: Tue, 5 Mar 2024 10:00:00 +0000\nSubject: Council votes\nTo: <jane@example.org>\n\nThe council voted on Monday.\n\nIt was late.\n',
    ),
  );
  assert.equal(read.title, 'Council votes');
  assert.equal(read.source, 'The Ellery Post');
  assert.equal(read.date?.day, '2024-03-05');
  assert.deepEqual(shapeOf(read), ['p The council voted on Monday.', 'p It was late.']);
  assert.equal(read.boilerplate[0]?.kind, 'forwarded');
});

test('a saved page and an article with header lines are no mail', () => {
  const accepts = (text: string, path = 'x.txt') =>
    mailReader.accepts({ path, bytes: Buffer.from(text) });
  assert.ok(
    !accepts(
      'From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n',
    ),
  );
  assert.ok(!accepts('Title: The pier\nFrom: Elleryside\nDate: 5 March 2024\n\nText.'));
  assert.ok(accepts('x', 'x.eml'));
});

const second = `${plain('>From the pier\nit is far.\n\nFrom here it is not.\n', 'Second')}\n`;
const MAILBOX = `From news@post.example Tue Mar  5 23:30:00 2024\n${NEWSLETTER.replaceAll('\r\n', '\n')}\nFrom jane@example.org Wed Mar  6 08:00:00 2024\n${second}`;

test('a mailbox gives its messages; lines that begin with From stay text', async () => {
  assert.ok(mboxReader.accepts({ path: 'x', bytes: Buffer.from(MAILBOX) }));
  const drafts = await draftsOf(mboxReader, MAILBOX);
  assert.deepEqual(
    drafts.map(({ title }) => title),
    ['Council votes – at last', 'Second'],
  );
  assert.equal(drafts[1]?.text, 'From the pier\nit is far.\n\nFrom here it is not.');
});

test('a message has the identity of its own bytes', async () => {
  const records = await recordsOf(mboxReader, MAILBOX);
  const last = records.at(-1);
  assert.ok(last?.kind === 'article');
  assert.equal(articleId(last.bytes), articleId(Buffer.from(second)));
});

test('the messages of a mailbox are what was put into it', () => {
  const line = fc.constantFrom('a', '', 'From here', '>From there', 'Subject: x', '-- ');
  fc.assert(
    fc.property(fc.array(fc.array(line), { minLength: 1, maxLength: 5 }), (messages) => {
      const written = messages.map((lines) => `X: 1\n\n${lines.join('\n')}\n`);
      const mailbox = written
        .map(
          (message) =>
            `From a@example.org Tue Mar  5 23:30:00 2024\n${message.replace(/^(>*From )/gm, '>$1')}\n`,
        )
        .join('');
      const read = [...mboxMessages(Buffer.from(mailbox))];
      assert.deepEqual(
        read.map(({ bytes }) => Buffer.from(unquoteFrom(bytes)).toString()),
        written.map((message) => `${message}\n`),
      );
      for (const { line: number } of read)
        assert.match(mailbox.split('\n')[number - 1] ?? '', /^From a@/);
    }),
  );
});

test('damaged mail is read or refused', async () => {
  await checkDamaged(mailReader, [Buffer.from(NEWSLETTER), Buffer.from(second)], { path: 'x.eml' });
  await checkDamaged(mboxReader, [Buffer.from(MAILBOX)]);
});
