/**
 * From a file of the folder to its records with their identity, one after the other: a file of thousands
 * of records, or an archive of thousands of files, is never held as a whole. Knows nothing of what is
 * done with the records, so that it can run anywhere.
 */
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleBody, ArticleDraft, ArticleId } from '../core/article.ts';
import type { FileReport } from '../core/searcher.ts';
import { openInside } from '../disk/regular-file.ts';
import { type ArchiveFile, HEAD_BYTES } from './containers/container.ts';
import { type OpenOptions, openFile } from './containers/open-file.ts';
import { type Candidate, errorCode, type WalkOptions, walkFolder } from './folder.ts';
import { articleId, textHash } from './identity.ts';
import { isDetectable, type LanguageDetector, languageDetector } from './language.ts';
import { loadPathFilter } from './path-filter.ts';
import { readArticles } from './read-article.ts';
import type { ReadContext, SourceFile } from './reader.ts';

/** An article that knows what it is, but not yet where else it stands or when it was first seen. */
export type LoadedRecord = {
  readonly id: ArticleId;
  /** Where it stands, inside an archive too; records of one file share it. */
  readonly path: string;
  /** Which of that file's records it is, from 1. */
  readonly place: number;
  /** Hex SHA-256 of the text. */
  readonly sha256: string;
  readonly draft: ArticleDraft;
};

/** A record without its body, which is kept elsewhere. */
export type HeldRecord = Omit<LoadedRecord, 'draft'> & {
  readonly draft: Omit<ArticleDraft, keyof ArticleBody>;
};

/** What comes of a file, one by one. */
export type LoadStep =
  | { readonly kind: 'record'; readonly record: LoadedRecord }
  | {
      readonly kind: 'report';
      readonly report: FileReport;
      /** Whether the system kept the file from being read: it may be readable at the next look. */
      readonly isUnread?: true;
    };

/** All that came of one file. `mtimeMs` and `size` tell later whether it changed; −1: it was not read. */
export type FileResult = Candidate & {
  readonly records: readonly LoadedRecord[];
  readonly reports: readonly FileReport[];
};

export type LoadOptions = Omit<ReadContext, 'columns'> &
  OpenOptions & {
    /** What the columns of a table at this path hold, where a person has said so. */
    readonly columnsAt?: (path: string) => ReadContext['columns'];
  };

/** Milliseconds of reading after which others get their turn. */
const TURN_MS = 15;

const unread = (path: string, reason: string): LoadStep => ({
  kind: 'report',
  report: { path, status: 'skipped', reason },
  isUnread: true,
});

const skipped = (path: string, reason: string): LoadStep => ({
  kind: 'report',
  report: { path, status: 'skipped', reason },
});

/** Turns a file's bytes into records with identity; pure but for the language detector passed in. */
export async function* loadFile(
  file: SourceFile,
  context: ReadContext,
  detect: LanguageDetector,
): AsyncGenerator<LoadStep> {
  const { path } = file;
  let place = 0;
  // Of an only article it need not be said which one it is.
  let ofFirst: readonly string[] = [];
  const doubtful = (reason: string): LoadStep => ({
    kind: 'report',
    report: { path, status: 'doubtful', reason },
  });
  try {
    for await (const record of readArticles(file, context)) {
      place += 1;
      if (place === 2) for (const reason of ofFirst) yield doubtful(`${articleAt(1)}: ${reason}`);
      if (record.kind === 'skipped') {
        const { place: where, reason } = record;
        yield skipped(path, where === '' ? reason : `${where}: ${reason}`);
        continue;
      }
      const { draft } = record;
      const language = languageOf(draft, detect);
      const [id, sha256] = [articleId(record.bytes), textHash(draft.text)];
      yield { kind: 'record', record: { id, path, place, sha256, draft: { ...draft, language } } };
      if (place === 1) ofFirst = draft.warnings;
      else for (const reason of draft.warnings) yield doubtful(`${articleAt(place)}: ${reason}`);
    }
    if (place === 1) for (const reason of ofFirst) yield doubtful(reason);
  } catch (error) {
    // A reader that fails is a bug, but one file must not stop the others.
    yield skipped(
      path,
      `Reading failed: ${error instanceof Error ? error.message : 'unknown error'}.`,
    );
  }
}

/** How an article of a file of several is called in what is said of it. */
export function articleAt(place: number): string {
  return `article ${place}`;
}

/** Formats whose language is often that of a template rather than of the text. */
const TEMPLATED = /^(?:html|mhtml|webarchive|warc|feed)$/;
/** Characters from which the text is believed before its template. A guess: two paragraphs. */
const TELLING_CHARS = 400;

/**
 * As told by metadata, else as detected. Templates say `en` above any text, and some say something else
 * above an English one: there a long text is believed instead.
 */
function languageOf(draft: ArticleDraft, detect: LanguageDetector): string | null {
  const { format, text, title } = draft;
  if (draft.language === null) return detect(text === '' ? title : text);
  if (!TEMPLATED.test(format) || text.length < TELLING_CHARS) return draft.language;
  const detected = isDetectable(draft.language) ? detect(text) : null;
  const isWrong = detected !== null && (detected === 'en') !== (draft.language === 'en');
  return isWrong ? detected : draft.language;
}

/** Reads one file of the folder. Never throws for what is in the file or for its absence. */
export async function* readCandidate(
  root: string,
  candidate: Candidate,
  options: LoadOptions,
): AsyncGenerator<LoadStep> {
  const { today, columnsAt } = options;
  let handle: FileHandle;
  let file: ArchiveFile;
  try {
    handle = await openInside(root, candidate.path);
  } catch (error) {
    yield unread(candidate.path, `The file could not be opened (${errorCode(error)}).`);
    return;
  }
  try {
    file = await onDisk(handle, candidate.path);
    const detect = await languageDetector();
    for await (const member of openFile(file, options)) {
      if (member.kind === 'skipped') {
        yield skipped(member.path, member.reason);
        continue;
      }
      const columns = columnsAt?.(member.file.path);
      const context = { today, ...(columns !== undefined && { columns }) };
      yield* loadFile(member.file, context, detect);
    }
  } catch (error) {
    yield unread(candidate.path, `The file could not be read (${errorCode(error)}).`);
  } finally {
    await handle.close();
  }
}

async function onDisk(handle: FileHandle, path: string): Promise<ArchiveFile> {
  const { size } = await handle.stat();
  const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return {
    path,
    size,
    head: head.subarray(0, bytesRead),
    stream: (start, end) => Readable.from(chunks(handle, start, end)),
  };
}

/** A stream of its own would close the file when it is done. */
async function* chunks(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const chunk = Buffer.alloc(Math.min(HEAD_BYTES, end - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

/** Reads one file of the folder whole; the event loop gets its turn. Never rejects, as `readCandidate`. */
export async function loadCandidate(
  root: string,
  candidate: Candidate,
  options: LoadOptions,
): Promise<FileResult> {
  const records: LoadedRecord[] = [];
  const reports: FileReport[] = [];
  let { mtimeMs } = candidate;
  let last = performance.now();
  for await (const step of readCandidate(root, candidate, options)) {
    if (step.kind === 'record') records.push(step.record);
    else reports.push(step.report);
    if (step.kind === 'report' && step.isUnread) mtimeMs = -1;
    if (performance.now() - last < TURN_MS) continue;
    await nextTurn();
    last = performance.now();
  }
  return { ...candidate, mtimeMs, records, reports };
}

/** Walks a folder and reads every file in turn: a result a file, read or not. */
export async function* loadFolder(
  root: string,
  options: WalkOptions & ReadContext,
): AsyncGenerator<FileResult> {
  const { admits } = await loadPathFilter(root);
  for await (const step of walkFolder(root, options)) {
    if (step.kind === 'candidate')
      yield await loadCandidate(root, step.candidate, { ...options, admits });
    else yield { path: step.report.path, size: 0, mtimeMs: 0, records: [], reports: [step.report] };
  }
}
