/**
 * A recogniser on the `compromise` library: part-of-speech rules and word lists, in process, without
 * a model file.
 */
import nlp from 'compromise/three';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import type { RecognisedSpan, Recogniser } from './recogniser.ts';

/** Longest stretch handed to the library at once, in characters: its cost grows faster than the text. */
const MAX_CHUNK_CHARS = 4000;

type Located = { readonly offset?: { readonly start?: number; readonly length?: number } };

export function createCompromiseRecogniser(): Recogniser {
  return {
    name: 'compromise-14',
    recognise: (texts) => texts.map(recogniseText),
  };
}

function recogniseText(text: string): RecognisedSpan[] {
  return [...chunks(text)].flatMap(({ start, chunk }) =>
    recogniseChunk(chunk).map((span) => ({
      ...span,
      start: span.start + start,
      end: span.end + start,
    })),
  );
}

function recogniseChunk(text: string): RecognisedSpan[] {
  const document = nlp(text);
  const views: Readonly<Record<EntityType, { json(options: object): Located[] }>> = {
    person: document.people(),
    place: document.places(),
    organization: document.organizations(),
  };
  return ENTITY_TYPES.flatMap((type) =>
    views[type].json({ offset: true, terms: false }).flatMap(({ offset }) => {
      const { start = 0, length = 0 } = offset ?? {};
      const inside = length > 0 && start >= 0 && start + length <= text.length;
      return inside ? [{ type, start, end: start + length }] : [];
    }),
  );
}

/** The text in pieces that end at line ends, where no name is cut. */
function* chunks(text: string): Generator<{ readonly start: number; readonly chunk: string }> {
  let start = 0;
  while (start < text.length) {
    const limit = start + MAX_CHUNK_CHARS;
    const lineEnd = text.lastIndexOf('\n', limit);
    const space = text.lastIndexOf(' ', limit);
    const cut = limit >= text.length ? text.length : lineEnd > start ? lineEnd : space;
    const end = cut > start ? cut : Math.min(limit, text.length);
    yield { start, chunk: text.slice(start, end) };
    start = end;
  }
}
