/**
 * MHTML, a page saved as one file by a browser (RFC 2557): a mail message whose first part, or the one
 * its header names, is the page. Pictures and style sheets beside it are left.
 */

import { readAtMost } from './byte-reader.ts';
import type { ArchiveFile, Container, Member } from './container.ts';
import type { Expansion } from './expansion.ts';
import { type Headers, mediaType, parameterOf, parseHeaders } from './header-block.ts';

/** Parts looked at: the page comes early. */
const MAX_PARTS = 10_000;

type Part = { readonly headers: Headers; readonly body: string };

/** Text whose characters are bytes → header and body. */
function splitPart(text: string): Part {
  const match = /\r?\n\r?\n/.exec(text);
  const end = match?.index ?? text.length;
  return {
    headers: parseHeaders(text.slice(0, end)),
    body: text.slice(end + (match?.[0].length ?? 0)),
  };
}

function* partsOf({ headers, body }: Part): Generator<Part> {
  const boundary = parameterOf(headers, 'boundary');
  if (boundary === null) {
    yield { headers, body };
    return;
  }
  const mark = `--${boundary}`;
  let at = body.indexOf(mark);
  for (let i = 0; at >= 0 && i < MAX_PARTS; i += 1) {
    const start = body.indexOf('\n', at) + 1;
    if (body.startsWith('--', at + mark.length) || start === 0) return;
    const next = body.indexOf(`\n${mark}`, start - 1);
    const part = body
      .slice(start, next < 0 ? body.length : Math.max(start, next))
      .replace(/\r$/, '');
    yield splitPart(part.startsWith('\n') || part.startsWith('\r\n') ? `x:\n${part}` : part);
    at = next < 0 ? -1 : next + 1;
  }
}

function decoded({ headers, body }: Part): Buffer {
  switch (headers.get('content-transfer-encoding')?.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable': {
      const joined = body.replace(/[ \t]{1,100}(?=\r?\n)/g, '').replace(/=\r?\n/g, '');
      const bytes = joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      return Buffer.from(bytes, 'latin1');
    }
    default:
      return Buffer.from(body, 'latin1');
  }
}

const isPage = ({ headers }: Part) =>
  ['text/html', 'application/xhtml+xml'].includes(mediaType(headers));

/** The page of a saved message; null without one. */
function mainPart(message: Part): Part | null {
  const start = parameterOf(message.headers, 'start');
  let first: Part | null = null;
  for (const part of partsOf(message)) {
    // A page with several versions of its text is a part made of parts.
    const pages = mediaType(part.headers).startsWith('multipart/') ? [...partsOf(part)] : [part];
    for (const page of pages.filter(isPage)) {
      if (start === null || page.headers.get('content-id') === start) return page;
      first ??= page;
    }
  }
  return first;
}

export const mhtmlContainer = {
  format: 'mhtml',
  holds: 'page',
  accepts: ({ path, head }) => {
    const text = Buffer.from(head.subarray(0, 4096)).toString('latin1');
    if (!/^[\w-]{1,40}:/.test(text.trimStart())) return false;
    // A newsletter is made of the same parts: only who saved it tells.
    return (
      /\.mht(?:ml)?$/i.test(path) ||
      /^(?:Snapshot-Content-Location:|From: ?"?<?Saved by )/im.test(
        text.split(/\r?\n\r?\n/, 1)[0] ?? '',
      )
    );
  },
  async *members(file: ArchiveFile, expansion: Expansion): AsyncGenerator<Member> {
    const { memberBytes } = expansion.limits;
    const bytes = await readAtMost(file.stream(0, file.size), memberBytes, () => {});
    if (bytes === null) {
      const reason = `It is larger than the limit of ${memberBytes} bytes.`;
      yield { kind: 'skipped', path: file.path, reason };
      return;
    }
    const message = splitPart(bytes.toString('latin1').trimStart());
    const page = mainPart(message);
    if (page === null) {
      yield { kind: 'skipped', path: file.path, reason: 'There is no page in it.' };
      return;
    }
    const url = [
      message.headers.get('snapshot-content-location'),
      page.headers.get('content-location'),
    ].find((address) => address !== undefined && /^https?:/i.test(address));
    const charset = parameterOf(page.headers, 'charset');
    yield {
      kind: 'file',
      file: {
        path: file.path,
        bytes: decoded(page),
        ...(url !== undefined && { url }),
        ...(charset !== null && { declaredCharset: charset }),
      },
    };
  },
} satisfies Container;
