/**
 * Known-item sets from Reuters-21578: the headline is the query, the body alone is searched, and the item
 * it heads is the one right answer. Ranking is tuned on the even items; the odd ones are for reporting.
 */
import { join } from 'node:path';
import { loadFolder } from '../../server/corpus/load.ts';
import type { JudgedCollection, TopicSet } from './judged-collection.ts';

/** Headlines asked a half. */
const QUERIES = 500;
const OPTIONS = { maxFileSize: 20_000_000, today: '2026-01-01' };

type Item = { readonly id: string; readonly headline: string; readonly text: string };

/** Throws where the folder is absent. */
export async function readKnownItems(folder: string): Promise<JudgedCollection> {
  const items: Item[] = [];
  for await (const { path, records } of loadFolder(folder, OPTIONS)) {
    if (!path.endsWith('.sgm')) continue;
    for (const [i, { draft }] of records.entries()) {
      const id = draft.publisherId?.match(/\d+$/)?.[0] ?? `${join(path)}#${i}`;
      const headline = draft.titleSource === 'file' ? draft.title : '';
      if (draft.text !== '') items.push({ id, headline, text: draft.text });
    }
  }
  const documents = items.map(({ id, text }) => ({ id, title: '', text }));
  const half = (name: string, parity: number): TopicSet => {
    const own = items.filter(({ id, headline }) => headline !== '' && Number(id) % 2 === parity);
    const every = Math.max(1, Math.floor(own.length / QUERIES));
    const asked = own.filter((_, i) => i % every === 0).slice(0, QUERIES);
    return {
      name,
      topics: asked.map(({ id, headline }) => ({ id, query: headline })),
      judgments: new Map(asked.map(({ id }) => [id, new Map([[id, 1]])])),
      notes: [],
    };
  };
  return {
    name: 'reuters21578',
    documents,
    sets: [half('reuters21578/even (tuned on)', 0), half('reuters21578/odd', 1)],
  };
}
