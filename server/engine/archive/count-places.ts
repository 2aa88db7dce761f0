/** How many places an article's marks are. */
import { TEXT_FIELDS } from '../../core/article.ts';
import type { Mark } from '../../core/evaluator/occurrence.ts';
import { mergeSpans } from '../../core/span.ts';

/** Marks that overlap are one place. */
export function countPlaces(marks: readonly Mark[]): number {
  return TEXT_FIELDS.reduce(
    (sum, field) => sum + mergeSpans(marks.filter((mark) => mark.field === field)).length,
    0,
  );
}
