/**
 * What is like an article: those that hold most of its telling words, weighed by how rare they are. Asked
 * of the index of words, so that nothing has to be kept for it and a new article is known at once.
 */
import { tokenize } from '../../core/analyzer.ts';
import { searchableTitle } from '../../core/article.ts';
import { stem } from '../../core/inflection.ts';
import { STOP_WORDS } from '../../core/query/stop-words.ts';
import type { WordNode } from '../../core/query/tree.ts';
import { UNTELLING_WORDS } from '../../stories/untelling-words.ts';
import type { Archive, Confinement, Row } from './archive.ts';
import { createDeadline } from './deadline.ts';

/** Words of an article that are asked for: those said most often. More change little and cost time. */
const MAX_WORDS = 25;
/** How often a word counts in the headline and among the first of the text; elsewhere once. */
const TITLE_COUNT = 3;
const LEAD_COUNT = 2;
const LEAD_TOKENS = 60;
/** Share of the weight of all words that an article must hold to be alike. A guess, looked at by hand. */
const LEAST_SHARE = 0.3;

/** Articles like this one, itself left out, and how much, from `LEAST_SHARE` to 1. */
export function similarTo(archive: Archive, row: Row): Confinement {
  const deadline = createDeadline(archive.now);
  const shares = new Float64Array(archive.groups.stories.ofDocument.length);
  let whole = 0;
  for (const { term, count } of tellingWords(row)) {
    const found = archive.match(wordNode(term), deadline);
    const rarity = Math.log(1 + archive.info.articles / Math.max(1, found.size));
    const weight = (1 + Math.log(count)) * rarity;
    whole += weight;
    found.visit((document) => {
      shares[document] = (shares[document] ?? 0) + weight;
    });
  }
  shares[row.document] = 0;
  const least = LEAST_SHARE * whole;
  const documents: number[] = [];
  for (const [document, share] of shares.entries())
    if (share > 0 && share >= least) documents.push(document);
  return {
    documents: Uint32Array.from(documents),
    scores: Float64Array.from(documents, (document) => (shares[document] ?? 0) / whole),
  };
}

/** The words said most, inflections together, each as it stands first. */
function tellingWords({ article }: Row): { readonly term: string; readonly count: number }[] {
  const words = new Map<string, { readonly term: string; count: number }>();
  const add = (term: string, times: number): void => {
    if (term.length < 2 || STOP_WORDS.has(term) || UNTELLING_WORDS.has(term)) return;
    const word = words.get(stem(term)) ?? { term, count: 0 };
    words.set(stem(term), word);
    word.count += times;
  };
  for (const { term } of tokenize(searchableTitle(article))) add(term, TITLE_COUNT);
  for (const [i, { term }] of tokenize(article.text).entries())
    add(term, i < LEAD_TOKENS ? LEAD_COUNT : 1);
  return [...words.values()].sort((a, b) => b.count - a.count).slice(0, MAX_WORDS);
}

function wordNode(term: string): WordNode {
  return { kind: 'word', text: term, term, required: false, span: { start: 0, end: term.length } };
}
