/** Reading a search from one end to the other: by cursor, with everything a page has, or in plain stretches. */
import {
  CURSOR_START,
  cursorExpired,
  readCursor,
  searchFingerprint,
  writeCursor,
} from '../../core/cursor.ts';
import { malformed } from '../../core/parameter-values.ts';
import type { SearchState } from '../../core/search-state.ts';
import { searchIdentity, searchParams } from '../../core/search-url.ts';
import type { ReadForm, ReadForms, ReadRequest, ReadResult } from '../../core/searcher.ts';
import type { Archive, Row } from './archive.ts';
import { articleCard, articleDetail, articleHit } from './hits.ts';
import type { KeptReadings } from './kept-readings.ts';
import { openResultSet, type ResultSet } from './result-set.ts';

/** A page of a result set by its place, and the cursor of the next. */
export type Page = {
  readonly resultSet: ResultSet;
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
};

/** The page that the state's cursor leads to. Throws `cursor-expired`, and where it is another search's. */
export function pageAtCursor(archive: Archive, kept: KeptReadings, asked: SearchState): Page {
  const { size } = asked;
  const { version } = archive.info;
  const cursor = asked.cursor === CURSOR_START ? null : readCursor(asked.cursor ?? '');
  const offset = cursor?.offset ?? 0;
  if (cursor !== null && cursor.version !== version) throw cursorExpired();
  const open = (): ResultSet => openResultSet(archive, asked, { mayFallBack: true });
  // Whoever never goes on needs no order but that of the first page.
  const { resultSet, documents } =
    cursor === null ? firstOnly(open(), size) : kept.get(`search ${addressOf(asked)}`, open);
  const search = searchFingerprint(searchIdentity(answeredState(resultSet)));
  if (cursor !== null && cursor.search !== search) {
    throw malformed('cursor', 'This cursor belongs to another search.');
  }
  const next = offset + size;
  return {
    resultSet: { ...resultSet, state: { ...resultSet.state, size, cursor: asked.cursor } },
    rows: rowsOf(archive, documents.slice(offset, next)),
    nextCursor:
      size === 0 || next >= resultSet.length
        ? null
        : writeCursor({ version, offset: next, search }),
  };
}

function firstOnly(resultSet: ResultSet, size: number) {
  return { resultSet, documents: resultSet.documents(0, size) };
}

/**
 * UTF-16 code units of text after which a stretch of whole articles ends, however many were asked for: a
 * folder may hold books.
 */
const MAX_STRETCH_CHARS = 2_000_000;

/** As many of the rows as their texts allow, at least one. */
function fitting(rows: readonly Row[]): readonly Row[] {
  let chars = 0;
  const end = rows.findIndex(({ article }) => {
    chars += article.text.length;
    return chars > MAX_STRETCH_CHARS;
  });
  return end < 0 ? rows : rows.slice(0, Math.max(1, end));
}

/** One stretch. What was understood of the search is kept for the next. */
export function readStretch<Form extends ReadForm>(
  archive: Archive,
  kept: KeptReadings,
  { state, form, offset, size, version }: ReadRequest<Form>,
): ReadResult<Form> {
  if (version !== null && version !== archive.info.version) throw cursorExpired();
  const { resultSet, documents } = kept.get(`read ${addressOf(state)}`, () =>
    openResultSet(archive, state, { mayFallBack: false }),
  );
  const written: { readonly [Each in ReadForm]: (row: Row) => ReadForms[Each] } = {
    card: (row) => articleCard(archive, row),
    hit: (row) => articleHit(archive, row, resultSet),
    article: (row) => articleDetail(archive, row, null),
  };
  const write: (row: Row) => ReadForms[Form] = written[form];
  const rows = rowsOf(archive, documents.slice(offset, offset + size));
  return {
    state: resultSet.state,
    query: resultSet.report,
    total: resultSet.length,
    rows: (form === 'article' ? fitting(rows) : rows).map((row) => write(row)),
    index: archive.info,
  };
}

function rowsOf(archive: Archive, documents: Iterable<number>): Row[] {
  return [...documents].flatMap((document) => archive.row(document) ?? []);
}

/** All that a result set depends on, and how its hits are shown. */
function addressOf(state: SearchState): string {
  return searchParams({ ...state, page: 1, size: 0, cursor: null }).toString();
}

/** After a fallback the search is the one that was answered. */
function answeredState({ state, report: { fallback } }: ResultSet): SearchState {
  if (fallback === null) return state;
  return { ...state, q: fallback.searched, operator: fallback.operator };
}
