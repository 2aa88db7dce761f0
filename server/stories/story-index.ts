/**
 * Stories: groups of articles that report one event, kept while articles come and go. A change regroups
 * only what it touches, with the weights in force; `buildStoryIndex` groups everything afresh with the
 * weights of the whole archive, and gives the same groups for the same articles in any order.
 */
import type { ArticleId } from '../core/article.ts';
import { averageLink } from './average-link.ts';
import { DayCounts, dayNumber } from './day-counts.ts';
import { SIMILARITY_UNIT, StoryGraph } from './story-graph.ts';
import type { StoryProfile } from './story-profile.ts';
import {
  countProfile,
  createFeatureCounts,
  likenessTo,
  meanOf,
  storyVector,
} from './story-vectors.ts';

/** What is kept of an article: some 600 bytes for a report of 300 words. */
export type StoryEntry = {
  readonly id: ArticleId;
  /** ISO `YYYY-MM-DD`; null where unknown. */
  readonly day: string | null;
  /** Rises with the order in which articles were first indexed. */
  readonly addedOrder: number;
  readonly profile: StoryProfile;
  /** Whether it has a headline of its own, which may become that of its story. */
  readonly titled: boolean;
};

/** The reports of one event. */
export type Story = {
  /** The id of its earliest-indexed member. */
  readonly id: ArticleId;
  /** At least two, in the order in which they were first indexed. */
  readonly members: readonly ArticleId[];
};

/** Articles regrouped for one change, some more where a story is large. With 4,000 nothing measured changed. */
const MAX_REGION = 300;
/** Articles between two turns that a build gives to others. */
const BUILD_STEP = 100;

type Group = { readonly slots: readonly number[]; readonly story: Story | null };

export class StoryIndex {
  readonly #counts = createFeatureCounts();
  readonly #days = new DayCounts();
  readonly #graph = new StoryGraph();
  readonly #entries: (StoryEntry | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #slotOf = new Map<ArticleId, number>();
  readonly #groupOf = new Map<number, Group>();
  #built = 0;
  #changes = 0;

  /**
   * Articles added or removed since the last build, as a share of those it saw. Up to 0.01, fewer than
   * 2 in 100 joined pairs were other than after a fresh build (`npm run eval:stories`).
   */
  get drift(): number {
    return this.#changes === 0 ? 0 : this.#changes / Math.max(1, this.#built);
  }

  get size(): number {
    return this.#slotOf.size;
  }

  /** What a build needs; in no particular order. */
  *entries(): Generator<StoryEntry> {
    for (const entry of this.#entries) if (entry !== undefined) yield entry;
  }

  /** The story an article belongs to; null where it stands alone or is not here. */
  storyOf(id: ArticleId): Story | null {
    return this.#groupOf.get(this.#slotOf.get(id) ?? -1)?.story ?? null;
  }

  /**
   * The article most like all of these: the nearest to their mean, one with a headline of its own where
   * there is one. Null where none of them is here.
   */
  centralOf(ids: readonly ArticleId[]): ArticleId | null {
    const slots = ids.flatMap((id) => this.#slotOf.get(id) ?? []);
    const titled = slots.filter((slot) => this.#entries[slot]?.titled === true);
    const mean = meanOf(slots.map((slot) => this.#graph.vectorOf(slot)));
    const likeness = (slot: number): number => likenessTo(mean, this.#graph.vectorOf(slot));
    const [first] = (titled.length > 0 ? titled : slots)
      .map((slot) => ({ id: this.#entries[slot]?.id ?? null, likeness: likeness(slot) }))
      .sort((a, b) => b.likeness - a.likeness || ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
    return first?.id ?? null;
  }

  /** All stories, in the order of their ids. */
  stories(): Story[] {
    const stories = new Set<Story>();
    for (const { story } of this.#groupOf.values()) if (story !== null) stories.add(story);
    return [...stories].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Adds an article, in place of the one with its id, and regroups those it is like. */
  add(entry: StoryEntry): void {
    this.remove(entry.id);
    const slot = this.#take(entry);
    this.#count(entry, 1);
    this.#link(slot, entry);
    this.#changes += 1;
    this.#regroup([slot]);
  }

  /** Removes an article and regroups those it stood with; does nothing where it is not here. */
  remove(id: ArticleId): void {
    const slot = this.#slotOf.get(id);
    const entry = this.#entries[slot ?? -1];
    if (slot === undefined || entry === undefined) return;
    const stayed = (this.#groupOf.get(slot)?.slots ?? []).filter((other) => other !== slot);
    this.#graph.remove(slot);
    this.#groupOf.delete(slot);
    this.#entries[slot] = undefined;
    this.#slotOf.delete(id);
    this.#free.push(slot);
    this.#count(entry, -1);
    this.#changes += 1;
    this.#regroup(stayed);
  }

  /** Fills an empty index; every `yield` is a moment for others. */
  *build(entries: readonly StoryEntry[]): Generator<void> {
    for (const entry of entries) this.#count(entry, 1);
    const byDay = [...entries].sort(
      (a, b) => (dayNumber(a.day) ?? 0) - (dayNumber(b.day) ?? 0) || (a.id < b.id ? -1 : 1),
    );
    for (const [i, entry] of byDay.entries()) {
      this.#link(this.#take(entry), entry);
      if (i % BUILD_STEP === 0) yield;
    }
    this.#group([...this.#slotOf.values()]);
    this.#built = entries.length;
  }

  #take(entry: StoryEntry): number {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = entry;
    this.#slotOf.set(entry.id, slot);
    return slot;
  }

  #count({ profile, day }: StoryEntry, times: 1 | -1): void {
    countProfile(this.#counts, profile, times);
    this.#days.count(dayNumber(day), times);
  }

  #link(slot: number, { profile, day }: StoryEntry): void {
    const number = dayNumber(day);
    const node = {
      vector: storyVector(profile, this.#counts),
      day: number,
      enough: enoughAmong(this.#days.around(number)),
    };
    this.#graph.add(slot, node, this.#counts);
  }

  /**
   * Groups anew the given slots with all that hang together with them by edges that are enough. Groups
   * never join without such an edge, so the outcome is that of grouping everything, as long as there are
   * not too many; then the nearest are taken.
   */
  #regroup(slots: readonly number[]): void {
    const region = new Set<number>(slots);
    for (const slot of region) {
      if (region.size >= MAX_REGION) break;
      for (const other of this.#groupOf.get(slot)?.slots ?? []) region.add(other);
      this.#graph.visitNeighbours(slot, (other, similarity) => {
        if (similarity >= SIMILARITY_UNIT) region.add(other);
      });
    }
    for (const slot of [...region])
      for (const other of this.#groupOf.get(slot)?.slots ?? []) region.add(other);
    this.#group([...region]);
  }

  #group(slots: readonly number[]): void {
    const byId = [...slots].sort((a, b) => (this.#idOf(a) < this.#idOf(b) ? -1 : 1));
    const rank = new Map(byId.map((slot, i) => [slot, i]));
    const groups = averageLink(
      byId,
      {
        visitNeighbours: (slot, visit) => this.#graph.visitNeighbours(slot, visit),
        rank: (slot) => rank.get(slot) ?? -1,
      },
      SIMILARITY_UNIT,
    );
    for (const members of groups) {
      const group = { slots: members, story: this.#storyFrom(members) };
      for (const slot of members) this.#groupOf.set(slot, group);
    }
  }

  #storyFrom(slots: readonly number[]): Story | null {
    const entries = slots.flatMap((slot) => this.#entries[slot] ?? []);
    entries.sort((a, b) => a.addedOrder - b.addedOrder || (a.id < b.id ? -1 : 1));
    const [first] = entries;
    return first === undefined || entries.length < 2
      ? null
      : { id: first.id, members: entries.map(({ id }) => id) };
  }

  #idOf(slot: number): string {
    return this.#entries[slot]?.id ?? '';
  }
}

/** Cosine that is enough, the whole time, and for each tenfold of articles it could be confused with. */
const ENOUGH = 0.01;
const ENOUGH_TENFOLD = 0.0405;

/**
 * The cosine from which two reports are taken for reports of one event, where so many articles stand
 * near them in time: among thousands some are alike by chance, among five none. Fitted to labelled
 * stories of a newswire with 8,000 articles in the window, and of an archive with eight.
 */
function enoughAmong(articles: number): number {
  return ENOUGH + ENOUGH_TENFOLD * Math.log10(Math.max(1, articles));
}

/**
 * Groups articles afresh. The same articles give the same stories in whatever order they come. A
 * generator, so that the caller may do other work in between; its return value is the index.
 */
export function* buildStoryIndex(
  entries: Iterable<StoryEntry>,
): Generator<void, StoryIndex, undefined> {
  const index = new StoryIndex();
  yield* index.build([...entries]);
  return index;
}
