/**
 * More training text from what there is: the same articles in headline capitals, and with their names
 * swapped for others of the same kind, so that contexts are learnt rather than names.
 */
import { encode, type Kind, type KindSpan } from '../../server/entities/tagger/tags.ts';
import type { Sentence, Word } from '../../server/entities/tagger/words.ts';
import type { TrainingDocument } from './training-document.ts';

/**
 * The words of every name of each kind. Names of two kinds (a country and its team) are left out: in
 * another's place they would teach the wrong one.
 */
export type NamePool = Readonly<Record<Kind, readonly (readonly string[])[]>>;

export function namePool(documents: readonly TrainingDocument[]): NamePool {
  const pool: Record<Kind, string[][]> = { person: [], place: [], organization: [], other: [] };
  const kinds = new Map<string, Set<Kind>>();
  for (const { sentences, names } of documents) {
    for (const [s, spans] of names.entries()) {
      for (const { start, end, kind } of spans) {
        const words = (sentences[s] ?? []).slice(start, end).map(({ text }) => text);
        if (words.some((word) => word !== word.toUpperCase())) pool[kind].push(words);
        const key = words.join(' ').toLowerCase();
        kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
      }
    }
  }
  const ofOneKind = (words: readonly string[]): boolean =>
    kinds.get(words.join(' ').toLowerCase())?.size === 1;
  return {
    person: pool.person.filter(ofOneKind),
    place: pool.place.filter(ofOneKind),
    organization: pool.organization.filter(ofOneKind),
    other: pool.other.filter(ofOneKind),
  };
}

/** Every sentence in capitals, or every word of it with one. */
export function withCapitals(document: TrainingDocument, all: boolean): TrainingDocument {
  const change = (text: string): string =>
    all ? text.toUpperCase() : text.slice(0, 1).toUpperCase() + text.slice(1);
  const sentences = document.sentences.map((words) =>
    words.map((word) => ({ ...word, text: change(word.text) })),
  );
  return { ...document, sentences };
}

/** Each name of the document replaced by one drawn from the pool, the same name always by the same. */
export function withSwappedNames(
  document: TrainingDocument,
  pool: NamePool,
  random: () => number,
): TrainingDocument {
  const drawn = new Map<string, readonly string[]>();
  const draw = (kind: Kind, words: readonly string[]): readonly string[] => {
    const key = `${kind} ${words.join(' ')}`.toLowerCase();
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const options = pool[kind];
    const fitting =
      kind === 'person' ? options.filter(({ length }) => length === words.length) : options;
    const chosen = fitting[Math.floor(random() * fitting.length)] ?? words;
    drawn.set(key, chosen);
    // The family name alone, and the given name alone, follow the full name.
    if (kind === 'person' && words.length > 1) {
      drawn.set(`person ${words.at(-1)}`.toLowerCase(), chosen.slice(-1));
      drawn.set(`person ${words[0]}`.toLowerCase(), chosen.slice(0, 1));
    }
    return chosen;
  };
  const changed = document.sentences.map((words, s) =>
    swapIn(words, document.names[s] ?? [], draw),
  );
  return {
    sentences: changed.map(({ words }) => words),
    names: changed.map(({ names }) => names),
    tags: changed.map(({ words, names }) => encode(words.length, names)),
  };
}

function swapIn(
  words: Sentence,
  names: readonly KindSpan[],
  draw: (kind: Kind, words: readonly string[]) => readonly string[],
): { words: Word[]; names: KindSpan[] } {
  const result: Word[] = [];
  const moved: KindSpan[] = [];
  let at = 0;
  const keep = (to: number): void => {
    for (; at < to; at += 1) {
      const word = words[at];
      if (word !== undefined) result.push(word);
    }
  };
  for (const { start, end, kind } of names) {
    keep(start);
    const old = words.slice(start, end).map(({ text }) => text);
    const shouted = old.every((word) => word === word.toUpperCase()) && old.join('').length > 5;
    const start2 = result.length;
    for (const text of draw(kind, old)) {
      result.push({ text: shouted ? text.toUpperCase() : text, start: 0, end: 0 });
    }
    moved.push({ start: start2, end: result.length, kind });
    at = end;
  }
  keep(words.length);
  return { words: result, names: moved };
}
