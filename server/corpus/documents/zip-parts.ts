/**
 * The parts of an office document, which is a ZIP archive. Only the parts that are asked for are
 * expanded, and only within limits: a small file must not become a large memory.
 */
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** Parts by name, or why the archive is not read. */
export type ZipParts =
  | { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Buffer> }
  | { readonly kind: 'refused'; readonly reason: string };

const MEBIBYTE = 1024 * 1024;
/** Bytes all parts together may claim to have. */
const MAX_ARCHIVE_BYTES = 200 * MEBIBYTE;
/** Bytes one part may expand to. A report of 100,000 words makes less than 10 MB of XML. */
const MAX_PART_BYTES = 40 * MEBIBYTE;
/** Expanded over packed size, past which a large part is a bomb. Office XML packs up to about 60:1. */
const MAX_RATIO = 250;
const RATIO_MATTERS_FROM = 4 * MEBIBYTE;
const MAX_PARTS = 20_000;

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) =>
      zip === undefined || error !== null ? reject(error) : resolve(zip),
    );
  });
}

function expand(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) {
        reject(error ?? new Error('no stream'));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_PART_BYTES) stream.destroy(new Error('too large'));
        else chunks.push(chunk);
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MAX_PARTS) resolve(entries);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Why an archive with these entries is not expanded, or null. */
function refusal(entries: readonly Entry[], wanted: readonly Entry[]): string | null {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (entries.length > MAX_PARTS || total > MAX_ARCHIVE_BYTES)
    return 'It would expand to more than 200 MB.';
  for (const { uncompressedSize, compressedSize, generalPurposeBitFlag } of wanted) {
    if ((generalPurposeBitFlag & 1) !== 0) return 'It is encrypted.';
    const bomb =
      uncompressedSize > RATIO_MATTERS_FROM &&
      uncompressedSize > MAX_RATIO * Math.max(1, compressedSize);
    if (uncompressedSize > MAX_PART_BYTES || bomb)
      return 'A part of it would expand beyond all measure.';
  }
  return null;
}

/** Expands the parts whose names `wants` takes. Never rejects. */
export async function readZipParts(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
): Promise<ZipParts> {
  try {
    const zip = await open(bytes);
    const entries = await entriesOf(zip);
    const wanted = entries.filter(({ fileName }) => wants(fileName));
    const reason = refusal(entries, wanted);
    if (reason !== null) return { kind: 'refused', reason };
    const parts = new Map<string, Buffer>();
    for (const entry of wanted) parts.set(entry.fileName, await expand(zip, entry));
    return { kind: 'parts', parts };
  } catch {
    return { kind: 'refused', reason: 'The archive inside it is damaged.' };
  }
}
