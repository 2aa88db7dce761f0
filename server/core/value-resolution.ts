/**
 * Chosen values as people and links write them → the values articles carry. Any known spelling is
 * accepted; what it selected is said in a warning whenever that may surprise.
 */
import type { QueryWarning } from './query/tree.ts';
import { FACETS, type Facet, type FacetSelection, type SearchState } from './search-state.ts';

/** Values of a facet that a spelling may mean; empty where it is unknown. */
export type FindValues = (facet: Facet, spelling: string) => readonly string[];

/** Known values near an unknown one, best first. */
export type NearValues = (facet: Facet, spelling: string) => readonly string[];

/** Unknown values of a search for which near ones are looked for: each look goes through all values. A guess. */
const MAX_LOOKED_FOR = 5;

export type Resolution = {
  readonly state: SearchState;
  readonly warnings: readonly QueryWarning[];
};

/** The state with display values. An unknown value stays, and finds nothing. */
export function resolveValues(state: SearchState, find: FindValues, near: NearValues): Resolution {
  const warnings: QueryWarning[] = [];
  let looks = 0;
  const nearTo = (facet: Facet, spelling: string): readonly string[] => {
    looks += 1;
    return looks > MAX_LOOKED_FOR ? [] : near(facet, spelling);
  };
  const resolve = (facet: Facet, spellings: readonly string[]): string[] => {
    const values = spellings.flatMap((spelling) => {
      const found = find(facet, spelling);
      if (found.length === 0) warnings.push(unknownValue(facet, spelling, nearTo(facet, spelling)));
      else if (found.length > 1) warnings.push(ambiguousValue(facet, spelling, found));
      return found.length === 0 ? [spelling] : found;
    });
    return [...new Set(values)];
  };
  const facets = Object.fromEntries(
    FACETS.map((facet): [Facet, FacetSelection] => {
      const { included, excluded, match, missing } = state.facets[facet];
      const chosen = resolve(facet, included);
      return [facet, { included: chosen, excluded: resolve(facet, excluded), match, missing }];
    }),
  ) as Record<Facet, FacetSelection>;
  return { state: { ...state, facets }, warnings };
}

function unknownValue(facet: Facet, spelling: string, near: readonly string[]): QueryWarning {
  const hint =
    near.length === 0 ? '' : ` Did you mean ${near.map((name) => `“${name}”`).join(', ')}?`;
  return { code: 'unknown-value', message: `No ${facet} is called “${spelling}”.${hint}` };
}

function ambiguousValue(facet: Facet, spelling: string, found: readonly string[]): QueryWarning {
  const names = found.map((name) => `“${name}”`).join(', ');
  return {
    code: 'ambiguous-value',
    message: `More than one ${facet} is called “${spelling}”: ${names}.`,
  };
}
