import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeMarkup } from '../../server/corpus/declared-encoding.ts';
import { cleanText, decodeBytes } from '../../server/corpus/decode.ts';

const SAMPLE = 'Zażółć “gęślą” — Kyiv’s café, 5 °C\n';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const rows: readonly (readonly [string, Uint8Array, string])[] = [
  ['UTF-8', Buffer.from(SAMPLE), SAMPLE],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${SAMPLE}`), SAMPLE],
  ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${SAMPLE}`, 'utf16le'), SAMPLE],
  ['UTF-16 big-endian with a mark', utf16be(`\ufeff${SAMPLE}`), SAMPLE],
  [
    'UTF-16 little-endian without a mark',
    Buffer.from('Plain words here', 'utf16le'),
    'Plain words here',
  ],
  ['UTF-16 big-endian without a mark', utf16be('Plain words here'), 'Plain words here'],
  [
    'Windows-1252',
    Buffer.from([0x93, 0x53, 0xe3, 0x6f, 0x94, 0x20, 0x97, 0x20, 0x80, 0x35]),
    '“São” — €5',
  ],
];
for (const [name, bytes, expected] of rows) {
  test(`${name} decodes to its characters`, () => {
    const decoded = decodeBytes(bytes);
    assert.equal(decoded.kind === 'text' ? decoded.text : decoded.reason, expected);
  });
}

const binaries: readonly (readonly [string, Uint8Array])[] = [
  ['a NUL byte', Buffer.from([0x41, 0, 0, 0x42, 0x43, 0, 0x44])],
  ['a PDF', Buffer.from('%PDF-1.7 and so on')],
  ['an office document', Buffer.from('PK\u0003\u0004word/document.xml')],
  ['many controls', Buffer.from('\u0001\u0002\u0003\u0004 text')],
];
for (const [name, bytes] of binaries) {
  test(`${name} is told as binary, with a reason`, () => {
    const decoded = decodeBytes(bytes);
    assert.equal(decoded.kind, 'binary');
    assert.ok(decoded.kind === 'binary' && decoded.reason.length > 5);
  });
}

test('cleaning makes newlines one character and removes controls, marks and lone surrogates', () => {
  assert.equal(
    cleanText('a\r\nb\rc\fd\u0007e\ufefff\u0085g\ud800h\ti'),
    'a\nb\nc\ndef\ng\ufffdh\ti',
  );
});

test('cleaning leaves everything else alone', () => {
  const kept = 'é e\u0301 ﬁ “ ” … \u00a0\u200b 👩‍👩‍👧 中文';
  assert.equal(cleanText(kept), kept);
});

test('cleaning twice changes nothing more, and leaves no control or lone surrogate', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      assert.equal(cleanText(clean), clean);
      assert.doesNotMatch(clean, /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]|\p{Surrogate}/u);
    }),
  );
});

test('well-formed text survives UTF-8 and marked UTF-16', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => `x${text.replace(/[\0-\x1f\ufeff]/g, '')}`);
  fc.assert(
    fc.property(words, (text) => {
      for (const bytes of [
        Buffer.from(text),
        Buffer.from(`\ufeff${text}`, 'utf16le'),
        utf16be(`\ufeff${text}`),
      ]) {
        const decoded = decodeBytes(bytes);
        assert.equal(decoded.kind === 'text' && decoded.text, text);
      }
    }),
  );
});

test('any bytes decode or are refused, without throwing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void decodeBytes(bytes)));
});

test('markup names its encoding, and is believed unless the bytes say otherwise', () => {
  const latin2 = Buffer.from([0xb1, 0xe6, 0xea]);
  const file = (head: string, bytes: Uint8Array, declaredCharset?: string) => ({
    path: 'a',
    bytes: Buffer.concat([Buffer.from(head), bytes]),
    ...(declaredCharset !== undefined && { declaredCharset }),
  });
  const cases: [string, Uint8Array, string | undefined, string][] = [
    ['<?xml version="1.0" encoding="ISO-8859-2"?>', latin2, undefined, 'ąćę'],
    ['<meta charset=iso-8859-2>', latin2, undefined, 'ąćę'],
    [
      '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">',
      latin2,
      undefined,
      'ąćę',
    ],
    ['<p>', latin2, 'iso-8859-2', 'ąćę'],
    // What was named beside goes before what stands inside.
    ['<meta charset=koi8-r>', latin2, 'iso-8859-2', 'ąćę'],
    ['<meta charset=iso-8859-2>', Buffer.from('ąćę'), undefined, 'ąćę'],
    ['<meta charset=utf-8>', Buffer.from([0x93, 0xe9, 0x94]), undefined, '“é”'],
    ['<meta charset=iso-8859-1>', Buffer.from([0x93, 0xe9, 0x94]), undefined, '“é”'],
    ['<meta charset=no-such-thing>', Buffer.from([0xe9]), undefined, 'é'],
    ['<meta charset=gb18030>', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), undefined, '中文'],
    ['<meta charset=shift_jis>', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), undefined, '日本'],
    ['<meta charset=euc-kr>', Buffer.from([0xc7, 0xd1, 0xb1, 0xb9]), undefined, '한국'],
    ['<meta charset=iso-2022-jp>', Buffer.from('\u001b$BF|K\\\u001b(B'), undefined, '日本'],
  ];
  for (const [head, bytes, declared, expected] of cases) {
    const decoded = decodeMarkup(file(head, bytes, declared));
    assert.equal(decoded.kind === 'text' ? decoded.text : '', head + expected, head);
  }
});
