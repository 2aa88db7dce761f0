/** A query whose plain words are misspelt, corrected by what the archive holds. */
import { queryLeaves } from '../../core/query/describe-terms.ts';
import { correctedText } from '../../core/query/spelling.ts';
import type { PhraseNode, QueryNode } from '../../core/query/tree.ts';
import type { QueryReport } from '../../core/searcher.ts';
import type { Archive } from './archive.ts';
import type { Deadline } from './deadline.ts';

/** `terms`: what each word finds alone. Null where every word is known, or none is like an unknown one. */
export function correctedQuery(
  archive: Archive,
  text: string,
  { root, terms }: { readonly root: QueryNode; readonly terms: QueryReport['terms'] },
  deadline: Deadline,
): string | null {
  const unknown = new Set(terms.flatMap((term) => (term.articles === 0 ? [term.text] : [])));
  if (unknown.size === 0) return null;
  return correctedText(text, queryLeaves(root), (leaf) => !unknown.has(leaf.text), {
    wordsLike: (word) => archive.wordsLike(word),
    together: (first, second) => archive.count(phrase(first, second), deadline),
  });
}

function phrase(first: string, second: string): PhraseNode {
  const text = `${first} ${second}`;
  const parts = [first, second].map((term) => ({ kind: 'term' as const, term }));
  const span = { start: 0, end: text.length };
  return { kind: 'phrase', text, parts, slop: null, quoted: true, required: false, span };
}
