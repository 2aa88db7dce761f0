/**
 * Who is answered. With a token, requests that carry it, as a bearer token (RFC 6750) or as the password
 * of a login (RFC 7617), and whatever watches over the server. Without one on a loopback address,
 * whoever calls this machine by a name of its own: a page on the web that gives it another name
 * (DNS rebinding) could otherwise read a private archive through its reader's browser.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { SearchError } from '../core/errors.ts';
import { Attempts } from './attempts.ts';

/** Addresses that tell nothing of the archive. */
const OPEN_TO_ALL = /^\/(?:healthz|readyz)\/?$/i;

/** The token a request carries; null where it carries none. */
export function tokenOf(authorization: string | undefined): string | null {
  const [, scheme = '', given = ''] = /^(\S+) +(\S+) *$/.exec(authorization ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return given;
    case 'basic': {
      const [name = '', ...password] = Buffer.from(given, 'base64').toString('utf8').split(':');
      return password.join(':') || name;
    }
    default:
      return null;
  }
}

/** Takes the same time whatever of it is right, its length included. */
function isSame(given: string, token: Buffer): boolean {
  return timingSafeEqual(digest(given), token);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export type TokenOptions = {
  readonly token: string;
  readonly log: Logger;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** Wrong tokens in a row that an address may give. */
  readonly maxWrong: number;
};

/** Lets only requests through that carry the token. */
export function requireToken({ token, log, now, maxWrong }: TokenOptions): RequestHandler {
  const attempts = new Attempts(now, maxWrong);
  const right = digest(token);
  return (request, _response, next) => {
    const given = tokenOf(request.get('Authorization'));
    if (OPEN_TO_ALL.test(request.path)) return next();
    if (given === null) {
      throw new SearchError('unauthorized', 'This archive is only read with its token.');
    }
    const address = request.ip ?? '';
    const wait = attempts.waitSeconds(address);
    if (wait > 0) {
      throw new SearchError('rate-limited', `Too many wrong tokens; try again in ${wait} s.`, {
        retryAfterSeconds: wait,
      });
    }
    if (isSame(given, right)) return next();
    attempts.fail(address);
    log.warn({ requestId: request.id, address }, 'a wrong token was given');
    throw new SearchError('unauthorized', 'That is not the token of this archive.');
  };
}

/** Names of one's own machine, and addresses, which no page can take for itself. */
const OWN_NAME = /^(?:(?:[\w-]+\.)*localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])\.?$/i;

/** Refuses requests that call this machine by a name other than its own and that of the base URL. */
export function ownNamesOnly(baseUrl: string | null): RequestHandler {
  const known = baseUrl === null ? null : new URL(baseUrl).hostname;
  return (request, _response, next) => {
    const name = hostName(request);
    if (name !== null && !OWN_NAME.test(name) && name.toLowerCase() !== known) {
      throw new SearchError(
        'misdirected',
        'This archive is for its own machine alone, which has no such name.',
      );
    }
    next();
  };
}

/** Null for clients of HTTP/1.0, which name nobody. */
function hostName(request: Request): string | null {
  const host = request.headers.host;
  return host === undefined || host === '' ? null : host.replace(/:\d*$/, '');
}
