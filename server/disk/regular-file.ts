/**
 * Opening files that others put there. Between a look at a folder and the reading, and in names that
 * everybody knows, anything may stand: a pipe that never answers, a device that never ends, a link to a
 * secret. What is no regular file is not read.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Not a file to read, whatever its name; `code` as system errors have one, for people. */
export class NotReadable extends Error {
  readonly code: string;

  constructor(path: string, code: string) {
    super(`${path}: ${code}`);
    this.name = 'NotReadable';
    this.code = code;
  }
}

/** Opens a pipe without waiting for somebody to write into it. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Throws `NotReadable` for anything but a regular file, and system errors. */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, FLAGS);
  const found = await handle.stat().catch(() => null);
  if (found?.isFile()) return handle;
  await handle.close();
  throw new NotReadable(path, 'it is no regular file');
}

/**
 * Opens a file of a folder, and only if it is one: what was reached through a link that leads out of the
 * folder, or was exchanged for one since the folder was walked, is not read. Throws as `openRegular`.
 */
export async function openInside(root: string, path: string): Promise<FileHandle> {
  const named = join(root, path);
  const handle = await openRegular(named);
  try {
    const [realRoot, real, opened] = await Promise.all([
      realpath(root),
      realpath(named),
      handle.stat({ bigint: true }),
    ]);
    const there = await stat(real, { bigint: true });
    const isInside = real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
    if (isInside && there.ino === opened.ino && there.dev === opened.dev) return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  throw new NotReadable(path, 'it leads out of the folder');
}

/** A text of at most `maxBytes`, as UTF-8. Throws as `openRegular`, and `NotReadable` for a larger one. */
export async function readRegularText(path: string, maxBytes: number): Promise<string> {
  const handle = await openRegular(path);
  try {
    const bytes = Buffer.alloc(Math.min((await handle.stat()).size, maxBytes) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) return bytes.toString('utf8', 0, length);
      length += bytesRead;
      if (length > maxBytes) throw new NotReadable(path, `it is larger than ${maxBytes} bytes`);
      // It grew while it was read: whole texts only.
      if (length === bytes.length) throw new NotReadable(path, 'it is being written');
    }
  } finally {
    await handle.close();
  }
}
