/** The groups of an archive as plain data: its stories, its copies, and where former stories lead. */
import type { ArticleId } from '../core/article.ts';
import type { CopyGroup } from './copy-index.ts';
import type { Story } from './story-index.ts';
import type { Redirects } from './story-redirects.ts';

export type GroupedStory = Story & {
  /** The report most like the others: it gives the title. */
  readonly central: ArticleId;
};

export type ArticleGroups = {
  /** By id. */
  readonly stories: readonly GroupedStory[];
  /** By the id of the fullest version. */
  readonly copies: readonly CopyGroup[];
  readonly former: Redirects;
};

export const NO_GROUPS: ArticleGroups = { stories: [], copies: [], former: new Map() };

/** `orderOf` says when an article was first indexed; of several at once, the lower id was first. */
type OrderOf = (id: ArticleId) => number;

/**
 * Stories that hold whole groups of copies: those that share one become one, and copies that stand in
 * no story are one of their own.
 */
export function joinedStories(
  stories: readonly Story[],
  copies: readonly CopyGroup[],
  orderOf: OrderOf,
): Story[] {
  const groupOf = new Map<ArticleId, Set<ArticleId>>();
  const groups = new Set<Set<ArticleId>>();
  for (const { members } of [...stories, ...copies]) {
    const touched = new Set(members.flatMap((member) => groupOf.get(member) ?? []));
    const [group = new Set<ArticleId>(), ...others] = [...touched].sort((a, b) => b.size - a.size);
    for (const other of others) groups.delete(other);
    groups.add(group);
    for (const member of [...members, ...others.flatMap((other) => [...other])]) {
      group.add(member);
      groupOf.set(member, group);
    }
  }
  return [...groups]
    .flatMap((group): Story[] => {
      const members = [...group].sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
      const [id] = members;
      return id === undefined ? [] : [{ id, members }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
