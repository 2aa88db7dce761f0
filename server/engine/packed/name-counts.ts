/** How many live articles use each name, and the table of entities that follows from it. */
import type { EntityType } from '../../core/names.ts';
import {
  createEntityTable,
  type EntityTable,
  type TableRules,
} from '../../entities/entity-table.ts';

type CountedName = { readonly type: EntityType; readonly name: string; count: number };

export class NameCounts {
  readonly #counts = new Map<string, CountedName>();

  add(type: EntityType, name: string, count: number): void {
    const key = `${type}:${name}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { type, name, count });
    else known.count += count;
  }

  all(): Iterable<Readonly<CountedName>> {
    return this.#counts.values();
  }

  /** Whether the same names are used by as many articles. Linear in the names. */
  equals(other: NameCounts): boolean {
    if (this.#counts.size !== other.#counts.size) return false;
    for (const [key, { count }] of this.#counts)
      if (other.#counts.get(key)?.count !== count) return false;
    return true;
  }
}

/** The table made last: most snapshots differ from the one before in texts or groups, not in names. */
let last: {
  readonly counts: NameCounts;
  readonly rules: string;
  readonly table: EntityTable;
} | null = null;

/** A pure function of names and rules, which is why the last one may be given again. */
export function entityTableOf(counts: NameCounts, tableRules: TableRules): EntityTable {
  const rules = JSON.stringify(tableRules);
  if (last === null || last.rules !== rules || !last.counts.equals(counts))
    last = { counts, rules, table: createEntityTable(counts.all(), tableRules) };
  return last.table;
}
