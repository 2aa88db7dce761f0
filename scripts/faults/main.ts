/**
 * Kills the real server and its indexing process at random moments, and proves after each that the next
 * start serves exactly the folder's articles. Prints what it did; exits 1 where an answer was wrong.
 *
 *   npm run test:faults            about two minutes
 *   npm run test:faults -- 30      at most 30 seconds of faults
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultyServer, indexingPid, startServer } from './faulty-server.ts';

const ARTICLES = 120;
/** Milliseconds for all faults together. */
const BUDGET_MS = Number(process.argv[2] ?? 110) * 1000;
/** Milliseconds in which a start must be complete on a busy machine. */
const START_MS = 60_000;

const scratch = mkdtempSync(join(tmpdir(), 'dateline-faults-'));
const root = join(scratch, 'articles');
const data = join(scratch, 'data');
const WORDS = ['ferry', 'harbour', 'bridge', 'crew', 'council', 'flood', 'strike', 'night', 'mill'];

/** Word → paths of the articles that hold it: what the folder itself says. */
const contents = new Map<string, string>();
let written = 0;

function write(path: string): void {
  written += 1;
  const words = WORDS.filter((_, i) => (written >> i) % 2 === 0);
  const text = `Report ${written} of the coast\n\nAda Quill and Bram Oster spoke of marker${written} and the ${words.join(', the ')} in Port Amity.\n`;
  mkdirSync(join(root, 'wire'), { recursive: true });
  writeFileSync(join(root, path), text);
  contents.set(path, text);
}

const pathOf = (number: number): string => `wire/${number}.txt`;
const some = (below: number): number => Math.floor(Math.random() * below);

/** A few files come, change, go or move. */
function change(): void {
  for (let i = 0; i < 10; i += 1) write(pathOf(some(ARTICLES + 20)));
  const gone = pathOf(some(ARTICLES));
  rmSync(join(root, gone), { force: true });
  contents.delete(gone);
  const [from, to] = [pathOf(some(ARTICLES)), `wire/moved-${written}.txt`];
  const text = contents.get(from);
  if (text === undefined) return;
  renameSync(join(root, from), join(root, to));
  contents.delete(from);
  contents.set(to, text);
}

async function differences(url: string): Promise<string[]> {
  const found: string[] = [];
  const check = async (q: string, holds: (text: string) => boolean): Promise<void> => {
    const response = await fetch(`${url}/api/search?q=${q}&size=0`);
    const { total } = (await response.json()) as { total: number };
    const expected = [...contents.values()].filter(holds).length;
    if (total !== expected) found.push(`“${q}”: ${total} articles, not ${expected}`);
  };
  await check('', () => true);
  for (const word of WORDS) await check(word, (text) => text.includes(` ${word}`));
  for (let i = 0; i < 5; i += 1) {
    const marker = `marker${1 + some(written)}`;
    await check(marker, (text) => text.includes(`${marker} `));
  }
  const listed = await fetch(`${url}/api/search?q=quill&size=100&facets=person`);
  const { hits } = (await listed.json()) as { hits: { path: string }[] };
  for (const { path } of hits) if (!contents.has(path)) found.push(`${path} is not in the folder`);
  return found;
}

/** Whether it shows exactly the folder; asked again as long as it may still be catching up. */
async function settles(url: string, patienceMs: number): Promise<string[]> {
  const started = performance.now();
  for (;;) {
    const found = await differences(url).catch((error: Error) => [error.message]);
    if (found.length === 0 || performance.now() - started > patienceMs) return found;
    await sleep(200);
  }
}

type Fault = 'server' | 'indexing' | 'both';
const wrong: string[] = [];
const done = new Map<string, number>();
const starts: number[] = [];

async function strike(fault: Fault, moment: string): Promise<void> {
  const label = `${fault} killed ${moment}`;
  let server: FaultyServer | null = await startServer(root, data);
  const began = performance.now();
  if (moment !== 'at the start') {
    await server.complete(START_MS);
    change();
  }
  await sleep(Math.random() * (moment === 'at the start' ? 2500 : 1500));
  const child = indexingPid(server.pid, data);
  if (fault !== 'server' && child !== null) process.kill(child, 'SIGKILL');
  if (fault !== 'indexing') {
    await server.kill();
    server = await startServer(root, data);
  }
  await server.complete(START_MS);
  starts.push(performance.now() - began);
  const found = await settles(server.url(), 15_000);
  if (found.length > 0) wrong.push(`${label}: ${found.join('; ')}`);
  if (/read(?:ing)? only|anew|damaged/.test(server.stderr()))
    wrong.push(`${label}: ${server.stderr()}`);
  await server.stop();
  done.set(label, (done.get(label) ?? 0) + 1);
}

const began = performance.now();
try {
  for (let i = 0; i < ARTICLES; i += 1) write(pathOf(i));
  const faults: readonly Fault[] = ['server', 'indexing', 'both'];
  for (let round = 0; performance.now() - began < BUDGET_MS; round += 1) {
    const fault = faults[round % faults.length] ?? 'both';
    // Every other round begins with an empty data folder: a first build.
    const isFirst = Math.floor(round / faults.length) % 2 === 0;
    if (isFirst) rmSync(data, { recursive: true, force: true });
    await strike(fault, isFirst ? 'at the start' : 'in a change');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const rounds = [...done.values()].reduce((sum, count) => sum + count, 0);
const median = [...starts].sort((a, b) => a - b)[Math.floor(starts.length / 2)] ?? 0;
for (const [label, count] of [...done].sort()) process.stdout.write(`${label}: ${count} times\n`);
process.stdout.write(
  `${rounds} faults in ${((performance.now() - began) / 1000).toFixed(0)} s, ${ARTICLES} articles; from start over fault to complete ${(median / 1000).toFixed(1)} s (median); ${wrong.length} wrong\n`,
);
for (const line of wrong) process.stdout.write(`WRONG ${line}\n`);
process.exitCode = wrong.length === 0 && rounds > 0 ? 0 : 1;
