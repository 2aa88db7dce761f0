import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { inMemory, type Member } from '../../../server/corpus/containers/container.ts';
import { openFile } from '../../../server/corpus/containers/open-file.ts';
import { createPathFilter } from '../../../server/corpus/path-filter.ts';
import { binaryPlist, httpResponse, warcRecord, zipOf } from './archive-bytes.ts';

const PAGE = '<!DOCTYPE html><title>Pier opens</title><p>The pier opened on Monday.';
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

async function opened(
  path: string,
  bytes: Uint8Array,
  { maxFileSize = 100_000, ignored = '' } = {},
): Promise<Member[]> {
  const { admits } = createPathFilter(ignored);
  const members: Member[] = [];
  for await (const member of openFile(inMemory({ path, bytes }), { maxFileSize, admits }))
    members.push(member);
  return members;
}

/** `path: text` or `path! reason`, and the address and encoding where they are known. */
async function told(path: string, bytes: Uint8Array, options = {}): Promise<string[]> {
  return (await opened(path, bytes, options)).map((member) => {
    if (member.kind === 'skipped') return `${member.path}! ${member.reason}`;
    const { path: at, bytes: inner, url, declaredCharset } = member.file;
    return [`${at}: ${text(inner)}`, url, declaredCharset].filter((one) => one).join(' | ');
  });
}

test('a file that is no archive is itself', async () => {
  assert.deepEqual(await told('a.txt', Buffer.from('One.')), ['a.txt: One.']);
  assert.deepEqual(await told('a.txt', Buffer.alloc(0)), ['a.txt: ']);
});

test('a ZIP archive gives its files, below its own path', async () => {
  const zip = zipOf([
    { name: 'a.txt', data: 'One.' },
    { name: 'world/', data: '' },
    { name: 'world/b.html', data: PAGE },
    { name: './c//d.txt', data: 'Three.' },
    { name: 'e\\f.txt', data: 'Four.' },
  ]);
  assert.deepEqual(await told('x/y.zip', zip), [
    'x/y.zip/a.txt: One.',
    `x/y.zip/world/b.html: ${PAGE}`,
    'x/y.zip/c/d.txt: Three.',
    'x/y.zip/e/f.txt: Four.',
  ]);
});

test('an archive is known by its content, an office document too', async () => {
  const zip = zipOf([{ name: 'a.txt', data: 'One.' }]);
  assert.deepEqual(await told('no-extension', zip), ['no-extension/a.txt: One.']);
  assert.deepEqual(await told('a.txt', gzipSync('One.')), ['a.txt/a.txt: One.']);
  const documents: [string, Buffer][] = [
    ['a.docx', zip],
    ['a.zip', zipOf([{ name: '[Content_Types].xml', data: '<Types/>' }])],
    ['a', zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }])],
  ];
  for (const [path, bytes] of documents) {
    const [member] = await opened(path, bytes);
    assert.ok(member?.kind === 'file' && member.file.path === path, path);
  }
});

test('names that lead out of an archive are refused, and the rest is read', async () => {
  const names = [
    '../a.txt',
    '/etc/a.txt',
    'C:\\a.txt',
    'c:a.txt',
    'x/../../a.txt',
    '..\\a.txt',
    'a\n.txt',
  ];
  for (const name of names) {
    const zip = zipOf([
      { name, data: 'Out.' },
      { name: 'b.txt', data: 'In.' },
    ]);
    assert.deepEqual(
      await told('a.zip', zip),
      [
        `a.zip! A file in it has an unsafe name: ${JSON.stringify(name.replaceAll('\\', '/'))}.`,
        'a.zip/b.txt: In.',
      ],
      name,
    );
  }
});

test('what is never an article, and what the folder leaves out, is not read in archives either', async () => {
  const zip = zipOf(
    [
      'README.md',
      '.hidden/a.txt',
      'page_files/a.html',
      '__MACOSX/a.txt',
      'drafts/a.txt',
      'b.txt',
      'LICENSE',
    ].map((name) => ({ name, data: 'x' })),
  );
  assert.deepEqual(await told('a.zip', zip), ['a.zip/drafts/a.txt: x', 'a.zip/b.txt: x']);
  assert.deepEqual(await told('a.zip', zip, { ignored: 'drafts/' }), ['a.zip/b.txt: x']);
  assert.deepEqual(await told('a.zip', zip, { ignored: '/a.zip/b.txt' }), [
    'a.zip/drafts/a.txt: x',
  ]);
});

test('members that cannot be read are told with their reason', async () => {
  const zip = zipOf([
    { name: 'secret.txt', data: 'x', encrypted: true },
    { name: 'link.txt', data: '/etc/passwd', isLink: true },
    { name: 'large.txt', data: 'x'.repeat(2000) },
    { name: 'lies.txt', data: 'x'.repeat(900), claimed: 10 },
    { name: 'b.txt', data: 'In.' },
  ]);
  assert.deepEqual(await told('a.zip', zip, { maxFileSize: 1000 }), [
    'a.zip/secret.txt! It is encrypted.',
    'a.zip/link.txt! It is a link.',
    'a.zip/large.txt! It is larger than the limit of 1000 bytes.',
    'a.zip/lies.txt! It is damaged.',
    'a.zip/b.txt: In.',
  ]);
});

test('an archive may hold archives, but those no others', async () => {
  const inner = zipOf([{ name: 'c.txt', data: 'Deep.' }]);
  const middle = zipOf([
    { name: 'b.txt', data: 'Less deep.' },
    { name: 'inner.zip', data: inner },
    { name: 'd.txt.gz', data: gzipSync('x') },
  ]);
  const outer = zipOf([
    { name: 'middle.zip', data: middle },
    { name: 'e.txt.gz', data: gzipSync('Packed.') },
  ]);
  assert.deepEqual(await told('a.zip', outer), [
    'a.zip/middle.zip/b.txt: Less deep.',
    'a.zip/middle.zip/inner.zip! It is an archive inside an archive inside an archive.',
    'a.zip/middle.zip/d.txt.gz! It is an archive inside an archive inside an archive.',
    'a.zip/e.txt.gz/e.txt: Packed.',
  ]);
});

test('a few bytes do not become a great many', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  const limits = { maxFileSize: 100_000_000 };
  assert.match((await told('a.gz', bomb, limits)).join(), /more than 250 times its size/);
  const zip = zipOf([{ name: 'bomb.txt', data: Buffer.alloc(50_000_000) }]);
  assert.match((await told('a.zip', zip, limits)).join(), /more than 250 times its size/);
  const inside = zipOf([
    { name: 'b.gz', data: bomb },
    { name: 'c.txt', data: 'x' },
  ]);
  assert.match((await told('a.zip', inside, limits)).join(), /The rest of it was not read/);
});

test('a compressed file is read as the file it was', async () => {
  assert.deepEqual(await told('x/feed.xml.gz', gzipSync('<rss/>')), [
    'x/feed.xml.gz/feed.xml: <rss/>',
  ]);
  // Two compressed files joined are one.
  const joined = Buffer.concat([gzipSync('One. '), gzipSync('Two.')]);
  assert.deepEqual(await told('a.txt.gz', joined), ['a.txt.gz/a.txt: One. Two.']);
  const [cut] = await told('a.txt.gz', gzipSync('x'.repeat(5000)).subarray(0, 20));
  assert.equal(cut, 'a.txt.gz/a.txt! It is damaged.');
});

const OK = ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=ISO-8859-1'];
const WARC = [
  warcRecord('warcinfo', '', 'software: test'),
  warcRecord('request', 'https://news.example/a', 'GET /a HTTP/1.1\r\n\r\n'),
  warcRecord('response', 'https://news.example/a', httpResponse(OK, PAGE)),
  warcRecord(
    'response',
    'https://news.example/',
    httpResponse(
      [...OK, 'Transfer-Encoding: chunked'],
      '5\r\nFirst\r\n6;x=y\r\n page.\r\n0\r\n\r\n',
    ),
  ),
  warcRecord(
    'response',
    'https://news.example/a',
    httpResponse([...OK, 'Content-Encoding: gzip'], gzipSync('Again.')),
  ),
  warcRecord(
    'response',
    'https://news.example/b?id=2',
    httpResponse([...OK, 'Content-Encoding: br'], brotliCompressSync('Brotli.')),
  ),
  warcRecord(
    'response',
    'https://news.example/d',
    httpResponse([...OK, 'Content-Encoding: deflate'], deflateSync('Deflated.')),
  ),
  warcRecord(
    'response',
    'https://news.example/missing',
    httpResponse(['HTTP/1.1 404 Not Found', 'Content-Type: text/html'], 'x'),
  ),
  warcRecord(
    'response',
    'https://news.example/p.png',
    httpResponse(['HTTP/1.1 200 OK', 'Content-Type: image/png'], 'x'),
  ),
  warcRecord('resource', '<https://news.example/r.html>', 'Kept.', 'text/html'),
];
const PAGES = [
  `w.warc/news.example/a: ${PAGE} | https://news.example/a | ISO-8859-1`,
  'w.warc/news.example/index.html: First page. | https://news.example/ | ISO-8859-1',
  'w.warc/news.example/a~2: Again. | https://news.example/a | ISO-8859-1',
  'w.warc/news.example/b?id=2: Brotli. | https://news.example/b?id=2 | ISO-8859-1',
  'w.warc/news.example/d: Deflated. | https://news.example/d | ISO-8859-1',
  'w.warc/news.example/r.html: Kept. | https://news.example/r.html',
];

test('a web archive gives the pages that were answered, with their address', async () => {
  assert.deepEqual(await told('w.warc', Buffer.concat(WARC)), PAGES);
});

test('a web archive may be compressed record by record', async () => {
  const packed = Buffer.concat(WARC.map((record) => gzipSync(record)));
  const expected = PAGES.map((page) => page.replace('w.warc/', 'w.warc.gz/'));
  assert.deepEqual(await told('w.warc.gz', packed), expected);
});

test('a web archive that breaks off gives what it holds until then', async () => {
  const whole = Buffer.concat(WARC);
  const cut = whole.subarray(0, whole.length - 6);
  assert.deepEqual(await told('w.warc', cut), [
    ...PAGES.slice(0, 5),
    'w.warc! The archive breaks off.',
  ]);
  const noise = Buffer.concat([...WARC.slice(0, 3), Buffer.from('what is this\r\n\r\n')]);
  assert.deepEqual(await told('w.warc', noise), [
    PAGES[0],
    'w.warc! A record of the archive is damaged.',
  ]);
});

const MHTML = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://news.example/pier',
  'Subject: Pier opens',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----Part----"',
  '',
  '',
  '------Part----',
  'Content-Type: text/html; charset=utf-8',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://news.example/pier',
  '',
  '<p>The caf=C3=A9 on the =',
  'pier opened.</p>',
  '------Part----',
  'Content-Type: text/css',
  '',
  'p { color: red }',
  '------Part------',
  '',
];

test('a page saved as MHTML is that page', async () => {
  for (const end of ['\r\n', '\n']) {
    const [member] = await opened('p.mhtml', Buffer.from(MHTML.join(end)));
    assert.ok(member?.kind === 'file');
    const { path, bytes, url, declaredCharset } = member.file;
    assert.deepEqual(
      [path, Buffer.from(bytes).toString().trim(), url, declaredCharset],
      ['p.mhtml', '<p>The café on the pier opened.</p>', 'https://news.example/pier', 'utf-8'],
    );
  }
  const other = MHTML.map((line) => line.replace('text/html', 'image/png')).join('\r\n');
  assert.deepEqual(await told('p.mht', Buffer.from(other)), ['p.mht! There is no page in it.']);
});

test('a newsletter is no saved page', async () => {
  const mail = MHTML.map((line) => line.replace('From: <Saved by Blink>', 'From: news@x.example'))
    .filter((line) => !line.startsWith('Snapshot'))
    .join('\r\n');
  const [member] = await opened('a.eml', Buffer.from(mail));
  assert.ok(member?.kind === 'file' && Buffer.from(member.file.bytes).equals(Buffer.from(mail)));
});

test('a web archive of Safari gives its page', async () => {
  const page = {
    WebMainResource: {
      WebResourceURL: 'https://news.example/pier',
      WebResourceMIMEType: 'text/html',
      WebResourceTextEncodingName: 'UTF-8',
      WebResourceData: Buffer.from(PAGE),
      Ünused: 'ÿ',
    },
  };
  assert.deepEqual(await told('p.webarchive', binaryPlist(page)), [
    `p.webarchive: ${PAGE} | https://news.example/pier | UTF-8`,
  ]);
  assert.deepEqual(await told('p.webarchive', binaryPlist({ Other: 'x' })), [
    'p.webarchive! There is no page in it.',
  ]);
});

const SAMPLES: readonly (readonly [string, Uint8Array])[] = [
  [
    'a.zip',
    zipOf([
      { name: 'a.txt', data: 'One.' },
      { name: 'b/c.txt', data: 'Two.' },
    ]),
  ],
  ['a.txt.gz', gzipSync('One. '.repeat(100))],
  ['w.warc', Buffer.concat(WARC)],
  ['w.warc.gz', Buffer.concat(WARC.map((record) => gzipSync(record)))],
  ['p.mhtml', Buffer.from(MHTML.join('\r\n'))],
  ['p.webarchive', binaryPlist({ WebMainResource: { WebResourceData: Buffer.from(PAGE) } })],
];

test('damaged archives never throw, and no path leaves them', async () => {
  const damage = fc.record({
    sample: fc.constantFrom(...SAMPLES),
    flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
    cut: fc.option(fc.nat()),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ sample: [path, whole], flips, cut }) => {
      const bytes = Buffer.from(whole).subarray(
        0,
        cut === null ? whole.length : cut % whole.length,
      );
      for (const [at, byte] of flips) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      for (const member of await opened(path, bytes)) {
        const at = member.kind === 'file' ? member.file.path : member.path;
        assert.ok(at === path || at.startsWith(`${path}/`), at);
        assert.ok(!at.split('/').includes('..'), at);
      }
    }),
    { numRuns: 600 },
  );
});
