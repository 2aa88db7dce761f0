/**
 * What became of stories: where the id of a story that is no more leads. A story is named after its
 * earliest-indexed article, so merging two leaves one name over, and losing that article leaves one too.
 */
import type { ArticleId } from '../core/article.ts';
import type { Story } from './story-index.ts';

export type Redirects = ReadonlyMap<ArticleId, ArticleId>;

/**
 * Former id → id of the story in its place: the one that has the article so named, else the one with
 * most of the former members, among equals the lower id. A story that fell apart leads nowhere. `known`:
 * what was given last time, which is brought up to date and kept.
 */
export function storyRedirects(
  before: readonly Story[],
  after: readonly Story[],
  known: Redirects = new Map(),
): Map<ArticleId, ArticleId> {
  const names = new Set(after.map(({ id }) => id));
  const storyOf = new Map<ArticleId, ArticleId>();
  for (const { id, members } of after) for (const member of members) storyOf.set(member, id);
  const heirs = new Map<ArticleId, ArticleId>();
  for (const { id, members } of before) {
    const heir =
      storyOf.get(id) ?? commonest(members.flatMap((member) => storyOf.get(member) ?? []));
    if (heir !== null) heirs.set(id, heir);
  }
  const redirects = new Map<ArticleId, ArticleId>();
  for (const [id, heir] of heirs) if (!names.has(id)) redirects.set(id, heir);
  for (const [id, former] of known) {
    const heir = storyOf.get(id) ?? heirs.get(former) ?? storyOf.get(former);
    if (heir !== undefined && !names.has(id) && !redirects.has(id)) redirects.set(id, heir);
  }
  return redirects;
}

function commonest(ids: readonly ArticleId[]): ArticleId | null {
  const counts = new Map<ArticleId, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
