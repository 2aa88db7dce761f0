/**
 * How many of the articles found carry each value of a facet, in an array with a place for every
 * value. Values are numbered in the order of their names, so that ties need no strings.
 */
import type { Listing } from '../../core/facet-counts.ts';
import type { FacetSelection } from '../../core/search-state.ts';
import type { FacetCounts, FacetValue } from '../../core/searcher.ts';
import type { CountedText } from '../archive/archive.ts';
import { BestDocuments } from './best-documents.ts';
import { createComparison } from './facet-comparison.ts';
import type { ValueCounts } from './facet-rows.ts';
import type { Found } from './found-lists.ts';
import { compareValues, type ValueColumn } from './value-column.ts';
import type { ValueTotals } from './value-totals.ts';

export class FacetTally {
  readonly #column: ValueColumn;
  readonly #counts: Uint32Array;
  #missing: number;
  #articles: number;
  /** Of each value, its articles that repeat a story; null: none do. */
  #repeats: Uint32Array | null = null;

  /** `counted`: of the result; its counts are changed. */
  constructor(column: ValueColumn, { counts, missing, articles }: ValueCounts) {
    this.#column = column;
    this.#counts = counts;
    this.#missing = missing;
    this.#articles = articles;
  }

  /** Counts the values of further documents of one segment. Linear in their values. */
  addAll(segment: number, documents: Found['documents']): void {
    const part = this.#column.parts[segment];
    if (part === undefined) return;
    const counts = this.#counts;
    this.#articles += documents.length;
    const { remap } = part;
    const { offsets, numbers } = part.rows;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] as number;
      const start = offsets[document] as number;
      const end = offsets[document + 1] as number;
      if (start === end) this.#missing += 1;
      for (let at = start; at < end; at += 1) {
        const value = remap[numbers[at] as number] as number;
        counts[value] = (counts[value] as number) + 1;
      }
    }
  }

  /** Counts one value by hand: an excluded one, with the articles it removes, and how many repeat a story. */
  addMany(value: number, articles: number, repeats: number): void {
    this.#counts[value] = (this.#counts[value] ?? 0) + articles;
    if (repeats === 0) return;
    this.#repeats ??= new Uint32Array(this.#counts.length);
    this.#repeats[value] = (this.#repeats[value] ?? 0) + repeats;
  }

  /** Tells how many articles of each value repeat a story that is counted there already. */
  setRepeats(repeats: Uint32Array | null): void {
    this.#repeats = repeats;
  }

  /** All values that were met, with their totals in the archive. */
  *counted({ counts: totals }: ValueTotals): Generator<CountedText> {
    for (const [value, text] of this.#column.values.entries()) {
      const count = this.#counts[value] ?? 0;
      if (count > 0) yield { text, count, inArchive: totals[value] ?? 0 };
    }
  }

  /** The values to show: the first of the order asked for, and whatever is chosen, in that order. */
  list(
    { included, excluded, missing }: FacetSelection,
    { sort, size, offset, accepts, totals }: Listing & { readonly totals: () => ValueTotals },
  ): FacetCounts & { readonly matching: number } {
    const { values, numberOf } = this.#column;
    const counts = this.#counts;
    const unheard = unheardOf([...included, ...excluded], this.#column);
    const nameAt = (place: number): string => values[place] ?? unheard.get(place) ?? '';
    const chosen = new Set([...included, ...excluded].flatMap((value) => numberOf(value) ?? []));
    for (const place of unheard.keys()) chosen.add(place);
    const accepted = (place: number): boolean => accepts === null || accepts(nameAt(place));
    const asked = [...chosen].filter(accepted).sort(ascending);
    const unmet = asked.filter((place) => (counts[place] ?? 0) === 0);
    const met = metIn(counts, accepts === null ? null : accepted);
    const comparison =
      sort === 'distinctive' ? createComparison(counts, this.#articles, totals()) : null;
    const listed = (place: number): FacetValue => {
      const value = nameAt(place);
      const count = counts[place] ?? 0;
      const [selected, isExcluded] = [included.includes(value), excluded.includes(value)];
      return {
        value,
        count,
        stories: count - (this.#repeats?.[place] ?? 0),
        selected,
        excluded: isExcluded,
        ...(comparison !== null && { distinctive: comparison.at(place) }),
      };
    };
    const most = offset + size;
    const first = (): number[] => {
      if (sort === 'count') return [...mostCounted(met, counts, most), ...unmet].slice(0, most);
      const candidates = unmet.length === 0 ? met : [...met, ...unmet].sort(ascending);
      return comparison === null ? candidates : [...candidates].sort(comparison.order);
    };
    const shown = first().slice(offset, most);
    if (offset === 0) {
      const present = new Set(shown);
      const late = asked.filter((place) => !present.has(place));
      if (comparison !== null) late.sort(comparison.order);
      if (sort === 'count') late.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
      shown.push(...late);
    }
    return {
      values: shown.map(listed),
      distinct: accepts === null ? met.length : metIn(counts, null).length,
      matching: met.length + unmet.length,
      missing: { count: this.#missing, selected: missing },
    };
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

/**
 * Chosen values that no article of the archive carries, at places between the numbers of those that
 * are carried, where their names belong.
 */
function unheardOf(chosen: readonly string[], column: ValueColumn): Map<number, string> {
  const unheard = [...new Set(chosen)].filter((value) => column.numberOf(value) === undefined);
  unheard.sort(compareValues);
  return new Map(
    unheard.map((value, i) => {
      const before = column.values.findIndex((other) => compareValues(value, other) < 0);
      const next = before < 0 ? column.values.length : before;
      return [next - 1 + (i + 1) / (unheard.length + 1), value];
    }),
  );
}

/** The values that were met, ascending; with `accepted` those that it takes. */
function metIn(counts: Uint32Array, accepted: ((value: number) => boolean) | null): number[] {
  const met: number[] = [];
  for (let value = 0; value < counts.length; value += 1)
    if (counts[value] !== 0 && (accepted === null || accepted(value))) met.push(value);
  return met;
}

/** The `most` of ascending values with the highest counts; where these are equal, the lower value goes first. */
function mostCounted(values: readonly number[], counts: Uint32Array, most: number): number[] {
  if (most <= 0) return [];
  const best = new BestDocuments(Math.min(most, values.length));
  let { least } = best;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    const count = counts[value] as number;
    // A later one of the same count is never better.
    if (count <= least) continue;
    best.offer(count, i, value);
    ({ least } = best);
  }
  return best.sorted().map(({ document }) => document);
}
