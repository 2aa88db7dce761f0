/** References read back by citation-js, whose parsers know nothing of what wrote them. */
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { plugins } from '@citation-js/core';

export type CslItem = Record<string, unknown>;

/** CSL-JSON items of text in RIS or BibTeX. */
export function readReferences(text: string): CslItem[] {
  return plugins.input.chain(text, { generateGraph: false });
}
