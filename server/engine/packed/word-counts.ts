/**
 * In how many articles each word stands: counted in an array with a place for every term of a segment,
 * by walking the terms of the articles at hand. The counts of the whole archive are made once.
 */
import { TEXT_FIELDS } from '../../core/article.ts';
import { MIN_ARTICLES } from '../../core/distinctive.ts';
import type { CountedText } from '../archive/archive.ts';
import type { LiveSegment } from './live-segment.ts';

export type WordCounts = {
  /** Words that `accepts`, of the documents of each segment; no order. Linear in their tokens. */
  readonly of: (
    documents: readonly ArrayLike<number>[],
    accepts: (word: string) => boolean,
  ) => CountedText[];
};

export function createWordCounts(segments: readonly LiveSegment[]): WordCounts {
  const whole = segments.map((): Uint32Array | null => null);
  const wholeOf = (i: number, live: LiveSegment): Uint32Array => {
    const known = whole[i] ?? countTerms(live, liveDocuments(live));
    whole[i] = known;
    return known;
  };
  const inArchive = (word: string): number => {
    let count = 0;
    for (const [i, live] of segments.entries()) {
      const number = live.segment.terms.find(word);
      if (number >= 0) count += wholeOf(i, live)[number] ?? 0;
    }
    return count;
  };
  return {
    of: (documents, accepts) => {
      const counts = new Map<string, number>();
      for (const [i, live] of segments.entries()) {
        const own = documents[i];
        if (own === undefined || own.length === 0) continue;
        const here = countTerms(live, own);
        for (let number = 0; number < here.length; number += 1) {
          const count = here[number] as number;
          if (count === 0) continue;
          const word = live.segment.terms.term(number);
          counts.set(word, (counts.get(word) ?? 0) + count);
        }
      }
      const words: CountedText[] = [];
      for (const [text, count] of counts) {
        if (count >= MIN_ARTICLES && accepts(text))
          words.push({ text, count, inArchive: inArchive(text) });
      }
      return words;
    },
  };
}

/** Documents that hold each term, in title or text. */
function countTerms({ segment }: LiveSegment, documents: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(segment.terms.size);
  // The last document in which a term was met, plus one: an article counts once.
  const seen = new Uint32Array(segment.terms.size);
  for (let i = 0; i < documents.length; i += 1) {
    const document = documents[i] as number;
    for (const field of TEXT_FIELDS) {
      const { offsets, numbers } = segment.fields[field].forward;
      const end = offsets[document + 1] as number;
      for (let at = offsets[document] as number; at < end; at += 1) {
        const term = numbers[at] as number;
        if (seen[term] === document + 1) continue;
        seen[term] = document + 1;
        counts[term] = (counts[term] as number) + 1;
      }
    }
  }
  return counts;
}

function liveDocuments({ segment, deleted }: LiveSegment): Uint32Array {
  const all = Uint32Array.from({ length: segment.size }, (_, document) => document);
  return deleted === null ? all : all.filter((document) => deleted[document] !== 1);
}
