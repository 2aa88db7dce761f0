/**
 * A folder of articles as it is now: files are read again only when they changed, rules and embargoes are
 * looked at every time. Knows nothing of what is done with the articles, so that any engine can follow a
 * folder with it, in any process.
 */
import type { ArticleBody, ArticleHead, ArticleId } from '../core/article.ts';
import type { FileReport } from '../core/searcher.ts';
import { type BodyStore, memoryBodies } from './body-store.ts';
import { isArchivePath } from './containers/open-file.ts';
import { type Candidate, errorCode, type WalkOptions, walkFolder } from './folder.ts';
import { gatherRecords } from './gathered.ts';
import { arrange, type Holdings, type Unshown } from './holdings.ts';
import { type LedgerData, updateLedger } from './ledger.ts';
import {
  articleAt,
  type FileResult,
  type HeldRecord,
  type LoadedRecord,
  loadCandidate,
} from './load.ts';
import { loadPathFilter, type PathFilter } from './path-filter.ts';
import { applyArticleRules, columnsAt, type RuledRecord } from './rules/article-rules.ts';
import { EMPTY_RULES_FILE, type RulesFile } from './rules/rules-file.ts';
import {
  idleProblems,
  loadArticleRules,
  RULES_FILE,
  rulesProblemLine,
} from './rules/rules-store.ts';
import { versionKey } from './version-key.ts';

export type CollectionOptions = WalkOptions & {
  readonly root: string;
  /** Shows what its publisher withholds or embargoes, marked. */
  readonly includeWithheld?: boolean;
  /** Where bodies are kept; in memory where nothing else is said. */
  readonly bodies?: BodyStore;
  /**
   * Whether to believe a folder that there are so many files, where there were so many; null: that it
   * is gone. Missing files of one that is not believed are kept as they were read.
   */
  readonly believes?: (present: number | null, held: number) => boolean;
};

/** Where an address of the past leads. */
export type Former =
  | { readonly kind: 'moved'; readonly to: ArticleId }
  | { readonly kind: 'gone'; readonly path: string }
  | { readonly kind: 'withdrawn' };

/** What the folder holds and shows. */
export type Contents = {
  /** By first path, then place in the file. */
  readonly articles: readonly ArticleHead[];
  /** Ids that are not among the articles; ids under embargo are not told. */
  readonly former: ReadonlyMap<string, Former>;
  /** Sorted by path. */
  readonly reports: readonly FileReport[];
  /** Problems of `articles.yaml`, a line each. */
  readonly ruleProblems: readonly string[];
  /** When an embargo ends next, ISO 8601 in UTC, or null. */
  readonly nextEmbargo: string | null;
  readonly ledger: LedgerData;
};

/** A file as it was read, its bodies aside. `settings`: what it was read with beside its bytes. */
export type HeldFile = Candidate & {
  readonly records: readonly HeldRecord[];
  readonly reports: readonly FileReport[];
  readonly settings: string;
};

export class Collection {
  readonly #options: CollectionOptions;
  readonly #files = new Map<string, HeldFile>();
  /** Articles as they were given last: unchanged ones are the same objects. */
  #articles: ReadonlyMap<ArticleId, GivenArticle> = new Map();
  #walkReports: readonly FileReport[] = [];
  #rules: RulesFile = EMPTY_RULES_FILE;
  #ledger: LedgerData;

  readonly bodies: BodyStore;

  /** `held`: files as an earlier collection held them, of which only what changed is read again. */
  constructor(ledger: LedgerData, options: CollectionOptions, held: Iterable<HeldFile> = []) {
    this.#ledger = ledger;
    this.#options = options;
    this.bodies = options.bodies ?? memoryBodies();
    for (const file of held) this.#files.set(file.path, file);
  }

  /** The files as they are held, for a later collection. */
  get held(): Iterable<HeldFile> {
    return this.#files.values();
  }

  /** Has files read again that hold these articles: their bodies are needed, and lost. */
  forget(ids: ReadonlySet<ArticleId>): void {
    for (const [path, { records }] of this.#files)
      if (records.some(({ id }) => ids.has(id))) this.#files.delete(path);
  }

  /**
   * Reads what is new or changed. `onFile` hears of each file that is read, before it is. Rejects where
   * the folder itself cannot be read, and with what `onFile` throws; what was read is kept.
   */
  async look(
    now: Date,
    onFile: (done: number, total: number) => void,
    afterFile: () => Promise<void> = async () => {},
  ): Promise<void> {
    const { root } = this.#options;
    const [candidates, reports]: [Candidate[], FileReport[]] = [[], []];
    let isGone = false;
    try {
      for await (const step of walkFolder(root, this.#options)) {
        if (step.kind === 'candidate') candidates.push(step.candidate);
        else reports.push(step.report);
      }
    } catch (error) {
      if (this.#options.believes === undefined || errorCode(error) !== 'ENOENT') throw error;
      isGone = true;
    }
    const count = isGone ? null : candidates.length;
    const believes = this.#options.believes?.(count, this.#files.size) ?? true;
    if (!believes && candidates.length === 0) return;
    this.#walkReports = reports;
    this.#rules = await loadArticleRules(root);
    const filter = await loadPathFilter(root);
    const present = new Set(candidates.map(({ path }) => path));
    for (const path of this.#files.keys())
      if (believes && !present.has(path)) this.#files.delete(path);
    for (const [done, candidate] of candidates.entries()) {
      const settings = this.#settingsFor(candidate.path, filter);
      const known = this.#files.get(candidate.path);
      const { mtimeMs, size } = known ?? {};
      if (mtimeMs === candidate.mtimeMs && size === candidate.size && known?.settings === settings)
        continue;
      onFile(done, candidates.length);
      const result = await loadCandidate(root, candidate, {
        today: dayOf(now),
        maxFileSize: this.#options.maxFileSize,
        admits: filter.admits,
        columnsAt: (path) => columnsAt(this.#rules.rules, path),
      });
      this.#files.set(candidate.path, this.#holding(result, settings));
      await afterFile();
    }
  }

  /** Puts the bodies of a file's records aside. */
  #holding({ records, ...file }: FileResult, settings: string): HeldFile {
    return { ...file, settings, records: records.map((record) => this.#withoutBody(record)) };
  }

  #withoutBody(record: LoadedRecord): HeldRecord {
    const { text, paragraphs, boilerplate, ...draft } = record.draft;
    const body: ArticleBody = { text, paragraphs, boilerplate };
    this.bodies.put(record.id, body);
    return { ...record, draft };
  }

  /** What a file was read with, beside its bytes. */
  #settingsFor(path: string, filter: PathFilter): string {
    const { rules } = this.#rules;
    return isArchivePath(path)
      ? JSON.stringify([filter.rules, rules.defaults.map(({ paths, columns }) => [paths, columns])])
      : JSON.stringify(columnsAt(rules, path) ?? null);
  }

  /**
   * What is shown of what was read, at this moment. With `partial` not everything was read yet, and the
   * ledger keeps what was not met. Linear in the articles.
   */
  contents(now: Date, partial = false): Contents {
    const files = [...this.#files.values()];
    const gathered = gatherRecords(files);
    const ruled = applyArticleRules(gathered, this.#rules.rules, dayOf(now));
    const holdings = arrange(ruled.records, {
      includeWithheld: this.#options.includeWithheld ?? false,
      now: now.toISOString(),
    });
    const paths = new Map(gathered.map(({ record, paths: all }) => [record.id, all]));
    const keys = keysOf(ruled.records, holdings);
    const [all, allKeys] = partial ? withUnmet(this.#ledger, paths, keys) : [paths, keys];
    this.#ledger = updateLedger(this.#ledger, all, now.toISOString(), allKeys);
    const problems = [...this.#rules.problems, ...idleProblems(this.#rules, ruled.idle)];
    const reports = [
      ...this.#walkReports,
      ...files.flatMap((file) => file.reports),
      ...problems.map(
        ({ line, column, message }): FileReport => ({
          path: RULES_FILE,
          status: 'doubtful',
          reason: `Line ${line}, column ${column}: ${message}`,
        }),
      ),
      ...withheldReports(holdings, files),
    ];
    this.#articles = articlesOf(holdings, this.#ledger, this.#articles);
    return {
      articles: [...this.#articles.values()].map(({ article }) => article),
      former: formerOf(holdings, this.#ledger),
      reports: reports.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
      ruleProblems: problems.map(rulesProblemLine),
      nextEmbargo: holdings.nextEmbargo,
      ledger: this.#ledger,
    };
  }
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** What was met, and all that the ledger knows beside it: nothing is gone because it was not read yet. */
function withUnmet(
  { articles }: LedgerData,
  met: ReadonlyMap<ArticleId, readonly string[]>,
  keys: ReadonlyMap<ArticleId, string>,
): [ReadonlyMap<ArticleId, readonly string[]>, ReadonlyMap<ArticleId, string>] {
  const all = new Map(met);
  const allKeys = new Map(keys);
  for (const [known, { paths, key }] of Object.entries(articles)) {
    const id = known as ArticleId;
    if (met.has(id)) continue;
    all.set(id, paths);
    if (key !== undefined) allKeys.set(id, key);
  }
  return [all, allKeys];
}

/** The shown version of a key comes last, so that former ids lead to it. */
function keysOf(
  records: readonly RuledRecord[],
  { shown }: Holdings<RuledRecord>,
): ReadonlyMap<ArticleId, string> {
  const keys = new Map<ArticleId, string>();
  const enter = ({ record }: RuledRecord): void => {
    const key = versionKey(record);
    keys.delete(record.id);
    if (key !== null) keys.set(record.id, key);
  };
  for (const one of records) enter(one);
  for (const one of shown) enter(one.shown);
  return keys;
}

type GivenArticle = {
  readonly article: ArticleHead;
  /** What the article was made from. */
  readonly draft: HeldRecord['draft'];
  readonly standing: string;
};

function articlesOf(
  { shown }: Holdings<RuledRecord>,
  ledger: LedgerData,
  before: ReadonlyMap<ArticleId, GivenArticle>,
): ReadonlyMap<ArticleId, GivenArticle> {
  const articles = new Map<ArticleId, GivenArticle>();
  for (const { shown: one, versions, correctionOf, correctedBy, withheld } of shown) {
    const { paths, corrected } = one;
    const { id, draft, sha256 } = one.record;
    const added = ledger.articles[id]?.added ?? '';
    const known = { added, paths, corrected, versions, correctionOf, correctedBy, withheld };
    const standing = JSON.stringify(known);
    const given = before.get(id);
    if (given !== undefined && given.draft === draft && given.standing === standing) {
      articles.set(id, given);
      continue;
    }
    const path = paths[0] ?? one.record.path;
    const article: ArticleHead = { ...draft, ...known, id, sha256, path };
    articles.set(id, { article, draft, standing });
  }
  return articles;
}

function formerOf(holdings: Holdings<RuledRecord>, ledger: LedgerData): Map<string, Former> {
  const shown = new Set(holdings.shown.map(({ shown: { record } }) => record.id as string));
  const former = new Map<string, Former>();
  for (const [id, { path, to }] of Object.entries(ledger.former)) {
    const now = to === null ? null : (holdings.superseded.get(to as ArticleId) ?? to);
    const here = now !== null && shown.has(now);
    former.set(id, here ? { kind: 'moved', to: now as ArticleId } : { kind: 'gone', path });
  }
  for (const [id, to] of holdings.superseded) former.set(id, { kind: 'moved', to });
  for (const { ids, why } of holdings.unshown)
    for (const id of ids) if (why !== 'embargoed') former.set(id, { kind: 'withdrawn' });
  return former;
}

function withheldReports(
  { unshown }: Holdings<RuledRecord>,
  files: readonly HeldFile[],
): FileReport[] {
  const several = new Set<string>();
  for (const { records } of files)
    for (const { path, place } of records) if (place > 1) several.add(path);
  return unshown.map(({ path, place, why, until }) => {
    const reason = withheldReason(why, until);
    return {
      path,
      status: 'withheld',
      reason: several.has(path) ? `${articleAt(place)}: ${reason}` : reason,
    };
  });
}

function withheldReason(why: Unshown['why'], until: string | null): string {
  if (why === 'hidden') return `${RULES_FILE} hides it.`;
  if (why !== 'embargoed') return `Its publisher has ${why} it.`;
  if (until === null) return 'It is under embargo, and nobody says until when.';
  return `It is under embargo until ${until.slice(0, 16).replace('T', ' ')} UTC.`;
}
