/**
 * Names that only the newest articles name: what an archive has not had before. The newest are those
 * of the last bars of the timeline, as many as it takes to have something to say.
 */
import type { Chart } from '../core/chart.ts';
import { shortBounds } from '../core/date-bound.ts';
import type { DistinctiveResult } from '../core/distinctive.ts';
import { entityHref } from '../core/entity-url.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { EMPTY_STATE, type SearchState } from '../core/search-state.ts';
import { FACET_NAMES } from './facet-names.ts';
import { counted, formatDay } from './wording.ts';

/** Articles that count as the newest, at least; fewer rarely name anybody twice. A guess. */
const MIN_NEWEST = 20;

export type NewNames = {
  /** “New since October 2024”. */
  readonly title: string;
  readonly groups: readonly {
    readonly title: string;
    readonly names: readonly {
      readonly name: string;
      readonly href: string;
      readonly note: string;
    }[];
  }[];
};

/** The search for the newest articles; null where they would be half of the archive or more. */
export function newestState({ bars }: Chart): SearchState | null {
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  let newest = 0;
  for (const bar of [...bars].reverse()) {
    newest += bar.count;
    if (newest < MIN_NEWEST) continue;
    if (newest * 2 >= all) return null;
    return { ...EMPTY_STATE, from: shortBounds(bar.from, bar.to).from };
  }
  return null;
}

/** `newest`: names that the newest articles alone have; null where there is none. */
export function newNames(newest: DistinctiveResult): NewNames | null {
  const groups = ENTITY_TYPES.map((type) => ({
    title: FACET_NAMES[type].title,
    names: newest.values[type].map(({ text, count }) => ({
      name: text,
      href: entityHref({ type, name: text }),
      note: counted(count, 'article'),
    })),
  })).filter(({ names }) => names.length > 0);
  if (groups.length === 0) return null;
  return { title: `New since ${formatDay(newest.state.from ?? '')}`, groups };
}
