/**
 * A recogniser that does what the text tells it: it finds `Given Family` as a person, and can be slow,
 * fail, hang or kill its thread. What its threads did is counted where every thread can write.
 */
import type { NamedArticle } from '../../server/entities/article-names.ts';
import type { Recogniser } from '../../server/entities/recogniser.ts';

/** Places in the shared counts. */
export const [STARTS, READ, FATAL] = [0, 1, 2];

export function newCounts(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

export function scriptedRecogniser(counts: Int32Array, die: () => void): Recogniser {
  return {
    name: 'scripted',
    recognise: (texts) => {
      Atomics.add(counts, READ, 1);
      const text = texts.join(' ');
      if (text.includes('[fails]')) throw new Error('no such word');
      if (text.includes('[hangs]')) for (;;);
      if (text.includes('[slow]')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      // Once: only the first thread that meets it dies.
      const dies = text.includes('[dies]') || text.includes('[dies once]');
      if (dies && (Atomics.add(counts, FATAL, 1) === 0 || text.includes('[dies]'))) die();
      return texts.map((each) =>
        [...each.matchAll(/[A-Z][a-z]+ [A-Z][a-z]+/g)].map(({ 0: name, index }) => ({
          type: 'person',
          start: index,
          end: index + name.length,
        })),
      );
    },
  };
}

export function textArticle(text: string): NamedArticle {
  const paragraphs = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  return { title: '', titleSource: 'text', text, paragraphs, language: 'en' };
}
