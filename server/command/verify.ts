/** `dateline verify`: whether a folder still gives what a manifest of a search says, and what has changed. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { SearchError } from '../core/errors.ts';
import { exportParameters } from '../core/export-format.ts';
import type { SearchState } from '../core/search-state.ts';
import { parseSearchParams } from '../core/search-url.ts';
import type { Searcher } from '../core/searcher.ts';
import { MANIFEST_FORMAT } from '../export/manifest.ts';
import { readAll } from '../export/read-all.ts';
import { Failure } from './failure.ts';
import { writeLine } from './lines.ts';
import { openToSearch } from './open-folder.ts';

type Cited = { readonly id: string; readonly sha256: string; readonly path: string };
type Manifest = {
  readonly state: SearchState;
  readonly version: string;
  readonly articles: readonly Cited[];
};

/** Says what has changed, on standard output. Throws `Failure` where anything has, or it cannot be told. */
export async function verifyManifest(config: Config, file: string): Promise<void> {
  const manifest = await readManifest(file);
  const { searcher, close } = await openToSearch(config);
  const changes = await changesSince(manifest, searcher).finally(close);
  const count = manifest.articles.length;
  const articles = count === 1 ? '1 article' : `${count} articles`;
  for (const line of changes) writeLine(process.stdout, line);
  if (changes.length > 0) throw new Failure(`The search no longer gives what ${file} says.`);
  process.stdout.write(`Unchanged: ${articles}, each with the text it had.\n`);
}

/** One line a change, in the order of the manifest, then what is new. */
async function changesSince({ state, articles }: Manifest, searcher: Searcher): Promise<string[]> {
  const now = new Map<string, Cited>();
  const { stretches } = await readAll(state, {
    searcher,
    form: 'card',
    pause: (ms) => pause(ms),
  });
  for await (const { rows } of stretches) for (const row of rows) now.set(row.id, row);
  const changes: string[] = [];
  for (const cited of articles) {
    const found = now.get(cited.id);
    now.delete(cited.id);
    if (found === undefined) changes.push(await whatBecameOf(cited, searcher));
    else if (found.sha256 !== cited.sha256)
      changes.push(`Its text is read otherwise: ${told(found)}`);
  }
  return [...changes, ...[...now.values()].map((found) => `New: ${told(found)}`)];
}

async function whatBecameOf(cited: Cited, searcher: Searcher): Promise<string> {
  const found = await searcher.article(cited.id, null);
  switch (found.kind) {
    case 'here':
      return `No longer found by the search: ${told(cited)}`;
    case 'moved':
      return `Changed, now ${found.to}: ${told(cited)}`;
    case 'gone':
    case 'unknown':
      return `No longer in the folder: ${told(cited)}`;
    case 'withdrawn':
      return `Withdrawn: ${told(cited)}`;
    default:
      return found satisfies never;
  }
}

function told({ id, path }: Cited): string {
  return `${path} (${id})`;
}

async function readManifest(file: string): Promise<Manifest> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${file} could not be read (${error.code ?? error.message}).`);
  });
  const manifest = parseManifest(text);
  if (manifest === null) throw new Failure(`${file} is no manifest of a search.`);
  return manifest;
}

/** Null for what is none. */
export function parseManifest(text: string): Manifest | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    if (value?.['dateline_manifest'] !== MANIFEST_FORMAT) return null;
    const { search, index, articles } = value;
    if (typeof search !== 'string' || !Array.isArray(articles)) return null;
    const cited = articles.map(citedOf);
    const { version } = index as { version: unknown };
    if (typeof version !== 'string' || !cited.every((one) => one !== null)) return null;
    const params = new URLSearchParams(search.split('?')[1] ?? '');
    const state = parseSearchParams(params, 'strict', exportParameters('manifest.json'));
    return { state, version, articles: cited };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    if (error instanceof SearchError) return null;
    throw error;
  }
}

function citedOf(value: unknown): Cited | null {
  const { id, sha256, path } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof sha256 !== 'string' || typeof path !== 'string') return null;
  return { id, sha256, path };
}
