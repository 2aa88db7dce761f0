/** What indexing processes note beside the articles, read together: as one state of the whole archive. */
import { createHash } from 'node:crypto';
import type { ArticleId } from '../../core/article.ts';
import type { FileReport } from '../../core/searcher.ts';
import { type ArticleGroups, NO_GROUPS } from '../../stories/article-groups.ts';
import type { FormerArticle } from '../archive/archive.ts';

/** Of one part of the folder, as its last pass left it. */
export type PartState = {
  readonly kind: 'part';
  /** `1/1`, `2/3`. */
  readonly part: string;
  /** The folder's name as it is shown. */
  readonly folder: string;
  readonly recogniser: string;
  /** Text of `entities.yaml`; null where there is none. */
  readonly curation: string | null;
  readonly files: readonly FileReport[];
  readonly former: readonly (readonly [string, FormerArticle])[];
  readonly articles: number;
  /** Changes whenever an article of the part does. */
  readonly version: string;
};

/** Stories and copies of all parts. */
export type GroupsState = {
  readonly kind: 'groups';
  readonly stories: ArticleGroups['stories'];
  readonly copies: ArticleGroups['copies'];
  readonly former: readonly (readonly [ArticleId, ArticleId])[];
  /** Versions of the parts that were grouped. */
  readonly of: string;
};

export type StoredState = PartState | GroupsState;

/** Of all parts together. */
export type ClusterState = Pick<
  PartState,
  'folder' | 'recogniser' | 'curation' | 'files' | 'former'
> & {
  readonly groups: ArticleGroups;
  readonly parts: number;
  /** Changes whenever an answer could. */
  readonly version: string;
};

export const GROUPS = 'groups';

/** Whether every part of the folder has been indexed once. */
export function isWhole(stored: Iterable<StoredState>): boolean {
  const parts = [...stored].flatMap((one) => (one.kind === 'part' ? [one.part] : []));
  const of = Number(parts[0]?.split('/')[1] ?? 0);
  return of > 0 && new Set(parts).size === of;
}

export function clusterState(stored: Iterable<StoredState>): ClusterState {
  const all = [...stored];
  const parts = all.filter((one) => one.kind === 'part').sort((a, b) => (a.part < b.part ? -1 : 1));
  const groups = all.find((one) => one.kind === 'groups');
  const [first] = parts;
  const files = new Map(
    parts.flatMap((part) => part.files.map((file) => [JSON.stringify(file), file] as const)),
  );
  return {
    folder: first?.folder ?? '',
    recogniser: first?.recogniser ?? 'none',
    curation: first?.curation ?? null,
    files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    former: parts.flatMap(({ former }) => former),
    groups:
      groups === undefined
        ? NO_GROUPS
        : { stories: groups.stories, copies: groups.copies, former: new Map(groups.former) },
    parts: parts.length,
    version: hashOf([partsVersion(parts), groups]),
  };
}

/** Of the articles of all parts. */
export function partsVersion(stored: Iterable<StoredState>): string {
  return hashOf(
    [...stored]
      .flatMap((one) => (one.kind === 'part' ? [`${one.part} ${one.version}`] : []))
      .sort(),
  );
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
