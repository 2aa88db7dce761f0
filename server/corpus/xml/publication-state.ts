/**
 * Whether the publisher lets an article be shown, from the words of the news formats: IPTC's `stat:` and
 * `pubStatus` codes, NewsML 1.2's `Status`, NITF's `management-status`. Unknown words are usable.
 */
import type { Publication } from '../../core/article.ts';
import { instantOf } from './instants.ts';

/** A status as written, with or without the alias or address of its code list. */
export function statusOf(written: string): Publication['status'] {
  const word = written
    .toLowerCase()
    .replace(/^.*[:/#]/, '')
    .trim();
  if (/^(?:canceled|cancelled|killed|kill|deleted|delete|retracted)$/.test(word))
    return 'cancelled';
  return /^(?:withheld|withhold|embargoed|unpublished|recalled|draft)$/.test(word)
    ? 'withheld'
    : 'usable';
}

/**
 * The end of an embargo: a moment of release that lies behind the issue, or is not past today (ISO
 * `YYYY-MM-DD`). A release at the moment of issue, long ago, never was an embargo.
 */
export function embargoOf(release: string, issue: string, today: string): string | null {
  const until = instantOf(release);
  if (until === null) return null;
  const since = instantOf(issue);
  return (since !== null && until > since) || until.slice(0, 10) >= today ? until : null;
}
