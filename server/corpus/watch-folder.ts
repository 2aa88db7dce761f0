/**
 * Notices that something in a folder changed. Directories are watched, not files: a folder has few of
 * them and many files. Says only that a look is due; the look itself decides what changed. A slow
 * regular look catches what the operating system did not report (network folders, overflow).
 */
import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Quiet time after the last event before looking: editors write in several steps. */
const SETTLE_MS = 200;
/** Longest wait while events keep coming. */
const MAX_WAIT_MS = 1000;
/** A look without any event. */
const RESCAN_MS = 60_000;

export type FolderWatch = {
  /** Looks soon, as after a change. */
  readonly look: () => void;
  readonly close: () => void;
};

/**
 * Calls `onChange` once soon, for what changed before the watching began, and some time after each
 * burst of changes; never while an earlier call is unsettled. What `onChange` rejects with is its
 * own business: the next look comes all the same. `onMore` hears of changes while `onChange` is at work, so that
 * it can make haste.
 */
export async function watchFolder(
  root: string,
  onChange: () => Promise<void>,
  onMore: () => void = () => undefined,
): Promise<FolderWatch> {
  const watchers = new Map<string, FSWatcher>();
  let settle: NodeJS.Timeout | undefined;
  let firstEventAt = 0;
  let running = false;
  let again = false;
  let closed = false;

  const look = async (): Promise<void> => {
    firstEventAt = 0;
    if (running) {
      again = true;
      onMore();
      return;
    }
    running = true;
    do {
      again = false;
      await watchTree();
      if (!closed) await onChange().catch(() => undefined);
    } while (again && !closed);
    running = false;
  };
  const due = (): void => {
    if (closed) return;
    const at = Date.now();
    if (firstEventAt === 0) firstEventAt = at;
    clearTimeout(settle);
    const wait = Math.max(0, Math.min(SETTLE_MS, firstEventAt + MAX_WAIT_MS - at));
    settle = setTimeout(() => void look(), wait);
  };
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const watchTree = async (): Promise<void> => {
    const present = new Set<string>();
    await collectFolders(root, present);
    for (const folder of watchers.keys()) if (!present.has(folder)) forget(folder);
    for (const folder of present) {
      if (closed || watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, due);
        watcher.on('error', () => forget(folder));
        watchers.set(folder, watcher);
      } catch {
        // Out of watches, or gone already: the regular look still sees it.
      }
    }
  };

  await watchTree();
  const rescan = setInterval(due, RESCAN_MS);
  rescan.unref();
  due();
  return {
    look: due,
    close: () => {
      closed = true;
      clearTimeout(settle);
      clearInterval(rescan);
      for (const folder of [...watchers.keys()]) forget(folder);
    },
  };
}

async function collectFolders(folder: string, into: Set<string>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return;
  into.add(folder);
  for (const entry of entries) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) {
      await collectFolders(join(folder, entry.name), into);
    }
  }
}
