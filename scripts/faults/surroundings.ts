/**
 * Faults of what is around the program: disk, rights, the folder, the clock, memory. Each is brought about for
 * real. The service stays up, says in clear words what is wrong, and is right again when the fault is over.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { indexingPid, startServer } from './faulty-server.ts';
import { notMounted, restlessFiles, unmounted, unreadableFile } from './folder-faults.ts';
import {
  isRight,
  NOBODY,
  type Place,
  recovers,
  SETTLE_MS,
  START_MS,
  says,
  type Trial,
  whileServing,
} from './trial.ts';

const CLOCK = new URL('./backwards-clock.js', import.meta.url).href;

const readOnlyData: Trial = async (place, data) => {
  await recovers(place, data);
  // The user cannot write what root has written.
  chmodSync(data, 0o755);
  const problems = await whileServing(
    place,
    data,
    async (server) => [
      ...(await isRight(place, server)),
      ...says(server.stderr(), /cannot be written \(E\w+\) and is opened for reading only/),
    ],
    { uid: NOBODY },
  );
  return [...problems, ...(await recovers(place, data))];
};

const noDataFolder: Trial = async ({ folder, scratch }) => {
  const locked = join(scratch, 'locked');
  mkdirSync(locked, { mode: 0o700, recursive: true });
  const server = await startServer(folder.root, join(locked, 'data'), { uid: NOBODY });
  for (let waited = 0; server.isRunning() && waited < START_MS; waited += 50) await sleep(50);
  await server.stop();
  return [
    ...(server.exitCode() === 1 ? [] : [`exit code ${server.exitCode()}`]),
    ...says(server.stderr(), /^dateline: .*(?:EACCES|permission)/m),
    ...(/\n\s+at /.test(server.stderr()) ? ['it shows a stack'] : []),
  ];
};

const fullDisk: Trial = async (place) => {
  const disk = join(place.scratch, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  const data = join(disk, 'data');
  try {
    return await whileServing(place, data, async (server) => {
      const problems = await isRight(place, server);
      writeFileSync(join(disk, 'ballast'), '');
      try {
        for (;;) appendFileSync(join(disk, 'ballast'), Buffer.alloc(4096));
      } catch {
        // Full.
      }
      const answers = (await fetch(`${server.url()}/api/search?q=ferry`)).status;
      for (let i = 0; i < 4; i += 1) {
        place.folder.change();
        await sleep(1500);
      }
      const still = (await fetch(`${server.url()}/api/search?q=ferry`)).status;
      const said = says(server.stderr(), /ENOSPC|no space/);
      rmSync(join(disk, 'ballast'));
      place.folder.change();
      return [
        ...problems,
        ...(answers === 200 && still === 200 ? [] : [`status ${answers}, ${still}`]),
        ...said,
        ...(await isRight(place, server)),
      ];
    });
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
};

const quota: Trial = async (place, data) => {
  const server = await startServer(place.folder.root, data, { maxWrittenBytes: 8192 });
  for (let waited = 0; server.isRunning() && server.url() === '' && waited < START_MS; waited += 50)
    await sleep(50);
  for (let waited = 0; server.isRunning() && waited < 20_000; waited += 50) await sleep(50);
  await server.stop();
  return [
    ...says(server.stderr(), /^dateline: .*(?:EFBIG|too large)/m),
    ...(await recovers(place, data)),
  ];
};

const clockBackwards: Trial = (place, data) =>
  whileServing(
    place,
    data,
    async (server) => {
      const problems: string[] = [];
      for (let i = 0; i < 4; i += 1) {
        place.folder.change();
        // The files' own times run backwards as well.
        const [newest = ''] = readdirSync(join(place.folder.root, 'wire'));
        utimesSync(join(place.folder.root, 'wire', newest), 1000 - i, 1000 - i);
        await sleep(700);
        problems.push(...(await isRight(place, server)));
      }
      return problems;
    },
    { env: { NODE_OPTIONS: `--import ${CLOCK}` } },
  ).then(async (problems) => [...problems, ...(await recovers(place, data))]);

const outOfMemory: Trial = (place, data) =>
  whileServing(place, data, async (server) => {
    const child = indexingPid(server.pid, data);
    if (child === null) return ['there is no indexing process'];
    // No byte more than it has: the next large buffer fails, as where a system has no memory left.
    execFileSync('prlimit', ['--pid', String(child), '--as=1000000', '--data=1000000']);
    for (let i = 0; i < 3; i += 1) place.folder.change();
    const problems = await isRight(place, server);
    for (let waited = 0; waited < SETTLE_MS && !/died/.test(server.stderr()); waited += 500) {
      place.folder.change();
      await sleep(500);
    }
    return [
      ...problems,
      ...(await isRight(place, server)),
      ...says(server.stderr(), /The indexing process died .*another takes over/),
    ];
  }).then(async (problems) => [...problems, ...(await recovers(place, data))]);

const poison: Trial = (place, data) =>
  whileServing(
    place,
    data,
    async (server) => {
      const path = join(place.folder.root, 'poison.json');
      writeFileSync(path, `[${'{"a":[[[[1]]]]},'.repeat(1_100_000)}1]`);
      let said = false;
      const failures = new Set<number>();
      for (let waited = 0; waited < 90_000 && !said; waited += 500) {
        await sleep(500);
        failures.add((await fetch(`${server.url()}/api/search?q=ferry`)).status);
        said = /died again and again/.test(server.stderr());
      }
      rmSync(path);
      place.folder.change();
      return [
        ...([...failures].join() === '200' ? [] : [`status ${[...failures]}`]),
        ...(said ? [] : [`it did not say so: ${server.stderr().slice(-400)}`]),
        ...(await isRight(place, server)),
      ];
    },
    { env: { NODE_OPTIONS: '--max-old-space-size=110' } },
  ).then(async (problems) => [...problems, ...(await recovers(place, data))]);

const olderData: Trial = async (place, data) => {
  await recovers(place, data);
  const manifest = join(data, 'index', 'manifest.json');
  writeFileSync(manifest, '{"format":999}');
  const problems = await whileServing(place, data, async (server) => [
    ...(await isRight(place, server)),
    ...says(server.stderr(), /anew|damaged|version/),
  ]);
  return [...problems, ...(await recovers(place, data))];
};

const copiedData: Trial = async (place, data) => {
  await recovers(place, data);
  cpSync(data, `${data}-copy`, { recursive: true });
  place.folder.change();
  return recovers(place, `${data}-copy`);
};

const isRoot = process.getuid?.() === 0;
function canMount(scratch: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', scratch], { stdio: 'ignore' });
    execFileSync('umount', [scratch], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Brings about each fault once. */
export async function troubleSurroundings(place: Place): Promise<void> {
  const probe = join(place.scratch, 'probe');
  mkdirSync(probe);
  const mounts = canMount(probe);
  const limits = hasPrlimit();
  const trials: readonly (readonly [string, Trial, string | null])[] = [
    [
      'the data folder cannot be written',
      readOnlyData,
      isRoot ? null : 'only root can be another user',
    ],
    [
      'the data folder cannot be made',
      noDataFolder,
      isRoot ? null : 'only root can be another user',
    ],
    [
      'a file may not be read, then may',
      unreadableFile,
      isRoot ? null : 'only root can be another user',
    ],
    [
      'the disk of the data folder is full, then not',
      fullDisk,
      mounts ? null : 'no file system can be mounted',
    ],
    ['no large file can be written', quota, limits ? null : 'there is no prlimit'],
    ['files grow, shrink and vanish while they are read', restlessFiles, null],
    ['the folder is gone, then back', unmounted, null],
    [
      'the folder is not mounted, then mounted',
      notMounted,
      mounts ? null : 'no file system can be mounted',
    ],
    ['clocks run backwards', clockBackwards, null],
    [
      'the indexing process gets no more memory',
      outOfMemory,
      limits ? null : 'there is no prlimit',
    ],
    ['a file needs more memory than there is', poison, null],
    ['the data folder is of another version', olderData, null],
    ['the data folder was copied while it was old', copiedData, null],
  ];
  for (const [i, [what, trial, obstacle]] of trials.entries()) {
    if (obstacle !== null) {
      place.findings.skip(what, obstacle);
      continue;
    }
    const data = join(place.scratch, `data-${i}`);
    const started = performance.now();
    const problems = await trial(place, data).catch((error: unknown) => [String(error)]);
    place.findings.add(what, problems);
    process.stderr.write(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}
