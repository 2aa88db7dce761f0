/**
 * When two records are versions of one article: they carry the same identifier of their publisher.
 * Identifiers that are unique in the world say so by their form; others count within a format and an
 * outlet, and where the outlet is unknown within their file.
 */
import type { ArticleDraft } from '../core/article.ts';

/** What the key is made from; `publisherId` may be that of another article. */
export type Identified = {
  readonly path: string;
  readonly draft: Pick<ArticleDraft, 'publisherId' | 'format' | 'source'>;
};

/** Addresses, URNs, tags (RFC 4151), message-ids, UUIDs. */
const UNIQUE =
  /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|urn:|tag:)|@[\w-]+\.|^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;

/** The same for all versions of an article and for nothing else; null without an identifier. */
export function versionKey({ path, draft }: Identified): string | null {
  return keyOfId(draft.publisherId, { path, draft });
}

/** The key of the article that an article calls `id`. */
export function keyOfId(id: string | null, { path, draft }: Identified): string | null {
  const bare = id?.trim() ?? '';
  if (bare === '') return null;
  if (UNIQUE.test(bare)) return bare.replace(/^<(.*)>$/, '$1').replace(/^https?:/i, '');
  const space = draft.source?.toLowerCase() ?? path;
  return `${draft.format}|${space}|${bare}`;
}
