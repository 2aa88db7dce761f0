/** The articles of a search as references, one after the other. */
import type { ExportWriter } from './export-writer.ts';
import { type CitingOptions, type Reference, referenceOf } from './reference.ts';

export function references(
  write: (reference: Reference) => string,
  options: CitingOptions,
): ExportWriter<'card'> {
  return {
    form: 'card',
    start: () => '',
    row: (article) => write(referenceOf(article, options)),
    end: '',
  };
}
