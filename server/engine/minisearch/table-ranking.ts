/** The articles in memory as the closer ranking reads them: one segment, one numbering. */
import { TEXT_FIELDS } from '../../core/article.ts';
import { type RankingIndex, wholeRun } from '../../core/ranking/ranking-index.ts';
import type { ArticleTable } from './article-table.ts';
import { vocabularyRanking } from './vocabulary-ranking.ts';

/** Of the articles as they are now. Linear in their tokens. */
export function tableRanking(table: ArticleTable): RankingIndex {
  const { vocabulary } = table;
  const counts = {
    title: new Uint32Array(vocabulary.size),
    text: new Uint32Array(vocabulary.size),
  };
  let tokens = 0;
  for (const row of table.rows()) {
    for (const field of TEXT_FIELDS) {
      const { terms } = row.tokens[field];
      tokens += terms.length;
      for (const term of new Set(terms)) counts[field][term] = (counts[field][term] ?? 0) + 1;
    }
  }
  const scratch = new Uint16Array(vocabulary.size);
  const places = new Uint16Array(vocabulary.size);
  const notes = new Uint8Array(vocabulary.size);
  const numbers = Uint32Array.from(scratch, (_, number) => number);
  return {
    documents: table.size,
    averageLength: table.size === 0 ? 0 : tokens / table.size,
    ...vocabularyRanking(vocabulary),
    frequency: (term) => Math.max(counts.title[term] ?? 0, counts.text[term] ?? 0),
    article: (document) => {
      const row = table.row(document);
      if (row === undefined) return null;
      return {
        segment: 0,
        title: wholeRun(row.tokens.title.terms),
        text: wholeRun(row.tokens.text.terms),
      };
    },
    numbersOf: () => numbers,
    scratch: () => scratch,
    places: () => places,
    notes: () => notes,
  };
}
