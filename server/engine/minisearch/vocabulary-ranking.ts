/** What a vocabulary tells the closer ranking of words. */
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';
import { compareTerms } from '../packed/term-table.ts';
import type { Vocabulary } from './vocabulary.ts';

export function vocabularyRanking(
  vocabulary: Vocabulary,
): Pick<RankingIndex, 'find' | 'formsOf' | 'text' | 'compare' | 'inSegment'> {
  return {
    find: (term) => (vocabulary.find(term) === undefined ? -1 : vocabulary.numberOf(term)),
    formsOf: (term) =>
      [...new Set(vocabulary.languages.flatMap((own) => vocabulary.formsOf(term, own)))]
        .sort(compareTerms)
        .map((form) => vocabulary.numberOf(form)),
    text: (term) => vocabulary.term(term),
    compare: (a, b) => compareTerms(vocabulary.term(a), vocabulary.term(b)),
    inSegment: (_, term) => term,
  };
}
