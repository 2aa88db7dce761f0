/**
 * Which story and which group of copies each article is in, as numbers: what counting and collapsing
 * read. Groups are told by ids; here only those of live articles are left, and a group of one is none.
 */
import type { ArticleId } from '../../core/article.ts';
import type { ArticleGroups } from '../../stories/article-groups.ts';

/** Stands for no group. */
export const ALONE = -1;

/** Groups of one kind, numbered from 0. */
export type GroupColumn = {
  /** The group of each document, or `ALONE`; one place for every document of the archive. */
  readonly ofDocument: Int32Array;
  /** Of each group its documents: in the order in which they were indexed, or the fullest first. */
  readonly members: readonly (readonly number[])[];
};

export type ArchiveGroups = {
  readonly stories: GroupColumn;
  readonly copies: GroupColumn;
  /** Of each story its id: that of its earliest-indexed article. */
  readonly storyIds: readonly string[];
  /** Of each story the document that gives its title. */
  readonly central: readonly number[];
  /** The number of the story of that id; undefined where there is none. */
  readonly storyNamed: (id: string) => number | undefined;
  /** Where the id of a story that is no more leads. */
  readonly former: (id: string) => string | undefined;
};

/** `documentOf`: the live document of an id; `documents`: one more than the greatest number. */
export function groupColumns(
  groups: ArticleGroups,
  documentOf: (id: ArticleId) => number | undefined,
  documents: number,
): ArchiveGroups {
  const stories = new Column(documents);
  const copies = new Column(documents);
  const storyIds: ArticleId[] = [];
  const central: number[] = [];
  for (const story of groups.stories) {
    const live = story.members.flatMap((id) => {
      const document = documentOf(id);
      return document === undefined ? [] : [{ id, document }];
    });
    const [first] = live;
    if (first === undefined || !stories.add(live.map(({ document }) => document))) continue;
    storyIds.push(first.id);
    central.push(documentOf(story.central) ?? first.document);
  }
  for (const { members } of groups.copies)
    copies.add(members.flatMap((id) => documentOf(id) ?? []));
  const numbers = new Map<string, number>(storyIds.map((id, number) => [id, number]));
  return {
    stories,
    copies,
    storyIds,
    central,
    storyNamed: (id) => numbers.get(id),
    former: (id) => (groups.former as ReadonlyMap<string, string>).get(id),
  };
}

class Column implements GroupColumn {
  readonly ofDocument: Int32Array;
  readonly members: (readonly number[])[] = [];

  constructor(documents: number) {
    this.ofDocument = new Int32Array(documents).fill(ALONE);
  }

  /** False where there are too few to be a group. */
  add(documents: readonly number[]): boolean {
    if (documents.length < 2) return false;
    for (const document of documents) this.ofDocument[document] = this.members.length;
    this.members.push(documents);
    return true;
  }
}
