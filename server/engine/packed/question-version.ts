/** Which version of the index a question is about: reading on goes on where it began. */
import { CURSOR_START, readCursor } from '../../core/cursor.ts';
import type { Question } from './query-messages.ts';

/** The version that must answer; null: the newest. */
export function versionAsked({ method, given }: Question): string | null {
  if (method === 'read') return given[0].version;
  const { cursor } = method === 'search' ? given[0] : { cursor: null };
  return cursor === null || cursor === CURSOR_START ? null : (readCursor(cursor)?.version ?? null);
}

/** Whether whoever asks is reading through a search, and will ask for what follows. */
export function readsOn({ method, given }: Question): boolean {
  return method === 'read' || (method === 'search' && given[0].cursor !== null);
}
