/**
 * The ledger: when each article was first seen, and what became of former ids. An address printed in
 * a story last year must still lead somewhere after the file was corrected, renamed or removed.
 * Pure: the caller says what is in the folder now; `ledger-file.ts` keeps it on disk.
 */
import type { ArticleId } from '../core/article.ts';

/** Plain data, as it stands in the file. */
export type LedgerData = {
  readonly version: 1;
  /**
   * Articles in the folder: when first seen (ISO 8601 in UTC), where they stand, and what all versions
   * of them share (`version-key.ts`), where their publisher names them.
   */
  readonly articles: Readonly<Record<string, KnownArticle>>;
  /**
   * Ids that are no longer in the folder: their last path, what stands there now, if anything, and
   * when they were first seen, should they come back.
   */
  readonly former: Readonly<
    Record<string, { readonly path: string; readonly to: string | null; readonly added: string }>
  >;
};

export type KnownArticle = {
  readonly added: string;
  readonly paths: readonly string[];
  readonly key?: string | undefined;
};

export const EMPTY_LEDGER: LedgerData = { version: 1, articles: {}, former: {} };

/** What the folder holds: ids with their paths. */
export type FolderContents = ReadonlyMap<ArticleId, readonly string[]>;

/**
 * The ledger after looking at the folder. A former id leads to an article with the same key; failing
 * that a path that now holds other bytes sends it to the new one, when that path holds one article before
 * and after; a former id whose path is empty is gone. Former ids follow on: if A became B and B became C,
 * A leads to C. `keys`: of articles whose publisher names them, the version that is shown last. Linear.
 */
export function updateLedger(
  before: LedgerData,
  contents: FolderContents,
  now: string,
  keys: ReadonlyMap<ArticleId, string> = new Map(),
): LedgerData {
  if (isUpToDate(before, contents, keys)) return before;
  const known = new Map(Object.entries(before.articles));
  const former = new Map(Object.entries(before.former));
  const articles = new Map<string, KnownArticle>();
  const idOfKey = new Map([...keys].map(([id, key]) => [key, id]));
  const idsAtPath = new Map<string, string[]>();
  for (const [id, paths] of contents) {
    const added = known.get(id)?.added ?? former.get(id)?.added ?? now;
    const key = keys.get(id);
    articles.set(id, { added, paths, ...(key !== undefined && { key }) });
    former.delete(id);
    for (const path of paths) idsAtPath.set(path, [...(idsAtPath.get(path) ?? []), id]);
  }
  const formerlyAtPath = new Map<string, number>();
  for (const { paths } of known.values()) {
    for (const path of paths) formerlyAtPath.set(path, (formerlyAtPath.get(path) ?? 0) + 1);
  }
  for (const [id, { added, paths, key }] of known) {
    if (articles.has(id)) continue;
    const successors = paths.flatMap((path) => {
      const ids = idsAtPath.get(path) ?? [];
      return ids.length === 1 && formerlyAtPath.get(path) === 1 ? ids : [];
    });
    const to = (key === undefined ? undefined : idOfKey.get(key)) ?? successors[0] ?? null;
    former.set(id, { path: paths[0] ?? '', to, added });
  }
  for (const [id, entry] of former) {
    const to = entry.to === null ? null : follow(entry.to, articles, former);
    former.set(id, { ...entry, to });
  }
  return { version: 1, articles: Object.fromEntries(articles), former: Object.fromEntries(former) };
}

/** Whether the folder holds what it held: most looks find nothing new. */
function isUpToDate(
  { articles, former }: LedgerData,
  contents: FolderContents,
  keys: ReadonlyMap<ArticleId, string>,
): boolean {
  for (const [id, paths] of contents) {
    const known = articles[id];
    if (known === undefined || known.key !== keys.get(id)) return false;
    if (paths.length !== known.paths.length || paths.some((path, i) => path !== known.paths[i]))
      return false;
  }
  const leadsOn = Object.entries(former).every(
    ([id, { to }]) => !(id in articles) && (to === null || to in articles),
  );
  return leadsOn && contents.size === Object.keys(articles).length;
}

/** The article that a chain of former ids leads to; null where it ends in nothing. */
function follow(
  start: string,
  articles: ReadonlyMap<string, unknown>,
  former: ReadonlyMap<string, { readonly to: string | null }>,
): string | null {
  const seen = new Set<string>();
  let id: string | null = start;
  while (id !== null && !articles.has(id)) {
    if (seen.has(id)) return null;
    seen.add(id);
    id = former.get(id)?.to ?? null;
  }
  return id;
}
