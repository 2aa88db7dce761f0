/**
 * Where the parts of a JSON text stand in its source. An article out of an array is identified by
 * its own source characters, which `JSON.parse` forgets. Only for texts that have parsed already;
 * linear, without recursion.
 */
import type { Span } from '../core/span.ts';

const SPACE = new Set([' ', '\t', '\n', '\r']);

function skipSpace(json: string, at: number): number {
  let i = at;
  while (SPACE.has(json[i] ?? '')) i += 1;
  return i;
}

/** Just behind the string that opens at `at`. */
function stringEnd(json: string, at: number): number {
  let i = at + 1;
  while (i < json.length && json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i + 1;
}

/** Just behind the value that begins at `at`. */
function valueEnd(json: string, at: number): number {
  let i = at;
  let depth = 0;
  while (i < json.length) {
    const char = json[i] ?? '';
    if (char === '"') i = stringEnd(json, i);
    else if (
      depth === 0 &&
      i > at &&
      (char === ',' || char === ']' || char === '}' || SPACE.has(char))
    )
      return i;
    else {
      if (char === '{' || char === '[') depth += 1;
      if (char === '}' || char === ']') depth -= 1;
      i += 1;
    }
    const closes = char === '"' || char === '}' || char === ']';
    if (depth === 0 && closes) return i;
  }
  return i;
}

/** The elements of the array that begins at `start`, in order. */
export function elementSpans(json: string, start: number): Span[] {
  const spans: Span[] = [];
  let i = skipSpace(json, skipSpace(json, start) + 1);
  while (i < json.length && json[i] !== ']') {
    const end = valueEnd(json, i);
    spans.push({ start: i, end });
    i = skipSpace(json, end);
    if (json[i] === ',') i = skipSpace(json, i + 1);
  }
  return spans;
}

/** The span of the member `key` of the object that begins at `start`: the last, as for `JSON.parse`; null without one. */
export function memberSpan(json: string, start: number, key: string): Span | null {
  let found: Span | null = null;
  let i = skipSpace(json, skipSpace(json, start) + 1);
  while (i < json.length && json[i] !== '}') {
    const keyEnd = stringEnd(json, i);
    const name: unknown = JSON.parse(json.slice(i, keyEnd));
    const at = skipSpace(json, skipSpace(json, keyEnd) + 1);
    const end = valueEnd(json, at);
    if (name === key) found = { start: at, end };
    i = skipSpace(json, end);
    if (json[i] === ',') i = skipSpace(json, i + 1);
  }
  return found;
}
