/** Reads invented pages the way a folder would. */
import assert from 'node:assert/strict';
import type { ArticleDraft } from '../../../server/core/article.ts';
import { htmlReader } from '../../../server/corpus/html/html.ts';

export const CONTEXT = { today: '2026-05-04' };

/** Four sentences that read like a report; `topic` makes them differ. */
export function prose(topic: string): string {
  return `The harbour council of ${topic} met for three hours on Monday, and it agreed, by seven votes to two, to
  rebuild the northern quay before the winter storms arrive. Residents, fishermen and two engineers spoke.
  The works will cost four million crowns, half of it paid by the region, the mayor of ${topic} said.`;
}

export function readBytes(bytes: Uint8Array, path = 'page.html'): ArticleDraft {
  const [record] = htmlReader.read({ path, bytes }, CONTEXT);
  assert.ok(
    record?.kind === 'article',
    record?.kind === 'skipped' ? record.reason : 'nothing read',
  );
  return record.draft;
}

export function readHtml(html: string, path = 'page.html'): ArticleDraft {
  return readBytes(Buffer.from(html), path);
}

/** A page with the given head and body. */
export function page(head: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}
