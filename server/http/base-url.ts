/** Where the site is reached from outside, for what is read elsewhere: feeds, files, descriptions. */
import type { Request } from 'express';

/** A host as it may be repeated in an address. */
const HOST = /^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/i;

/** Without a final slash. `configured` null: as the request says. */
export function siteBase(request: Request, configured: string | null): string {
  if (configured !== null) return configured;
  const host = request.get('Host') ?? '';
  return `${request.protocol}://${HOST.test(host) ? host : 'localhost'}`;
}
