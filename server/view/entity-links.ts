/** Where the evidence for an entity leads. */
import type { EntityPair, PairSentence } from '../core/entity-report.ts';
import { markingState, paragraphId } from '../core/entity-url.ts';
import { articleHref } from '../core/search-url.ts';

/** A sentence in its article: at its paragraph, with both names marked wherever they stand. */
export function sentenceHref(
  { article, paragraph }: Pick<PairSentence, 'article' | 'paragraph'>,
  pair: Pick<EntityPair, 'name' | 'with'>,
): string {
  const href = articleHref(article, markingState(pair.name, pair.with));
  return paragraph === null ? href : `${href}#${paragraphId(paragraph)}`;
}
