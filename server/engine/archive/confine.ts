/** A search within a story, or of what is like an article: what the query matched, confined to a list. */
import type { QueryWarning } from '../../core/query/tree.ts';
import type { SearchState } from '../../core/search-state.ts';
import type { Archive, Matches } from './archive.ts';
import { ALONE } from './group-columns.ts';
import { similarTo } from './similar.ts';

export type Confined = {
  readonly matches: Matches;
  /** With the id that a story has now. */
  readonly state: SearchState;
  readonly warnings: readonly QueryWarning[];
};

const NOTHING = { documents: new Uint32Array(0), scores: null };

/** Unknown ids find nothing, with a warning. */
export function confine(archive: Archive, matches: Matches, state: SearchState): Confined {
  const warnings: QueryWarning[] = [];
  let confined: Confined = { matches, state, warnings };
  if (state.story !== null) {
    const story = storyNamed(archive, state.story);
    if (story === null) warnings.push(unknown('story', state.story));
    confined = {
      ...confined,
      state: { ...state, story: story?.id ?? state.story },
      matches: confined.matches.confined(
        story === null
          ? NOTHING
          : { documents: Uint32Array.from(story.documents).sort(), scores: null },
      ),
    };
  }
  if (state.similar !== null) {
    const row = archive.find(state.similar);
    if (row === undefined) warnings.push(unknown('article', state.similar));
    const alike = row === undefined ? NOTHING : similarTo(archive, row);
    confined = { ...confined, matches: confined.matches.confined(alike) };
  }
  return confined;
}

/** A story as it is now, by its id, a former id or the id of any report; an article in none is one alone. */
export function storyNamed(
  archive: Archive,
  id: string,
): { readonly id: string; readonly documents: readonly number[] } | null {
  const { groups } = archive;
  const named = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : groups.storyNamed(name);
  const row = archive.find(id);
  const own = row === undefined ? ALONE : (groups.stories.ofDocument[row.document] ?? ALONE);
  const story = named(id) ?? (own === ALONE ? named(groups.former(id)) : own);
  const [current, documents] = [
    groups.storyIds[story ?? ALONE],
    groups.stories.members[story ?? ALONE],
  ];
  if (current !== undefined && documents !== undefined) return { id: current, documents };
  return row === undefined ? null : { id, documents: [row.document] };
}

function unknown(what: 'story' | 'article', id: string): QueryWarning {
  return { code: 'unknown-value', message: `No ${what} has the id “${id}”.` };
}
