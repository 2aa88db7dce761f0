/**
 * Names of members as paths below their archive. Nothing is ever written there, but a path is shown,
 * matched with patterns and kept in the ledger: it must say where the member stands and nothing else.
 */

/** Longer names are no names. */
const MAX_CHARS = 1000;
/** So much of a name that is none is told. */
const TOLD_CHARS = 100;

/** Where a member called `name` stands; null for names that lead out of the archive or are none. */
export function memberPath(archive: string, name: string): string | null {
  if (name.length > MAX_CHARS || /[\0-\u001f\u007f]/.test(name)) return null;
  const parts = name.replaceAll('\\', '/').split('/');
  if (parts[0] === '' || /^[a-z]:$/i.test(parts[0]?.slice(0, 2) ?? '')) return null;
  const kept = parts.filter((part) => part !== '' && part !== '.');
  if (kept.length === 0 || kept.includes('..')) return null;
  return `${archive}/${kept.join('/')}`;
}

/** What is said of a member without a path; its name as JSON writes it, so that it can be shown. */
export function unsafeName(name: string): string {
  const shown = name.length > TOLD_CHARS ? `${name.slice(0, TOLD_CHARS)}…` : name;
  return `A file in it has an unsafe name: ${JSON.stringify(shown)}.`;
}

/** A name for a page that was fetched from `url`: its host and path. */
export function pagePath(archive: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const page = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  return memberPath(archive, `${hostname}${page}${search}`.slice(0, MAX_CHARS));
}
