/** A folder and the index that follows it, with a recogniser that counts how often it is asked. */
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { ArticleCard } from '../../server/core/searcher.ts';
import { EMPTY_LEDGER, type LedgerData } from '../../server/corpus/ledger.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { FolderSync, type SyncOptions } from '../../server/engine/minisearch/folder-sync.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { createNameFinder } from '../../server/entities/name-finder.ts';
import type { Recogniser } from '../../server/entities/recogniser.ts';

/** Finds one invented person, and counts how often it was asked. */
function recogniserFor(name: string): Recogniser & { readonly asked: () => number } {
  let asked = 0;
  return {
    name: 'test',
    asked: () => asked,
    recognise: (texts) => {
      asked += 1;
      return texts.map((text) =>
        [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
          type: 'person',
          start: index,
          end: index + name.length,
        })),
      );
    },
  };
}

export const story = (title: string, text: string): string => `${title}\n\n${text}\n`;
export const FERRY = story(
  'Ferry crews walk out',
  'Ada Quill said the ferry crews had left on Monday.',
);
export const FLOOD = story(
  'Flood closes the bridge',
  'The water rose over the bridge on Tuesday night.',
);

/** An index that follows a folder; every pass takes place on the next day. */
export function syncOf(
  root: string,
  ledger: LedgerData = EMPTY_LEDGER,
  options: Pick<SyncOptions, 'includeWithheld'> = {},
) {
  const index = new ArticleIndex();
  const recogniser = recogniserFor('Ada Quill');
  let day = 1;
  let ruleProblems: readonly string[] = [];
  const sync = new FolderSync(index, ledger, {
    ...options,
    root,
    folderName: 'articles',
    maxFileSize: 1000,
    nameFinder: createNameFinder(recogniser),
    clock: () => new Date(Date.UTC(2026, 0, day++)),
    onRuleProblems: (lines) => {
      ruleProblems = lines;
    },
  });
  const searcher = createMiniSearchSearcher(index, () => 0);
  const articles = async (q = ''): Promise<ArticleCard[]> =>
    (await searcher.search({ ...EMPTY_STATE, q })).hits.map(({ article }) => article);
  const paths = async (q = ''): Promise<string[]> =>
    (await articles(q)).map(({ path }) => path).sort();
  return { ruleProblems: () => ruleProblems, index, sync, searcher, recogniser, articles, paths };
}
