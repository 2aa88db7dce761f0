/**
 * Apple's binary property lists (`bplist00`), as far as saved pages need them: dictionaries, lists,
 * strings, data and small numbers. Read on demand along a path of keys, so that a list that holds itself
 * costs nothing. https://opensource.apple.com/source/CF/CF-550/CFBinaryPList.c
 */

/** A value, or null where the file is damaged or holds something else. */
export type Plist = {
  readonly text: () => string | null;
  readonly data: () => Buffer | null;
  /** The value under a key of a dictionary. */
  readonly get: (key: string) => Plist | null;
};

const TRAILER_BYTES = 32;
/** Entries of a dictionary that are looked through. */
const MAX_ENTRIES = 10_000;

export function isBinaryPlist(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 6)).toString('latin1') === 'bplist';
}

/** The topmost value; null where the file is damaged. */
export function parseBinaryPlist(bytes: Buffer): Plist | null {
  if (!isBinaryPlist(bytes) || bytes.length < TRAILER_BYTES + 8) return null;
  const trailer = bytes.subarray(bytes.length - TRAILER_BYTES);
  const [offsetSize = 0, refSize = 0] = [trailer[6], trailer[7]];
  const count = Number(trailer.readBigUInt64BE(8));
  const top = Number(trailer.readBigUInt64BE(16));
  const table = Number(trailer.readBigUInt64BE(24));
  if (offsetSize < 1 || offsetSize > 6 || refSize < 1 || refSize > 6) return null;

  const integer = (at: number, size: number): number | null =>
    Number.isSafeInteger(at) && at >= 0 && at + size <= bytes.length
      ? bytes.readUIntBE(at, size)
      : null;
  const offsetOf = (ref: number | null): number | null =>
    ref === null || ref >= count ? null : integer(table + ref * offsetSize, offsetSize);

  /** Kind of the object, how many items it has, and where they begin. */
  const header = (at: number) => {
    const marker = bytes[at];
    if (marker === undefined) return null;
    const [kind, low] = [marker >> 4, marker & 15];
    if (low < 15) return { kind, length: low, start: at + 1 };
    const size = 2 ** ((bytes[at + 1] ?? 0) & 15);
    const length = size > 4 ? null : integer(at + 2, size);
    return length === null ? null : { kind, length, start: at + 2 + size };
  };
  const slice = (start: number, length: number): Buffer | null =>
    start + length <= bytes.length ? bytes.subarray(start, start + length) : null;

  const textAt = (at: number): string | null => {
    const object = header(at);
    if (object === null) return null;
    const { kind, length, start } = object;
    if (kind === 5) return slice(start, length)?.toString('latin1') ?? null;
    const wide = kind === 6 ? slice(start, length * 2) : null;
    return wide === null ? null : Buffer.from(wide).swap16().toString('utf16le');
  };
  const valueAt = (at: number): Plist => ({
    text: () => textAt(at),
    data: () => {
      const object = header(at);
      return object?.kind === 4 ? slice(object.start, object.length) : null;
    },
    get: (key) => {
      const object = header(at);
      if (object?.kind !== 13) return null;
      const length = Math.min(object.length, MAX_ENTRIES);
      for (let i = 0; i < length; i += 1) {
        const name = offsetOf(integer(object.start + i * refSize, refSize));
        if (name === null || textAt(name) !== key) continue;
        const value = offsetOf(integer(object.start + (object.length + i) * refSize, refSize));
        return value === null ? null : valueAt(value);
      }
      return null;
    },
  });
  const start = offsetOf(top);
  return start === null ? null : valueAt(start);
}
