import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { runProgram, story, whileServing } from './program.ts';

const ARTICLES = {
  'a.txt': story(
    'Ministers meet',
    'Foreign Minister Vladimir Petrov met Antony Blinken in Paris on Monday.',
  ),
  'b.txt': story(
    'Talks go on',
    'Vladimir Petrov said on Tuesday that the talks in Paris would go on.',
  ),
  'c.txt': story('A late word', 'Minister V. Petrov left Paris on Friday, a spokesman said.'),
};
const RENAME = 'rename:\n  - { type: place, from: Paris, to: Paris on the Seine }\n';

type Listed = {
  readonly type: string;
  readonly name: string;
  readonly articles: number;
  readonly forms: string[];
};

test('the list names every entity with its articles and spellings, under the rules', async () => {
  const folder = temporaryFolder({ ...ARTICLES, 'entities.yaml': RENAME });
  const { code, stdout } = await runProgram(['entities', folder, '--json']);
  assert.equal(code, 0);
  const listed = JSON.parse(stdout) as Listed[];
  assert.deepEqual(
    listed.find(({ type, name }) => type === 'place' && name.startsWith('Paris')),
    {
      type: 'place',
      name: 'Paris on the Seine',
      articles: 3,
      forms: ['Paris on the Seine', 'Paris'],
    },
  );
  const text = await runProgram(['entities', folder, '--type', 'place', '--search', 'PARIS']);
  assert.match(text.stdout, /^place {9} +3 {2}Paris on the Seine {2}\(also Paris\)\n$/);
  const none = await runProgram([
    'entities',
    'list',
    folder,
    '--type',
    'person',
    '--search',
    'seine',
  ]);
  assert.deepEqual([none.code, none.stdout], [0, '']);
});

test('proposals come with evidence as YAML, and are written only when asked', async () => {
  const folder = temporaryFolder({ ...ARTICLES, 'entities.yaml': `# kept\n${RENAME}` });
  const path = join(folder, 'entities.yaml');
  const { code, stdout } = await runProgram(['entities', 'proposals', folder]);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^merge:\n {2}# 1\. V\. Petrov \(1 article\) may be Vladimir Petrov \(2 articles\): /,
  );
  assert.match(stdout, /# {3}c\.txt: .*V\. Petrov left Paris/);
  assert.match(
    stdout,
    /\n {2}- \{ type: person, into: Vladimir Petrov, forms: \[V\. Petrov\] \}\n$/,
  );
  assert.equal(readFileSync(path, 'utf8'), `# kept\n${RENAME}`);

  const nothing = await runProgram(['entities', 'proposals', folder, '--type', 'place', '--write']);
  assert.deepEqual([nothing.code, readFileSync(path, 'utf8')], [0, `# kept\n${RENAME}`]);
  const missing = await runProgram(['entities', 'proposals', folder, '--only', '7', '--write']);
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /There is no proposal 7/);

  const written = await runProgram(['entities', 'proposals', folder, '--only', '1', '--write']);
  assert.equal(written.code, 0);
  assert.match(written.stderr, /1 merge rule added to entities\.yaml/);
  assert.ok(readFileSync(path, 'utf8').startsWith(`# kept\n${RENAME}merge:\n  # V. Petrov`));
  const after = await runProgram(['entities', 'proposals', folder]);
  assert.equal(after.stdout, '# Nothing to propose.\n');
  const listed = JSON.parse((await runProgram(['entities', folder, '--json'])).stdout) as Listed[];
  assert.equal(listed.find(({ name }) => name === 'Vladimir Petrov')?.articles, 3);
});

test('a file that is not valid is not written to', async () => {
  const folder = temporaryFolder({ ...ARTICLES, 'entities.yaml': 'merge: [' });
  const { code, stderr } = await runProgram(['entities', 'proposals', folder, '--write']);
  assert.equal(code, 1);
  assert.match(stderr, /cannot be added to before it is valid/);
  assert.equal(readFileSync(join(folder, 'entities.yaml'), 'utf8'), 'merge: [');
});

test('check tells problems from rules that match nothing', async () => {
  const folder = temporaryFolder({
    ...ARTICLES,
    'entities.yaml': `${RENAME}hide:\n  - { type: person, form: Nobody Here }\n`,
  });
  const good = await runProgram(['entities', 'check', folder]);
  assert.equal(good.code, 0);
  assert.match(
    good.stdout,
    /^entities\.yaml:4:5: No article has the person “Nobody Here”\. \(not an error\)\n/,
  );
  assert.match(good.stdout, /\nentities\.yaml: 2 rules, no problem\.\n$/);
  writeFiles(folder, { 'entities.yaml': `${RENAME}hid:\n` });
  const bad = await runProgram(['entities', 'check', folder]);
  assert.equal(bad.code, 1);
  assert.match(bad.stdout, /^entities\.yaml:3:1: “hid” is no section/);
  assert.match(bad.stderr, /^dateline: entities\.yaml has 1 problem\.$/m);
  // Other commands say it, and go on.
  const index = await runProgram(['index', folder]);
  assert.equal(index.code, 0);
  assert.match(index.stderr, /^entities\.yaml:3:1: “hid”/m);
});

test('check says where there is no file', async () => {
  const { code, stdout } = await runProgram(['entities', 'check', temporaryFolder(ARTICLES)]);
  assert.equal(code, 0);
  assert.match(stdout, /^There is no entities\.yaml in /);
});

/** How it is called, the exit code, and what is said. */
const CALLS: readonly (readonly [readonly string[], number, RegExp])[] = [
  [
    ['entities', '--type', 'thing'],
    2,
    /--type cannot be “thing”; it is one of person, place, organization/,
  ],
  [['entities', 'proposals', '--only', 'x'], 2, /--only cannot be “x”/],
  [['entities', 'check', 'a', 'b'], 2, /too many arguments/],
  [['entities', 'nowhere'], 1, /There is no folder .*nowhere/],
];
for (const [args, code, says] of CALLS) {
  test(`dateline ${args.join(' ')} exits ${code} with one line`, async () => {
    const output = await runProgram(args);
    assert.deepEqual([output.code, output.stdout], [code, '']);
    assert.match(output.stderr, says);
    assert.equal(output.stderr.trimEnd().split('\n').length, 1);
  });
}

test('while serving, a change of the file shows within two seconds', async () => {
  const folder = temporaryFolder(ARTICLES);
  await whileServing([folder], async ({ url }) => {
    const places = async (): Promise<string> => {
      const answer = await fetch(`${url}/api/search?q=petrov`);
      const { facets } = (await answer.json()) as {
        facets: { place: { values: { value: string }[] } };
      };
      return (
        facets.place.values.map(({ value }) => value).find((value) => value.startsWith('Paris')) ??
        ''
      );
    };
    assert.equal(await places(), 'Paris');
    writeFiles(folder, { 'entities.yaml': RENAME });
    await eventually(async () => (await places()) === 'Paris on the Seine');
    rmSync(join(folder, 'entities.yaml'));
    await eventually(async () => (await places()) === 'Paris');
    assert.ok(!existsSync(join(folder, 'entities.yaml')));
  });
});
