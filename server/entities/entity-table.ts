/**
 * The entity table: local names of all articles → entities. A pure function of the multiset of names,
 * so that the same folder gives the same entities whatever the order of its files. Names that fold to
 * the same words (case, accents, hyphens apart) are one entity, shown in its most frequent form.
 */
import { fold } from '../core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';

export type Entity = {
  readonly type: EntityType;
  /** Display name: unique in its type, even when folded. */
  readonly name: string;
  /** Every form seen, the display name first, then by frequency. */
  readonly forms: readonly string[];
};

export type EntityTable = {
  /** The entity of a name as an article has it. */
  readonly entityOf: (type: EntityType, name: string) => Entity | null;
  /** Entities that a person may mean by this text: the one so displayed, else all so spelled. */
  readonly find: (type: EntityType, spelling: string) => readonly Entity[];
  readonly all: (type: EntityType) => readonly Entity[];
};

/** Linear in the names. `count` is how many articles use the name. */
export function createEntityTable(
  names: Iterable<{ readonly type: EntityType; readonly name: string; readonly count: number }>,
): EntityTable {
  const forms = new Map<EntityType, Map<string, Map<string, number>>>(
    ENTITY_TYPES.map((type) => [type, new Map()]),
  );
  for (const { type, name, count } of names) {
    const byKey = forms.get(type);
    const key = entityKey(name);
    const counts = byKey?.get(key) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + count);
    byKey?.set(key, counts);
  }
  const entities = new Map<EntityType, ReadonlyMap<string, Entity>>();
  for (const [type, byKey] of forms) {
    entities.set(type, new Map([...byKey].map(([key, counts]) => [key, entityFrom(type, counts)])));
  }
  const at = (type: EntityType, key: string): Entity | null => entities.get(type)?.get(key) ?? null;
  return {
    entityOf: (type, name) => at(type, entityKey(name)),
    find: (type, spelling) => {
      const entity = at(type, entityKey(spelling));
      return entity === null ? [] : [entity];
    },
    all: (type) => [...(entities.get(type)?.values() ?? [])],
  };
}

function entityFrom(type: EntityType, counts: ReadonlyMap<string, number>): Entity {
  const forms = [...counts]
    .sort(([a, m], [b, n]) => shouted(a) - shouted(b) || n - m || (a < b ? -1 : 1))
    .map(([form]) => form);
  return { type, name: forms[0] ?? '', forms };
}

/** 1 for a form in capitals alone (a headline's, a dateline's): shown only where there is no other. */
function shouted(form: string): number {
  return form === form.toUpperCase() ? 1 : 0;
}

/** What two forms share to be one entity. */
function entityKey(name: string): string {
  return fold(name)
    .replaceAll(/[\s\u2010-\u2015-]+/gu, ' ')
    .trim();
}
