/**
 * Spans of a text, and cutting a text at them. Highlights travel as spans, never as markup, so that
 * escaping happens once, in the template.
 */

/** Half-open range of UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/** A stretch of text that is either marked or not. */
export type Piece = { readonly text: string; readonly marked: boolean };

/** Sorted, disjoint and non-empty: overlapping spans become one, neighbours that merely touch stay two. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else if (span.end > span.start) merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** Splits at sorted, disjoint spans; joining the pieces gives back `text`. */
export function pieces(text: string, spans: readonly Span[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) result.push({ text: text.slice(at, start), marked: false });
    result.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length || result.length === 0) result.push({ text: text.slice(at), marked: false });
  return result;
}
