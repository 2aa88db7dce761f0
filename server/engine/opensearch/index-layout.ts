/**
 * How articles lie in a cluster: one document each, its words as our analyzer cuts them, so that both engines
 * agree on what a word is. Texts and names are carried, not searched.
 */
import { createHash } from 'node:crypto';
import { ANALYZER_VERSION } from '../../core/analyzer.ts';

/** Raised whenever documents written before can no longer be read. */
const LAYOUT_VERSION = 1;

/** What an index must say of itself to be used; another is built anew. */
export const LAYOUT = `${LAYOUT_VERSION} ${ANALYZER_VERSION}`;

/** The index of an archive that is filled in so many parts. Another layout, or other parts, are another index. */
export function indexName(name: string, parts: number): string {
  const layout = createHash('sha256').update(LAYOUT).digest('hex').slice(0, 8);
  return `${name}-${layout}-${parts}`;
}

/** Terms a query may list: conditions on metadata are sent as the numbers of their articles. */
const MAX_TERMS = 10_000_000;

/** `shards` of the index of articles; each has a copy on another node as soon as there is one. */
export function articlesIndex(shards: number) {
  return {
    settings: {
      index: {
        number_of_shards: shards,
        auto_expand_replicas: '0-1',
        max_terms_count: MAX_TERMS,
        // Textbook BM25, as the embedded engines have it.
        similarity: { default: { type: 'BM25', k1: 1.2, b: 0.75 } },
      },
    },
    mappings: {
      dynamic: false,
      _meta: { layout: LAYOUT },
      properties: {
        number: { type: 'long' },
        part: { type: 'keyword' },
        language: { type: 'keyword' },
        forms: { type: 'keyword' },
        title: { type: 'text', analyzer: 'whitespace' },
        text: { type: 'text', analyzer: 'whitespace' },
      },
    },
  } as const;
}

/** What is said beside the articles: nothing of it is searched. */
export const STATE_INDEX = {
  settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1' } },
  mappings: { dynamic: false },
} as const;

/** Longer terms would be cut in two by the cluster's analyzer, which takes at most 255 characters. */
const MAX_TERM_CHARS = 160;

/** A term as it stands in the index. */
export function indexedTerm(term: string): string {
  if (term.length <= MAX_TERM_CHARS) return term;
  const hash = createHash('sha256').update(term).digest('hex').slice(0, 24);
  return `${term.slice(0, MAX_TERM_CHARS - 25)}#${hash}`;
}

/** Parts a language from a term in `forms`. */
const PART = '\u001f';

export function formKey(language: string, term: string): string {
  return `${language}${PART}${term}`;
}

/** Undefined where it is no key of a form. */
export function readFormKey(key: string): { language: string; term: string } | undefined {
  const at = key.indexOf(PART);
  return at < 0 ? undefined : { language: key.slice(0, at), term: key.slice(at + 1) };
}
