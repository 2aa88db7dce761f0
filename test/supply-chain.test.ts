/** What the project is made of beside its own code: locked, licensed, and running nothing when installed. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../server/config.ts';

type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
};

/** Licences under which this project may be passed on together with what it needs. */
const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'MIT OR Apache-2.0',
  'Unlicense',
  'CC0-1.0',
]);
/** Those of tools that check the project and are not passed on with it. */
const FOR_DEVELOPMENT = new Set([...PERMISSIVE, 'MPL-2.0']);

const read = (file: string) => JSON.parse(readFileSync(join(PACKAGE_ROOT, file), 'utf8'));
const lock = read('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every dependency has a licence under which it may be used here', () => {
  assert.ok(packages.length > 100);
  const wrong = packages.flatMap(([path, { license, dev }]) =>
    (dev === true ? FOR_DEVELOPMENT : PERMISSIVE).has(license ?? '') ? [] : [`${path}: ${license}`],
  );
  assert.deepEqual(wrong, []);
});

test('what is installed says the same of its licence', () => {
  const wrong = packages.flatMap(([path, { license, version, optional }]) => {
    const file = join(PACKAGE_ROOT, path, 'package.json');
    if (!existsSync(file)) return optional === true ? [] : [`${path} is not installed`];
    const own = read(join(path, 'package.json')) as { license?: unknown; version?: string };
    // Where packages come from several places, some lock another patch than stands here.
    return own.version !== version || own.license === license ? [] : [`${path}: ${own.license}`];
  });
  assert.deepEqual(wrong, []);
});

test('every dependency is locked by the hash of its bytes', () => {
  assert.deepEqual(
    packages.flatMap(([path, { integrity }]) => (/^sha512-/.test(integrity ?? '') ? [] : [path])),
    [],
  );
});

test('nothing runs when the project is installed', () => {
  assert.deepEqual(
    packages.flatMap(([path, { hasInstallScript }]) => (hasInstallScript === true ? [path] : [])),
    [],
  );
  const { scripts } = read('package.json') as { scripts: Record<string, string> };
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
  assert.deepEqual(
    hooks.filter((name) => name in scripts),
    [],
  );
});

test('what the project asks for by itself is asked for in one exact version', () => {
  const files = [
    'package.json',
    ...readdirSync(join(PACKAGE_ROOT, 'scripts')).map((folder) => `scripts/${folder}/package.json`),
  ];
  for (const file of files.filter((path) => existsSync(join(PACKAGE_ROOT, path)))) {
    const { dependencies = {}, devDependencies = {} } = read(file) as Record<
      string,
      Record<string, string>
    >;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      assert.match(version, /^\d+\.\d+\.\d+$/, `${name} in ${file}`);
  }
});
