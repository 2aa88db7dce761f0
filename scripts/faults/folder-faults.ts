/** Faults of the folder of articles: files that may not be read or never rest, a folder that is gone or not mounted. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './faulty-server.ts';
import { isRight, NOBODY, recovers, START_MS, says, type Trial, whileServing } from './trial.ts';

export const unreadableFile: Trial = async (place, data) => {
  const path = 'wire/secret.txt';
  const secret = join(place.folder.root, path);
  place.folder.write(path);
  chmodSync(secret, 0);
  mkdirSync(data, { mode: 0o777 });
  chmodSync(data, 0o777);
  try {
    return await whileServing(
      place,
      data,
      async (server) => {
        const before = await fetch(`${server.url()}/api/status`);
        const { files } = (await before.json()) as { files: { path: string; reason: string }[] };
        const reason = files.find((file) => file.path === path)?.reason ?? 'no word of it';
        chmodSync(secret, 0o644);
        place.folder.write('wire/other.txt');
        return [
          ...says(reason, /could not be opened \(EACCES\)/),
          ...(await isRight(place, server)),
        ];
      },
      { uid: NOBODY },
    );
  } finally {
    chmodSync(secret, 0o644);
  }
};

export const restlessFiles: Trial = (place, data) =>
  whileServing(place, data, async (server) => {
    const { root } = place.folder;
    const until = performance.now() + 6000;
    const failures: string[] = [];
    for (let i = 0; performance.now() < until; i += 1) {
      const path = join(root, `wire/restless-${i % 7}.txt`);
      appendFileSync(path, `Restless ${i}\n\n${'The ferry grew longer. '.repeat(i % 400)}\n`);
      if (i % 3 === 0) rmSync(path, { force: true });
      if (i % 5 === 0) writeFileSync(path, 'short');
      await sleep(3);
      if (i % 100 !== 0) continue;
      const { status } = await fetch(`${server.url()}/api/search?q=ferry`);
      if (status !== 200) failures.push(`status ${status}`);
    }
    for (let i = 0; i < 7; i += 1) rmSync(join(root, `wire/restless-${i}.txt`), { force: true });
    return [...failures, ...(await isRight(place, server))];
  });

export const unmounted: Trial = (place, data) =>
  whileServing(place, data, async (server) => {
    const { root } = place.folder;
    renameSync(root, `${root}-away`);
    try {
      await sleep(4000);
      const { status } = await fetch(`${server.url()}/api/search?q=ferry`);
      const kept = await isRight(place, server);
      const report = await (await fetch(`${server.url()}/api/status`)).text();
      return [
        ...(status === 200 ? [] : [`status ${status}`]),
        ...kept,
        ...says(report, /The folder is gone/),
      ];
    } finally {
      renameSync(`${root}-away`, root);
    }
  }).then(async (problems) => [...problems, ...(await recovers(place, data))]);

/** What is left of a disk that is not mounted is an empty folder. */
export const notMounted: Trial = async (place, data) => {
  const { folder, scratch } = place;
  const mounted = join(scratch, 'mounted');
  mkdirSync(mounted);
  const mount = (): void => void execFileSync('mount', ['--bind', folder.root, mounted]);
  mount();
  const server = await startServer(mounted, data);
  try {
    await server.complete(START_MS);
    execFileSync('umount', ['-l', mounted]);
    await sleep(4000);
    const kept = await isRight(place, server);
    const report = await (await fetch(`${server.url()}/api/status`)).text();
    mount();
    folder.change();
    return [
      ...kept,
      ...says(report, /Only 0 of \d+ files are left|The folder is gone/),
      // The regular look, once a minute, is what finds it again.
      ...(await folder.settles(server.url(), 90_000)),
      ...(server.isRunning() ? [] : [`it ended: ${server.stderr()}`]),
    ];
  } finally {
    await server.stop();
    execFileSync('umount', ['-l', mounted]);
  }
};
