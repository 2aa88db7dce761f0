/**
 * Many searches in one request or file: texts of queries, addresses of searches, or their parameters. Each
 * is understood by itself, so that a bad one spoils none of the others.
 */
import { SearchError } from './errors.ts';
import { queryLimits } from './query/limits.ts';
import type { SearchState } from './search-state.ts';
import { parseSearchParams } from './search-url.ts';

/** Longest request, in bytes: as many addresses of the longest kind. */
export const MAX_BATCH_BYTES = 1_000_000;

/** An address of a search stands for that search; everything else is the text of a query. */
const ADDRESS = /^(?:(?:https?:\/\/[^/?#]+)?\/(?:api\/)?search)?\?/;

function invalid(detail: string, parameter = 'queries'): SearchError {
  return new SearchError('invalid-parameter', detail, { parameter });
}

/**
 * Bytes of a search as an address, beside its query, which percent-encoding makes nine times as long at most.
 * Every link of an answer repeats them. A guess: as long as an address may be elsewhere.
 */
const ROOM_BESIDE_QUERY = 8192;
const ENCODED_BYTES = 9;

/** The search that one item asks for. Throws `invalid-parameter`. */
export function batchState(item: unknown): SearchState {
  const params = typeof item === 'string' ? textParams(item) : fieldParams(item);
  const most = ROOM_BESIDE_QUERY + ENCODED_BYTES * queryLimits().chars;
  if (params.toString().length > most)
    throw invalid(`The address of a search may have ${most} characters.`);
  return parseSearchParams(params, 'strict');
}

function fieldParams(item: unknown): URLSearchParams {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw invalid('A query is a text, or an object of the parameters of /api/search.');
  }
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(item)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!['string', 'number', 'boolean'].includes(typeof one)) {
        throw invalid(`${name} must be a text or a list of texts.`, name);
      }
      params.append(name, String(one));
    }
  }
  return params;
}

function textParams(text: string): URLSearchParams {
  const [start] = ADDRESS.exec(text) ?? [];
  if (start !== undefined) return new URLSearchParams(text.slice(start.length));
  return new URLSearchParams({ q: text });
}

/** A query a line; blank lines are left out. */
export function batchLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/**
 * The items of a request, `most` of them: lines of text, or JSON, a list or `{ "queries": [ … ] }`. Throws
 * `invalid-parameter`.
 */
export function batchItems(body: string, isJson: boolean, most: number): readonly unknown[] {
  const items = isJson ? jsonItems(body) : batchLines(body);
  if (items.length === 0) throw invalid('There are no queries.');
  if (items.length > most) {
    throw invalid(`There may be ${most} queries at once, not ${items.length}.`);
  }
  return items;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('The body is not JSON.');
  }
}

function jsonItems(body: string): readonly unknown[] {
  const value = parsed(body);
  const isWrapped = typeof value === 'object' && value !== null && 'queries' in value;
  const items: unknown = isWrapped ? value.queries : value;
  if (Array.isArray(items)) return items;
  throw invalid('The body must be a list of queries, or an object with one as queries.');
}
