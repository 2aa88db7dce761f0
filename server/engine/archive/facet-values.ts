/** The values articles carry, found by any spelling. */
import { tokenize } from '../../core/analyzer.ts';
import { isWithinEdits } from '../../core/evaluator/term-matcher.ts';
import { fold } from '../../core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/names.ts';
import type { Facet } from '../../core/search-state.ts';
import type { Archive } from './archive.ts';

/** Suggestions for an unknown value. */
const MAX_NEAR = 3;

/** Values by their folded form, a map a facet; forgotten with the archive. */
const foldedValues = new WeakMap<Archive, Map<Facet, ReadonlyMap<string, readonly string[]>>>();

/** Values that a spelling may mean: the one so written, else all that differ in case or accents only. */
export function findValues(archive: Archive, facet: Facet, spelling: string): readonly string[] {
  if (archive.carries(facet, spelling)) return [spelling];
  if (!isEntityType(facet)) return folded(archive, facet).get(fold(spelling)) ?? [];
  return archive.entities
    .find(facet, spelling)
    .map(({ name }) => name)
    .filter((name) => archive.carries(facet, name));
}

/** Values that share a word with the spelling, or nearly do; those with the most such words first. */
export function nearValues(archive: Archive, facet: Facet, spelling: string): readonly string[] {
  const wanted = words(spelling);
  const scored = [...archive.values(facet)].map((value) => {
    const shared = words(value).filter((word) => wanted.some((other) => isAlike(word, other)));
    return { value, shared: shared.length };
  });
  return scored
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_NEAR)
    .map(({ value }) => value);
}

function folded(archive: Archive, facet: Facet): ReadonlyMap<string, readonly string[]> {
  const facets = foldedValues.get(archive) ?? new Map();
  foldedValues.set(archive, facets);
  const known = facets.get(facet);
  if (known !== undefined) return known;
  const byFold = new Map<string, string[]>();
  for (const value of archive.values(facet)) {
    const key = fold(value);
    const same = byFold.get(key);
    if (same === undefined) byFold.set(key, [value]);
    else same.push(value);
  }
  facets.set(facet, byFold);
  return byFold;
}

function isEntityType(facet: Facet): facet is Facet & EntityType {
  return (ENTITY_TYPES as readonly string[]).includes(facet);
}

function words(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

/** Equal, or one slip of the pen apart in a word long enough to tell. */
function isAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 4 && isWithinEdits(a, b, 1));
}
