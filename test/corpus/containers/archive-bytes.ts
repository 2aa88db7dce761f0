/** Archives made in the test, byte by byte, so that they can be as odd as the wild ones. */
import { crc32, deflateRawSync } from 'node:zlib';

export type Entry = {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly encrypted?: boolean;
  /** The size that is written down, where it is not the true one. */
  readonly claimed?: number;
  readonly isLink?: boolean;
};

/** A ZIP archive of these entries, deflated. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, encrypted, claimed, isLink } of entries) {
    const bytes = Buffer.from(data as Uint8Array);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((encrypted === true ? 1 : 0) | 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed ?? bytes.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, packed]);
    const attributes = Buffer.alloc(14);
    if (isLink === true) attributes.writeUInt32LE((0o120777 << 16) >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        Buffer.from([20, 3]),
        shared,
        attributes,
        nameBytes,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

/** A record of a web archive. */
export function warcRecord(
  type: string,
  url: string,
  block: string | Uint8Array,
  media = '',
): Buffer {
  const bytes = Buffer.from(block as Uint8Array);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    ...(media === '' ? [] : [`Content-Type: ${media}`]),
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n\r\n'),
  ]);
}

/** What a server answered, as it stands in a web archive. */
export function httpResponse(headers: readonly string[], body: string | Uint8Array): Buffer {
  const head = Buffer.from(`${headers.join('\r\n')}\r\n\r\n`);
  return Buffer.concat([head, Buffer.from(body as Uint8Array)]);
}

/** A binary property list of nested dictionaries of text and data. */
export type PlistValue = string | Uint8Array | { readonly [key: string]: PlistValue };

export function binaryPlist(value: PlistValue): Buffer {
  const objects: Buffer[] = [];
  const length = (kind: number, count: number): Buffer =>
    count < 15
      ? Buffer.from([(kind << 4) | count])
      : Buffer.from([
          (kind << 4) | 15,
          0x12,
          count >>> 24,
          (count >>> 16) & 255,
          (count >>> 8) & 255,
          count & 255,
        ]);
  const add = (one: PlistValue): number => {
    const ref = objects.length;
    objects.push(Buffer.alloc(0));
    if (typeof one === 'string') {
      const ascii = /^[\0-\x7f]*$/.test(one);
      const wide = Buffer.from(one, 'utf16le').swap16();
      objects[ref] = ascii
        ? Buffer.concat([length(5, one.length), Buffer.from(one)])
        : Buffer.concat([length(6, one.length), wide]);
    } else if (one instanceof Uint8Array) {
      objects[ref] = Buffer.concat([length(4, one.length), one]);
    } else {
      const keys = Object.keys(one).map((key) => add(key));
      const values = Object.values(one).map((inner) => add(inner));
      objects[ref] = Buffer.concat([length(13, keys.length), Buffer.from([...keys, ...values])]);
    }
    return ref;
  };
  add(value);
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const table = Buffer.alloc(offsets.length * 4);
  for (const [i, offset] of offsets.entries()) table.writeUInt32BE(offset, i * 4);
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(0n, 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}
