import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import fc from 'fast-check';
import { TAGGER_MODEL } from '../../server/config.ts';
import type { NamedArticle } from '../../server/entities/article-names.ts';
import { createNameFinder, type FoundNames } from '../../server/entities/name-finder.ts';
import {
  createTaggerRecogniser,
  readTaggerModel,
} from '../../server/entities/tagger-recogniser.ts';
import { createTaggingPool, type TaggingPoolOptions } from '../../server/entities/tagging-pool.ts';
import { eventually } from '../temporary-folder.ts';
import { newCounts, READ, STARTS, scriptedRecogniser, textArticle } from './scripted-recogniser.ts';

const ENTRY = new URL('./scripted-worker.js', import.meta.url);

function scriptedPool(given: Partial<TaggingPoolOptions> = {}) {
  const counts = newCounts();
  const pool = createTaggingPool({
    recogniser: 'scripted',
    workers: 2,
    workerData: counts,
    entry: ENTRY,
    ...given,
  });
  return { pool, counts };
}

type Found = FoundNames<NamedArticle>;

async function all(found: AsyncIterable<Found>): Promise<Found[]> {
  const list: Found[] = [];
  for await (const each of found) list.push(each);
  return list;
}

/** `name, name` of each article, or its problem. */
const shown = (found: readonly Found[]): string[] =>
  found.map(({ names, problem }) => problem ?? names.map(({ name }) => name).join(', '));

const many = (count: number, text = 'Ada Quill spoke.'): NamedArticle[] =>
  Array.from({ length: count }, (_, i) => textArticle(`${text} ${'So it went. '.repeat(400)}${i}`));

test('threads find what one thread finds, in the order of the articles', async () => {
  const { pool } = scriptedPool({ workers: 3 });
  const inThread = createNameFinder(scriptedRecogniser(newCounts(), () => {}));
  const sentence = fc.constantFrom(
    'Ada Quill left. ',
    'Ben Ode came. ',
    '[slow] ',
    'x'.repeat(9000),
  );
  const texts = fc.array(fc.array(sentence, { maxLength: 4 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(texts, async (lists) => {
      const articles = lists.map((sentences, i) => textArticle(`${sentences.join('')}${i}`));
      const [one, several] = [
        await all(inThread.findNames(articles)),
        await all(pool.findNames(articles)),
      ];
      assert.deepEqual(several, one);
    }),
    { numRuns: 30 },
  );
  await pool.close();
});

test('the built-in worker finds what the tagger finds in this thread', async () => {
  const text =
    'SEOUL (Reuters) - Foreign Minister Cho Tae-yul met Antony Blinken in Washington. Cho thanked the United Nations.';
  const article = {
    ...textArticle(text),
    title: 'Seoul and Washington talk',
    titleSource: 'file',
  } as const;
  const recogniser = createTaggerRecogniser(TAGGER_MODEL);
  const pool = createTaggingPool({
    recogniser: recogniser.name,
    workers: 1,
    workerData: { kind: 'tagger', model: readTaggerModel(TAGGER_MODEL) },
  });
  const found = await all(pool.findNames([article]));
  await pool.close();
  assert.deepEqual(found, await all(createNameFinder(recogniser).findNames([article])));
  assert.ok((found[0]?.names.length ?? 0) >= 4);
});

/** Texts beside two ordinary ones, what is given back for them, and how many threads it took. */
const TROUBLE: readonly (readonly [string, string, number])[] = [
  ['Cy Orr [fails]', 'Its names could not be found: no such word', 1],
  ['Cy Orr [dies once]', 'Cy Orr', 2],
  ['Cy Orr [dies]', 'Its names could not be found: its thread ended', 3],
  ['Cy Orr [hangs]', 'Its names could not be found: it took longer than 1 s', 3],
];
for (const [text, expected, starts] of TROUBLE) {
  test(`of “${text}” nothing is lost but its own names`, async () => {
    const { pool, counts } = scriptedPool({ workers: 1, limitMs: () => 1000 });
    const articles = ['Ada Quill', text, 'Ben Ode'].map(textArticle);
    const found = await all(pool.findNames(articles));
    assert.deepEqual(shown(found), ['Ada Quill', expected, 'Ben Ode']);
    assert.deepEqual(
      found.map(({ article }) => article),
      articles,
    );
    assert.equal(counts[STARTS], starts);
    await pool.close();
  });
}

test('what waits behind a deadly article is not blamed', async () => {
  const { pool } = scriptedPool({ workers: 1 });
  const articles = [...many(4), textArticle('Cy Orr [dies]'), ...many(30)];
  const found = shown(await all(pool.findNames(articles)));
  await pool.close();
  const problems = found.filter((each) => each !== 'Ada Quill');
  assert.deepEqual(problems, ['Its names could not be found: its thread ended']);
});

test('articles are taken no faster than they are read', async () => {
  const { pool } = scriptedPool();
  let taken = 0;
  function* counted(): Generator<NamedArticle> {
    for (const article of many(400)) {
      taken += 1;
      yield article;
    }
  }
  for await (const _ of pool.findNames(counted())) break;
  assert.ok(taken > 0 && taken < 60, `${taken} articles were taken`);
  assert.deepEqual(shown(await all(pool.findNames(many(2)))), ['Ada Quill', 'Ada Quill']);
  await pool.close();
});

test('two callers at once are served from one set of threads', async () => {
  const { pool, counts } = scriptedPool();
  const both = await Promise.all([
    all(pool.findNames(many(20))),
    all(pool.findNames(many(20, 'Ben Ode left.'))),
  ]);
  assert.deepEqual(
    both.map((found) => new Set(shown(found))),
    [new Set(['Ada Quill']), new Set(['Ben Ode'])],
  );
  assert.ok((counts[STARTS] ?? 0) <= 2);
  await pool.close();
});

test('an aborted search for names ends with the reason, and leaves the pool usable', async () => {
  const { pool, counts } = scriptedPool();
  const reason = new Error('enough');
  const stopping = new AbortController();
  const found = pool.findNames(many(5000, 'Ada Quill [slow]'), stopping.signal);
  await found.next();
  setTimeout(() => stopping.abort(reason), 30);
  await assert.rejects(all(found), reason);
  const read = counts[READ] ?? 0;
  assert.deepEqual(shown(await all(pool.findNames(many(1)))), ['Ada Quill']);
  assert.ok((counts[READ] ?? 0) - read < 60, 'most of what was aborted is not read');
  await assert.rejects(all(pool.findNames(many(1), AbortSignal.abort(reason))), reason);
  await pool.close();
});

test('threads that cannot start are an error, not a wait', async () => {
  for (const given of [
    { workerData: null },
    { entry: new URL('./no-such-worker.js', import.meta.url) },
  ]) {
    const { pool } = scriptedPool(given);
    await assert.rejects(
      all(pool.findNames(many(3))),
      /Names cannot be found: (?:the model|Cannot)/,
    );
    await pool.close();
  }
});

test('a closed pool finds nothing more, and says so', async () => {
  const { pool } = scriptedPool();
  const found = pool.findNames(many(500, 'Ada Quill [slow]'));
  await found.next();
  await Promise.all([assert.rejects(all(found), /closed/), pool.close()]);
  await pool.close();
  await assert.rejects(all(pool.findNames(many(1))), /closed/);
});

test('how many threads there are may change between one run and the next', async () => {
  let workers = 1;
  const { pool, counts } = scriptedPool({ workers: () => workers });
  await all(pool.findNames(many(20)));
  assert.equal(counts[STARTS], 1);
  workers = 2;
  await all(pool.findNames(many(20)));
  assert.equal(counts[STARTS], 2);
  await pool.close();
});

test('idle threads end, and start again when there is work', async () => {
  const { pool, counts } = scriptedPool({ workers: 1, idleMs: 30 });
  const once = async (): Promise<number | undefined> => {
    assert.deepEqual(shown(await all(pool.findNames(many(1)))), ['Ada Quill']);
    return counts[STARTS];
  };
  assert.equal(await once(), 1);
  await eventually(
    async () => (await once()) === 2 || new Promise((resolve) => setTimeout(resolve, 60, false)),
  );
  await pool.close();
});

/** Programs that leave without closing their pool, and what they say. */
const LEAVING: readonly (readonly [string, string, string])[] = [
  [
    'that is done',
    '1',
    'for await (const each of pool.findNames([article])) console.log(each.names.length);',
  ],
  [
    'that was stopped in the midst of it',
    'TimeoutError',
    `const found = pool.findNames([article, ...Array(5000).fill(slow)], AbortSignal.timeout(300));
     try { for await (const each of found); } catch (error) { console.log(error.name); }`,
  ],
];
for (const [what, said, use] of LEAVING) {
  test(`a program ${what} is not kept alive by its threads`, async () => {
    const from = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
    const program = `
      import { createTaggingPool } from ${from('../../server/entities/tagging-pool.js')};
      import { newCounts, textArticle } from ${from('./scripted-recogniser.js')};
      const pool = createTaggingPool({
        recogniser: '', workers: 2, workerData: newCounts(), entry: new URL(${from('./scripted-worker.js')}),
      });
      const [article, slow] = [textArticle('Ada Quill'), textArticle('[slow]' + 'x'.repeat(9000))];
      ${use}`;
    const started = performance.now();
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const [code] = await once(child, 'close');
    assert.deepEqual([code, output], [0, `${said}\n`]);
    assert.ok(performance.now() - started < 8000, 'it waited for the threads');
  });
}
