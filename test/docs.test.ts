/** The documents name files and settings that exist, and leave none of the settings out. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { flagOf, PACKAGE_ROOT, SETTINGS } from '../server/config.ts';

const ROOMS = /^(?:server|views|corpus|scripts|test|docs)\/[\w./-]*$/;
const documents = [
  ...readdirSync(PACKAGE_ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(PACKAGE_ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

for (const document of documents) {
  test(`every path and link in ${document} leads somewhere`, () => {
    const text = readFileSync(join(PACKAGE_ROOT, document), 'utf8');
    const paths = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) =>
      ROOMS.test(code) ? [code] : [],
    );
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) =>
      join(document, '..', target),
    );
    const missing = [...paths, ...links].filter((path) => !existsSync(join(PACKAGE_ROOT, path)));
    assert.deepEqual(missing, []);
  });
}

test('the README lists every setting, with its initial value, and no other', () => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `(--[\w-]+)` \|\s*([^|]*?)\s*\|/gm)].map(
    ([, flag, initial = '']) => [flag, initial.replaceAll('`', '').trim()],
  );
  const settings = SETTINGS.map((setting) => [
    flagOf(setting),
    setting.name === 'data' ? '.dateline/<folder>-<hash>' : (setting.initial ?? ''),
  ]);
  assert.deepEqual(rows, settings);
});
