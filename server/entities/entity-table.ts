/**
 * The entity table: local names of all articles → entities. A pure function of the multiset of names
 * and the rules, so that the same folder gives the same entities whatever the order of its files.
 *
 * Three steps make names one: known aliases (`U.S.`, `United States`); the same words but for case,
 * accents and hyphens; and for people the spellings of one full name (`person-clusters.ts`). What a
 * person decided (`curation-decisions.ts`) goes before all three. A family name alone joins the entity
 * that bears it where one clearly dominates, and nobody where none does.
 */
import { fold } from '../core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { createDecisions, type Decisions } from './curation-decisions.ts';
import { formKey, plainKey } from './form-key.ts';
import { knownName } from './known-names.ts';
import { clusterPersons, type NameCount } from './person-clusters.ts';
import { parsePersonName } from './person-match.ts';
import { isFullName } from './person-name.ts';

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
  /** The entities of these forms are one, shown as `into`. */
  readonly merge: readonly {
    readonly type: EntityType;
    readonly into: string;
    readonly forms: readonly string[];
  }[];
  /** Names given in place of these forms in some articles: their spelling joins them to nobody. */
  readonly apart: readonly {
    readonly type: EntityType;
    readonly name: string;
    readonly forms: readonly string[];
  }[];
};

export const NO_RULES: TableRules = { merge: [], apart: [] };

/** How many times more often than the next bearer an entity must be named to own a bare family name. A guess. */
const DOMINANCE = 5;

/** Forms that no article has, whose keys are remembered. */
const MAX_FOREIGN_FORMS = 10_000;

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
        createDecisions(type, rules),
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

function tableOf(type: EntityType, names: readonly NameCount[], decisions: Decisions): TypeTable {
  // Each segment asks for the names it holds, and a page for the same words of its query, many times.
  const keys = new Map(names.map(({ name }) => [name, formKey(type, name)]));
  const most = keys.size + MAX_FOREIGN_FORMS;
  const keyOf = (form: string): string => {
    const known = keys.get(form);
    if (known !== undefined) return known;
    const key = formKey(type, form);
    if (keys.size < most) keys.set(form, key);
    return key;
  };
  const isUndecidedBare = (name: string): boolean =>
    type === 'person' &&
    isBare(name) &&
    knownName(type, name) === null &&
    decisions.rootOf(keyOf(name)) === null;

  const byKey = new Map<string, NameCount[]>();
  for (const name of names) if (!isUndecidedBare(name.name)) push(byKey, keyOf(name.name), name);

  // People: spellings of one name are one. A split name is nobody's spelling.
  const spelled = type === 'person' ? [...byKey].filter(([key]) => !decisions.isApart(key)) : [];
  const clustering = clusterPersons(
    spelled.map(([, forms]) => ({ name: bestForm(forms), count: total(forms) })),
    plainKey,
  );
  const heads = clusterHeads(
    clustering.clusters.map((cluster) => cluster.names.map(({ name }) => keyOf(name))),
    decisions,
  );
  const rootOf = (key: string): string => decisions.rootOf(key) ?? heads.get(key) ?? key;

  const groups = new Map<string, NameCount[]>();
  for (const [key, forms] of byKey) for (const form of forms) push(groups, rootOf(key), form);
  const byRoot = new Map(
    [...groups].map(([root, forms]): [string, Entity] => {
      const shown = decisions.nameOf(root) ?? knownName(type, bestForm(forms));
      return [root, entityFrom(type, forms, shown, decisions.splitFrom(root))];
    }),
  );
  const entities = [...byRoot.values()].sort(
    (a, b) => compare(fold(a.name), fold(b.name)) || compare(a.name, b.name),
  );
  const entityAt = (key: string): Entity | undefined => byRoot.get(rootOf(key));
  const rootsOfWord = decidedWords(type, decisions);
  const bearers = (word: string): readonly Entity[] => {
    const spelledSo = clustering.withWord(word).flatMap((cluster) => cluster.names.slice(0, 1));
    const found = [
      ...spelledSo.map(({ name }) => entityAt(keyOf(name))),
      ...(rootsOfWord.get(plainKey(word)) ?? []).map((root) => byRoot.get(root)),
    ];
    return [...new Set(found.filter((entity) => entity !== undefined))];
  };
  return {
    entities,
    entityOf: (name) =>
      entityAt(keyOf(name)) ?? (type === 'person' && isBare(name) ? dominant(bearers(name)) : null),
    find: (spelling) => {
      const key = keyOf(spelling);
      const exact = entityAt(key);
      if (exact !== undefined && keyOf(exact.name) === key) return [exact];
      const split = decisions.splitInto(key).map((root) => byRoot.get(root));
      const known = new Set([exact, ...split].filter((entity) => entity !== undefined));
      if (known.size > 0) return [...known];
      if (type !== 'person') return [];
      if (isBare(spelling)) return bearers(spelling);
      return clustering
        .fitting(spelling)
        .flatMap(({ names: members }) => entityAt(keyOf(members[0]?.name ?? '')) ?? []);
    },
  };
}

/**
 * What the spellings of one name are gathered under: the decision that one of them belongs to, so that
 * a merge takes the spellings of its forms along. Where two decisions divide them, the undecided
 * spellings join neither.
 */
function clusterHeads(
  clusters: readonly (readonly string[])[],
  decisions: Decisions,
): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  for (const keys of clusters) {
    const undecided = keys.filter((key) => decisions.rootOf(key) === null);
    const decided = new Set(keys.flatMap((key) => decisions.rootOf(key) ?? []));
    const head = decided.size === 1 ? [...decided][0] : undecided[0];
    for (const key of undecided) heads.set(key, head ?? key);
  }
  return heads;
}

/** Family and given names of decided people → their roots. What stands in brackets is no name. */
function decidedWords(
  type: EntityType,
  decisions: Decisions,
): ReadonlyMap<string, readonly string[]> {
  const roots = new Map<string, string[]>();
  if (type !== 'person') return roots;
  for (const [key, name] of decisions.names) {
    const parsed = parsePersonName(name.replaceAll(/\([^)]*\)/gu, ' ').trim());
    const root = decisions.rootOf(key);
    if (parsed === null || root === null) continue;
    for (const word of [parsed.family, ...parsed.given.slice(0, 1)])
      push(roots, plainKey(word), root);
  }
  return roots;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The bearer of a bare name that is named far more often than any other. */
function dominant(bearers: readonly Entity[]): Entity | null {
  const [first, second] = [...bearers].sort((a, b) => b.count - a.count);
  if (first === undefined) return null;
  return second === undefined || first.count >= DOMINANCE * second.count ? first : null;
}

/** `known`: the name to show, where it is not the best form. `former`: forms that stood in place of it. */
function entityFrom(
  type: EntityType,
  names: readonly NameCount[],
  known: string | null,
  former: readonly string[],
): Entity {
  const counts = new Map<string, number>();
  for (const { name, count } of names) counts.set(name, (counts.get(name) ?? 0) + count);
  const forms = [...counts].sort(byPreference).map(([form]) => form);
  const name = known ?? forms[0] ?? '';
  return {
    type,
    name,
    forms: [...new Set([name, ...forms, ...former])],
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
  return !isFullName(name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
