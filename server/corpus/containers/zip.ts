/** ZIP archives: files in folders. Office documents are ZIP files too, and no archives of articles. */

import type { Readable } from 'node:stream';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  parseExtraFields,
  RandomAccessReader,
} from 'yauzl';
import { readAtMost } from './byte-reader.ts';
import type { ArchiveFile, Container, Member } from './container.ts';
import { type Expansion, ExpansionLimit } from './expansion.ts';
import { memberPath, unsafeName } from './member-path.ts';

/** Documents that happen to be ZIP files, by name and by what their first entry is called. */
const DOCUMENT_PATH =
  /\.(?:docx|docm|dotx|odt|ods|odp|xlsx|xlsm|pptx|epub|jar|apk|pages|numbers|key)$/i;
const DOCUMENT_ENTRY = /^(?:mimetype|\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|META-INF\/)/;
/** Where the name of a local file header stands, and its length. */
const NAME_LENGTH_AT = 26;
const NAME_AT = 30;
/** High half of the attributes as Unix wrote them: the file type, and that of a link. */
const FILE_TYPE = 0o170000;
const LINK = 0o120000;

class ArchiveReader extends RandomAccessReader {
  readonly #file: ArchiveFile;

  constructor(file: ArchiveFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#file.stream(start, end);
  }
}

function firstName(head: Uint8Array): string {
  const length = (head[NAME_LENGTH_AT] ?? 0) | ((head[NAME_LENGTH_AT + 1] ?? 0) << 8);
  return Buffer.from(head.subarray(NAME_AT, NAME_AT + length)).toString('latin1');
}

/** The name of an entry, which is left undecoded so that one bad name does not end the archive. */
function nameOf(entry: Entry): string {
  const extra = entry.extraFields ?? parseExtraFields(entry.extraFieldRaw);
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, extra, false);
}

/** Why an entry is passed over without opening it, or null. */
function refusalOf(entry: Entry, expansion: Expansion): string | null {
  if (entry.isEncrypted()) return 'It is encrypted.';
  if (!entry.canDecodeFileData()) return 'It is compressed in a way that is not read.';
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) return 'It is a link.';
  return expansion.refusal(entry.uncompressedSize, entry.compressedSize);
}

export const zipContainer = {
  format: 'zip',
  holds: 'files',
  accepts: ({ path, head }) =>
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)) &&
    !DOCUMENT_PATH.test(path) &&
    !DOCUMENT_ENTRY.test(firstName(head)),
  async *members(file: ArchiveFile, expansion: Expansion): AsyncGenerator<Member> {
    const zip = await fromRandomAccessReaderPromise(new ArchiveReader(file), file.size, {
      autoClose: false,
      decodeStrings: false,
    });
    for await (const entry of zip.eachEntry()) {
      expansion.member();
      const name = nameOf(entry);
      if (/[\\/]$/.test(name)) continue;
      const path = memberPath(file.path, name);
      if (path === null) {
        yield { kind: 'skipped', path: file.path, reason: unsafeName(name) };
        continue;
      }
      const refusal = refusalOf(entry, expansion);
      if (refusal !== null) {
        yield { kind: 'skipped', path, reason: refusal };
        continue;
      }
      try {
        const stream = await zip.openReadStreamPromise(entry);
        const bytes = await readAtMost(stream, entry.uncompressedSize, expansion.expanded);
        if (bytes !== null) yield { kind: 'file', file: { path, bytes } };
      } catch (error) {
        if (error instanceof ExpansionLimit) throw error;
        yield { kind: 'skipped', path, reason: 'It is damaged.' };
      }
    }
  },
} satisfies Container;
