/**
 * Spelling: plain words that no article holds, each replaced by one that articles do. Which one is decided by
 * how little it differs, by the words it stands beside, and by how many articles hold it. A word of very few
 * articles is taken for a slip too where another, one letter away, stands in very many. Quotes, fields,
 * patterns, figures and what must or must not stand are never touched.
 */
import type { LeafNode, QueryLeaf } from './describe-terms.ts';
import type { WordNode } from './tree.ts';

/** A word of the archive that differs a little from the one typed. */
export type LikeWord = {
  readonly text: string;
  /** Letters inserted, deleted, replaced or swapped. */
  readonly edits: number;
  /** Articles that hold it. */
  readonly articles: number;
};

/** What spelling must know of an archive. */
export type SpellingSource = {
  /** Words a few letters away, nearest first or in any order. */
  readonly wordsLike: (word: string) => readonly LikeWord[];
  /** Articles in which two words stand side by side, in this order. */
  readonly together: (first: string, second: string) => number;
};

/** Shorter words are too like others to be guessed. UTF-16 code units. */
const MIN_LENGTH = 4;
/** A word of so many articles may be a slip in them: then it is this long, and what was meant this much more frequent. Guesses. */
const RARE = { articles: 3, length: 6, times: 50 };
/** Words corrected in one query; more is another language, not a slip. */
const MAX_CORRECTED = 4;
/** Candidates whose neighbours are looked at: the nearest, and of these the most frequent. */
const MAX_CANDIDATES = 8;

/**
 * The query text with its misspelt words corrected; null where there is nothing to correct it by. `articlesOf`:
 * how many hold a word; null for one that is to stay.
 */
export function correctedText(
  text: string,
  leaves: readonly QueryLeaf[],
  articlesOf: (leaf: QueryLeaf) => number | null,
  source: SpellingSource,
): string | null {
  const unknown = leaves.filter((leaf) => isCorrectable(leaf) && mayBeSlip(leaf, articlesOf(leaf)));
  if (unknown.length === 0 || unknown.length > MAX_CORRECTED) return null;
  let corrected = '';
  let end = 0;
  for (const leaf of unknown) {
    const { node, span } = leaf;
    if (node.kind !== 'word') continue;
    const at = leaves.indexOf(leaf);
    const neighbours = { before: leaves[at - 1], after: leaves[at + 1] };
    const found = bestOf(node.term, articlesOf(leaf) ?? 0, neighbours, source);
    if (found === null) continue;
    corrected += text.slice(end, span.start) + cased(found, text.slice(span.start, span.end));
    end = span.end;
  }
  return end === 0 ? null : corrected + text.slice(end);
}

function isCorrectable({ node, scoped, negated }: QueryLeaf): boolean {
  if (node.kind !== 'word' || scoped !== node || negated || node.required) return false;
  return node.term.length >= MIN_LENGTH && /^\p{L}+$/u.test(node.term);
}

function mayBeSlip({ node }: QueryLeaf, articles: number | null): boolean {
  if (articles === null || node.kind !== 'word') return false;
  return articles === 0 || (articles <= RARE.articles && node.term.length >= RARE.length);
}

type Neighbours = { readonly before: QueryLeaf | undefined; readonly after: QueryLeaf | undefined };

/** `articles`: that hold the word. */
function bestOf(
  word: string,
  articles: number,
  neighbours: Neighbours,
  source: SpellingSource,
): string | null {
  const distance = (one: LikeWord): number => one.edits + (one.text[0] === word[0] ? 0 : 0.5);
  const candidates = source
    .wordsLike(word)
    .filter(({ text }) => text !== word)
    .filter((one) => articles === 0 || isFarMoreLikely(one, word, articles))
    .sort((a, b) => distance(a) - distance(b) || b.articles - a.articles || byText(a, b))
    .slice(0, MAX_CANDIDATES);
  if (candidates.length < 2) return candidates[0]?.text ?? null;
  const [before, after] = [wordOf(neighbours.before?.node), wordOf(neighbours.after?.node)];
  const company = (text: string): number =>
    (before === null ? 0 : source.together(before.term, text)) +
    (after === null ? 0 : source.together(text, after.term));
  // A candidate that is found beside the same words is worth one that is one letter nearer.
  const rated = candidates.map((one) => {
    const beside = company(one.text);
    const merit = Math.log1p(one.articles) / 20 + (beside > 0 ? 1.25 + Math.log1p(beside) / 20 : 0);
    return { text: one.text, merit: merit - distance(one) };
  });
  rated.sort((a, b) => b.merit - a.merit || byText(a, b));
  return rated[0]?.text ?? null;
}

function isFarMoreLikely(one: LikeWord, word: string, articles: number): boolean {
  return one.edits === 1 && one.text[0] === word[0] && one.articles >= RARE.times * articles;
}

function wordOf(node: LeafNode | undefined): WordNode | null {
  return node?.kind === 'word' ? node : null;
}

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

/** Capitals as typed: none, the first, or all. */
function cased(text: string, typed: string): string {
  if (typed === typed.toUpperCase()) return text.toUpperCase();
  const [first = ''] = typed;
  return first === first.toUpperCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** The word with two neighbouring letters swapped, each way. */
export function* swapped(word: string): Generator<string> {
  for (let i = 1; i < word.length; i += 1) {
    const [a = '', b = ''] = [word[i - 1], word[i]];
    if (a !== b) yield word.slice(0, i - 1) + b + a + word.slice(i + 1);
  }
}
