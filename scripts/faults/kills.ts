/**
 * Kills the server and its indexing process at random moments: of a first build, of a change, and right when
 * a part of the index or the list of its parts is being written. After each the folder is served exactly.
 */
import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangingFolder } from './changing-folder.ts';
import { type FaultyServer, indexingPid, startServer } from './faulty-server.ts';
import type { Findings } from './findings.ts';

/** Milliseconds in which a start must be complete on a busy machine. */
const START_MS = 120_000;
const WHO = ['server', 'indexing', 'both'] as const;
const WHEN = [
  'in the first build',
  'in a change',
  'while a part is written',
  'while the snapshot is written',
] as const;

/** Resolves when a file of that name begins to be written in the index, or after a while. */
async function writing(data: string, name: RegExp): Promise<void> {
  const folder = join(data, 'index');
  if (!existsSync(folder)) return void (await sleep(Math.random() * 1000));
  await new Promise<void>((resolve) => {
    const watcher = watch(folder, (_, file) => {
      if (file !== null && name.test(file)) done();
    });
    const timer = setTimeout(() => done(), 4000);
    const done = (): void => {
      clearTimeout(timer);
      watcher.close();
      resolve();
    };
  });
  await sleep(Math.random() * 4);
}

export type KillOptions = {
  readonly count: number;
  readonly budgetMs: number;
  /** Part of what is killed when, as the report has it; empty: all of them. */
  readonly only: string;
  readonly findings: Findings;
};

export async function killAtRandom(
  folder: ChangingFolder,
  data: string,
  { count, budgetMs, only, findings }: KillOptions,
): Promise<void> {
  const began = performance.now();
  const kinds = WHEN.flatMap((when) => WHO.map((who) => ({ who, when }))).filter(({ who, when }) =>
    `${who} killed ${when}`.includes(only),
  );
  for (let round = 0; round < count && performance.now() - began < budgetMs; round += 1) {
    const kind = kinds[round % kinds.length];
    if (kind === undefined) throw new Error(`There is nothing to kill like “${only}”.`);
    await strike(folder, data, { ...kind, findings });
    if ((round + 1) % 20 === 0) process.stderr.write(`${round + 1} kills\n`);
  }
}

async function strike(
  folder: ChangingFolder,
  data: string,
  {
    who,
    when,
    findings,
  }: { who: (typeof WHO)[number]; when: (typeof WHEN)[number]; findings: Findings },
): Promise<void> {
  const label = `${who} killed ${when}`;
  if (when === 'in the first build') rmSync(data, { recursive: true, force: true });
  let server: FaultyServer = await startServer(folder.root, data);
  const began = performance.now();
  try {
    if (when === 'in the first build') await sleep(Math.random() * 2500);
    else {
      await server.complete(START_MS);
      const moment =
        when === 'in a change'
          ? sleep(Math.random() * 1500)
          : writing(
              data,
              when === 'while a part is written' ? /\d\.\w+\.\d+\.new$/ : /^manifest.*new$/,
            );
      folder.change();
      await moment;
    }
    const child = indexingPid(server.pid, data);
    if (who !== 'server' && child !== null) kill(child);
    if (who !== 'indexing') {
      await server.kill();
      server = await startServer(folder.root, data);
    }
    await server.complete(START_MS);
    findings.took(performance.now() - began);
    const found = await folder.settles(server.url(), 20_000);
    if (found.length > 0) found.push(`it says: ${server.stderr().slice(-600)}`);
    if (/read(?:ing)? only|anew|damaged/.test(server.stderr())) found.push(server.stderr());
    findings.add(label, found);
  } catch (error) {
    findings.add(label, [String(error)]);
  } finally {
    await server.stop();
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just left by itself.
  }
}
