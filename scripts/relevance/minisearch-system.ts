/** MiniSearch as it comes: title and text, every option at its default. */
import MiniSearch from 'minisearch';
import { DEPTH, type RankingSystem } from './judged-collection.ts';

export const miniSearchSystem: RankingSystem = {
  name: 'MiniSearch, default',
  rank: async (documents, queries) => {
    const index = new MiniSearch({ fields: ['title', 'text'] });
    index.addAll(documents);
    return queries.map((query) =>
      index
        .search(query)
        .slice(0, DEPTH)
        .map(({ id }) => String(id)),
    );
  },
};
