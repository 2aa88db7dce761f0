/**
 * Every regular expression of the compiled server: those written as such, and those put together while
 * modules are loaded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokenizer } from 'acorn';

export type Pattern = {
  readonly source: string;
  readonly flags: string;
  /** Module, from the server's folder. */
  readonly place: string;
};

const SERVER = new URL('../../server/', import.meta.url);
/** Modules that begin to work when they are loaded. */
const ENTRY = /(?:^|\/)(?:main|[\w-]+-(?:process|thread|worker))\.js$/;

/** Loads all modules of the server, so it should run before they are loaded for anything else. */
export async function collectPatterns(): Promise<Pattern[]> {
  const modules = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const patterns = new Map<string, Pattern>();
  const add = (pattern: Pattern): void => {
    const key = `/${pattern.source}/${pattern.flags}`;
    if (!patterns.has(key)) patterns.set(key, pattern);
  };
  for (const place of modules) {
    const code = readFileSync(fileURLToPath(new URL(place, SERVER)), 'utf8');
    for (const { type, start, end } of tokenizer(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
    })) {
      if (type.label !== 'regexp') continue;
      const close = code.lastIndexOf('/', end - 1);
      add({ source: code.slice(start + 1, close), flags: code.slice(close + 1, end), place });
    }
  }
  const Original = RegExp;
  let place = '';
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, given, newTarget) => {
      const made: RegExp = Reflect.construct(target, given, newTarget);
      // Packages load their own; what is ours says so in its stack.
      if (new Error().stack?.split('\n')[2]?.includes('/dist/server/'))
        add({ source: made.source, flags: made.flags, place });
      return made;
    },
  });
  try {
    for (place of modules) if (!ENTRY.test(place)) await import(new URL(place, SERVER).href);
  } finally {
    globalThis.RegExp = Original;
  }
  return [...patterns.values()];
}
