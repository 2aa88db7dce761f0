/**
 * From a file of the folder to its articles with their identity. One file at a time, so that whoever
 * keeps the index can read many at once, merge the same bytes found at several paths, and read again
 * only what changed.
 */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, ArticleDraft, ArticleId } from '../core/article.ts';
import type { FileReport } from '../core/searcher.ts';
import { type Candidate, errorCode, type WalkOptions, walkFolder } from './folder.ts';
import { articleId, textHash } from './identity.ts';
import { type LanguageDetector, languageDetector } from './language.ts';
import { readArticles } from './read-article.ts';
import type { ReadContext, SourceFile } from './reader.ts';

/** An article that knows what it is, but not yet where else it stands or when it was first seen. */
export type LoadedRecord = {
  readonly id: ArticleId;
  /** Hex SHA-256 of the text. */
  readonly sha256: string;
  readonly draft: ArticleDraft;
};

/** All that came of one file. `mtimeMs` and `size` tell later whether it changed. */
export type FileResult = Candidate & {
  readonly records: readonly LoadedRecord[];
  readonly reports: readonly FileReport[];
};

/** Turns a file's bytes into records with identity; pure but for the language detector passed in. */
export async function loadFile(
  file: SourceFile,
  context: ReadContext,
  detect: LanguageDetector,
): Promise<Pick<FileResult, 'records' | 'reports'>> {
  const records: LoadedRecord[] = [];
  const reports: FileReport[] = [];
  for await (const record of readArticles(file, context)) {
    if (record.kind === 'skipped') {
      const reason = record.place === '' ? record.reason : `${record.place}: ${record.reason}`;
      reports.push({ path: file.path, status: 'skipped', reason });
      continue;
    }
    const { draft } = record;
    const language = draft.language ?? detect(draft.text === '' ? draft.title : draft.text);
    records.push({
      id: articleId(record.bytes),
      sha256: textHash(draft.text),
      draft: { ...draft, language },
    });
    for (const reason of draft.warnings)
      reports.push({ path: file.path, status: 'doubtful', reason });
  }
  return { records, reports };
}

/** Reads one file of the folder. Never rejects for what is in the file or for its absence. */
export async function readCandidate(
  root: string,
  candidate: Candidate,
  context: ReadContext,
): Promise<FileResult> {
  const skipped = (reason: string): FileResult => ({
    ...candidate,
    records: [],
    reports: [{ path: candidate.path, status: 'skipped', reason }],
  });
  let bytes: Uint8Array;
  try {
    const handle = await open(join(root, candidate.path));
    try {
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return skipped(`The file could not be opened (${errorCode(error)}).`);
  }
  const detect = await languageDetector();
  try {
    return { ...candidate, ...(await loadFile({ path: candidate.path, bytes }, context, detect)) };
  } catch (error) {
    // A reader that fails is a bug, but one file must not stop the others.
    return skipped(`Reading failed: ${error instanceof Error ? error.message : 'unknown error'}.`);
  }
}

/** Walks a folder and reads every file in turn: a result a file, read or not. */
export async function* loadFolder(
  root: string,
  options: WalkOptions & ReadContext,
): AsyncGenerator<FileResult> {
  for await (const step of walkFolder(root, options)) {
    if (step.kind === 'candidate') yield await readCandidate(root, step.candidate, options);
    else yield { path: step.report.path, size: 0, mtimeMs: 0, records: [], reports: [step.report] };
  }
}

/**
 * The articles of some files: the same bytes at several paths are one, read as at its first path.
 * `addedOf` says when an id was first seen. Sorted by first path, then by place in the file.
 */
export function mergeArticles(
  results: readonly FileResult[],
  addedOf: (id: ArticleId) => string,
): Article[] {
  const sorted = [...results].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byId = new Map<ArticleId, { readonly record: LoadedRecord; readonly paths: string[] }>();
  for (const { path, records } of sorted) {
    for (const record of records) {
      const known = byId.get(record.id);
      if (known === undefined) byId.set(record.id, { record, paths: [path] });
      else if (!known.paths.includes(path)) known.paths.push(path);
    }
  }
  return [...byId].map(([id, { record, paths }]) => ({
    ...record.draft,
    id,
    path: paths[0] ?? '',
    paths,
    sha256: record.sha256,
    added: addedOf(id),
  }));
}
