/** Training text in the tagger's own words: sentences with one tag a word. */
import { isCountry } from '../../server/entities/tagger/country-names.ts';
import { encode, type KindSpan } from '../../server/entities/tagger/tags.ts';
import {
  type Sentence,
  sentencesOf,
  type Word,
  wordsOf,
} from '../../server/entities/tagger/words.ts';
import type { AnnotatedText } from './annotated-text.ts';
import type { TaggedDocument, TaggedSentence } from './tagged-file.ts';

export type TrainingDocument = {
  readonly sentences: readonly Sentence[];
  readonly names: readonly (readonly KindSpan[])[];
  readonly tags: readonly Uint8Array[];
};

function documentOf(
  sentences: readonly Sentence[],
  names: readonly KindSpan[][],
): TrainingDocument {
  return {
    sentences,
    names,
    tags: sentences.map(({ length }, s) => encode(length, names[s] ?? [])),
  };
}

/** Names that do not begin and end with words of one sentence are left out. */
export function fromAnnotated({ text, names }: AnnotatedText): TrainingDocument {
  const sentences = sentencesOf(text);
  return documentOf(
    sentences,
    sentences.map((words) =>
      names.flatMap(({ start, end, kind }) => {
        // A country's team is written like the country; in a list of places it does no harm.
        const isTeam = kind === 'organization' && isCountry(text.slice(start, end));
        return spanOver(words, start, end, isTeam ? 'place' : kind);
      }),
    ),
  );
}

function spanOver(words: Sentence, start: number, end: number, kind: KindSpan['kind']): KindSpan[] {
  const first = words.findIndex((word) => word.start === start);
  const last = words.findIndex((word) => word.end === end);
  return first < 0 || last < first ? [] : [{ start: first, end: last + 1, kind }];
}

/** A tagged sentence, its words cut as the tagger cuts them; a name keeps its outer edges. */
export function fromTagged({ sentences }: TaggedDocument): TrainingDocument {
  const cut = sentences.map(cutSentence);
  return documentOf(
    cut.map(({ words }) => words),
    cut.map(({ names }) => names),
  );
}

export type CutSentence = {
  readonly words: Sentence;
  readonly names: KindSpan[];
  /** For each given word, the number of its first own word; one more at the end. */
  readonly starts: readonly number[];
};

export function cutSentence({ words, names }: TaggedSentence): CutSentence {
  const own: Word[] = [];
  const starts: number[] = [];
  let offset = 0;
  for (const word of words) {
    starts.push(own.length);
    const parts = wordsOf(word, { start: 0, end: word.length });
    for (const part of parts)
      own.push({ text: part.text, start: offset + part.start, end: offset + part.end });
    offset += word.length + 1;
  }
  starts.push(own.length);
  const cut = names.map(({ start, end, kind }) => ({
    start: starts[start] ?? 0,
    end: starts[end] ?? 0,
    kind,
  }));
  return { words: own, names: cut.filter(({ start, end }) => end > start), starts };
}
