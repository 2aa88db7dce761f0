import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The sources stand in the package, two folders above the compiled test. */
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** What each room may import beside itself; files at the top (configuration, wiring) import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  disk: [],
  corpus: ['core', 'disk'],
  entities: ['core', 'disk'],
  stories: ['core'],
  engine: ['core', 'corpus', 'entities', 'stories'],
  export: ['core'],
  view: ['core'],
  http: ['core', 'corpus', 'entities', 'stories', 'engine', 'export', 'view'],
  command: ['core', 'corpus', 'entities', 'stories', 'engine', 'export', 'view', 'http', 'top'],
  top: ['core', 'corpus', 'entities', 'stories', 'engine', 'export', 'view', 'http', 'command'],
};

/** Packages that only these rooms know: exchanging one then stays the business of one room. */
const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  express: ['http'],
  minisearch: ['engine'],
  'express-handlebars': ['view'],
  commander: ['top'],
};

/** Pure functions from outside that the core is built on. */
const CORE_PACKAGES = ['porter2', '@orama/stemmers'];

/** Where the table of errors is read: the mapping, and the documents that list the codes. */
const READ_ERRORS = [
  'server/http/problem.ts',
  'server/http/openapi.ts',
  'server/http/openapi-schemas.ts',
  'server/view/error-page.ts',
  'server/view/error-texts.ts',
];

type Source = {
  /** From the package, `/` between parts. */
  readonly path: string;
  readonly room: string;
  readonly lines: number;
  /** Without comments; strings emptied. */
  readonly code: string;
  /** What stands in `from '…'` and `import('…')`. */
  readonly imports: readonly string[];
  /** Those among them that are left when types are gone. */
  readonly loads: readonly string[];
};

const SOURCES: readonly Source[] = readdirSync(join(PACKAGE, 'server'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const text = readFileSync(join(PACKAGE, 'server', file), 'utf8');
    const parts = file.split(sep);
    const bare = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
    return {
      path: `server/${parts.join('/')}`,
      room: parts.length === 1 ? 'top' : (parts[0] ?? ''),
      lines: text.trimEnd().split('\n').length,
      code: bare.replaceAll(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g, "''"),
      imports: importsIn(bare),
      loads: importsIn(bare.replaceAll(/^(?:import|export) type\b[^;]*;/gm, '')),
    };
  });

/** Import and export statements, and imports in expressions. */
function importsIn(code: string): string[] {
  const statement =
    /^(?:import|export)\b[\w\s{},*$]*\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...code.matchAll(statement)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const PATHS = new Map(SOURCES.map((source) => [source.path, source]));

/** The source that a relative import names; null for a package. */
function imported({ path }: Source, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return relative(PACKAGE, join(PACKAGE, dirname(path), specifier))
    .split(sep)
    .join('/');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** `path: what` for every source and everything wrong with it. */
function breaches(wrong: (source: Source) => readonly string[]): string[] {
  return SOURCES.flatMap((source) => wrong(source).map((what) => `${source.path}: ${what}`));
}

/** `what` where the code holds the pattern. */
const holding =
  (pattern: RegExp, what: string) =>
  ({ code }: Source): readonly string[] =>
    pattern.test(code) ? [what] : [];

test('the sources are read, with their imports', () => {
  assert.ok(SOURCES.length > 80);
  const imports = SOURCES.reduce((sum, source) => sum + source.imports.length, 0);
  assert.ok(imports > 300);
  assert.ok(PATHS.get('server/main.ts')?.imports.includes('./cli.ts'));
  assert.ok(PATHS.get('server/corpus/language.ts')?.imports.includes('eld/extrasmall'));
});

test('each room imports only the rooms before it, and nobody imports tests or scripts', () => {
  const wrong = breaches((source) =>
    source.imports.flatMap((specifier) => {
      const path = imported(source, specifier);
      if (path === null) return [];
      const target = PATHS.get(path);
      if (target === undefined) return [`imports ${path}`];
      const allowed = [source.room, ...(MAY_IMPORT[source.room] ?? [])];
      return allowed.includes(target.room) ? [] : [`imports ${path}`];
    }),
  );
  assert.deepEqual(wrong, []);
  const rooms = new Set(SOURCES.map(({ room }) => room));
  assert.deepEqual(
    [...rooms].filter((room) => !(room in MAY_IMPORT)),
    [],
  );
});

test('the core is pure: no system, no clock, no chance, and only named packages', () => {
  const wrong = breaches(({ room, imports, code }) => {
    if (room !== 'core') return [];
    const packages = imports
      .filter((specifier) => !specifier.startsWith('.'))
      .filter((specifier) => !CORE_PACKAGES.includes(packageOf(specifier)));
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b|\bset(?:Timeout|Interval|Immediate)\b|\bprocess\b|\bconsole\b|\bcrypto\b|\bfetch\(/;
    return [...packages, ...(impure.exec(code) ?? [])];
  });
  assert.deepEqual(wrong, []);
});

test('the great packages are known to one room each', () => {
  const wrong = breaches(({ room, imports }) =>
    imports.filter((specifier) => {
      const rooms = PACKAGE_ROOMS[packageOf(specifier)];
      return rooms !== undefined && !rooms.includes(room);
    }),
  );
  assert.deepEqual(wrong, []);
});

test('no file loads itself by way of others', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    const source = PATHS.get(path);
    for (const specifier of source?.loads ?? []) {
      const next = source === undefined ? null : imported(source, specifier);
      if (next !== null) visit(next, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of PATHS.keys()) visit(path, []);
  assert.deepEqual(cycles, []);
});

test('only the configuration reads the environment', () => {
  const wrong = breaches(({ path, code }) => {
    const reads = /\bprocess\s*(?:\.env\b|\[)|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(code);
    return reads && path !== 'server/config.ts' ? ['reads process.env'] : [];
  });
  assert.deepEqual(wrong, []);
  assert.match(PATHS.get('server/config.ts')?.code ?? '', /process/);
});

test('only the problem mapping turns codes into statuses', () => {
  const wrong = breaches(({ path, code }) => {
    const table = /import\s*\{[^}]*\bERRORS\b[^}]*\}/.test(code) && !READ_ERRORS.includes(path);
    // “Not modified” and “no content” are no failures.
    const sets = /\.(?:sendStatus|status)\((?!(?:204|304)\b)[^)]|\.statusCode\s*=[^=]/.test(code);
    return [
      ...(table ? ['imports the table of errors'] : []),
      ...(sets && path !== 'server/http/problem.ts' ? ['sets a status'] : []),
    ];
  });
  assert.deepEqual(wrong, []);
  assert.match(PATHS.get('server/http/problem.ts')?.code ?? '', /ERRORS\[/);
});

test('no source uses any, exports a default, or grows past one concept', () => {
  const wrong = [
    ...breaches(holding(/(?:[:<|&,=(]|\bas)\s*any\b\s*(?:[;,)>|&=[\]{}]|$)/m, 'uses any')),
    ...breaches(holding(/^\s*export default\b/m, 'exports a default')),
    // Lists of words are data.
    ...breaches(({ path, lines }) =>
      lines > 350 && !path.endsWith('words.ts') ? [`has ${lines} lines`] : [],
    ),
  ];
  assert.deepEqual(wrong, []);
});
