/**
 * An index that another process keeps: its newest snapshot is shown, nothing is read, built or written.
 */
import { Collection } from '../../corpus/collection.ts';
import { loadLedger } from '../../corpus/ledger-file.ts';
import { readCurationText } from '../../entities/curation-store.ts';
import type { IndexerEvents } from './folder-indexer.ts';
import { heldFiles } from './held-files.ts';
import { emptyManifest, IndexFolder, type SegmentEntry } from './index-folder.ts';
import type { IndexingOptions } from './indexing-messages.ts';
import type { OpenIndexer } from './open-indexer.ts';

/** `writer`: process id of the one that keeps the index. */
export async function openReadOnly(
  options: IndexingOptions,
  { onPublish, warn }: IndexerEvents,
  writer: number,
): Promise<OpenIndexer> {
  const { root, dataFolder } = options;
  const folder = new IndexFolder(dataFolder);
  warn(`Process ${writer} keeps the index in ${dataFolder}; here it is opened for reading only.`);
  let published = '';
  return {
    pass: async () => {
      const manifest = (await folder.manifest()) ?? emptyManifest('none');
      const { ledger } = await loadLedger(dataFolder, { readOnly: true });
      const collection = new Collection(ledger, options, await heldFiles(folder));
      const { reports, former, nextEmbargo } = collection.contents(new Date());
      const articles = manifest.segments.reduce((sum, entry) => sum + liveIn(entry), 0);
      const curation = await readCurationText(root).catch(() => null);
      const text = JSON.stringify([manifest, reports, [...former], curation]);
      if (text !== published) {
        const recogniser = manifest.naming;
        onPublish({
          manifest,
          state: 'ready',
          expected: articles,
          reports,
          former,
          recogniser,
          curation,
        });
      }
      published = text;
      return { articles, added: 0, removed: 0, nextEmbargo };
    },
    merge: async () => undefined,
    close: async () => undefined,
  };
}

function liveIn({ documents, deleted }: SegmentEntry): number {
  return documents - deleted.length;
}
