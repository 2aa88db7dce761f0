/**
 * A place in the results of one search in one version of the index, as text: for reading deeper than
 * pages reach. It is a rank, not a sort key: in one version the order never changes, whatever makes it,
 * so a rank stays right where an order is refined by more than one key. Nothing is kept for it.
 */
import { SearchError } from './errors.ts';

/** What asks for the first page. */
export const CURSOR_START = '*';

export type Cursor = {
  /** Version of the index that it counts in. */
  readonly version: string;
  /** Hits before the place. */
  readonly offset: number;
  /** Fingerprint of the search. */
  readonly search: string;
};

/** Fingerprint of a search by its canonical address. Tells mistakes apart, not adversaries (FNV-1a). */
export function searchFingerprint(address: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < address.length; at += 1) {
    hash = Math.imul(hash ^ address.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** Letters, figures, `-` and `_`. */
export function writeCursor({ version, offset, search }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([version, offset, search]));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null for any text that is not a cursor. */
export function readCursor(text: string): Cursor | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [version, offset, search]: unknown[] = parts;
    const isWhole = typeof offset === 'number' && Number.isSafeInteger(offset) && offset >= 0;
    if (typeof version !== 'string' || !isWhole || typeof search !== 'string') return null;
    return { version, offset, search };
  } catch {
    return null;
  }
}

/** The index has changed, and the version that a reader began with is no longer held. */
export function cursorExpired(): SearchError {
  return new SearchError(
    'cursor-expired',
    'The articles have changed since this cursor was given, and what it belongs to is no longer held: begin again with cursor=*.',
    { parameter: 'cursor' },
  );
}
