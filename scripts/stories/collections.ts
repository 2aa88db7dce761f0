/**
 * The collections that copies and stories are measured on, as the project itself reads them: drafts
 * with a key that labels may name (a file's path, or an item's NEWID). They belong to others, stand
 * beside the checkout, and are read in place.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../server/config.ts';
import type { ArticleDraft } from '../../server/core/article.ts';
import { loadFolder } from '../../server/corpus/load.ts';

/** A draft without what grouping does not look at. */
export type CollectionArticle = Pick<
  ArticleDraft,
  'title' | 'titleSource' | 'text' | 'paragraphs' | 'language'
> & {
  /** Unique over all collections: `reuters/123`, `newswire/af_afrol_1`, `seeds/…`, `corpus/…`. */
  readonly key: string;
  readonly day: string | null;
  readonly source: string | null;
};

export const COLLECTIONS = ['reuters', 'newswire', 'seeds', 'corpus'] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

const FOLDERS: Readonly<Record<CollectionName, string>> = {
  reuters: '../shared/data/reuters21578',
  newswire: '../shared/data/ner/worldwide-newswire/processed_annotated',
  seeds: '../shared/data/seeds',
  corpus: 'corpus',
};

/** Dates after it are implausible. Fixed, so that every run reads the same. */
const TODAY = '2026-01-01';
const MAX_FILE_SIZE = 20_000_000;

export function collectionFolder(name: CollectionName): string {
  return join(PACKAGE_ROOT, FOLDERS[name]);
}

export function hasCollection(name: CollectionName): boolean {
  return existsSync(collectionFolder(name));
}

/** In the order of the files. Throws where the folder is absent. */
export async function readCollection(name: CollectionName): Promise<CollectionArticle[]> {
  return name === 'newswire' ? readNewswire() : readFiles(name);
}

async function readFiles(name: CollectionName): Promise<CollectionArticle[]> {
  const articles: CollectionArticle[] = [];
  const options = { maxFileSize: MAX_FILE_SIZE, today: TODAY };
  for await (const { path, records } of loadFolder(collectionFolder(name), options)) {
    if (name === 'reuters' && !path.endsWith('.sgm')) continue;
    for (const [i, { draft }] of records.entries()) {
      const { title, titleSource, text, paragraphs, language, date, source, publisherId } = draft;
      // Items without a body hold nothing to group.
      if (name === 'reuters' && text === '') continue;
      const own = name === 'reuters' ? (publisherId?.match(/\d+$/)?.[0] ?? `${path}#${i}`) : path;
      const key = `${name}/${own}${name === 'corpus' && records.length > 1 ? `#${i}` : ''}`;
      const day = date?.day ?? null;
      articles.push({ key, title, titleSource, text, paragraphs, language, day, source });
    }
  }
  return articles.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The token column, a sentence a paragraph; the address that some begin with is left out. */
function readNewswire(): CollectionArticle[] {
  const folder = collectionFolder('newswire');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map((file) => {
      const sentences = readFileSync(join(folder, file), 'utf8')
        .split(/\r?\n\s*\n/u)
        .map((block) =>
          block
            .split(/\r?\n/u)
            .map((line) => line.split('\t')[0]?.trim() ?? '')
            .filter((word) => word !== '' && !/^https?:/u.test(word))
            .join(' '),
        )
        .filter((sentence) => sentence !== '');
      let at = 0;
      const paragraphs = sentences.map((sentence) => {
        const start = at;
        at += sentence.length + 1;
        return { start, end: start + sentence.length, kind: 'paragraph' as const };
      });
      const key = `newswire/${file.replace(/\.txt\.tsv$/u, '')}`;
      const outlet = file.replace(/_?\d*\.txt\.tsv$/u, '');
      const title = sentences[0] ?? '';
      const text = sentences.join('\n');
      return {
        key,
        title,
        titleSource: 'text',
        text,
        paragraphs,
        language: 'en',
        day: null,
        source: outlet,
      };
    });
}
