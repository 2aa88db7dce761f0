/** Every command in docs/api.md does what it says: it is run by curl against a server. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { openApiDocument } from '../../server/http/openapi.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { createArchive } from './archive.ts';
import { ARTICLES } from './articles.ts';
import { createTestApp } from './fixture.ts';

const docs = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
/** By address: the command below its heading. */
const COMMANDS = new Map(
  [...docs.matchAll(/^## `(?:GET|POST) (\S+)`\n\n```\n(curl [^`]+)\n```$/gm)].map(
    ([, path = '', command = '']) => [path, command],
  ),
);
const hasCurl = spawnSync('curl', ['--version']).status === 0;

test('every address has a command', () => {
  const addresses = [...docs.matchAll(/^## `(?:GET|POST) (\S+)`$/gm)].map(([, path]) => path);
  assert.deepEqual([...COMMANDS.keys()], addresses);
  for (const path of Object.keys(openApiDocument('1').paths)) assert.ok(COMMANDS.has(path), path);
});

test('every parameter is told where its address is; those of a search, once', () => {
  const { paths } = openApiDocument('1');
  type Given = { readonly get?: { readonly parameters?: readonly { name: string; in: string }[] } };
  const parametersOf = (path: string): string[] =>
    ((paths as Record<string, Given>)[path]?.get?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => name);
  const sections = new Map(
    docs.split(/^## /m).map((section) => [/^`(?:GET|POST) (\S+)`/.exec(section)?.[1], section]),
  );
  const ofSearch = new Set(parametersOf('/api/search'));
  assert.ok(ofSearch.size > 40);
  for (const path of Object.keys(paths)) {
    const section = sections.get(path) ?? '';
    // One row stands for a facet's parameters of either kind.
    const told = (name: string): boolean =>
      new RegExp(`\`${name.replace(/^(match|not)_.*/, '$1_person')}[\`=]`).test(section);
    for (const name of parametersOf(path))
      assert.ok(told(name) || (path !== '/api/search' && ofSearch.has(name)), `${path}: ${name}`);
  }
});

describe('the commands of docs/api.md', { skip: hasCurl ? false : 'there is no curl' }, () => {
  const server = createServer(createTestApp(createArchive()).app);
  let base = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  for (const [path, command] of COMMANDS) {
    test(`${path}: ${command}`, async () => {
      const run = command
        .replace('curl', 'curl --silent --show-error --fail --globoff')
        .replace('http://127.0.0.1:3000', base)
        .replace('{id}', ARTICLES[0]?.article.id ?? '');
      const cwd = temporaryFolder();
      const { stdout } = await promisify(execFile)('sh', ['-c', run], { cwd });
      const [, file] = / -o (\S+)/.exec(run) ?? [];
      const answer = file === undefined ? stdout : readFileSync(`${cwd}/${file}`, 'utf8');
      assert.ok(answer.length > 0);
      if (path.startsWith('/api')) JSON.parse(answer);
    });
  }
});
