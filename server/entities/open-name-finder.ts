/** The built-in recogniser as it is used: in worker threads, with what was found before kept on disk. */
import { cachedNames } from './cached-names.ts';
import type { NameFinder } from './name-finder.ts';
import { openNamesCache } from './names-cache.ts';
import { namingVersion } from './naming-version.ts';
import { readTaggerModel, taggerName } from './tagger-recogniser.ts';
import type { RecogniserSource } from './tagging-messages.ts';
import { createTaggingPool } from './tagging-pool.ts';

export type NameFinderOptions = {
  /** The model file of the tagger. */
  readonly taggerModel: string;
  /** Threads at most, which may change. */
  readonly workers: number | (() => number);
  /** Where names are kept between two runs. */
  readonly dataFolder: string;
  /** The data folder is another process's to write to. */
  readonly readOnly?: boolean;
  /** Hears, for people, what did not matter enough to fail. */
  readonly warn: (message: string) => void;
};

export type OpenNameFinder = NameFinder & {
  /** What decides names beside the article: names found under another version are out of date. */
  readonly version: string;
  /** Forgets names of articles long gone. `articles`: how many there are now. */
  readonly tidy: (articles: number) => Promise<void>;
};

/** Throws where the model cannot be read. No thread starts before there is an article to read. */
export async function openNameFinder(options: NameFinderOptions): Promise<OpenNameFinder> {
  const { dataFolder, workers, warn, readOnly = false } = options;
  const model = readTaggerModel(options.taggerModel);
  const recogniser = taggerName(new Uint8Array(model));
  const workerData: RecogniserSource = { kind: 'tagger', model };
  const pool = createTaggingPool({ recogniser, workers, workerData });
  const cache = await openNamesCache(dataFolder, { readOnly, onProblem: warn });
  const version = namingVersion(recogniser);
  return {
    ...cachedNames(pool, cache, version),
    version,
    tidy: (articles) => cache.tidy(articles),
  };
}
