/**
 * Keeps the stories and copies of an index while its articles change. What groups articles is made in
 * memory when it is first needed: in the pass that completes an index, or of a small one; else between
 * passes, which it gives way to, and until then the groups of before are shown.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId } from '../../core/article.ts';
import { ArticleGrouping, groupingTraits, textForCopies } from '../../stories/article-grouping.ts';
import { NO_GROUPS } from '../../stories/article-groups.ts';
import { openGroups, type StoredGroups } from './groups-file.ts';
import type { HeldPlace, HeldSegment, HeldSegments } from './held-segments.ts';
import { idKey } from './identity-key.ts';
import type { IndexFolder, Manifest } from './index-folder.ts';
import { DamagedFile } from './section-file.ts';
import type { SegmentNames } from './segment-names.ts';
import type { SegmentWriter } from './segment-writer.ts';

/** What is done within a pass, and what between passes. Articles. */
export type GroupingLimits = {
  /** So many are grouped afresh within every pass, in some fifty milliseconds. */
  readonly tiny: number;
  /** The grouping of so many is made in memory within a pass, in some five seconds. */
  readonly small: number;
};
const LIMITS: GroupingLimits = { tiny: 300, small: 5000 };
/** Share of the articles that must be grouped already for their groups to be shown a while longer. */
const LEAST_GROUPED = 0.8;
/** Drift from which stories are grouped afresh although the folder goes on changing; see `StoryIndex.drift`. */
const MAX_DRIFT = 0.01;
/** Articles between two turns of the event loop. */
const TURN_EVERY = 20;

type Entry = Manifest['groups'];
type Member = { readonly id: ArticleId; readonly standing: number };

/** The grouping in memory, and of which articles it is. */
type Grouping = { readonly index: ArticleGrouping; readonly members: Map<number, Member> };

/** A grouping that is being made: `keys` from `next` on are still to be read. */
type Filling = Grouping & {
  readonly keys: readonly number[];
  next: number;
  building: Generator<void> | null;
};

/** Who waits, and who hears how far it is. */
export type GroupingTurn = {
  readonly signal: AbortSignal | undefined;
  readonly isWaitedFor: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
};

/** What is grouped, and where what comes of it is written. */
export type GroupingSources = {
  readonly segments: HeldSegments;
  readonly writer: SegmentWriter;
  /** Other than usual, for tests. */
  readonly limits?: GroupingLimits;
};

export class KeptGroups {
  readonly #segments: HeldSegments;
  readonly #writer: SegmentWriter;
  #entry: Entry;
  #stored: StoredGroups;
  #grouping: Grouping | null = null;
  #filling: Filling | null = null;
  #names: { readonly segment: HeldSegment; readonly names: SegmentNames | null } | null = null;
  #isQuiet = false;
  readonly #limits: GroupingLimits;

  private constructor(
    { segments, writer, limits = LIMITS }: GroupingSources,
    entry: Entry,
    stored: StoredGroups,
  ) {
    this.#segments = segments;
    this.#writer = writer;
    this.#limits = limits;
    this.#entry = entry;
    this.#stored = stored;
  }

  /** Groups of an earlier run, none where `entry` is null or its file is damaged. */
  static async open(
    folder: IndexFolder,
    entry: Entry,
    sources: GroupingSources,
    warn: (message: string) => void,
  ): Promise<KeptGroups> {
    const nothing: StoredGroups = { groups: NO_GROUPS, grouped: new Map() };
    if (entry === null) return new KeptGroups(sources, null, nothing);
    try {
      const stored = openGroups(await folder.verified(entry.file, entry.crc));
      return new KeptGroups(sources, entry, stored);
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      warn(`Stories and copies are grouped again: ${error.message}`);
      return new KeptGroups(sources, null, nothing);
    }
  }

  get entry(): Entry {
    return this.#entry;
  }

  /** A file that is not among these is gone, and is written again with the next pass. */
  missAmong(files: ReadonlySet<string>, warn: (message: string) => void): void {
    if (this.#entry === null || files.has(this.#entry.file)) return;
    warn(`A part of the index is missing and is written again: ${this.#entry.file}.`);
    this.#entry = null;
  }

  /** To be called at the end of a pass: groups what came and went. Whether the groups changed. */
  async update(turn: Omit<GroupingTurn, 'isWaitedFor'>): Promise<boolean> {
    const changed = this.#isOutdated();
    const { tiny, small } = this.#limits;
    this.#isQuiet = !changed;
    if (!changed) return this.#entry === null && this.#stored.grouped.size > 0 && this.#store();
    if (this.#grouping === null) {
      if (this.#segments.size > small && this.#isMostlyGrouped()) return false;
      await this.#fill({ ...turn, isWaitedFor: () => false });
    }
    const changedGroups = await this.#regroup();
    if (this.#segments.size > tiny) return changedGroups;
    return (await this.settle({ ...turn, isWaitedFor: () => false })) || changedGroups;
  }

  /**
   * To be called between passes: makes the grouping where a pass left that undone, and closes what
   * changes one by one left open. Whether the groups changed.
   */
  async settle(turn: GroupingTurn): Promise<boolean> {
    if (this.#grouping === null) {
      if (!this.#isOutdated() || !(await this.#fill(turn))) return false;
      return this.#regroup();
    }
    const { index } = this.#grouping;
    const isDue = index.size <= this.#limits.small || index.drift > MAX_DRIFT || this.#isQuiet;
    if (index.drift === 0 || !isDue || !(await run(index.build(), turn))) return false;
    return this.#regroup();
  }

  /** False where it gave way; it goes on from there the next time. */
  async #fill(turn: GroupingTurn): Promise<boolean> {
    this.#filling ??= this.#beginning();
    const filling = this.#filling;
    const { keys, index, members } = filling;
    for (; filling.next < keys.length; filling.next += 1) {
      if (filling.next % TURN_EVERY === 0) {
        await nextTurn();
        turn.signal?.throwIfAborted();
        turn.onProgress(filling.next, keys.length);
        if (turn.isWaitedFor()) return false;
      }
      const key = keys[filling.next] ?? -1;
      const place = this.#segments.find(key);
      if (place === undefined) continue;
      const traits = await this.#traitsOf(place);
      index.collect(traits);
      members.set(key, { id: traits.entry.id, standing: standingOf(place) });
    }
    filling.building ??= index.build();
    if (!(await run(filling.building, turn))) return false;
    this.#filling = null;
    this.#grouping = { index, members };
    this.#names = null;
    return true;
  }

  #beginning(): Filling {
    const index = new ArticleGrouping((id) => {
      const place = this.#segments.find(idKey(id));
      return place === undefined ? null : textForCopies(this.#segments.article(place));
    });
    const keys = [...this.#segments.places].map(([key]) => key);
    return { index, members: new Map(), keys, next: 0, building: null };
  }

  /** Brings the grouping in memory up to the segments, article by article, and keeps what comes of it. */
  async #regroup(): Promise<boolean> {
    if (this.#grouping === null) return false;
    const { index, members } = this.#grouping;
    const { gone, come } = changesBetween(members, this.#segments);
    for (const key of gone) {
      const member = members.get(key);
      if (member !== undefined) index.remove(member.id);
      members.delete(key);
    }
    for (const [key, place] of come) {
      const traits = await this.#traitsOf(place);
      index.add(traits);
      members.set(key, { id: traits.entry.id, standing: standingOf(place) });
    }
    this.#names = null;
    const groups = index.groups(this.#stored.groups);
    const grouped = new Map([...members].map(([key, { standing }]) => [key, standing]));
    if (!this.#isOutdated() && isSame(groups, this.#stored.groups)) return false;
    this.#stored = { groups, grouped };
    return this.#store();
  }

  async #store(): Promise<true> {
    const isEmpty = this.#stored.grouped.size === 0;
    this.#entry = isEmpty ? null : await this.#writer.writeGroups(this.#stored);
    return true;
  }

  /** Whether the stored groups are of other articles than the segments hold. */
  #isOutdated(): boolean {
    const { grouped } = this.#stored;
    if (grouped.size !== this.#segments.size) return true;
    for (const [key, place] of this.#segments.places)
      if (grouped.get(key) !== standingOf(place)) return true;
    return false;
  }

  #isMostlyGrouped(): boolean {
    let grouped = 0;
    for (const [key, place] of this.#segments.places)
      if (this.#stored.grouped.get(key) === standingOf(place)) grouped += 1;
    return grouped >= LEAST_GROUPED * this.#segments.size;
  }

  async #traitsOf(place: HeldPlace) {
    const { segment, document } = place;
    if (this.#names?.segment !== segment)
      this.#names = { segment, names: await this.#writer.openNamesOf(segment) };
    const article = this.#segments.article(place);
    return groupingTraits(article, this.#names.names?.localNames(document) ?? []);
  }
}

function standingOf({ segment, document }: HeldPlace): number {
  return segment.standings[document] ?? -1;
}

function changesBetween(members: ReadonlyMap<number, Member>, segments: HeldSegments) {
  const come = [...segments.places].filter(
    ([key, place]) => members.get(key)?.standing !== standingOf(place),
  );
  const gone = [...members].flatMap(([key, { standing }]) => {
    const place = segments.find(key);
    return place === undefined || standingOf(place) !== standing ? [key] : [];
  });
  return { gone, come };
}

function isSame(a: StoredGroups['groups'], b: StoredGroups['groups']): boolean {
  const told = ({ stories, copies, former }: StoredGroups['groups']): string =>
    JSON.stringify([stories, copies, [...former]]);
  return told(a) === told(b);
}

/** Runs to the end, in turns; false where it gave way. */
async function run(steps: Generator<void>, turn: GroupingTurn): Promise<boolean> {
  while (steps.next().done !== true) {
    await nextTurn();
    turn.signal?.throwIfAborted();
    if (turn.isWaitedFor()) return false;
  }
  return true;
}
