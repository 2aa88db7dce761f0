/**
 * The slug line of some outlets: keywords, outlet, author and edition between slashes, with the lead
 * of the report glued to its end. Its order gives each part away: what precedes the author is the
 * outlet, what precedes that are keywords.
 */
import { looksLikeName } from './byline.ts';

export type SlugLine = {
  readonly keywords: readonly string[];
  readonly source: string | null;
  readonly author: string | null;
  /** The line without the lead, as printed. */
  readonly slug: string;
  /** Where the lead begins in the line. */
  readonly leadStart: number;
};

/** Parts before the lead that make a slug line: two slashes are common in prose. */
const MIN_PARTS = 3;
const MAX_PART_WORDS = 8;
const MIN_LEAD_WORDS = 10;

const EDITION = /\b(?:edition|early|late|morning|evening|afternoon|update\s*\d*|embargoed|desk)\b/i;
const INITIALS = /^(?:\p{Lu}\.[ -]?)+\p{Lu}[\p{L}'’-]+$/u;

const count = (part: string) => part.split(/\s+/).length;

/** Whether `part` shares no word with the other parts: names of people stand apart from keywords. */
function standsApart(part: string, others: readonly string[]): boolean {
  const seen = new Set(others.flatMap((other) => other.toLowerCase().split(/\s+/)));
  return part
    .toLowerCase()
    .split(/\s+/)
    .every((word) => !seen.has(word));
}

/** Reads the first line of a report as a slug line with its lead, or gives null. */
export function parseSlugLine(line: string): SlugLine | null {
  const ends = [...line.matchAll(/\/\s+/g)];
  const last = ends.at(-1);
  if (ends.length < MIN_PARTS || last === undefined) return null;
  const leadStart = last.index + last[0].length;
  if (count(line.slice(leadStart)) < MIN_LEAD_WORDS) return null;
  const slug = line.slice(0, last.index);
  const parts = slug
    .split(/\/\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < MIN_PARTS || parts.some((part) => count(part) > MAX_PART_WORDS)) return null;

  const hasEdition = EDITION.test(parts.at(-1) ?? '');
  const named = hasEdition ? parts.slice(0, -1) : parts;
  const person = named.at(-1) ?? '';
  const isAuthor =
    INITIALS.test(person) ||
    (hasEdition &&
      count(person) >= 2 &&
      count(person) <= 4 &&
      looksLikeName(person) &&
      standsApart(person, named.slice(0, -1)));
  const rest = isAuthor ? named.slice(0, -1) : named;
  const outlet = rest.at(-1) ?? '';
  const isOutlet =
    isAuthor && rest.length > 1 && count(outlet) <= 4 && standsApart(outlet, rest.slice(0, -1));
  return {
    keywords: isOutlet ? rest.slice(0, -1) : rest,
    source: isOutlet ? outlet : null,
    author: isAuthor ? person : null,
    slug: line.slice(0, leadStart).trim(),
    leadStart,
  };
}
