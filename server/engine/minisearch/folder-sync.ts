/**
 * Keeps an index equal to a folder: reads what is new or changed, removes what is gone, then finds
 * names. Text comes first, so that a search works while names are still being read. One pass at a
 * time; the event loop gets its turn between articles.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Article, type ArticleId, searchableTitle } from '../../core/article.ts';
import type { FileReport } from '../../core/searcher.ts';
import { Collection, type CollectionOptions, type Contents } from '../../corpus/collection.ts';
import type { LedgerData } from '../../corpus/ledger.ts';
import { standing } from '../../corpus/standing.ts';
import { withAssignedNames } from '../../entities/assigned-names.ts';
import { CURATION_FILE, curationProblemLine, loadCuration } from '../../entities/curation-store.ts';
import type { NameFinder } from '../../entities/name-finder.ts';
import type { ArticleIndex, IndexCircumstances } from './article-index.ts';

/** While building, how old the visible version may become. Each commit looks at every article. */
const COMMIT_EVERY_MS = 2000;
/** Articles indexed between two turns of the event loop: about 10 ms of work. */
const TURN_EVERY = 10;

export type SyncOptions = CollectionOptions & {
  /** The folder's name as it is shown. */
  readonly folderName: string;
  readonly nameFinder: NameFinder;
  readonly clock: () => Date;
  /** Hears the problems of `entities.yaml`, a line each, whenever they are others than before. */
  readonly onCurationProblems?: (lines: readonly string[]) => void;
  /** The same of `articles.yaml`. */
  readonly onRuleProblems?: (lines: readonly string[]) => void;
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
  /** Files that gave no article, a doubtful one, or one that may not be shown. */
  readonly skipped: number;
  /** When an embargo ends next, ISO 8601 in UTC; a pass is due then. */
  readonly nextEmbargo: string | null;
  readonly ledger: LedgerData;
};

export class FolderSync {
  readonly #index: ArticleIndex;
  readonly #options: SyncOptions;
  readonly #collection: Collection;
  /** Why an article's names could not be found. */
  readonly #unnamed = new Map<ArticleId, string>();
  #curationProblems = '';
  #ruleProblems = '';

  constructor(index: ArticleIndex, ledger: LedgerData, options: SyncOptions) {
    this.#index = index;
    this.#collection = new Collection(ledger, options);
    this.#options = options;
  }

  /**
   * One pass over the folder; with `look` false what was read before is only shown as of now. Rejects where the folder itself cannot be read; the index is then as it
   * was. Rejects with the signal's reason once it is aborted; the index may then be without names.
   * Must not be called again before it has settled.
   */
  async run(
    onProgress: (progress: SyncProgress) => void = () => {},
    signal?: AbortSignal,
    look = true,
  ): Promise<SyncSummary> {
    const now = this.#options.clock();
    if (look) {
      await this.#collection.look(now, (done, total) => {
        signal?.throwIfAborted();
        onProgress({ phase: 'reading', done, total });
      });
    }
    const contents = this.#collection.contents(now);
    this.#tellRuleProblems(contents.ruleProblems);
    const { folderName: folder, nameFinder } = this.#options;
    const curationReports = await this.#curate();
    const known = [...contents.reports, ...curationReports].sort(byPath);
    const about = { folder, recogniser: nameFinder.recogniser, files: known };
    const expected = contents.articles.length;
    const circumstances = { ...about, expected };
    const { added, removed } = await this.#applyChanges(contents, circumstances, signal);
    await this.#findNames(circumstances, onProgress, signal);
    const files = [...known, ...this.#namingReports()].sort(byPath);
    this.#index.commit({ ...circumstances, files, state: 'ready' });
    const { ledger, nextEmbargo } = contents;
    return { articles: expected, added, removed, skipped: files.length, nextEmbargo, ledger };
  }

  #tellRuleProblems(lines: readonly string[]): void {
    if (lines.join('\n') !== this.#ruleProblems) this.#options.onRuleProblems?.(lines);
    this.#ruleProblems = lines.join('\n');
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
      this.#index.name(found.article.id, withAssignedNames(found.names, found.article.assigned));
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
    { articles: heads, former }: Contents,
    circumstances: Partial<IndexCircumstances>,
    signal: AbortSignal | undefined,
  ): Promise<{ added: number; removed: number }> {
    const articles = heads.flatMap((head): Article[] => {
      const body = this.#collection.bodies.get(head.id);
      return body === undefined ? [] : [{ ...head, ...body }];
    });
    const shown = new Set<string>(articles.map(({ id }) => id));
    let [added, removed, changed] = [0, 0, 0];
    for (const { article } of [...this.#index.table.rows()]) {
      if (!shown.has(article.id) && this.#index.remove(article.id)) removed += 1;
    }
    for (const id of this.#unnamed.keys()) if (!shown.has(id)) this.#unnamed.delete(id);
    const showing = this.#everyNowAndThen(circumstances);
    for (const [done, article] of articles.entries()) {
      if (done % TURN_EVERY === 0) {
        signal?.throwIfAborted();
        await showing();
        await nextTurn();
      }
      const held = this.#index.table.find(article.id);
      if (held !== undefined && same(held.article, article)) continue;
      if (held === undefined) added += 1;
      else changed += 1;
      // Names stand in the title too: where it is another, they are found anew.
      const named = held !== undefined && sameTitle(held.article, article) ? held.names : null;
      this.#index.put(article, named);
    }
    this.#index.rememberAll(former);
    const unnamed = [...this.#index.table.rows()].some(({ names }) => names === null);
    if (unnamed || added + removed + changed > 0) this.#index.commit(circumstances);
    return { added, removed };
  }
}

/** An article that did not change is given as the same object most times. */
function same(a: Article, b: Article): boolean {
  return a === b || standing(a) === standing(b);
}

function sameTitle(a: Article, b: Article): boolean {
  return searchableTitle(a) === searchableTitle(b);
}

function byPath(a: FileReport, b: FileReport): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
