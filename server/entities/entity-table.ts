/**
 * The entity table: local names of all articles → entities. A pure function of the multiset of names
 * and the rules, so that the same folder gives the same entities whatever the order of its files.
 *
 * Three steps make names one: known aliases (`U.S.`, `United States`); the same words but for case,
 * accents and hyphens; and for people the spellings of one full name (`person-clusters.ts`). A family
 * name alone joins the entity that bears it where one clearly dominates, and nobody where none does.
 */
import { fold } from '../core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { knownName } from './known-names.ts';
import { clusterPersons, type NameCount } from './person-clusters.ts';

export type Entity = {
  readonly type: EntityType;
  /** Display name: unique in its type, even when folded. */
  readonly name: string;
  /** Every form seen in full, the display name first, then by frequency. */
  readonly forms: readonly string[];
  /** Articles that use any of them. An article with two forms counts twice. */
  readonly count: number;
};

export type EntityTable = {
  /** The entity of a name as an article has it; null where it is nobody in particular. */
  readonly entityOf: (type: EntityType, name: string) => Entity | null;
  /** Entities that a person may mean by this text: the one so displayed, else all so spelled. */
  readonly find: (type: EntityType, spelling: string) => readonly Entity[];
  /** In the order of their names. */
  readonly all: (type: EntityType) => readonly Entity[];
};

/** What a person has decided about names across articles. */
export type TableRules = {
  /** Forms that are one entity, shown as `into`. */
  readonly merge: readonly {
    readonly type: EntityType;
    readonly into: string;
    readonly forms: readonly string[];
  }[];
};

export const NO_RULES: TableRules = { merge: [] };

/** How many times more often than the next bearer an entity must be named to own a bare family name. A guess. */
const DOMINANCE = 5;

type TypedName = NameCount & { readonly type: EntityType };

/** Linear in the names, but for people with like family names. `count` is how many articles use a name. */
export function createEntityTable(
  names: Iterable<TypedName>,
  rules: TableRules = NO_RULES,
): EntityTable {
  const all = [...names];
  const tables = new Map(
    ENTITY_TYPES.map((type) => [
      type,
      tableOf(
        type,
        all.filter((name) => name.type === type),
        rules.merge.filter((merge) => merge.type === type),
      ),
    ]),
  );
  return {
    entityOf: (type, name) => tables.get(type)?.entityOf(name) ?? null,
    find: (type, spelling) => tables.get(type)?.find(spelling) ?? [],
    all: (type) => tables.get(type)?.entities ?? [],
  };
}

type TypeTable = {
  readonly entities: readonly Entity[];
  readonly entityOf: (name: string) => Entity | null;
  readonly find: (spelling: string) => readonly Entity[];
};

function tableOf(
  type: EntityType,
  names: readonly NameCount[],
  merges: TableRules['merge'],
): TypeTable {
  const decided = new Map(
    merges.flatMap(({ into, forms }) =>
      [into, ...forms].map((form): [string, string] => [plainKey(form), into]),
    ),
  );
  const nameOf = (form: string): string | null =>
    decided.get(plainKey(form)) ?? knownName(type, form);
  const keyOf = (form: string): string => plainKey(nameOf(form) ?? form);

  const groups = new Map<string, NameCount[]>();
  const bare: NameCount[] = [];
  for (const name of names) {
    if (type === 'person' && isBare(name.name) && nameOf(name.name) === null) bare.push(name);
    else groups.set(keyOf(name.name), [...(groups.get(keyOf(name.name)) ?? []), name]);
  }

  // People: groups that are spellings of one name become one.
  const free = [...groups].filter(([key]) => type === 'person' && !decided.has(key));
  const clustering = clusterPersons(
    free.map(([key, forms]) => ({ name: bestForm(forms), count: total(forms), key })),
    plainKey,
  );
  for (const { names: members } of clustering.clusters) {
    const [head, ...rest] = members.map(({ name }) => keyOf(name));
    for (const key of rest) {
      groups.set(head ?? '', [...(groups.get(head ?? '') ?? []), ...(groups.get(key) ?? [])]);
      groups.delete(key);
    }
  }

  const byKey = new Map<string, Entity>();
  const entities: Entity[] = [];
  for (const [key, forms] of groups) {
    const entity = entityFrom(type, forms, nameOf(bestForm(forms)));
    entities.push(entity);
    byKey.set(key, entity);
    for (const form of entity.forms) byKey.set(keyOf(form), entity);
  }
  entities.sort((a, b) => compare(fold(a.name), fold(b.name)) || compare(a.name, b.name));
  const bearers = (word: string): readonly Entity[] => [
    ...new Set(
      clustering
        .withWord(word)
        .flatMap(({ names: members }) => byKey.get(keyOf(members[0]?.name ?? '')) ?? []),
    ),
  ];
  return {
    entities,
    entityOf: (name) =>
      byKey.get(keyOf(name)) ??
      (type === 'person' && isBare(name) ? dominant(bearers(name)) : null),
    find: (spelling) => {
      const exact = byKey.get(keyOf(spelling));
      if (exact !== undefined) return [exact];
      if (type !== 'person') return [];
      if (isBare(spelling)) return bearers(spelling);
      return clustering
        .fitting(spelling)
        .flatMap(({ names: members }) => byKey.get(keyOf(members[0]?.name ?? '')) ?? []);
    },
  };
}

/** The bearer of a bare name that is named far more often than any other. */
function dominant(bearers: readonly Entity[]): Entity | null {
  const [first, second] = [...bearers].sort((a, b) => b.count - a.count);
  if (first === undefined) return null;
  return second === undefined || first.count >= DOMINANCE * second.count ? first : null;
}

function entityFrom(type: EntityType, names: readonly NameCount[], known: string | null): Entity {
  const counts = new Map<string, number>();
  for (const { name, count } of names) counts.set(name, (counts.get(name) ?? 0) + count);
  const forms = [...counts].sort(byPreference).map(([form]) => form);
  const name = known ?? forms[0] ?? '';
  return {
    type,
    name,
    forms: [name, ...forms.filter((form) => form !== name)],
    count: total(names),
  };
}

function bestForm(names: readonly NameCount[]): string {
  return (
    [...names].sort((a, b) => byPreference([a.name, a.count], [b.name, b.count]))[0]?.name ?? ''
  );
}

/** Full forms before acronyms, initials and shouted ones; then the most frequent; then the longest. */
function byPreference(
  [a, m]: readonly [string, number],
  [b, n]: readonly [string, number],
): number {
  return abridged(a) - abridged(b) || n - m || b.length - a.length || compare(a, b);
}

/** 1 for a form in capitals alone, or with initials in place of names. */
function abridged(form: string): number {
  return form === form.toUpperCase() || /(?:^|\s)\p{Lu}\.(?:\s|$)/u.test(form) ? 1 : 0;
}

function total(names: readonly NameCount[]): number {
  return names.reduce((sum, { count }) => sum + count, 0);
}

function isBare(name: string): boolean {
  return !/\s/u.test(name);
}

/** What two forms share to be one: everything but case, accents, hyphens and a leading article. */
function plainKey(name: string): string {
  return fold(name)
    .replaceAll(/[\s\u2010-\u2015-]+/gu, ' ')
    .replace(/^the /u, '')
    .trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
