/** Segments as the closer ranking reads them: term numbers of the forward arrays, no text and no strings. */
import type { RankingIndex, TermRun } from '../../core/ranking/ranking-index.ts';
import type { Lexicon } from '../archive/index-plan.ts';
import type { Rows } from './csr.ts';
import { type Dictionary, localNumber } from './dictionary.ts';
import { locate } from './found-documents.ts';
import type { LiveSegment } from './live-segment.ts';

export function segmentRanking(
  segments: readonly LiveSegment[],
  { terms, numbers, frequencies }: Dictionary,
  lexicon: Lexicon<number>,
): RankingIndex {
  const documents = segments.reduce((sum, { size }) => sum + size, 0);
  const tokens = segments.reduce((sum, live) => sum + live.tokens.title + live.tokens.text, 0);
  const scratches = new Map<number, Uint16Array>();
  const none = new Uint32Array(0);
  let places: Uint16Array | null = null;
  let notes: Uint8Array | null = null;
  return {
    documents,
    averageLength: documents === 0 ? 0 : tokens / documents,
    find: (term) => lexicon.find(term) ?? -1,
    // Sorted: of words that share forms, the first form decides.
    formsOf: (term) =>
      [...new Set(lexicon.languages.flatMap((language) => lexicon.formsOf(term, language)))].sort(
        (a, b) => a - b,
      ),
    text: (term) => terms.term(term),
    // The dictionary is sorted.
    compare: (a, b) => a - b,
    frequency: (term) => Math.max(frequencies.title[term] ?? 0, frequencies.text[term] ?? 0),
    article: (document) => {
      const place = locate(segments, document);
      const live = place === null ? undefined : segments[place.segment];
      if (place === null || live === undefined) return null;
      const { title, text } = live.segment.fields;
      return {
        segment: place.segment,
        title: runOf(title.forward, place.local),
        text: runOf(text.forward, place.local),
      };
    },
    inSegment: (segment, term) => localNumber(numbers[segment] ?? none, term),
    numbersOf: (segment) => numbers[segment] ?? none,
    scratch: (segment) => {
      const size = numbers[segment]?.length ?? 0;
      const scratch = scratches.get(segment) ?? new Uint16Array(size);
      scratches.set(segment, scratch);
      return scratch;
    },
    places: () => {
      places ??= new Uint16Array(terms.size);
      return places;
    },
    notes: () => {
      notes ??= new Uint8Array(terms.size);
      return notes;
    },
  };
}

function runOf({ offsets, numbers }: Rows, row: number): TermRun {
  return { terms: numbers, start: offsets[row] as number, end: offsets[row + 1] as number };
}
