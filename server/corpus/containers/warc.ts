/**
 * Web archives (WARC 1.0 and 1.1, ISO 28500), plain or compressed record by record: every page that was
 * answered as HTML is a member, known by its address. Pictures, scripts and pages that were not there
 * are passed over in silence.
 */

import type { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { type ByteReader, createByteReader } from './byte-reader.ts';
import type { ArchiveFile, Container, Member } from './container.ts';
import { type Expansion, ExpansionLimit } from './expansion.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { type Headers, mediaType, parameterOf, parseHeaders } from './header-block.ts';
import { httpBody } from './http-body.ts';
import { pagePath } from './member-path.ts';

const MAX_HEADER_BYTES = 64_000;
const isPage = (type: string) => type === 'text/html' || type === 'application/xhtml+xml';

/** The first bytes of a file that may be compressed record by record. */
function plainHead(head: Uint8Array): string {
  if (!isGzip(head)) return Buffer.from(head.subarray(0, 8)).toString('latin1');
  try {
    const options = { finishFlush: 2, maxOutputLength: 16_000_000 };
    return gunzipSync(head, options).subarray(0, 8).toString('latin1');
  } catch {
    return '';
  }
}

/** The header of the next record; null at the end of the archive. */
async function nextHeader(reader: ByteReader): Promise<Headers | null> {
  let line = await reader.line(MAX_HEADER_BYTES);
  while (line === '') line = await reader.line(MAX_HEADER_BYTES);
  if (line === null) return null;
  if (!/^WARC\/\d/.test(line)) throw new Error('A record of the archive is damaged.');
  return parseHeaders(await headerBlock(reader));
}

async function headerBlock(reader: ByteReader): Promise<string> {
  const lines: string[] = [];
  let length = 0;
  for (;;) {
    const line = await reader.line(MAX_HEADER_BYTES);
    if (line === null || line === '') return lines.join('\n');
    lines.push(line);
    length += line.length;
    if (length > MAX_HEADER_BYTES) throw new Error('A record of the archive is damaged.');
  }
}

/** The page in the block of a record, with its encoding where the server named one; null for none. */
function pageIn(record: Headers, block: Buffer, maxBytes: number) {
  const kind = record.get('warc-type')?.toLowerCase();
  if (kind === 'resource' || kind === 'conversion') {
    return isPage(mediaType(record))
      ? { bytes: block, charset: parameterOf(record, 'charset') }
      : null;
  }
  const end = block.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = block.subarray(0, end).toString('latin1');
  const headers = parseHeaders(head);
  if (!/^HTTP\/[\d.]+ 200\b/.test(head) || !isPage(mediaType(headers))) return null;
  const bytes = httpBody(headers, block.subarray(end + 4), maxBytes);
  return { bytes, charset: parameterOf(headers, 'charset') };
}

/** Members of the same name are told apart by a number. */
function createNames(): (path: string) => string {
  const taken = new Map<string, number>();
  return (path) => {
    const number = (taken.get(path) ?? 0) + 1;
    taken.set(path, number);
    return number === 1 ? path : `${path}~${number}`;
  };
}

export const warcContainer = {
  format: 'warc',
  holds: 'files',
  accepts: ({ head }) => plainHead(head).startsWith('WARC/'),
  async *members(file: ArchiveFile, expansion: Expansion): AsyncGenerator<Member> {
    const stream: Readable = isGzip(file.head) ? gunzipped(file) : file.stream(0, file.size);
    const named = createNames();
    try {
      const reader = createByteReader(stream);
      for (;;) {
        const record = await nextHeader(reader);
        if (record === null) return;
        const length = Number(record.get('content-length'));
        if (!Number.isSafeInteger(length) || length < 0)
          throw new Error('A record of the archive is damaged.');
        expansion.expanded(length);
        const kind = record.get('warc-type')?.toLowerCase() ?? '';
        const wanted = ['response', 'resource', 'conversion'].includes(kind);
        const url = (record.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
        const path = pagePath(file.path, url);
        if (!wanted || path === null) {
          await reader.skip(length);
          continue;
        }
        const refusal = expansion.refusal(length, null);
        if (refusal !== null) {
          await reader.skip(length);
          yield { kind: 'skipped', path, reason: refusal };
          continue;
        }
        const block = await reader.take(length);
        if (block.length < length) throw new Error('The archive breaks off.');
        yield* page(record, block, { url, path: () => named(path) }, expansion);
      }
    } catch (error) {
      if (error instanceof ExpansionLimit) throw error;
      const reason = error instanceof Error ? error.message : 'It is damaged.';
      yield {
        kind: 'skipped',
        path: file.path,
        reason: /^[A-Z].*\.$/.test(reason) ? reason : 'The archive is damaged.',
      };
    } finally {
      stream.destroy();
    }
  },
} satisfies Container;

function* page(
  record: Headers,
  block: Buffer,
  { url, path }: { readonly url: string; readonly path: () => string },
  expansion: Expansion,
): Generator<Member> {
  try {
    const found = pageIn(record, block, expansion.limits.memberBytes);
    if (found === null) return;
    expansion.member();
    const { bytes, charset } = found;
    yield {
      kind: 'file',
      file: { path: path(), bytes, url, ...(charset !== null && { declaredCharset: charset }) },
    };
  } catch (error) {
    if (error instanceof ExpansionLimit) throw error;
    yield { kind: 'skipped', path: path(), reason: 'It is damaged or too large.' };
  }
}
