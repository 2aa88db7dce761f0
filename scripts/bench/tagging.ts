/** What finding names costs: the built-in recogniser over articles of the corpus, nothing cached. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TAGGER_MODEL } from '../../server/config.ts';
import { openNameFinder } from '../../server/entities/open-name-finder.ts';
import type { Corpus } from './corpus.ts';
import { type Spent, Stopwatch } from './statistics.ts';

/** Articles tagged beforehand, while the threads start and warm up. */
const WARM_UP = 100;

export async function tagArticles(corpus: Corpus, articles: number): Promise<Spent> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'dateline-bench-names-'));
  const finder = await openNameFinder({
    taggerModel: TAGGER_MODEL,
    workers: Math.max(1, availableParallelism() - 1),
    dataFolder,
    warn: () => {},
  });
  const tag = async (from: number, count: number): Promise<void> => {
    const own = Array.from({ length: count }, (_, i) => corpus.article(from + i).article);
    for await (const _ of finder.findNames(own));
  };
  try {
    await tag(articles, WARM_UP);
    const tagging = new Stopwatch();
    await tagging.time(() => tag(0, articles));
    return tagging.spent;
  } finally {
    await finder.close();
    await rm(dataFolder, { recursive: true });
  }
}
