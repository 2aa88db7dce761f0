/** The address of a page: what it calls its own, where it was fetched or saved from. Nothing is ever fetched. */
import type { PageHead } from './page-head.ts';

/** Characters of the page in which browsers and archivers note where they saved it from. */
const NOTE_CHARS = 4000;
const NOTES: readonly RegExp[] = [
  // Internet Explorer and Chrome.
  /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i,
  // SingleFile.
  /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i,
  // Scrapbook, HTTrack.
  /<!--\s*Mirrored from (\S+) by HTTrack/i,
];

function webUrl(written: string, base: string | null): URL | null {
  const whole = /^\/\//.test(written) ? `https:${written}` : written;
  if (!URL.canParse(whole, base ?? undefined)) return null;
  const url = new URL(whole, base ?? undefined);
  return /^https?:$/.test(url.protocol) ? url : null;
}

/** Where a saved page says that it came from, or null. */
export function savedFrom(html: string): string | null {
  const head = html.slice(0, NOTE_CHARS);
  for (const note of NOTES) {
    const written = note.exec(head)?.[1];
    if (written === undefined) continue;
    const url = webUrl(/^https?:/i.test(written) ? written : `http://${written}`, null);
    if (url?.hostname.includes('.')) return url.href;
  }
  return null;
}

/** The best address of a page; `known` is where it was fetched from. A bare front page goes last. */
export function pageAddress(head: PageHead, known: string | null): string | null {
  const urls = [...head.addresses, known ?? ''].flatMap((written) =>
    written === '' ? [] : (webUrl(written, known) ?? []),
  );
  return (
    (urls.find(({ pathname, search }) => pathname !== '/' || search !== '') ?? urls[0])?.href ??
    null
  );
}
