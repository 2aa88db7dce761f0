import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  type Config,
  createConfig,
  flagOf,
  type GivenSettings,
  PACKAGE_ROOT,
  SETTINGS,
  UsageError,
  variableOf,
} from '../server/config.ts';
import { QUERY_LIMITS } from '../server/core/query/limits.ts';
import { SERVICE_LIMITS } from '../server/core/service-limits.ts';
import { LIMIT_SETTINGS } from '../server/limit-settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CWD = temporaryFolder({ 'news/a.txt': 'x' });

function config(flags: GivenSettings, env: NodeJS.ProcessEnv = {}, folder = 'news'): Config {
  return createConfig(folder, flags, { env, cwd: CWD });
}

/** Each setting as it is given, and the part of the config it becomes. */
const ACCEPTED: readonly (readonly [string, string | true, Partial<Config>])[] = [
  ['port', '0', { port: 0 }],
  ['port', '65535', { port: 65_535 }],
  ['host', 'localhost', { host: 'localhost' }],
  ['host', '::1', { host: '::1' }],
  ['data', 'd', { dataFolder: join(CWD, 'd') }],
  ['data', '/d', { dataFolder: '/d' }],
  ['workers', '1', { workers: 1 }],
  ['workers', '64', { workers: 64 }],
  ['noWatch', true, { watch: false }],
  ['includeWithheld', true, { includeWithheld: true }],
  ['open', true, { open: true }],
  ['baseUrl', 'https://news.example/archive', { baseUrl: 'https://news.example/archive' }],
  ['baseUrl', 'http://news.example//', { baseUrl: 'http://news.example' }],
  ['trustProxy', true, { trustProxy: true }],
  ['token', 's3cret', { token: 's3cret', ownNamesOnly: false }],
  ['cors', '*', { corsOrigins: ['*'] }],
  ['cors', 'https://desk.example', { corsOrigins: ['https://desk.example'] }],
  [
    'cors',
    'http://a.example:8080, https://b.example',
    { corsOrigins: ['http://a.example:8080', 'https://b.example'] },
  ],
  ['logLevel', 'debug', { logLevel: 'debug' }],
  ['maxFileSize', '5', { maxFileSize: 5 }],
  ['maxFileSize', '5B', { maxFileSize: 5 }],
  ['maxFileSize', '1.5 kb', { maxFileSize: 1500 }],
  ['maxFileSize', '20MB', { maxFileSize: 20_000_000 }],
  ['maxFileSize', '1gb', { maxFileSize: 1_000_000_000 }],
  ['engine', 'minisearch', { cluster: null }],
  [
    'engine',
    'opensearch',
    {
      cluster: { nodes: ['http://127.0.0.1:9200'], auth: null, apiKey: null, name: 'dateline' },
    },
  ],
  ['opensearchUrl', 'https://one:9200/archive', { cluster: null }],
  ['partition', '2/3', { partition: { index: 2, of: 3 } }],
  ...limitCases(),
];

/** Every limit at its bounds, and times in each unit. */
function limitCases(): (readonly [string, string, Partial<Config>])[] {
  const limited = (name: string, text: string, amount: number) => {
    const setting = LIMIT_SETTINGS.find((one) => one.name === name);
    assert.ok(setting !== undefined);
    const [query, service] = [{ ...QUERY_LIMITS }, { ...SERVICE_LIMITS }];
    const changed =
      'query' in setting.of
        ? { query: { ...query, [setting.of.query]: amount }, service }
        : { query, service: { ...service, [setting.of.service]: amount } };
    return [name, text, { limits: changed }] as const;
  };
  return [
    ...LIMIT_SETTINGS.flatMap(({ name, argument, bounds }) =>
      bounds.map((bound) => limited(name, `${bound}${argument === 'time' ? 'ms' : ''}`, bound)),
    ),
    limited('searchTimeout', '2.5s', 2500),
    limited('searchTimeout', '3', 3000),
    limited('maxWait', '250 MS', 250),
  ];
}
for (const [name, value, expected] of ACCEPTED) {
  test(`${name} ${value} is understood as a flag and in the environment`, () => {
    const setting = SETTINGS.find((candidate) => candidate.name === name);
    assert.ok(setting !== undefined);
    const byFlag = config({ [name]: value });
    assert.deepEqual({ ...byFlag, ...expected }, byFlag);
    assert.deepEqual(config({}, { [variableOf(setting)]: value === true ? '1' : value }), byFlag);
  });
}

test('every setting has been tried above', () => {
  const tried = new Set([...ACCEPTED.map(([name]) => name), 'public']);
  assert.deepEqual(
    SETTINGS.filter(({ name }) => !tried.has(name)),
    [],
  );
});

const REFUSED: readonly (readonly [string, readonly string[]])[] = [
  ['port', ['', 'x', '-1', '65536', '3000.5', '0x50', ' 80', '1e3']],
  ['host', ['']],
  ['data', ['']],
  ['workers', ['', '0', '-1', '1.5', 'x', '1000']],
  ['baseUrl', ['', 'news.example', 'ftp://news.example', 'javascript:alert(1)']],
  ['token', ['', 'two words', 'süß', 'x'.repeat(513), 'a\nb']],
  ['cors', ['', 'desk.example', 'https://desk.example/', 'https://a.example,*', 'null', 'file://']],
  ['logLevel', ['', 'loud', 'WARN']],
  ['maxFileSize', ['', 'x', '-5', '5TB', '5 apples', 'MB']],
  ['engine', ['', 'solr', 'OpenSearch']],
  ['opensearchUrl', ['', 'one:9200', 'ftp://one', 'http://user@one', 'http://one/A']],
  ['partition', ['', '0/3', '4/3', '3', '1/1000', '-1/3', '1/3/5']],
  ...LIMIT_SETTINGS.map(({ name, argument, bounds: [least, most] }) => {
    const unit = argument === 'time' ? 'ms' : '';
    const refused = [
      '',
      'x',
      '-1',
      '1e3',
      '0x10',
      '5 apples',
      `${least - 1}${unit}`,
      `${most + 1}${unit}`,
    ];
    return [name, refused] as const;
  }),
];
for (const [name, values] of REFUSED) {
  test(`a wrong ${name} is refused by the name of its flag`, () => {
    const setting = SETTINGS.find((candidate) => candidate.name === name);
    assert.ok(setting !== undefined);
    for (const value of values) {
      const namesIt = (error: unknown): boolean =>
        error instanceof UsageError && error.message.startsWith(`${flagOf(setting)} `);
      assert.throws(() => config({ [name]: value }), namesIt, value);
      // An empty variable is as good as none.
      if (value === '') assert.doesNotThrow(() => config({}, { [variableOf(setting)]: '' }));
      else assert.throws(() => config({}, { [variableOf(setting)]: value }), namesIt, value);
    }
  });
}

test('flags and variables are written alike', () => {
  const written = SETTINGS.map((setting) => [flagOf(setting), variableOf(setting)]);
  assert.deepEqual(written[0], ['--port', 'DATELINE_PORT']);
  for (const [flag, variable] of written)
    assert.equal(variable, `DATELINE_${flag?.slice(2).replaceAll('-', '_').toUpperCase()}`);
  assert.equal(new Set(written.flat()).size, 2 * SETTINGS.length);
});

test('a flag goes before the environment, and the environment before what is usual', () => {
  assert.equal(config({}).port, 3000);
  assert.equal(config({}, { DATELINE_PORT: '4000' }).port, 4000);
  assert.equal(config({ port: '5000' }, { DATELINE_PORT: '4000' }).port, 5000);
});

test('a switch in the environment is off for “0”, “false”, “no” and nothing', () => {
  for (const off of ['', '0', 'false', 'no', 'FALSE', 'No'])
    assert.equal(config({}, { DATELINE_NO_WATCH: off }).watch, true, off);
  for (const on of ['1', 'true', 'yes', 'on'])
    assert.equal(config({}, { DATELINE_NO_WATCH: on }).watch, false, on);
});

test('without any setting, the site is for this machine alone', () => {
  const { folder, dataFolder, workers, namingWorkers, ...rest } = config({});
  assert.deepEqual(rest, {
    port: 3000,
    host: '127.0.0.1',
    includeWithheld: false,
    watch: true,
    open: false,
    baseUrl: null,
    trustProxy: false,
    token: null,
    corsOrigins: [],
    ownNamesOnly: true,
    logLevel: 'warn',
    maxFileSize: 20_000_000,
    limits: { query: QUERY_LIMITS, service: SERVICE_LIMITS },
    cluster: null,
    partition: { index: 1, of: 1 },
  });
  assert.equal(folder, join(CWD, 'news'));
  assert.equal(workers, Math.max(1, availableParallelism() - 1));
  assert.equal(namingWorkers, availableParallelism());
  assert.equal(config({ workers: '3' }).namingWorkers, 3);
  assert.match(dataFolder, /\/\.dateline\/news-[0-9a-f]{8}$/);
  assert.ok(Object.isFrozen(config({})));
});

test('other machines are let in only by --public, or with a token', () => {
  const open = [
    '0.0.0.0',
    '::',
    '192.168.1.5',
    'news.example',
    '127.0.0.1.example',
    'localhost.example',
  ];
  for (const host of open) {
    const message = (error: unknown): boolean =>
      error instanceof UsageError && /--host .*--token.*--public/.test(error.message);
    assert.throws(() => config({ host }), message, host);
    assert.equal(config({ host, public: true }).host, host);
    assert.equal(config({ host }, { DATELINE_PUBLIC: 'yes' }).host, host);
    assert.equal(config({ host }, { DATELINE_TOKEN: 's3cret' }).host, host);
  }
  for (const host of ['127.0.0.1', '127.1.2.3', 'LOCALHOST', '::1'])
    assert.equal(config({ host }).host, host);
});

test('a wrong token is refused without being repeated', () => {
  assert.throws(
    () => config({ token: 'correct horse' }),
    (error: Error) => !error.message.includes('horse'),
  );
});

test('only a site for this machine alone cares by which name it is called', () => {
  assert.equal(config({}).ownNamesOnly, true);
  assert.equal(config({ host: '::1' }).ownNamesOnly, true);
  for (const known of [{ token: 'x' }, { public: true }, { trustProxy: true }])
    assert.equal(config(known).ownNamesOnly, false);
});

test('the same folder has the same data however it is reached, another folder its own', () => {
  symlinkSync(join(CWD, 'news'), join(CWD, 'link'));
  const usual = config({}).dataFolder;
  for (const written of ['./news', 'news/', `${CWD}/news`, 'x/../news'])
    assert.equal(config({}, {}, written).dataFolder, usual, written);
  assert.equal(config({}, {}, 'link').dataFolder, usual);
  assert.notEqual(config({}, {}, 'other').dataFolder, usual);
  assert.match(config({}, {}, '/').dataFolder, /\/\.dateline\/root-[0-9a-f]{8}$/);
});

test('without a folder, the bundled corpus is meant', () => {
  assert.equal(
    createConfig(undefined, {}, { env: {}, cwd: CWD }).folder,
    join(PACKAGE_ROOT, 'corpus'),
  );
});
