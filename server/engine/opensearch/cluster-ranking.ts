/** The articles of a cluster as the closer ranking reads them: one segment, one numbering. */
import { type RankingIndex, wholeRun } from '../../core/ranking/ranking-index.ts';
import { vocabularyRanking } from '../minisearch/vocabulary-ranking.ts';
import type { ClusterTable } from './cluster-table.ts';

/** Terms that articles may bring beyond those known when the archive was opened. */
const SLACK = 65_536;

export function clusterRanking(table: ClusterTable): RankingIndex {
  const { vocabulary } = table;
  const size = vocabulary.size + SLACK;
  const scratch = new Uint16Array(size);
  const places = new Uint16Array(size);
  const notes = new Uint8Array(size);
  const numbers = Uint32Array.from(scratch, (_, number) => number);
  return {
    documents: table.size,
    averageLength: table.averageLength,
    ...vocabularyRanking(vocabulary),
    frequency: (term) => vocabulary.articlesWith(vocabulary.term(term)),
    article: (document) => {
      const tokens = table.tokens(document);
      return tokens === null || vocabulary.size > size
        ? null
        : { segment: 0, title: wholeRun(tokens.title.terms), text: wholeRun(tokens.text.terms) };
    },
    numbersOf: () => numbers,
    scratch: () => scratch,
    places: () => places,
    notes: () => notes,
  };
}
