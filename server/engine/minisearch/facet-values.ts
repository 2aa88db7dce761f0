/** The values articles carry, found by any spelling. */
import { tokenize } from '../../core/analyzer.ts';
import { isWithinEdits } from '../../core/evaluator/term-matcher.ts';
import { fold } from '../../core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/names.ts';
import type { Facet } from '../../core/search-state.ts';
import type { ArticleTable } from './article-table.ts';

/** Suggestions for an unknown value. */
const MAX_NEAR = 3;

export class FacetValues {
  readonly #table: ArticleTable;
  readonly #byFold = new Map<Facet, ReadonlyMap<string, readonly string[]>>();

  constructor(table: ArticleTable) {
    this.#table = table;
  }

  /** Values that a spelling may mean: the one so written, else all that differ in case or accents only. */
  find(facet: Facet, spelling: string): readonly string[] {
    const values = this.#folded(facet).get(fold(spelling)) ?? [];
    if (values.includes(spelling)) return [spelling];
    if (!isEntityType(facet)) return values;
    return this.#table.entities.find(facet, spelling).map(({ name }) => name);
  }

  /** Values that share a word with the spelling, or nearly do; those with the most such words first. */
  near(facet: Facet, spelling: string): readonly string[] {
    const wanted = words(spelling);
    const scored = [...this.#folded(facet).values()].flat().map((value) => {
      const shared = words(value).filter((word) => wanted.some((other) => isAlike(word, other)));
      return { value, shared: shared.length };
    });
    return scored
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_NEAR)
      .map(({ value }) => value);
  }

  /** Forgets what was read; call after the articles changed. */
  reset(): void {
    this.#byFold.clear();
  }

  #folded(facet: Facet): ReadonlyMap<string, readonly string[]> {
    const known = this.#byFold.get(facet);
    if (known !== undefined) return known;
    const values = new Set([...this.#table.rows()].flatMap((row) => row.facets[facet]));
    const byFold = new Map<string, string[]>();
    for (const value of values)
      byFold.set(fold(value), [...(byFold.get(fold(value)) ?? []), value]);
    this.#byFold.set(facet, byFold);
    return byFold;
  }
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
