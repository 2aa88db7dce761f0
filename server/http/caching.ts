/**
 * Validators and links of an answer. The same address gives the same answer as long as neither the
 * index nor the program changes, so the validator is made from those; it is weak, since timings
 * differ from answer to answer.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Longest `Link` header, in bytes. Common clients refuse responses whose headers exceed 16 KiB, and
 * a long query stands in every link.
 */
const MAX_LINK_BYTES = 4096;

/** Marks an answer as made from a version of the index; with it, Express answers 304 by itself. */
export function setValidator(request: Request, response: Response, version: string): void {
  const hash = createHash('sha256').update(`${version}\n${request.originalUrl}`);
  response.set('ETag', `W/"${hash.digest('base64url').slice(0, 22)}"`);
  response.set('Cache-Control', 'private, no-cache');
}

/** Address, relation and, where it is another, media type of something related. */
export type RelatedLink = {
  readonly href: string | null;
  readonly rel: string;
  readonly type?: string;
};

/** Writes the `Link` header (RFC 8288); left out where it would be too long to be read. */
export function setLinks(response: Response, links: readonly RelatedLink[]): void {
  const header = links
    .filter(({ href }) => href !== null)
    .map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`)
    .join(', ');
  if (header !== '' && header.length <= MAX_LINK_BYTES) response.set('Link', header);
}
