/**
 * The seam of the recogniser: text → raw spans that name a person, place or organization. What the
 * spans mean within the article is decided afterwards, in `article-names.ts`, for every recogniser
 * alike.
 */
import type { EntityType } from '../core/names.ts';
import type { Span } from '../core/span.ts';

/** A span as the recogniser saw it; may still carry titles, possessives and punctuation. */
export type RecognisedSpan = Span & { readonly type: EntityType };

export interface Recogniser {
  /** Name and version: names found by another recogniser are found anew. */
  readonly name: string;
  /** Spans of one field, in any order; must not depend on anything but the text. */
  recognise(text: string): readonly RecognisedSpan[];
}
