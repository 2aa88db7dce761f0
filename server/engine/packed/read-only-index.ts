/**
 * An index that another process keeps, or that cannot be written: its newest snapshot is shown, nothing
 * is read, built or written.
 */
import { Collection } from '../../corpus/collection.ts';
import { loadLedger } from '../../corpus/ledger-file.ts';
import { readCurationText } from '../../entities/curation-store.ts';
import { heldFiles } from './held-files.ts';
import { emptyManifest, IndexFolder, type SegmentEntry } from './index-folder.ts';
import type { IndexerEvents } from './indexer-options.ts';
import type { IndexingOptions, PassReport } from './indexing-messages.ts';
import type { OpenIndexer } from './open-indexer.ts';

/** Milliseconds between two looks for a newer snapshot: nobody tells of one. */
const RECHECK_MS = 5000;
const NOTHING_DONE = { articles: 0, added: 0, removed: 0, nextEmbargo: null };

export function openReadOnly(
  options: IndexingOptions,
  { onPublish }: Pick<IndexerEvents, 'onPublish'>,
): OpenIndexer {
  const { root, dataFolder } = options;
  const folder = new IndexFolder(dataFolder);
  let published = '';
  let report: Omit<PassReport, 'recheckAt'> = NOTHING_DONE;
  return {
    pass: async () => {
      const manifest = (await folder.manifest()) ?? emptyManifest('none');
      const curation = await readCurationText(root).catch(() => null);
      const text = JSON.stringify([manifest, curation]);
      if (text !== published) {
        const { ledger } = await loadLedger(dataFolder, { readOnly: true });
        const collection = new Collection(ledger, options, (await heldFiles(folder)).held);
        const { reports, former, nextEmbargo } = collection.contents(new Date());
        const articles = manifest.segments.reduce((sum, entry) => sum + liveIn(entry), 0);
        const recogniser = manifest.naming;
        const about = { expected: articles, reports, former, recogniser, curation };
        onPublish({ manifest, state: 'ready', ...about });
        report = { ...NOTHING_DONE, articles, nextEmbargo };
        published = text;
      }
      return { ...report, recheckAt: new Date(Date.now() + RECHECK_MS).toISOString() };
    },
    merge: async () => undefined,
    close: async () => undefined,
  };
}

function liveIn({ documents, deleted }: SegmentEntry): number {
  return documents - deleted.length;
}
