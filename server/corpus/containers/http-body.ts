/** The body of an HTTP response as it was sent → the bytes of the page (RFC 9112, RFC 9110). */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Headers } from './header-block.ts';

/** Chunks joined. Crawlers that have joined them already leave the header: what is not chunked stays. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\r\n', at);
    const size = /^([0-9a-f]{1,8})(?:;.*)?\s*$/i.exec(
      body.subarray(at, end < 0 ? at : Math.min(end, at + 200)).toString('latin1'),
    )?.[1];
    if (size === undefined) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

/** Throws where the body is damaged, or longer than `maxBytes` once unpacked. */
export function httpBody(headers: Headers, body: Buffer, maxBytes: number): Buffer {
  const chunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const whole = chunked ? unchunked(body) : body;
  const limit = { maxOutputLength: maxBytes };
  switch (headers.get('content-encoding')?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      // Crawlers that have unpacked it already leave the header.
      return whole[0] === 0x1f && whole[1] === 0x8b ? gunzipSync(whole, limit) : whole;
    case 'br':
      return brotliDecompressSync(whole, limit);
    case 'deflate':
      return (whole[0] ?? 0) % 16 === 8 ? inflateSync(whole, limit) : inflateRawSync(whole, limit);
    default:
      return whole;
  }
}
