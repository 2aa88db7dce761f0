/**
 * The seam of the recogniser: the texts of one article → raw spans that name a person, place or
 * organization. What the spans mean within the article is decided afterwards, in `article-names.ts`,
 * for every recogniser alike.
 */
import type { EntityType } from '../core/names.ts';
import type { Span } from '../core/span.ts';

/** A span as the recogniser saw it; may still carry titles, possessives and punctuation. */
export type RecognisedSpan = Span & { readonly type: EntityType };

/** Spans of each text, in any order. */
export type RecognisedTexts = readonly (readonly RecognisedSpan[])[];

export interface Recogniser {
  /** Name and version: names found by another recogniser are found anew. */
  readonly name: string;
  /**
   * The texts are the title and text of one article: what one says of a word helps in the other. Must
   * not depend on anything else.
   */
  recognise(texts: readonly string[]): RecognisedTexts;
}

/** A recogniser that has to wait for its answer; otherwise as `Recogniser`. */
export interface AsyncRecogniser {
  readonly name: string;
  recognise(texts: readonly string[]): Promise<RecognisedTexts>;
}
