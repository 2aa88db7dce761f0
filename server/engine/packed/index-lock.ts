/**
 * One process writes an index; others open it to read. The writer leaves its process id beside the index,
 * with the time at which that process began where the system tells it: ids are given again. One that is
 * dead, or says nothing sensible, holds nothing.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type IndexLock =
  | { readonly kind: 'held'; readonly release: () => void }
  /** Another process writes; its id. `leaving`: the process it worked for is gone, and soon it will be. */
  | { readonly kind: 'taken'; readonly pid: number; readonly leaving: boolean };

/** `parent`: the server that the writer works for. */
type Writer = { readonly pid: number; readonly parent: number; readonly began: string | null };

/** Throws where the data folder cannot be written. */
export function lockIndex(dataFolder: string, pid = process.pid): IndexLock {
  const folder = join(dataFolder, 'index');
  const file = join(folder, 'writer.pid');
  mkdirSync(folder, { recursive: true });
  const own: Writer = { pid, parent: process.ppid, began: beginningOf(pid) };
  // Twice: the file of a dead process is removed, and then someone else may be faster.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (create(file, own)) return { kind: 'held', release: () => releaseOwn(file, pid) };
    const writer = writerOf(file);
    if (writer !== null && writer.pid !== pid && isAlive(writer))
      return { kind: 'taken', pid: writer.pid, leaving: !exists(writer.parent) };
    rmSync(file, { force: true });
  }
  return { kind: 'taken', pid: writerOf(file)?.pid ?? 0, leaving: false };
}

/** False where the file is there already. It is never seen empty. */
function create(file: string, { pid, parent, began }: Writer): boolean {
  const beside = `${file}.${pid}.new`;
  writeFileSync(beside, `${pid} ${parent} ${began ?? ''}\n`);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  } finally {
    rmSync(beside, { force: true });
  }
  // A file system without links.
  try {
    writeFileSync(file, `${pid} ${parent} ${began ?? ''}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function releaseOwn(file: string, pid: number): void {
  if (writerOf(file)?.pid === pid) rmSync(file, { force: true });
}

function writerOf(file: string): Writer | null {
  try {
    const [pid, parent, began] = readFileSync(file, 'utf8').trim().split(' ');
    const writer = { pid: Number(pid), parent: Number(parent), began: began ?? null };
    return Number.isInteger(writer.pid) && writer.pid > 0 ? writer : null;
  } catch {
    return null;
  }
}

function isAlive({ pid, began }: Writer): boolean {
  return exists(pid) && (began === null || began === beginningOf(pid));
}

function exists(pid: number): boolean {
  // 0 and below are groups of processes.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, though it may not be signalled.
    return codeOf(error) === 'EPERM';
  }
}

/** When a process began, in ticks since the system did; null where the system does not tell. */
function beginningOf(pid: number): string | null {
  try {
    const told = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the 22nd field is the 20th after it (proc(5)).
    const fields = told.slice(told.lastIndexOf(')') + 2).split(' ');
    // One that is dead and not yet buried has begun at no time.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
