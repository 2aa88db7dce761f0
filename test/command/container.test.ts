/**
 * The container, without a container: the program runs from nothing but what the Dockerfile copies and the
 * dependencies that are not for development, as a user who may write to the data folder alone, with
 * the settings and the commands that stand in the Dockerfile.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { PACKAGE_ROOT } from '../../server/config.ts';
import { eventually, temporaryFolder } from '../temporary-folder.ts';
import { story } from './program.ts';

/** The user `node` of the image. */
const USER = 1000;
const AS_ROOT = process.getuid?.() === 0;

const lines = readFileSync(join(PACKAGE_ROOT, 'Dockerfile'), 'utf8')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n');
const final = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

/** What follows a word at the beginning of a line of the last stage. */
function told(instruction: string): string[] {
  return final.flatMap((line) =>
    line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1)] : [],
  );
}

const listed = (instruction: string): string[] => JSON.parse(told(instruction)[0] ?? '[]');
const environment = Object.fromEntries(
  told('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=', 2))),
) as Record<string, string>;
const copied = told('COPY').map((line) => {
  const [, from = '', to = ''] = /^--from=build \/app\/(\S+) (\S+)$/.exec(line) ?? [];
  return { from, to: to === './' ? from : to };
});

const scratch = temporaryFolder({
  'articles/ferry.txt': story('Ferry crews walk out', 'The ferry crews left the harbour.'),
});
const app = join(scratch, 'app');
const data = join(scratch, 'data');

/** Dependencies as `npm prune --omit=dev` leaves them. */
function productionPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) =>
    path !== '' && dev !== true && devOptional !== true && existsSync(join(PACKAGE_ROOT, path))
      ? [path]
      : [],
  );
}

function copy(path: string): void {
  mkdirSync(dirname(join(app, path)), { recursive: true });
  cpSync(join(PACKAGE_ROOT, path), join(app, path), {
    recursive: true,
    // Nested packages have entries of their own; nothing runs of types, maps and documents.
    filter: (from) =>
      !from.slice(PACKAGE_ROOT.length + path.length).includes('/node_modules') &&
      !/\.(?:[cm]?ts|map|md)$/.test(from),
  });
}

/** Whether every folder above a file lets anybody through. */
function isReachable(file: string): boolean {
  const folder = dirname(file);
  return (statSync(folder).mode & 1) === 1 && (folder === dirname(folder) || isReachable(folder));
}

/** Node, where the user may start it. */
let node = process.execPath;

before(() => {
  if (AS_ROOT && !isReachable(node)) {
    node = join(scratch, 'node');
    copyFileSync(process.execPath, node);
    chmodSync(node, 0o755);
  }
  for (const { from } of copied)
    if (from !== 'node_modules') copy(from);
    else for (const path of productionPackages()) copy(path);
  mkdirSync(data);
  chmodSync(scratch, 0o755);
  if (AS_ROOT) chownSync(data, USER, USER);
});

function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const [program = '', ...args] = command;
  assert.equal(program, 'node');
  return spawn(node, args, {
    cwd: app,
    env: {
      PATH: process.env['PATH'] ?? '',
      ...environment,
      DATELINE_DATA: data,
      DATELINE_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(AS_ROOT && { uid: USER, gid: USER }),
  });
}

const program = [...listed('ENTRYPOINT'), ...listed('CMD')].map((word) =>
  word === '/articles' ? join(scratch, 'articles') : word,
);

async function outputOf(child: ChildProcess): Promise<[number | null, string]> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, stderr];
}

test('what is copied is there, or made by the build', () => {
  const ignored = readFileSync(join(PACKAGE_ROOT, '.dockerignore'), 'utf8').split('\n');
  assert.ok(copied.length >= 5);
  for (const { from, to } of copied) {
    assert.ok(existsSync(join(PACKAGE_ROOT, from)), from);
    assert.equal(to, from, 'it stands where the program looks for it');
    const [top = ''] = from.split('/');
    if (!['dist', 'node_modules'].includes(top)) assert.ok(!ignored.includes(top), from);
  }
});

test('without a token it does not start, and says why', async () => {
  const [code, stderr] = await outputOf(run(program));
  assert.equal(code, 2);
  assert.match(stderr, /token/);
});

test('it serves as a user who may write to the data folder alone, passes its own check, and drains', async () => {
  const child = run(program, { DATELINE_TOKEN: 'harbour-light' });
  const [output, ended] = [{ text: '' }, outputOf(child)];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.text += text));
  try {
    await eventually(() => output.text.includes('\n') || child.exitCode !== null, 60_000);
    const port = /listening on http:\/\/0\.0\.0\.0:(\d+)/.exec(output.text)?.[1];
    assert.ok(port !== undefined, `${output.text} ${child.exitCode}`);
    const search = `http://127.0.0.1:${port}/api/search?q=ferry`;
    assert.equal((await fetch(search)).status, 401);
    const answer = await fetch(search, { headers: { Authorization: 'Bearer harbour-light' } });
    assert.equal(((await answer.json()) as { total: number }).total, 1);
    const [check = ''] = told('HEALTHCHECK').map((line) => line.slice(line.indexOf('CMD ') + 4));
    const isHealthy = (at: string) =>
      outputOf(run(JSON.parse(check.replace(':3000/', `:${at}/`)) as string[]));
    assert.equal((await isHealthy(port))[0], 0);
    assert.equal((await isHealthy('1'))[0], 1);
  } finally {
    child.kill('SIGTERM');
  }
  const [code, stderr] = await ended;
  assert.equal(code, 0, stderr);
});
