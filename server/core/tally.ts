/** A tally: articles and distinct stories a key. */

/** The story of an article; null where it stands alone, which counts as one story. */
export type StoryOf = (document: number) => number | null;

export type StoryCount = { readonly count: number; readonly stories: number };

export type Tally<Key> = {
  readonly add: (key: Key, document: number) => void;
  /** Zero for a key never added. */
  readonly get: (key: Key) => StoryCount;
  readonly keys: () => Iterable<Key>;
};

type Entry = { count: number; alone: number; stories: Set<number> | null };

export function createTally<Key>(storyOf: StoryOf): Tally<Key> {
  const entries = new Map<Key, Entry>();
  return {
    add: (key, document) => {
      const entry = entries.get(key) ?? { count: 0, alone: 0, stories: null };
      const story = storyOf(document);
      entry.count += 1;
      if (story === null) entry.alone += 1;
      else entry.stories = (entry.stories ?? new Set()).add(story);
      entries.set(key, entry);
    },
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return { count: 0, stories: 0 };
      return { count: entry.count, stories: entry.alone + (entry.stories?.size ?? 0) };
    },
    keys: () => entries.keys(),
  };
}
