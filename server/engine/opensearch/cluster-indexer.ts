/**
 * Keeps one part of a folder equal in a cluster: reads the folder, finds the names of what is new or changed in
 * its part, writes and deletes documents, then says so. Ids make every step safe to do twice; whoever is stopped
 * in between goes on from what the cluster has.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Article, ArticleHead, ArticleId } from '../../core/article.ts';
import type { BodyStore } from '../../corpus/body-store.ts';
import { Collection, type Contents } from '../../corpus/collection.ts';
import { loadLedger, saveLedger } from '../../corpus/ledger-file.ts';
import { standing } from '../../corpus/standing.ts';
import { withAssignedNames } from '../../entities/assigned-names.ts';
import { type OpenNameFinder, openNameFinder } from '../../entities/open-name-finder.ts';
import { FolderCuration } from '../packed/folder-curation.ts';
import type { IndexingOptions, PassReport } from '../packed/indexing-messages.ts';
import { Patience } from '../packed/patience.ts';
import type { IndexerProgress } from '../packed/published-index.ts';
import { articleDocument } from './article-document.ts';
import type { BulkOperation, Cluster } from './cluster.ts';
import { ClusterFailure } from './cluster-failure.ts';
import { groupsOf } from './cluster-groups.ts';
import { isWhole, type PartState, type StoredState } from './cluster-state.ts';
import { indexName } from './index-layout.ts';

/** Part `index` of `of`, from 1. */
export type Partition = { readonly index: number; readonly of: number };

export type ClusterIndexerOptions = Omit<IndexingOptions, 'firstWorkers'> & {
  readonly partition: Partition;
  readonly warn: (message: string) => void;
  readonly onProgress: (progress: IndexerProgress) => void;
};

/** Documents a bulk request, and characters of their texts. */
const BULK = { documents: 300, chars: 4_000_000 };
/** Shards of the index for each part of the folder: parts are many where articles are. */
const SHARDS_A_PART = 1;
/** How often a pass is tried, and milliseconds until the second time; each time longer. */
const PASS_TRIES = 5;
const AGAIN_MS = 2000;

type Known = { readonly number: number; readonly standing: string };

export class ClusterIndexer {
  readonly #cluster: Cluster;
  readonly #options: ClusterIndexerOptions;
  readonly #collection: Collection;
  readonly #finder: OpenNameFinder;
  readonly #patience: Patience;
  readonly #curation = new FolderCuration();
  readonly #bodies = new FreshBodies();
  readonly #index: string;
  #savedLedger: string;
  /** What the cluster has of this part; null where that has to be asked. */
  #known: Map<string, Known> | null = null;
  #ruleProblems = '';

  private constructor(
    cluster: Cluster,
    options: ClusterIndexerOptions,
    opened: { readonly finder: OpenNameFinder; readonly ledger: Contents['ledger'] },
  ) {
    const { patienceMs = 0, partition } = options;
    this.#cluster = cluster;
    this.#options = options;
    this.#finder = opened.finder;
    this.#savedLedger = JSON.stringify(opened.ledger);
    this.#index = indexName(cluster.articles, partition.of);
    this.#patience = new Patience(patienceMs, () => new Date());
    const believing = patienceMs > 0 ? { believes: this.#patience.believes } : {};
    this.#collection = new Collection(opened.ledger, {
      ...options,
      ...believing,
      bodies: this.#bodies,
    });
  }

  /** Rejects with `ClusterFailure` where the cluster is none that can be used. */
  static async open(cluster: Cluster, options: ClusterIndexerOptions): Promise<ClusterIndexer> {
    await cluster.check();
    const { ledger, problem } = await loadLedger(options.dataFolder);
    if (problem !== null) options.warn(problem);
    const finder = await openNameFinder(options);
    return new ClusterIndexer(cluster, options, { finder, ledger });
  }

  /**
   * What the cluster cannot do now is tried again for a while. Rejects with `ClusterFailure`, or where the folder cannot be
   * read; what was written by then stays.
   */
  async pass(look: boolean): Promise<PassReport> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.#pass(look);
      } catch (error) {
        this.#known = null;
        const mayPass = error instanceof ClusterFailure && error.passes;
        if (!mayPass || tried === PASS_TRIES) throw error;
        await sleep(AGAIN_MS * tried);
      }
    }
  }

  async #pass(look: boolean): Promise<PassReport> {
    const { partition, root } = this.#options;
    await this.#cluster.create(this.#index, partition.of * SHARDS_A_PART);
    this.#known ??= await this.#readKnown();
    if (look) await this.#look();
    if (this.#patience.recheckAt() === null) await this.#curation.read(root, this.#options.warn);
    let contents = this.#contents();
    const lost = new Set(
      this.#changed(contents).flatMap(({ id }) => (this.#bodies.has(id) ? [] : [id])),
    );
    if (lost.size > 0) {
      this.#collection.forget(lost);
      await this.#look();
      contents = this.#contents();
    }
    const added = await this.#write(this.#changed(contents));
    const removed = await this.#delete(contents);
    await this.#cluster.refresh(this.#index);
    await this.#finder.tidy(contents.articles.length);
    await this.#keepLedger(contents.ledger);
    await this.#say(contents);
    return {
      articles: contents.articles.length,
      added,
      removed,
      nextEmbargo: contents.nextEmbargo,
      recheckAt: this.#patience.recheckAt(),
    };
  }

  async #look(): Promise<void> {
    await this.#collection.look(new Date(), (done, total) =>
      this.#options.onProgress({ phase: 'reading', done, total }),
    );
  }

  #contents(): Contents {
    const contents = this.#collection.contents(new Date());
    const lines = contents.ruleProblems;
    if (lines.join('\n') !== this.#ruleProblems) lines.forEach(this.#options.warn);
    this.#ruleProblems = lines.join('\n');
    return contents;
  }

  async #readKnown(): Promise<Map<string, Known>> {
    const known = new Map<string, Known>();
    const own = { term: { part: partName(this.#options.partition) } };
    const fields = ['number', 'standing'];
    for await (const page of this.#cluster.scan<Known>(this.#index, own, fields))
      for (const { id, source } of page) known.set(id, source);
    return known;
  }

  #isOwn({ id }: ArticleHead): boolean {
    const { index, of } = this.#options.partition;
    return of === 1 || createHash('sha256').update(id).digest().readUInt32BE() % of === index - 1;
  }

  /** Articles of this part that the cluster does not have as they are. */
  #changed({ articles }: Contents): ArticleHead[] {
    return articles.filter(
      (head) => this.#isOwn(head) && this.#known?.get(head.id)?.standing !== this.#standingOf(head),
    );
  }

  #standingOf(head: ArticleHead): string {
    return createHash('sha256')
      .update(`${this.#finder.version} ${standing(head)}`)
      .digest('hex')
      .slice(0, 16);
  }

  async #write(heads: readonly ArticleHead[]): Promise<number> {
    const known = this.#known ?? new Map<string, Known>();
    const part = partName(this.#options.partition);
    let added = 0;
    let next = this.#firstFree(known);
    let operations: BulkOperation[] = [];
    let chars = 0;
    const flush = async (): Promise<void> => {
      await this.#cluster.bulk(this.#index, operations);
      operations = [];
      chars = 0;
    };
    let done = 0;
    for await (const found of this.#finder.findNames(this.#articles(heads))) {
      this.#options.onProgress({ phase: 'naming', done, total: heads.length });
      done += 1;
      const { article } = found;
      const held = known.get(article.id);
      if (held === undefined) added += 1;
      const place = { number: held?.number ?? next, standing: this.#standingOf(article) };
      if (held === undefined) next += this.#options.partition.of;
      const names = withAssignedNames(found.names, article.assigned);
      operations.push({
        kind: 'put',
        id: article.id,
        document: articleDocument(article, names, { ...place, part }),
      });
      known.set(article.id, place);
      this.#bodies.drop(article.id);
      chars += article.text.length;
      if (operations.length >= BULK.documents || chars >= BULK.chars) await flush();
    }
    if (operations.length > 0) await flush();
    return added;
  }

  *#articles(heads: readonly ArticleHead[]): Generator<Article> {
    for (const head of heads) {
      const body = this.#bodies.get(head.id);
      if (body !== undefined) yield { ...head, ...body };
    }
  }

  /** Numbers of a part are those that leave its index over when divided by the parts: no two parts give the same. */
  #firstFree(known: ReadonlyMap<string, Known>): number {
    const { index, of } = this.#options.partition;
    let greatest = index - 1 - of;
    for (const { number } of known.values()) greatest = Math.max(greatest, number);
    return greatest + of;
  }

  async #delete({ articles }: Contents): Promise<number> {
    const shown = new Set<string>(articles.map(({ id }) => id));
    const gone = [...(this.#known?.keys() ?? [])].filter((id) => !shown.has(id));
    for (let from = 0; from < gone.length; from += BULK.documents)
      await this.#cluster.bulk(
        this.#index,
        gone.slice(from, from + BULK.documents).map((id) => ({ kind: 'delete', id })),
      );
    for (const id of gone) this.#known?.delete(id);
    return gone.length;
  }

  async #keepLedger(ledger: Contents['ledger']): Promise<void> {
    const text = JSON.stringify(ledger);
    if (text === this.#savedLedger) return;
    await saveLedger(this.#options.dataFolder, ledger).then(
      () => {
        this.#savedLedger = text;
      },
      (error: unknown) =>
        this.#options.warn(
          `The ledger could not be written, so former addresses will not lead on: ${String(error)}`,
        ),
    );
  }

  /** Notes what this part holds now. Once all parts are there the archive is grouped, and searched here. */
  async #say({ reports, former }: Contents): Promise<void> {
    const { partition, root } = this.#options;
    const part = partName(partition);
    const lines = [...(this.#known ?? [])].map(([id, { standing: own }]) => `${id} ${own}`).sort();
    const state: PartState = {
      kind: 'part',
      part,
      folder: basename(root),
      recogniser: this.#finder.recogniser,
      curation: this.#curation.text,
      files: [...reports, ...this.#curation.reports, ...this.#patience.reports()],
      former: [...former],
      articles: this.#known?.size ?? 0,
      version: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
    };
    const before = await this.#cluster.states<StoredState>(this.#index);
    if (JSON.stringify(before.get(part)) !== JSON.stringify(state))
      await this.#cluster.putState(this.#index, part, state);
    const stored = await this.#cluster.states<StoredState>(this.#index);
    if (!isWhole(stored.values())) return;
    await groupsOf(this.#cluster, this.#index, stored, this.#options.onProgress);
    await this.#cluster.swap(this.#index);
  }
}

export function partName({ index, of }: Partition): string {
  return `${index}/${of}`;
}

/** Bodies that were read and not written yet. */
class FreshBodies implements BodyStore {
  readonly #bodies = new Map<ArticleId, Parameters<BodyStore['put']>[1]>();

  has(id: ArticleId): boolean {
    return this.#bodies.has(id);
  }

  put(id: ArticleId, body: Parameters<BodyStore['put']>[1]): void {
    this.#bodies.set(id, body);
  }

  get(id: ArticleId): Parameters<BodyStore['put']>[1] | undefined {
    return this.#bodies.get(id);
  }

  drop(id: ArticleId): void {
    this.#bodies.delete(id);
  }
}
