/** The built-in recogniser: the trained tagger behind the seam. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RecognisedSpan, Recogniser } from './recogniser.ts';
import { countryClue, isCountry } from './tagger/country-names.ts';
import { hashText } from './tagger/hash.ts';
import { loadModel } from './tagger/model.ts';
import { tagDocument } from './tagger/tagger.ts';
import { decode, isEntityKind } from './tagger/tags.ts';
import { sentencesOf, type Word } from './tagger/words.ts';

/** `path`: the model file. Throws where the file is no model. */
export function createTaggerRecogniser(path: string): Recogniser {
  return createTagger(readFileSync(path));
}

/** The model file's bytes; threads share them, since nobody writes to them. */
export function readTaggerModel(path: string): SharedArrayBuffer {
  const bytes = readFileSync(path);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** The name of the recogniser with this model; the model's hash tells models apart. */
export function taggerName(model: Uint8Array): string {
  return `tagger-${createHash('sha256').update(model).digest('hex').slice(0, 8)}`;
}

/** Throws where the bytes are no model. About 40 ms. */
export function createTagger(bytes: Uint8Array): Recogniser {
  const model = loadModel(bytes);
  return {
    name: taggerName(bytes),
    recognise: (texts) => {
      const sentences = texts.map(sentencesOf);
      const tags = tagDocument(sentences.flat(), model);
      let first = 0;
      return sentences.map((own, t) => {
        const spans = own.flatMap((words, s): RecognisedSpan[] =>
          decode(tags[first + s] ?? new Uint8Array(0)).flatMap(({ start, end, kind }) => {
            const [from, to] = [words[start], words[end - 1]];
            if (!isEntityKind(kind) || from === undefined || to === undefined) return [];
            if (kind !== 'person' && isPeople(words.slice(start, end))) return [];
            const text = (texts[t] ?? '').slice(from.start, to.end);
            const type = kind === 'organization' && isCountry(text) ? 'place' : kind;
            return [{ type, start: from.start, end: to.end }];
          }),
        );
        first += own.length;
        return spans;
      });
    },
  };
}

/** Words before the name of a people that make another people of it: North Korean, Costa Rican. */
const MOST_WORDS = 2;

/** A people is neither a place nor an organization, however often a headline says “Russian”. */
function isPeople(words: readonly Word[]): boolean {
  const last = words.at(-1)?.text.toLowerCase() ?? '';
  return words.length <= MOST_WORDS && countryClue(hashText(last)) === 2;
}
