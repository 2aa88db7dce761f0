/** Folders that tests write to, under the system's own, removed when the test file is done. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files in it; its real path. */
export function temporaryFolder(files: Files = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-')));
  made.push(root);
  writeFiles(root, files);
  return root;
}

/** Writes files, and the folders they stand in. */
export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Asks again until it holds; throws after `timeoutMs`. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const started = Date.now();
  while (!(await holds())) {
    if (Date.now() - started > timeoutMs)
      throw new Error(`It did not hold within ${timeoutMs} ms.`);
    await sleep(20);
  }
}
