/** The built-in recogniser: the trained tagger behind the seam. */
import { readFileSync } from 'node:fs';
import type { RecognisedSpan, Recogniser } from './recogniser.ts';
import { loadModel } from './tagger/model.ts';
import { tagDocument } from './tagger/tagger.ts';
import { decode, isEntityKind } from './tagger/tags.ts';
import { sentencesOf } from './tagger/words.ts';

/** `path`: the model file. `version` tells models apart. Throws where the file is no model. */
export function createTaggerRecogniser(path: string, version: string): Recogniser {
  const model = loadModel(readFileSync(path));
  return {
    name: `dateline-tagger ${version}`,
    recognise: (texts) => {
      const sentences = texts.map(sentencesOf);
      const tags = tagDocument(sentences.flat(), model);
      let first = 0;
      return sentences.map((own) => {
        const spans = own.flatMap((words, s): RecognisedSpan[] =>
          decode(tags[first + s] ?? new Uint8Array(0)).flatMap(({ start, end, kind }) => {
            const [from, to] = [words[start], words[end - 1]];
            if (!isEntityKind(kind) || from === undefined || to === undefined) return [];
            return [{ type: kind, start: from.start, end: to.end }];
          }),
        );
        first += own.length;
        return spans;
      });
    },
  };
}
