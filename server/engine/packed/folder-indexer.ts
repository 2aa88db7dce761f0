/**
 * Keeps an index on disk equal to a folder: reads what is new or changed, builds segments of it, marks
 * what is gone as deleted, then finds names. Text comes first, so that a search works while names are
 * still being found. Every step ends with a snapshot that is published; whoever is killed between two
 * snapshots goes on from the last one. One pass at a time.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article, ArticleHead } from '../../core/article.ts';
import { Collection, type Contents } from '../../corpus/collection.ts';
import type { LedgerData } from '../../corpus/ledger.ts';
import { messageOf } from './error-message.ts';
import { FolderCuration } from './folder-curation.ts';
import { heldFiles, saveHeldFiles } from './held-files.ts';
import { entryOf, HeldSegments, SegmentBodies } from './held-segments.ts';
import { idKey, standingKey } from './identity-key.ts';
import { emptyManifest, filesOf, type IndexFolder, type Manifest } from './index-folder.ts';
import { dropDamaged, holdSound, soundManifest } from './index-repair.ts';
import type { IndexerEvents, IndexerOptions, PassSummary, PassTurn } from './indexer-options.ts';
import { KeptGroups } from './kept-groups.ts';
import { chooseMerge } from './merge-policy.ts';
import { nameSegments } from './name-segments.ts';
import { Patience } from './patience.ts';
import { type PublishedIndex, publishedIndex } from './published-index.ts';
import { DamagedFile } from './section-file.ts';
import { MAX_BUILT_ARTICLES } from './segment-builder.ts';
import { SegmentWriter } from './segment-writer.ts';

export class FolderIndexer {
  readonly #folder: IndexFolder;
  readonly #options: IndexerOptions;
  readonly #events: IndexerEvents;
  readonly #segments: HeldSegments;
  readonly #bodies: SegmentBodies;
  readonly #writer: SegmentWriter;
  readonly #collection: Collection;
  readonly #unnamed: Map<number, string>;
  readonly #groups: KeptGroups;
  readonly #patience: Patience;
  /** What of the files may be damaged: what opening does not verify, everything, or nothing. */
  #suspect: 'articles' | 'all' | 'none' = 'articles';
  #contents: Contents;
  #state: PublishedIndex['state'] = 'building';
  #ruleProblems = '';
  readonly #curation = new FolderCuration();
  /** What was published last. */
  #published = '';

  private constructor(
    folder: IndexFolder,
    options: IndexerOptions,
    events: IndexerEvents,
    opened: {
      readonly segments: HeldSegments;
      readonly bodies: SegmentBodies;
      readonly collection: Collection;
      readonly writer: SegmentWriter;
      readonly patience: Patience;
      readonly unnamed: Map<number, string>;
      readonly groups: KeptGroups;
    },
  ) {
    this.#folder = folder;
    this.#options = options;
    this.#events = events;
    this.#segments = opened.segments;
    this.#bodies = opened.bodies;
    this.#writer = opened.writer;
    this.#collection = opened.collection;
    this.#patience = opened.patience;
    this.#unnamed = opened.unnamed;
    this.#groups = opened.groups;
    this.#contents = this.#collection.contents(options.clock(), true);
  }

  /** Opens what an earlier run left, drops what is damaged, and publishes the rest at once. */
  static async open(
    folder: IndexFolder,
    ledger: LedgerData,
    options: IndexerOptions,
    events: IndexerEvents,
  ): Promise<FolderIndexer> {
    const { naming, clock, patienceMs = 0 } = options;
    const manifest = await soundManifest(folder, naming, events.warn);
    const sameNaming = manifest.naming === naming;
    const segments = new HeldSegments();
    for (const entry of manifest.segments) {
      const named = sameNaming ? entry : { ...entry, names: null };
      const held = await holdSound(folder, named, events.warn);
      if (held !== null) segments.add(held);
    }
    const bodies = new SegmentBodies(segments);
    const { held, damaged } = await heldFiles(folder);
    if (damaged > 0 && manifest.segments.length > 0)
      events.warn('What was noted of the files is damaged; those it concerns are read again.');
    const patience = new Patience(patienceMs, clock);
    const believing = patienceMs > 0 ? { believes: patience.believes } : {};
    const collection = new Collection(ledger, { ...options, ...believing, bodies }, held);
    const writer = new SegmentWriter(folder, manifest.next);
    const unnamed = new Map(sameNaming ? manifest.unnamed : []);
    const kept = sameNaming ? manifest.groups : null;
    const sources = { ...options.grouping, segments, writer };
    const groups = await KeptGroups.open(folder, kept, sources, events.warn);
    const opened = { segments, bodies, collection, writer, patience, unnamed, groups };
    const indexer = new FolderIndexer(folder, options, events, opened);
    await indexer.#readCuration();
    if (segments.size > 0) await indexer.#publish();
    return indexer;
  }

  /**
   * One pass over the folder; with `look` false what was read before is only shown as of now. Rejects
   * where the folder or the data folder cannot be used; the index is then as it was. Rejects with the
   * signal's reason once it is aborted. Once `isWaitedFor`, names that are still missing, and groups, are left to the
   * next pass.
   */
  async pass(
    signal?: AbortSignal,
    look = true,
    isWaitedFor: () => boolean = () => false,
  ): Promise<PassSummary> {
    const turn = { signal, look, isWaitedFor };
    try {
      return await this.#pass(turn);
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      this.#suspect = 'all';
      return this.#pass(turn);
    }
  }

  async #pass({ signal, look, isWaitedFor }: PassTurn): Promise<PassSummary> {
    let [added, removed] = [0, 0];
    const apply = async (partial: boolean): Promise<void> => {
      this.#contents = this.#collection.contents(this.#options.clock(), partial);
      if (!partial) this.#tellRuleProblems(this.#contents.ruleProblems);
      const changes = await this.#applyContents(partial, signal);
      added += changes.added;
      removed += changes.removed;
    };
    await this.#letGoOfDamage();
    if (look) await this.#look(apply, signal);
    await this.#readCuration();
    await apply(false);
    const lost = this.#segments.lacking(this.#contents.articles);
    if (lost.size > 0) {
      this.#collection.forget(lost);
      await this.#look(apply, signal);
      await apply(false);
    }
    this.#bodies.dropFresh();
    if (await this.#findNames(signal, isWaitedFor)) {
      const onProgress = (done: number, total: number): void =>
        this.#events.onProgress({ phase: 'grouping', done, total });
      await this.#groups.update({ signal, onProgress });
    }
    this.#state = 'ready';
    await this.#publish();
    await this.#saveHeldFiles();
    const { ledger, nextEmbargo } = this.#contents;
    const [articles, recheckAt] = [this.#segments.size, this.#patience.recheckAt()];
    return { articles, added, removed, nextEmbargo, recheckAt, ledger };
  }

  /** Problems of `articles.yaml` are told before anything that follows from it shows; once. */
  #tellRuleProblems(lines: readonly string[]): void {
    if (lines.join('\n') !== this.#ruleProblems) lines.forEach(this.#events.warn);
    this.#ruleProblems = lines.join('\n');
  }

  /** What is damaged is forgotten, so that this pass makes it again. */
  async #letGoOfDamage(): Promise<void> {
    const present = await this.#folder.files();
    const isThere = this.#segments.all.every((segment) =>
      filesOf(segment).every((file) => present.has(file)),
    );
    this.#groups.missAmong(present, this.#events.warn);
    if (this.#suspect === 'none' && isThere) return;
    const all = this.#suspect === 'all' || !isThere;
    await dropDamaged(this.#folder, this.#segments, { all, warn: this.#events.warn });
    this.#suspect = 'none';
  }

  async #saveHeldFiles(): Promise<void> {
    const note = 'What was read could not be noted, so the next start reads it again';
    await saveHeldFiles(this.#folder, this.#collection.held).catch((error: unknown) =>
      this.#events.warn(`${note}: ${messageOf(error)}`),
    );
  }

  /**
   * Joins segments as long as it is worth it and nobody waits, then groups what passes left open. To be
   * called between passes. What turns out to be damaged is left to the next pass.
   */
  async merge(signal?: AbortSignal, isWaitedFor: () => boolean = () => false): Promise<void> {
    try {
      await this.#mergeSegments(signal, isWaitedFor);
      const turn = { signal, isWaitedFor, onProgress: () => undefined };
      if (!isWaitedFor() && (await this.#groups.settle(turn))) await this.#publish();
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      this.#suspect = 'all';
    }
  }

  async #mergeSegments(signal: AbortSignal | undefined, isWaitedFor: () => boolean): Promise<void> {
    while (!isWaitedFor()) {
      signal?.throwIfAborted();
      const candidates = this.#segments.all.map((segment) => ({
        segment,
        documents: segment.documents,
        live: segment.documents - segment.deleted.size,
      }));
      const chosen = chooseMerge(candidates).map(({ segment }) => segment);
      if (chosen.length === 0) return;
      this.#segments.replace(chosen, await this.#writer.merge(chosen));
      await this.#publish();
    }
  }

  /** Reads what changed; whenever enough new articles have come together, `apply` makes them searchable. */
  async #look(
    apply: (partial: boolean) => Promise<void>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { clock } = this.#options;
    await this.#collection.look(
      clock(),
      (done, total) => {
        signal?.throwIfAborted();
        this.#events.onProgress({ phase: 'reading', done, total });
      },
      async () => {
        if (this.#bodies.fresh < MAX_BUILT_ARTICLES) return;
        await apply(true);
        // Versions that are not shown lose their bodies here; if their turn comes they are read again.
        this.#bodies.dropFresh();
        await this.#saveHeldFiles();
      },
    );
  }

  /**
   * Brings the segments to what the folder shows. With `partial` not everything was read yet, and what is
   * missing stays.
   */
  async #applyContents(
    partial: boolean,
    signal: AbortSignal | undefined,
  ): Promise<{ added: number; removed: number }> {
    const { articles } = this.#contents;
    const shown = new Set<number>();
    const coming: ArticleHead[] = [];
    const replaced: number[] = [];
    let added = 0;
    for (const [i, head] of articles.entries()) {
      if (i % 5000 === 0) await nextTurn();
      const key = idKey(head.id);
      shown.add(key);
      const place = this.#segments.find(key);
      if (place === undefined) added += 1;
      else if (place.segment.standings[place.document] === standingKey(head)) continue;
      else replaced.push(key);
      coming.push(head);
    }
    const gone = partial
      ? []
      : [...this.#segments.places].flatMap(([key]) => (shown.has(key) ? [] : [key]));
    if (coming.length + gone.length === 0) return { added: 0, removed: 0 };
    await this.#options.keepLedger?.(this.#contents.ledger);
    // Of even size: a segment of a few left over would cost every search a look.
    const chunks = Math.ceil(coming.length / MAX_BUILT_ARTICLES);
    const size = Math.ceil(coming.length / Math.max(1, chunks));
    for (let from = 0; from < coming.length; from += size) {
      signal?.throwIfAborted();
      const chunk = coming.slice(from, from + size);
      const full = chunk.flatMap((head): Article[] => {
        const body = this.#bodies.get(head.id);
        return body === undefined ? [] : [{ ...head, ...body }];
      });
      if (full.length > 0) await this.#build(full, replaced);
      // The last shows together with what goes: an article that changed is never there twice.
      if (from + size < coming.length) await this.#publish();
    }
    for (const key of gone) this.#segments.delete(key);
    this.#segments.dropEmpty();
    await this.#publish();
    return { added, removed: gone.length };
  }

  async #build(articles: readonly Article[], replaced: readonly number[]): Promise<void> {
    const held = await this.#writer.build(articles);
    const own = new Set(held.ids);
    for (const key of replaced) if (own.has(key)) this.#segments.delete(key);
    this.#segments.add(held);
  }

  /** Whether no names are missing any more. */
  async #findNames(signal: AbortSignal | undefined, isWaitedFor: () => boolean): Promise<boolean> {
    const { nameFinder, clock } = this.#options;
    return nameSegments(this.#segments, this.#writer, {
      nameFinder,
      clock,
      signal,
      isWaitedFor,
      onProgress: (done, total) => this.#events.onProgress({ phase: 'naming', done, total }),
      onFound: (key, problem) => {
        if (problem === null) this.#unnamed.delete(key);
        else this.#unnamed.set(key, problem);
      },
      onWritten: () => this.#publish(),
    });
  }

  async #publish(): Promise<void> {
    const manifest: Manifest = {
      ...emptyManifest(this.#options.naming),
      next: this.#writer.next,
      segments: this.#segments.all.map(entryOf),
      groups: this.#groups.entry,
      unnamed: [...this.#unnamed].filter(([key]) => this.#segments.find(key) !== undefined),
    };
    const index = publishedIndex({
      manifest,
      state: this.#state,
      size: this.#segments.size,
      contents: this.#contents,
      said: [...this.#curation.reports, ...this.#patience.reports()],
      unnamed: this.#unnamed,
      recogniser: this.#options.nameFinder.recogniser,
      curation: this.#curation.text,
    });
    // A pass that changed nothing costs the searches nothing.
    const text = JSON.stringify([index, [...index.former]]);
    if (text === this.#published) return;
    await this.#folder.publish(manifest);
    this.#published = text;
    this.#events.onPublish(index);
  }

  /** Rules stand in the folder: those of one that is missing still hold. */
  async #readCuration(): Promise<void> {
    if (this.#patience.recheckAt() === null)
      await this.#curation.read(this.#options.root, this.#events.warn);
  }
}
