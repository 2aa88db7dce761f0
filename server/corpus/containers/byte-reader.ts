/** A stream of bytes read piece by piece: a line, so many bytes, or past so many. Holds one chunk at a time. */
import type { Readable } from 'node:stream';

export type ByteReader = {
  /** The next line without its end, as Latin-1; null at the end. Throws `RangeError` for one past `maxBytes`. */
  readonly line: (maxBytes: number) => Promise<string | null>;
  /** The next `length` bytes, or as many as there are. */
  readonly take: (length: number) => Promise<Buffer>;
  /** Passes over `length` bytes. */
  readonly skip: (length: number) => Promise<void>;
};

/** Whoever has read enough must destroy the stream. */
export function createByteReader(stream: Readable): ByteReader {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  const fill = async (): Promise<boolean> => {
    while (chunk.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      chunk = next.value;
    }
    return true;
  };
  const pieces = async (length: number, keep: boolean): Promise<Buffer[]> => {
    const taken: Buffer[] = [];
    let left = length;
    while (left > 0 && (await fill())) {
      const piece = chunk.subarray(0, left);
      chunk = chunk.subarray(piece.length);
      left -= piece.length;
      if (keep) taken.push(piece);
    }
    return taken;
  };
  return {
    line: async (maxBytes) => {
      const parts: Buffer[] = [];
      let length = 0;
      while (await fill()) {
        const end = chunk.indexOf(10);
        const part = end < 0 ? chunk : chunk.subarray(0, end);
        chunk = chunk.subarray(end < 0 ? chunk.length : end + 1);
        parts.push(part);
        length += part.length;
        if (length > maxBytes) throw new RangeError('A line is too long.');
        if (end >= 0) return Buffer.concat(parts).toString('latin1').replace(/\r$/, '');
      }
      return parts.length === 0 ? null : Buffer.concat(parts).toString('latin1');
    },
    take: async (length) => Buffer.concat(await pieces(length, true)),
    skip: async (length) => {
      await pieces(length, false);
    },
  };
}

/** A whole stream, or null where it is longer than `maxBytes`; `onBytes` hears of every chunk. */
export async function readAtMost(
  stream: Readable,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      onBytes(chunk.length);
      if (length > maxBytes) return null;
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks, length);
}
