/**
 * Folders of saved pages with the article each should give. Two layouts are known: `ground-truth.json`
 * (texts alone) and `articles.json` (title, date and authors too), both with the pages in `html/`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type JudgedPage = {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly body: string;
  /** Null where the layout does not judge it; an empty text or list where the page has none. */
  readonly title: string | null;
  readonly date: string | null;
  readonly authors: readonly string[] | null;
};

export type JudgedFolder = {
  readonly layout: 'ground-truth' | 'articles';
  readonly pages: Iterable<JudgedPage>;
};

type Record_ = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringAt(record: Record_, ...keys: readonly string[]): string | null {
  const value = keys.map((key) => record[key]).find((found) => typeof found === 'string');
  return typeof value === 'string' ? value : null;
}

function pageBytes(folder: string, id: string): Uint8Array | null {
  for (const name of [`${id}.html.gz`, `${id}.html`, `${id}.htm`, id]) {
    const path = join(folder, 'html', name);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  }
  return null;
}

function authorsOf(value: unknown): readonly string[] | null {
  const names = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : null;
  return names === null
    ? null
    : names.flatMap((name) =>
        typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [],
      );
}

function* readPages(folder: string, file: string): Generator<JudgedPage> {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const records: readonly (readonly [string, unknown])[] = Array.isArray(parsed)
    ? parsed.map((record, i) => [String(i), record])
    : Object.entries(isRecord(parsed) ? parsed : {});
  for (const [key, record] of records) {
    if (!isRecord(record)) continue;
    const named = stringAt(record, 'html_file', 'file');
    const id = named === null ? key : basename(named).replace(/\.html?(?:\.gz)?$/, '');
    const bytes = pageBytes(folder, id);
    if (bytes === null) {
      process.stderr.write(`${id}: there is no page of this name in html/\n`);
      continue;
    }
    const date = stringAt(record, 'date', 'datePublished');
    yield {
      id,
      bytes,
      body: stringAt(record, 'articleBody', 'text', 'body') ?? '',
      title: stringAt(record, 'title', 'headline'),
      // `NaT` says that the page shows none.
      date: date === null ? null : (/^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? ''),
      authors: authorsOf(record['authors']),
    };
  }
}

/** The judged pages of a folder; throws where neither layout fits. */
export function judgedPages(folder: string): JudgedFolder {
  if (existsSync(join(folder, 'ground-truth.json')))
    return { layout: 'ground-truth', pages: readPages(folder, 'ground-truth.json') };
  if (existsSync(join(folder, 'articles.json')))
    return { layout: 'articles', pages: readPages(folder, 'articles.json') };
  throw new Error(`${folder} holds neither ground-truth.json nor articles.json`);
}
