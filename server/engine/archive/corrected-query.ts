/** A query whose plain words are misspelt, corrected by what the archive holds. */
import { type QueryLeaf, queryLeaves } from '../../core/query/describe-terms.ts';
import { correctedText } from '../../core/query/spelling.ts';
import type { PhraseNode, QueryNode } from '../../core/query/tree.ts';
import type { QueryReport } from '../../core/searcher.ts';
import type { Archive } from './archive.ts';
import type { Deadline } from './deadline.ts';

/**
 * `terms`: what each word finds alone; `names`: names among them, which stay. Null where nothing is misspelt, or
 * nothing like it is known.
 */
export function correctedQuery(
  archive: Archive,
  text: string,
  { root, terms, names }: { readonly root: QueryNode } & Pick<QueryReport, 'terms' | 'names'>,
  deadline: Deadline,
): string | null {
  const articles = new Map(terms.map((term) => [term.text, term.articles]));
  const isNamed = ({ span }: QueryLeaf): boolean =>
    names.some((name) => name.span.start <= span.start && span.end <= name.span.end);
  const articlesOf = (leaf: QueryLeaf): number | null =>
    isNamed(leaf) ? null : (articles.get(leaf.text) ?? null);
  return correctedText(text, queryLeaves(root), articlesOf, {
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
