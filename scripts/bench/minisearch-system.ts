/**
 * Stock MiniSearch over the same tokens, asked for the same terms: what a program would use that keeps
 * its index in memory and its snapshot as JSON.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options, type Query } from 'minisearch';
import { tokenize } from '../../server/core/analyzer.ts';
import type { BenchQuery } from './bench-query.ts';
import type { Corpus } from './corpus.ts';
import { Stopwatch } from './statistics.ts';
import { askAll, CANNOT, type System } from './system.ts';

type Document = { readonly id: number; readonly title: string; readonly text: string };

const OPTIONS: Options<Document> = {
  fields: ['title', 'text'],
  tokenize: (text) => tokenize(text).map(({ term }) => term),
  processTerm: (term) => term,
  searchOptions: { tokenize: (text) => [text], boost: { title: 3 }, maxFuzzy: 1 },
};

const SNAPSHOT = 'minisearch.json';
/** Articles made and added at a time. */
const BATCH = 1000;

export const miniSearchSystem: System = {
  build: async (corpus, articles, folder) => {
    const [building, saving] = [new Stopwatch(), new Stopwatch()];
    const miniSearch = new MiniSearch(OPTIONS);
    for (let start = 0; start < articles; start += BATCH) {
      const batch = documents(corpus, start, Math.min(articles, start + BATCH));
      await building.time(() => miniSearch.addAll(batch));
    }
    const file = join(folder, SNAPSHOT);
    await saving.time(() => writeFileSync(file, JSON.stringify(miniSearch)));
    const bytes = statSync(file).size;
    return [
      { name: 'MiniSearch', spent: building.spent, bytes, note: 'without the articles' },
      { name: 'its snapshot', spent: saving.spent, bytes, note: 'JSON.stringify and writing' },
    ];
  },
  open: async (folder) => {
    const miniSearch = MiniSearch.loadJSON(readFileSync(join(folder, SNAPSHOT), 'utf8'), OPTIONS);
    return {
      ask: async (queries) =>
        queries[0]?.kind === 'phrase'
          ? CANNOT
          : askAll(queries, (query) => {
              const results = miniSearch.search(asMiniSearch(query));
              results.slice(0, 10);
              return results.length;
            }),
      refresh: () => {},
    };
  },
};

function documents(corpus: Corpus, start: number, end: number): Document[] {
  return Array.from({ length: end - start }, (_, i) => {
    const { title, text } = corpus.article(start + i).article;
    return { id: start + i, title, text };
  });
}

function asMiniSearch({ kind, words, forms }: BenchQuery): Query {
  const [word = ''] = words;
  switch (kind) {
    case 'prefix':
      return { queries: [word], prefix: true };
    case 'fuzzy':
      return { queries: [word], fuzzy: 1 };
    default:
      return {
        combineWith: kind === 'and' ? 'AND' : 'OR',
        queries: forms.map((terms) => ({ combineWith: 'OR', queries: [...terms] })),
      };
  }
}
