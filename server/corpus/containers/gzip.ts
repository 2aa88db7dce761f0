/** Gzip: one file, compressed. Web archives (`.warc.gz`) are read by their own container. */
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readAtMost } from './byte-reader.ts';
import type { ArchiveFile, Container, Member } from './container.ts';
import { type Expansion, ExpansionLimit } from './expansion.ts';

/** Whether the bytes begin as gzip does. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** What the file unpacks to; an error of either stream ends it. */
export function gunzipped(file: ArchiveFile): Readable {
  return pipeline(file.stream(0, file.size), createGunzip(), () => {});
}

/** `a.html.gz` → `a.html`, `a.tgz` → `a.tar`. */
function innerName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const inner = name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
  return inner === '' ? name : inner;
}

export const gzipContainer = {
  format: 'gzip',
  holds: 'files',
  accepts: ({ head }) => isGzip(head),
  async *members(file: ArchiveFile, expansion: Expansion): AsyncGenerator<Member> {
    expansion.member();
    const path = `${file.path}/${innerName(file.path)}`;
    const { memberBytes } = expansion.limits;
    try {
      const bytes = await readAtMost(gunzipped(file), memberBytes, expansion.expanded);
      if (bytes !== null) yield { kind: 'file', file: { path, bytes } };
      else {
        const reason = `It is larger than the limit of ${memberBytes} bytes.`;
        yield { kind: 'skipped', path, reason };
      }
    } catch (error) {
      if (error instanceof ExpansionLimit) throw error;
      yield { kind: 'skipped', path, reason: 'It is damaged.' };
    }
  },
} satisfies Container;
