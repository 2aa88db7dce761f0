/**
 * Which full names are one person across articles. Every name of a cluster agrees with every other
 * (complete linkage), so that no chain of small steps joins two people; a name that fits two clusters
 * joins neither.
 */
import { blockOf, mayBeOnePerson, type PersonName, parsePersonName } from './person-match.ts';
import { familyName } from './person-name.ts';
import { spellingKey } from './spelling-key.ts';

/** A name as written, and in how many articles. */
export type NameCount = { readonly name: string; readonly count: number };

export type PersonCluster = {
  readonly names: readonly NameCount[];
  readonly parsed: readonly PersonName[];
};

export type PersonClusters = {
  readonly clusters: readonly PersonCluster[];
  /** Clusters that a name not seen before agrees with in full. */
  readonly fitting: (name: string) => readonly PersonCluster[];
  /** Clusters with this word as family name or given name; where none is spelled so, those spelled alike. */
  readonly withWord: (word: string) => readonly PersonCluster[];
};

type Growing = { readonly names: NameCount[]; readonly parsed: PersonName[] };

/**
 * A pure function of the names and counts, whatever their order: those that say most are placed
 * first, so that “George Bush” finds both George W. and George H. W. and joins neither. Names without
 * a family name are left out. Quadratic within a block of like family names.
 */
export function clusterPersons(
  names: Iterable<NameCount>,
  keyOfWord: (word: string) => string,
): PersonClusters {
  const ordered = [...names].flatMap(({ name, count }) => {
    const parsed = parsePersonName(name);
    return parsed === null ? [] : [{ name, count, parsed }];
  });
  ordered.sort(
    (a, b) =>
      detail(b.parsed) - detail(a.parsed) ||
      b.count - a.count ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const blocks = new Map<string, Growing[]>();
  const agreeing = (parsed: PersonName): Growing[] =>
    (blocks.get(blockOf(parsed)) ?? []).filter((cluster) =>
      cluster.parsed.every((other) => mayBeOnePerson(parsed, other)),
    );
  for (const { name, count, parsed } of ordered) {
    const fitting = agreeing(parsed);
    const [only] = fitting;
    if (fitting.length === 1 && only !== undefined) {
      only.names.push({ name, count });
      only.parsed.push(parsed);
    } else {
      const block = blocks.get(blockOf(parsed)) ?? [];
      block.push({ names: [{ name, count }], parsed: [parsed] });
      blocks.set(blockOf(parsed), block);
    }
  }
  const clusters = [...blocks.values()].flat();
  const byWord = new Map<string, Set<PersonCluster>>();
  const bySpelling = new Map<string, Set<PersonCluster>>();
  for (const cluster of clusters) {
    for (const { family, given } of cluster.parsed) {
      for (const word of [family, given[0] ?? family]) gather(byWord, keyOfWord(word), cluster);
      gather(bySpelling, spellingKey(family), cluster);
    }
  }
  return {
    clusters,
    fitting: (name) => {
      const parsed = parsePersonName(name);
      return parsed === null ? [] : agreeing(parsed);
    },
    withWord: (word) => {
      const bare = familyName(word);
      return [...(byWord.get(keyOfWord(bare)) ?? bySpelling.get(spellingKey(bare)) ?? [])];
    },
  };
}

/** How much a name says: given names, and whether it is father or son. */
function detail({ given, generation }: PersonName): number {
  return 2 * given.length + (generation === '' ? 0 : 1);
}

function gather(map: Map<string, Set<PersonCluster>>, key: string, cluster: PersonCluster): void {
  map.set(key, (map.get(key) ?? new Set()).add(cluster));
}
