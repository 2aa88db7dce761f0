/**
 * The list of the archive's stories: which files report one event. It is kept beside the tests, since
 * nothing in the archive itself says so, and the grouping of stories is measured against it.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ArchiveArticle } from './archive.ts';

const paths = z.array(z.string().min(1));
/** A file of several articles belongs to its story with all of them. */
const storiesSchema = z.array(
  z.strictObject({ story: z.string().min(1), files: paths.min(1), further: paths.optional() }),
);

/** Paths are relative to the archive's folder. */
export type ArchiveStory = {
  readonly story: string;
  /** Reports of the event, within weeks of one another. */
  readonly files: readonly string[];
  /** Reports of the same matter weeks or months apart from those: how it began, what became of it. */
  readonly further: readonly string[];
};

/** A story with what was read of it. */
export type ReadStory = ArchiveStory & {
  readonly articles: readonly ArchiveArticle[];
  /** Days of the first and the last report, ISO; null where none is dated. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** Files of the list that gave no article. */
  readonly missing: readonly string[];
};

/** Throws where the file is not such a list. */
export function readStoryList(path: string): readonly ArchiveStory[] {
  const stories = storiesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return stories.map(({ story, files, further }) => ({ story, files, further: further ?? [] }));
}

function allFiles({ files, further }: ArchiveStory): readonly string[] {
  return [...files, ...further];
}

/** Files that stand in more than one story: each report tells of one event. */
export function sharedFiles(stories: readonly ArchiveStory[]): string[] {
  const all = stories.flatMap(allFiles);
  return [...new Set(all.filter((file, i) => all.indexOf(file) !== i))];
}

/** Finds the articles of each story. */
export function readStories(
  stories: readonly ArchiveStory[],
  articles: readonly ArchiveArticle[],
): ReadStory[] {
  return stories.map((story) => {
    const files = allFiles(story);
    const own = articles.filter(({ path }) => files.includes(path));
    const days = own.flatMap(({ draft }) => draft.date?.day ?? []).sort();
    const [first, last] = [days[0], days.at(-1)];
    return {
      ...story,
      articles: own,
      days: first === undefined || last === undefined ? null : { first, last },
      missing: files.filter((file) => !own.some(({ path }) => path === file)),
    };
  });
}
