/** What a restart finds, whatever became of the files of the index meanwhile. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_STATE } from '../../../server/core/search-state.ts';
import type { LedgerData } from '../../../server/corpus/ledger.ts';
import { IndexFolder } from '../../../server/engine/packed/index-folder.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';
import { allAnswers } from './all-answers.ts';
import { type Followed, follow } from './followed-folder.ts';

const story = (i: number): string =>
  `Ferry crews walk out ${i}\n\nAda Quill said the ferry crews had left the harbour, ${i} of them.\n`;
const FILES = Object.fromEntries(
  Array.from({ length: 6 }, (_, i) => [`${i}.txt`, i === 4 ? `[fails] ${story(i)}` : story(i)]),
);

async function stateOf(followed: Followed): Promise<{ version: string; answers: unknown }> {
  const { searcher, archive, close } = await followed.open();
  const answers = await allAnswers(searcher);
  close();
  return { version: archive.info.version, answers };
}

/** The files of the index that are never written again. */
function indexFiles(dataFolder: string): string[] {
  return readdirSync(join(dataFolder, 'index')).filter((file) => /^\d/.test(file));
}

/** A folder indexed in three segments, with deletions, and one article whose names cannot be found. */
async function indexed() {
  const root = temporaryFolder({ '0.txt': story(0), '1.txt': story(1), 'gone.txt': story(99) });
  const dataFolder = temporaryFolder();
  const followed = await follow({ root, dataFolder });
  await followed.pass();
  rmSync(join(root, 'gone.txt'));
  writeFiles(root, { '2.txt': story(2), '3.txt': story(3) });
  await followed.pass();
  writeFiles(root, FILES);
  const { ledger } = await followed.pass();
  // Those of earlier snapshots stay for a while.
  const groups = indexFiles(dataFolder).filter((file) => file.endsWith('.groups'));
  for (const file of groups.slice(0, -1)) rmSync(join(dataFolder, 'index', file));
  return { root, dataFolder, ledger, ...(await stateOf(followed)) };
}

test('a restart shows the last snapshot at once, reads and builds nothing, and is the same', async () => {
  const { root, dataFolder, ledger, version, answers } = await indexed();
  const before = indexFiles(dataFolder);
  const again = await follow({ root, dataFolder, ledger });
  assert.equal(again.snapshots(), 1);
  const { articles } = (await again.open()).archive.info;
  assert.equal(articles, 6);
  const { added, removed } = await again.pass();
  assert.deepEqual([added, removed, again.filesRead(), again.namesRead()], [0, 0, 0, 0]);
  assert.deepEqual(await stateOf(again), { version, answers });
  assert.deepEqual([indexFiles(dataFolder), again.warnings], [before, []]);
});

test('names that another recogniser found are found again, and nothing is read', async () => {
  const { root, dataFolder, ledger } = await indexed();
  const again = await follow({ root, dataFolder, ledger, naming: 'scripted 2' });
  await again.pass();
  assert.equal(again.filesRead(), 0);
  assert.ok(again.namesRead() >= 6);
});

/** What may become of a file. */
type Damage =
  | { readonly kind: 'cut' | 'flip'; readonly at: number }
  | { readonly kind: 'empty' | 'removed' | 'garbage' | 'other' };
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({
    kind: fc.constantFrom<'cut' | 'flip'>('cut', 'flip', 'flip'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  fc.record({
    kind: fc.constantFrom<'empty' | 'removed' | 'garbage' | 'other'>(
      'empty',
      'removed',
      'garbage',
      'other',
    ),
  }),
);

function inflict(folder: string, file: string, harm: Damage): void {
  const path = join(folder, file);
  const bytes = readFileSync(path);
  if (harm.kind === 'flip') {
    const bit = Math.floor(harm.at * bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(path, bytes);
  } else if (harm.kind === 'cut') truncateSync(path, Math.floor(harm.at * bytes.length));
  else if (harm.kind === 'removed') rmSync(path);
  else if (harm.kind === 'garbage') writeFileSync(path, 'This is no file of an index.\n');
  else {
    // Another file of its kind, where there is one.
    const kind = /\.\w+$/.exec(file)?.[0] ?? '';
    const twin = readdirSync(folder).find((one) => one !== file && one.endsWith(kind));
    if (harm.kind === 'empty' || twin === undefined) truncateSync(path, 0);
    else cpSync(join(folder, twin), path);
  }
}

test('whatever is damaged, the next start says so, and serves everything again after its pass', async () => {
  const { root, dataFolder, ledger, version, answers } = await indexed();
  const files = readdirSync(join(dataFolder, 'index')).filter((file) => !file.endsWith('.pid'));
  assert.ok(files.length >= 3 * 3 + 2);
  const check = async (file: string, harm: Damage): Promise<void> => {
    const copy = temporaryFolder();
    cpSync(join(dataFolder, 'index'), join(copy, 'index'), { recursive: true });
    inflict(join(copy, 'index'), file, harm);
    const again = await follow({ root, dataFolder: copy, ledger });
    await again.pass();
    assert.deepEqual(await stateOf(again), { version, answers });
    const where = `${file} ${JSON.stringify(harm)}`;
    // A list of files that is only shorter is an older one; a missing manifest is a first start.
    const isOlder =
      file === 'files.jsonl' && ['cut', 'empty', 'removed', 'other'].includes(harm.kind);
    const isFirst = file === 'manifest.json' && harm.kind === 'removed';
    // Of a stored article that was deleted nothing is lost.
    const isUnused = file.endsWith('.articles') && again.filesRead() === 0;
    const warned = isOlder || isFirst ? again.warnings.length : isUnused ? 0 : 1;
    assert.equal(again.warnings.length, warned, `${where}: ${again.warnings}`);
    for (const line of again.warnings) assert.match(line, /^[^\n]+$/);
    // Names cost no reading; a segment costs its own files; only the list of all costs everything.
    const isOfAll = file === 'manifest.json' || file === 'files.jsonl';
    assert.ok(again.filesRead() <= (isOfAll ? 12 : file.endsWith('.names') ? 0 : 2), where);
    if (file.endsWith('.articles') && harm.kind === 'flip')
      assert.ok(again.filesRead() <= 1, where);
    // And then the next start finds nothing to complain of.
    const third = await follow({ root, dataFolder: copy, ledger });
    await third.pass();
    assert.deepEqual([third.warnings, third.filesRead(), third.namesRead()], [[], 0, 0], where);
    rmSync(copy, { recursive: true });
  };
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), damage, check), {
    numRuns: 60,
    includeErrorInReport: true,
  });
});

test('files of the index that vanish or rot while it is used are made again by the next pass', async () => {
  const { root, dataFolder, ledger, version, answers } = await indexed();
  const folder = join(dataFolder, 'index');
  for (const [kind, harm] of [
    ['.index', { kind: 'removed' }],
    ['.articles', { kind: 'removed' }],
    ['.names', { kind: 'removed' }],
    ['.groups', { kind: 'removed' }],
  ] as const) {
    const used = await follow({ root, dataFolder, ledger });
    await used.pass();
    const file = readdirSync(folder).find((one) => one.endsWith(kind)) ?? '';
    inflict(folder, file, harm);
    await used.pass();
    assert.equal(used.warnings.length, 1);
    assert.deepEqual(await stateOf(used), { version, answers });
  }
});

test('damage is not copied when segments are joined', async () => {
  const root = temporaryFolder();
  const dataFolder = temporaryFolder();
  const followed = await follow({ root, dataFolder });
  let ledger: LedgerData | undefined;
  for (let i = 0; i < 8; i += 1) {
    writeFiles(root, { [`${i}.txt`]: story(i) });
    ({ ledger } = await followed.pass());
  }
  const expected = await stateOf(followed);
  const folder = join(dataFolder, 'index');
  const articles = readdirSync(folder).find((file) => file.endsWith('.articles')) ?? '';
  inflict(folder, articles, { kind: 'flip', at: 0.5 });
  await followed.merge();
  await followed.pass();
  assert.match(followed.warnings.join('\n'), /^The index is damaged; 1 of its articles/);
  await followed.merge();
  assert.deepEqual(await stateOf(followed), expected);
  const again = await follow({ root, dataFolder, ...(ledger !== undefined && { ledger }) });
  await again.pass();
  assert.deepEqual([again.warnings, again.filesRead()], [[], 0]);
});

test('a former address leads on, also after what was noted of the files is lost', async () => {
  const root = temporaryFolder({ 'a.txt': story(1), 'b.txt': story(2) });
  const dataFolder = temporaryFolder();
  const followed = await follow({ root, dataFolder });
  const first = await followed.pass();
  const [old] =
    Object.entries(first.ledger.articles).find(([, one]) => one.paths[0] === 'a.txt') ?? [];
  writeFiles(root, { 'a.txt': story(3) });
  const { ledger } = await followed.pass();
  assert.ok(ledger.former[old ?? '']?.to != null);
  rmSync(join(dataFolder, 'index'), { recursive: true });
  const again = await follow({ root, dataFolder, ledger });
  assert.deepEqual((await again.pass()).ledger, ledger);
});

class Stop extends Error {}

/** Stops before, or in the middle of, the n-th thing it is to write. */
class FailingFolder extends IndexFolder {
  #left: number;
  readonly #error: Error;

  constructor(dataFolder: string, after: number, error: Error) {
    super(dataFolder);
    this.#left = after;
    this.#error = error;
  }

  mend(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }

  override async replace(file: string, pieces: Iterable<Uint8Array>): Promise<number> {
    this.#left -= 1;
    if (this.#left === 0) {
      // As a process leaves it that is killed while it writes.
      const [first = new Uint8Array()] = pieces;
      mkdirSync(this.path('.'), { recursive: true });
      writeFileSync(this.path(`${file}.1.new`), first);
    }
    if (this.#left <= 0) throw this.#error;
    return super.replace(file, pieces);
  }
}

test('stopped at any write, the next start goes on and ends with exactly the folder', async () => {
  const root = temporaryFolder(FILES);
  const expected = await stateOf(await passed(root));
  for (let after = 1; ; after += 1) {
    const dataFolder = temporaryFolder();
    const folder = new FailingFolder(dataFolder, after, new Stop('stopped'));
    const stopped = await follow({ root, dataFolder, folder });
    const isDone = await ending(stopped);
    const again = await follow({ root, dataFolder });
    await again.pass();
    assert.deepEqual((await stateOf(again)).answers, expected.answers, `write ${after}`);
    assert.deepEqual(again.warnings, []);
    assert.deepEqual(
      readdirSync(join(dataFolder, 'index')).filter((file) => file.endsWith('.new')),
      [],
    );
    if (!isDone) continue;
    assert.ok(after > 5);
    break;
  }
});

/** False where it was stopped. */
async function ending({ pass, warnings }: Followed): Promise<boolean> {
  try {
    await pass();
    return warnings.length === 0;
  } catch (error) {
    assert.ok(error instanceof Stop);
    return false;
  }
}

async function passed(root: string): Promise<Followed> {
  const followed = await follow({ root, dataFolder: temporaryFolder() });
  await followed.pass();
  return followed;
}

test('on a full disk the last snapshot stays, and the same process goes on when there is room', async () => {
  const { root, dataFolder, ledger } = await indexed();
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  for (let after = 1; after <= 4; after += 1) {
    const folder = new FailingFolder(dataFolder, after + 1, full);
    const followed = await follow({ root, dataFolder, ledger, folder });
    const before = readFileSync(join(dataFolder, 'index', 'manifest.json'), 'utf8');
    writeFiles(root, { '0.txt': `New\n\nThe zeppelin came, ${after}.\n` });
    await assert.rejects(followed.pass(), { code: 'ENOSPC' });
    const now = readFileSync(join(dataFolder, 'index', 'manifest.json'), 'utf8');
    if (after <= 2) assert.equal(now, before);
    folder.mend();
    await followed.pass();
    const { searcher, close } = await followed.open();
    const { total } = await searcher.search({ ...EMPTY_STATE, q: `zeppelin ${after}` });
    assert.deepEqual([total, (await searcher.status()).index.articles], [1, 6]);
    close();
  }
});

test('a data folder that cannot be written is said to be so', async () => {
  const root = temporaryFolder(FILES);
  const dataFolder = temporaryFolder({ index: 'A file stands where the index should.' });
  await assert.rejects(follow({ root, dataFolder }), { code: 'ENOTDIR' });
  assert.ok(existsSync(join(dataFolder, 'index')));
  renameSync(join(dataFolder, 'index'), join(dataFolder, 'aside'));
  const followed = await follow({ root, dataFolder });
  assert.equal((await followed.pass()).articles, 6);
});
