/**
 * Family names taken for places or organizations. A recogniser reads “Kishida” alone and guesses; the
 * article has named Fumio Kishida in full, so it is he, unless the word stands where a place would.
 */
import type { TextField } from '../core/article.ts';
import { fold } from '../core/fold.ts';
import type { FoundName } from './found-name.ts';
import { knownName } from './known-names.ts';
import { familyName, isFullName } from './person-name.ts';

const PLACE_BEFORE = /(?:^|[\s("“])(?:in|at|near|around|across|throughout|outside|via|off)\s+$/iu;

/** The names, those of one word that are somebody's family name turned into people. */
export function withFamiliesAsPeople(
  found: readonly FoundName[],
  texts: Readonly<Record<TextField, string>>,
): FoundName[] {
  const families = new Set(
    found.flatMap(({ type, text }) =>
      type === 'person' && isFullName(text) ? [fold(familyName(text))] : [],
    ),
  );
  const isAlone = ({ type, text }: FoundName): boolean =>
    type !== 'person' && !isFullName(text) && families.has(fold(text));
  const places = new Set(
    found
      .filter(
        (name) =>
          isAlone(name) &&
          (knownName(name.type, name.text) !== null ||
            PLACE_BEFORE.test(texts[name.field].slice(Math.max(0, name.start - 12), name.start))),
      )
      .map(({ text }) => fold(text)),
  );
  return found.map((name) =>
    isAlone(name) && !places.has(fold(name.text)) ? { ...name, type: 'person' } : name,
  );
}
