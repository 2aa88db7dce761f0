/** How the bundled archive's list of stories compares with the groups that were found. */
import type { ArticleId } from '../../server/core/article.ts';
import type { StoryIndex } from '../../server/stories/story-index.ts';
import type { ArchiveStory } from '../corpus/archive-stories.ts';

export type ArchiveAgreement = {
  /** Stories whose articles all stand in one group. */
  readonly whole: number;
  /** Names of the others. */
  readonly parted: readonly string[];
  /** Groups with articles of several stories, or of a story and none, as lists of files. */
  readonly mixed: readonly (readonly string[])[];
};

/** `corpus/world/feed.xml#2` → `world/feed.xml` */
const fileOf = (key: string): string => key.replace(/^corpus\//u, '').replace(/#\d+$/u, '');

export function archiveAgreement(
  index: StoryIndex,
  list: readonly ArchiveStory[],
): ArchiveAgreement {
  const keys = [...index.entries()].map(({ id }) => id);
  const groupOf = (key: ArticleId): string => index.storyOf(key)?.id ?? key;
  const parted = list.filter(({ files }) => {
    const own = keys.filter((key) => files.includes(fileOf(key)));
    return new Set(own.map(groupOf)).size !== 1;
  });
  const storyOf = new Map(
    list.flatMap(({ story, files, further }) =>
      [...files, ...further].map((file): [string, string] => [file, story]),
    ),
  );
  const mixed = index
    .stories()
    .map(({ members }) => members.map(fileOf))
    .filter((files) => new Set(files.map((file) => storyOf.get(file) ?? file)).size > 1);
  return {
    whole: list.length - parted.length,
    parted: parted.map(({ story }) => story),
    mixed,
  };
}
