/**
 * The stories and copies of an index on disk, in one file beside its segments (`section-file.ts`):
 *
 *   ids                                the ids that are named below, a line each
 *   stories.offsets, stories.members   of each story its articles, as places in `ids`
 *   stories.central                    of each story the article that gives its title
 *   copies.offsets, copies.members     of each group of copies its articles, the fullest first
 *   former.from, former.to             where former stories lead
 *   of.ids, of.standings               what was grouped: the key of every article, and of what is known of it
 *
 * It can be made again from the segments, and is, where it is damaged or tells of other articles.
 */
import { crc32 } from 'node:zlib';
import type { ArticleId } from '../../core/article.ts';
import type { ArticleGroups } from '../../stories/article-groups.ts';
import {
  byteColumn,
  type Column,
  DamagedFile,
  openSections,
  packSections,
  wideColumn,
} from './section-file.ts';

export const GROUPS_KIND = 'groups';
/** Raised when the file, or what makes groups of articles, no longer means the same. */
export const GROUPS_VERSION = 1;

/** Keys of the articles that were grouped → keys of what was known of them. */
export type Grouped = ReadonlyMap<number, number>;

export type StoredGroups = { readonly groups: ArticleGroups; readonly grouped: Grouped };

export function packGroups({ groups, grouped }: StoredGroups): Uint8Array[] {
  const { stories, copies, former } = groups;
  const places = new Map<ArticleId, number>();
  const placeOf = (id: ArticleId): number => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  };
  const sections = new Map<string, Column>();
  const add = (name: string, lists: readonly (readonly ArticleId[])[]): void => {
    const offsets = new Uint32Array(lists.length + 1);
    for (const [i, list] of lists.entries()) offsets[i + 1] = (offsets[i] ?? 0) + list.length;
    sections.set(`${name}.offsets`, offsets);
    sections.set(`${name}.members`, Uint32Array.from(lists.flat(), placeOf));
  };
  add(
    'stories',
    stories.map(({ members }) => members),
  );
  const sorted = [...grouped].sort(([a], [b]) => a - b);
  const column = (ids: Iterable<ArticleId>) => Uint32Array.from([...ids], placeOf);
  sections.set('stories.central', column(stories.map(({ central }) => central)));
  add(
    'copies',
    copies.map(({ members }) => members),
  );
  sections.set('former.from', column(former.keys()));
  sections.set('former.to', column(former.values()));
  sections.set(
    'of.ids',
    Float64Array.from(sorted, ([key]) => key),
  );
  sections.set(
    'of.standings',
    Float64Array.from(sorted, ([, standing]) => standing),
  );
  sections.set('ids', new Uint8Array(Buffer.from([...places.keys()].join('\n'))));
  return packSections(GROUPS_KIND, GROUPS_VERSION, sections);
}

/** The same for the same stories and copies; where former ones lead does not show in an answer. */
export function groupsChecksum({ stories, copies }: ArticleGroups): number {
  return crc32(JSON.stringify([stories, copies]));
}

/** Throws `DamagedFile`. */
export function openGroups(memory: ArrayBufferLike): StoredGroups {
  const sections = openSections(memory, GROUPS_KIND, GROUPS_VERSION);
  const ids = Buffer.from(byteColumn(sections, 'ids')).toString('utf8').split('\n') as ArticleId[];
  const idAt = (place: number): ArticleId => {
    const id = ids[place];
    if (id === undefined) throw new DamagedFile('Groups name an article that is not listed.');
    return id;
  };
  const lists = (name: string): ArticleId[][] => {
    const offsets = wideColumn(sections, `${name}.offsets`);
    const members = [...wideColumn(sections, `${name}.members`)].map(idAt);
    return [...offsets.subarray(1)].map((end, i) => members.slice(offsets[i], end));
  };
  const central = wideColumn(sections, 'stories.central');
  const [from, to] = [wideColumn(sections, 'former.from'), wideColumn(sections, 'former.to')];
  const [keys, standings] = [sections.get('of.ids'), sections.get('of.standings')];
  if (keys === undefined || keys.length !== standings?.length)
    throw new DamagedFile('Groups do not tell what was grouped.');
  return {
    groups: {
      stories: lists('stories').flatMap((members, i) => {
        const [id] = members;
        return id === undefined ? [] : [{ id, members, central: idAt(central[i] ?? -1) }];
      }),
      copies: lists('copies').flatMap((members) => {
        const [fullest] = members;
        return fullest === undefined ? [] : [{ fullest, members }];
      }),
      former: new Map([...from].map((place, i) => [idAt(place), idAt(to[i] ?? -1)])),
    },
    grouped: new Map([...keys].map((key, i) => [key, standings[i] ?? -1])),
  };
}
