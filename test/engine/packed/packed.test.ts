import { createArchiveSearcher } from '../../../server/engine/archive/searcher.ts';
import { searcherContract } from '../searcher-contract.ts';
import { memoryArchive } from './memory-archive.ts';

searcherContract('one packed segment', async (articles, names) => {
  const archive = await memoryArchive([{ articles }], names);
  return createArchiveSearcher(() => archive);
});

searcherContract('several packed segments with deletions', async (articles, names) => {
  // The second segment holds articles that the first and the third hold too: those are deleted there.
  const [first, last] = [articles.slice(0, 20), articles.slice(20)];
  const archive = await memoryArchive(
    [
      { articles: first },
      { articles: articles.slice(10, 30), deleted: Array.from({ length: 20 }, (_, i) => i) },
      { articles: last },
    ],
    names,
  );
  return createArchiveSearcher(() => archive);
});
