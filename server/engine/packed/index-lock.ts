/**
 * One process writes an index; others open it to read. The writer leaves its process id beside the index;
 * one that is dead, or says nothing sensible, holds nothing.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type IndexLock =
  | { readonly kind: 'held'; readonly release: () => void }
  /** Another process writes; its id. */
  | { readonly kind: 'taken'; readonly pid: number };

/** Throws where the data folder cannot be written. */
export function lockIndex(dataFolder: string, pid = process.pid): IndexLock {
  const folder = join(dataFolder, 'index');
  const file = join(folder, 'writer.pid');
  mkdirSync(folder, { recursive: true });
  // Twice: the file of a dead process is removed, and then someone else may be faster.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, `${pid}\n`, { flag: 'wx' });
      return { kind: 'held', release: () => releaseOwn(file, pid) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const writer = writerOf(file);
    if (writer !== null && writer !== pid && isAlive(writer)) return { kind: 'taken', pid: writer };
    rmSync(file, { force: true });
  }
  return { kind: 'taken', pid: writerOf(file) ?? 0 };
}

function releaseOwn(file: string, pid: number): void {
  if (writerOf(file) === pid) rmSync(file, { force: true });
}

function writerOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim());
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
