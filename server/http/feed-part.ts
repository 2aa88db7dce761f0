/** A feed in parts (RFC 5005), for readers that come again and again and need only what is new. */
import {
  CURSOR_START,
  type Cursor,
  readCursor,
  searchFingerprint,
  writeCursor,
} from '../core/cursor.ts';
import { feedPartHref } from '../core/export-format.ts';
import { malformed } from '../core/parameter-values.ts';
import type { SearchState } from '../core/search-state.ts';
import { searchIdentity } from '../core/search-url.ts';
import type { ReadResult, Searcher } from '../core/searcher.ts';
import type { FeedPart } from '../export/atom.ts';

/** Entries a part: what a reader that asks every hour may have missed, and little to read again. */
const PART = 100;

function placeOf({ cursor }: SearchState): Cursor | null {
  return cursor === null || cursor === CURSOR_START ? null : readCursor(cursor);
}

function fingerprint(state: SearchState): string {
  return searchFingerprint(searchIdentity(state));
}

/** Throws `cursor-expired`, and `invalid-parameter` for the cursor of another search. */
export async function readFeedPart(
  searcher: Pick<Searcher, 'read'>,
  state: SearchState,
): Promise<ReadResult<'hit'>> {
  const place = placeOf(state);
  const { version = null, offset = 0 } = place ?? {};
  const stretch = await searcher.read({ state, form: 'hit', offset, size: PART, version });
  if (place !== null && place.search !== fingerprint(stretch.state)) {
    throw malformed('cursor', 'This cursor belongs to another search.');
  }
  return stretch;
}

/** Where the part stands among the others. */
export function feedPart(asked: SearchState, { state, total, index }: ReadResult): FeedPart {
  const { cursor } = asked;
  const offset = placeOf(asked)?.offset ?? 0;
  const at = (to: number): string => {
    const place = { version: index.version, offset: to, search: fingerprint(state) };
    return feedPartHref(state, to === 0 ? CURSOR_START : writeCursor(place));
  };
  return {
    self: feedPartHref(state, cursor ?? CURSOR_START),
    first: feedPartHref(state, CURSOR_START),
    previous: offset === 0 ? null : at(Math.max(0, offset - PART)),
    next: offset + PART < total ? at(offset + PART) : null,
    offset,
    size: PART,
  };
}
