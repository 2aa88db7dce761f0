/**
 * Keeps an index equal to a folder: reads what is new or changed, removes what is gone, then finds
 * names. Text comes first, so that a search works while names are still being read. One pass at a
 * time; the event loop gets its turn between articles.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article, ArticleId } from '../../core/article.ts';
import type { FileReport } from '../../core/searcher.ts';
import { type Candidate, type WalkOptions, walkFolder } from '../../corpus/folder.ts';
import { type LedgerData, updateLedger } from '../../corpus/ledger.ts';
import { type FileResult, mergeArticles, readCandidate } from '../../corpus/load.ts';
import type { ReadContext } from '../../corpus/reader.ts';
import { CURATION_FILE, curationProblemLine, loadCuration } from '../../entities/curation-store.ts';
import type { NameFinder } from '../../entities/name-finder.ts';
import type { ArticleIndex, IndexCircumstances } from './article-index.ts';

/** While building, how old the visible version may become. Each commit looks at every article. */
const COMMIT_EVERY_MS = 2000;
/** Articles indexed between two turns of the event loop: about 10 ms of work. */
const TURN_EVERY = 10;

export type SyncOptions = WalkOptions & {
  readonly root: string;
  /** The folder's name as it is shown. */
  readonly folderName: string;
  readonly nameFinder: NameFinder;
  readonly clock: () => Date;
  /** Hears the problems of `entities.yaml`, a line each, whenever they are others than before. */
  readonly onCurationProblems?: (lines: readonly string[]) => void;
};

/** Where a pass stands: files read, or articles whose names are found, of so many. */
export type SyncProgress = {
  readonly phase: 'reading' | 'naming';
  readonly done: number;
  readonly total: number;
};

export type SyncSummary = {
  readonly articles: number;
  readonly added: number;
  readonly removed: number;
  /** Files that gave no article, or a doubtful one. */
  readonly skipped: number;
  readonly ledger: LedgerData;
};

export class FolderSync {
  readonly #index: ArticleIndex;
  readonly #options: SyncOptions;
  readonly #files = new Map<string, FileResult>();
  /** Why an article's names could not be found. */
  readonly #unnamed = new Map<ArticleId, string>();
  #ledger: LedgerData;
  #curationProblems = '';

  constructor(index: ArticleIndex, ledger: LedgerData, options: SyncOptions) {
    this.#index = index;
    this.#ledger = ledger;
    this.#options = options;
  }

  /**
   * One pass over the folder. Rejects where the folder itself cannot be read; the index is then as it
   * was. Rejects with the signal's reason once it is aborted; the index may then be without names.
   * Must not be called again before it has settled.
   */
  async run(
    onProgress: (progress: SyncProgress) => void = () => {},
    signal?: AbortSignal,
  ): Promise<SyncSummary> {
    const today = this.#options.clock().toISOString();
    const { candidates, reports } = await this.#walk();
    const context: ReadContext = { today: today.slice(0, 10) };
    await this.#readChanged(candidates, context, (progress) => {
      signal?.throwIfAborted();
      onProgress(progress);
    });
    const { folderName: folder, nameFinder } = this.#options;
    const curationReports = await this.#curate();
    const read = [...this.#files.values()].flatMap((file) => file.reports);
    const known = [...reports, ...read, ...curationReports].sort(byPath);
    const about = { folder, recogniser: nameFinder.recogniser, files: known };
    const { added, removed, expected } = await this.#applyChanges(today, about, signal);
    const circumstances = { ...about, expected };
    await this.#findNames(circumstances, onProgress, signal);
    const files = [...known, ...this.#namingReports()].sort(byPath);
    this.#index.commit({ ...circumstances, files, state: 'ready' });
    return { articles: expected, added, removed, skipped: files.length, ledger: this.#ledger };
  }

  async #walk(): Promise<{ candidates: Candidate[]; reports: FileResult['reports'][number][] }> {
    const candidates: Candidate[] = [];
    const reports: FileResult['reports'][number][] = [];
    for await (const step of walkFolder(this.#options.root, this.#options)) {
      if (step.kind === 'candidate') candidates.push(step.candidate);
      else reports.push(step.report);
    }
    return { candidates, reports };
  }

  /** Takes the rules of `entities.yaml` as they are now; they show with the next commit. */
  async #curate(): Promise<FileReport[]> {
    const { curation, problems } = await loadCuration(this.#options.root);
    this.#index.curate(curation);
    const lines = problems.map(curationProblemLine);
    if (lines.join('\n') !== this.#curationProblems) this.#options.onCurationProblems?.(lines);
    this.#curationProblems = lines.join('\n');
    return problems.map(({ line, column, message }) => ({
      path: CURATION_FILE,
      status: 'doubtful',
      reason: `Line ${line}, column ${column}: ${message}`,
    }));
  }

  /** A file of the same size and time is not read again. */
  async #readChanged(
    candidates: readonly Candidate[],
    context: ReadContext,
    onProgress: (progress: SyncProgress) => void,
  ): Promise<void> {
    const present = new Set(candidates.map(({ path }) => path));
    for (const path of this.#files.keys()) if (!present.has(path)) this.#files.delete(path);
    for (const [done, candidate] of candidates.entries()) {
      const known = this.#files.get(candidate.path);
      if (known?.mtimeMs === candidate.mtimeMs && known.size === candidate.size) continue;
      onProgress({ phase: 'reading', done, total: candidates.length });
      const result = await readCandidate(this.#options.root, candidate, context);
      this.#files.set(candidate.path, result);
    }
  }

  /** Finds the names that are missing; what is found so far shows every now and then. */
  async #findNames(
    circumstances: Partial<IndexCircumstances>,
    onProgress: (progress: SyncProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const rows = [...this.#index.table.rows()];
    const articles = rows.flatMap(({ names, article }) => (names === null ? [article] : []));
    const showing = this.#everyNowAndThen(circumstances);
    let done = 0;
    for await (const found of this.#options.nameFinder.findNames(articles, signal)) {
      signal?.throwIfAborted();
      onProgress({ phase: 'naming', done, total: articles.length });
      this.#index.name(found.article.id, found.names);
      if (found.problem === null) this.#unnamed.delete(found.article.id);
      else this.#unnamed.set(found.article.id, found.problem);
      await showing();
      if (done % TURN_EVERY === 0) await nextTurn();
      done += 1;
    }
  }

  /** A report for each article whose names could not be found. */
  #namingReports(): FileReport[] {
    return [...this.#unnamed].flatMap(([id, reason]) => {
      const path = this.#index.table.find(id)?.article.path;
      return path === undefined ? [] : [{ path, status: 'doubtful', reason }];
    });
  }

  /** Commits when asked, but only once the last commit is some time ago. */
  #everyNowAndThen(circumstances: Partial<IndexCircumstances>): () => Promise<void> {
    let last = this.#options.clock().getTime();
    return async () => {
      if (this.#options.clock().getTime() - last < COMMIT_EVERY_MS) return;
      await this.#curate();
      this.#index.commit(circumstances);
      last = this.#options.clock().getTime();
    };
  }

  /** Brings the index to what the files hold; text can be found as soon as it is in. */
  async #applyChanges(
    now: string,
    about: Partial<IndexCircumstances>,
    signal: AbortSignal | undefined,
  ): Promise<{ added: number; removed: number; expected: number }> {
    const results = [...this.#files.values()];
    const contents = new Map(mergeArticles(results, () => now).map(({ id, paths }) => [id, paths]));
    this.#ledger = updateLedger(this.#ledger, contents, now);
    const { articles: dated, former } = this.#ledger;
    const articles = mergeArticles(results, (id) => dated[id]?.added ?? now);
    let removed = 0;
    for (const { article } of [...this.#index.table.rows()]) {
      if (!contents.has(article.id) && this.#index.remove(article.id)) removed += 1;
    }
    for (const id of this.#unnamed.keys()) if (!contents.has(id)) this.#unnamed.delete(id);
    let added = 0;
    const circumstances = { ...about, expected: articles.length };
    const showing = this.#everyNowAndThen(circumstances);
    for (const [done, article] of articles.entries()) {
      if (done % TURN_EVERY === 0) {
        signal?.throwIfAborted();
        await showing();
        await nextTurn();
      }
      const held = this.#index.table.find(article.id);
      if (held !== undefined && sameArticle(held.article, article)) continue;
      if (held === undefined) added += 1;
      this.#index.put(article, held?.names ?? null);
    }
    for (const [id, { path, to }] of Object.entries(former)) {
      const moved = to === null ? undefined : this.#index.table.find(to)?.article.id;
      this.#index.remember(
        id,
        moved === undefined ? { kind: 'gone', path } : { kind: 'moved', to: moved },
      );
    }
    const unnamed = [...this.#index.table.rows()].some(({ names }) => names === null);
    if (unnamed || added + removed > 0) this.#index.commit(circumstances);
    return { added, removed, expected: articles.length };
  }
}

/** Same bytes at the same places: only a path's date can differ between two readings of them. */
function sameArticle(a: Article, b: Article): boolean {
  return a.paths.join('\n') === b.paths.join('\n') && a.date?.day === b.date?.day;
}

function byPath(a: FileReport, b: FileReport): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
