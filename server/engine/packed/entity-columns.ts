/**
 * From the names of all segments to entities: the table over the multiset of names of live articles,
 * and, by type, a column that says which entities each article names, the most mentioned first.
 */
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../core/names.ts';
import {
  type Curation,
  createNameCurator,
  type NameCurator,
  tableRules,
} from '../../entities/curation.ts';
import { createEntityTable, type Entity, type EntityTable } from '../../entities/entity-table.ts';
import { mentionWeight } from '../archive/mention-weight.ts';
import { rowOf } from './csr.ts';
import type { LiveSegment } from './live-segment.ts';
import type { SegmentNames } from './segment-names.ts';
import type { ColumnPart, ValueColumn } from './value-column.ts';

export type EntityColumns = {
  readonly table: EntityTable;
  readonly columns: Readonly<Record<EntityType, ValueColumn>>;
  /** In the order of the numbers of the column. */
  readonly entities: Readonly<Record<EntityType, readonly Entity[]>>;
  /** The names of an article as a person decided, with their mentions. */
  readonly localNames: (segment: number, document: number) => readonly LocalName[];
};

/** Linear in the names. `names` beside `segments`; null where none were looked for. */
export function entityColumns(
  segments: readonly LiveSegment[],
  names: readonly (SegmentNames | null)[],
  curation: Curation,
): EntityColumns {
  const curate = createNameCurator(curation);
  const hasRules = curation.retype.length + curation.split.length + curation.hide.length > 0;
  const localNames = localNamesIn(segments, names, curate);
  const counts = new NameCounts();
  for (const [i, live] of segments.entries()) {
    const own = names[i] ?? null;
    if (own === null) continue;
    if (hasRules) {
      for (const document of liveDocuments(live))
        for (const { type, name } of localNames(i, document)) counts.add(type, name, 1);
    } else countPlainly(live, own, counts);
  }
  const table = createEntityTable(counts.all(), tableRules(curation));
  const resolve = hasRules
    ? (i: number, live: LiveSegment) => resolveCurated(live, (at) => localNames(i, at), table)
    : (i: number, live: LiveSegment) => resolvePlainly(live, names[i] ?? null, table);
  const resolved = segments.map((live, i) => resolve(i, live));
  const entities = byType((type) => table.all(type));
  const columns = byType((type): ValueColumn => {
    const all = entities[type];
    const numbers = new Map(all.map(({ name }, number) => [name, number]));
    return {
      values: all.map(({ name }) => name),
      numberOf: (value) => numbers.get(value),
      parts: resolved.map((parts) => partOf(parts[type], all)),
    };
  });
  return { table, columns, entities, localNames };
}

function byType<T>(of: (type: EntityType) => T): Record<EntityType, T> {
  return {
    person: of('person'),
    place: of('place'),
    organization: of('organization'),
  };
}

/** How many live articles use each name. */
class NameCounts {
  readonly #counts = new Map<string, { type: EntityType; name: string; count: number }>();

  add(type: EntityType, name: string, count: number): void {
    const key = `${type}:${name}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { type, name, count });
    else known.count += count;
  }

  all(): Iterable<{ type: EntityType; name: string; count: number }> {
    return this.#counts.values();
  }
}

function* liveDocuments({ segment, deleted }: LiveSegment): Generator<number> {
  for (let document = 0; document < segment.size; document += 1)
    if (deleted === null || deleted[document] === 0) yield document;
}

function typeAt({ types }: SegmentNames, name: number): EntityType {
  return ENTITY_TYPES[types[name] ?? 0] ?? 'person';
}

function countPlainly(live: LiveSegment, names: SegmentNames, counts: NameCounts): void {
  const used = new Uint32Array(names.names.length);
  const { offsets, numbers } = names.rows;
  for (const document of liveDocuments(live)) {
    const end = offsets[document + 1] ?? 0;
    for (let at = offsets[document] ?? 0; at < end; at += 1) {
      const name = numbers[at] ?? 0;
      used[name] = (used[name] ?? 0) + 1;
    }
  }
  for (const [number, name] of names.names.entries()) {
    const count = used[number] ?? 0;
    if (count > 0) counts.add(typeAt(names, number), name, count);
  }
}

/** The entities of each document, by type; the most mentioned first. */
type Resolved = Readonly<Record<EntityType, readonly (readonly Entity[])[]>>;

function partOf(rows: readonly (readonly Entity[])[], all: readonly Entity[]): ColumnPart {
  const numbers = new Map(all.map((entity, number) => [entity, number]));
  const offsets = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) offsets[i + 1] = (offsets[i] ?? 0) + row.length;
  const column = new Uint32Array(offsets[rows.length] ?? 0);
  for (const [i, row] of rows.entries())
    for (const [j, entity] of row.entries())
      column[(offsets[i] ?? 0) + j] = numbers.get(entity) ?? 0;
  return { rows: { offsets, numbers: column }, remap: identity(all.length) };
}

function identity(size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, i) => i);
}

type Weighed = { readonly entity: Entity; readonly weight: number };

/** The most mentioned first; then by name. */
function ranked(weights: ReadonlyMap<Entity, number>): Entity[] {
  if (weights.size < 2) return [...weights.keys()];
  return [...weights]
    .map(([entity, weight]): Weighed => ({ entity, weight }))
    .sort((a, b) => b.weight - a.weight || (a.entity.name < b.entity.name ? -1 : 1))
    .map(({ entity }) => entity);
}

function resolvePlainly(
  live: LiveSegment,
  names: SegmentNames | null,
  table: EntityTable,
): Resolved {
  const { size } = live.segment;
  if (names === null) return byType(() => Array.from({ length: size }, () => []));
  const entityOf = names.names.map((name, number) => table.entityOf(typeAt(names, number), name));
  const { offsets, numbers } = names.rows;
  const rows = byType((): Entity[][] => []);
  for (let document = 0; document < size; document += 1) {
    const weights = byType(() => new Map<Entity, number>());
    const end = offsets[document + 1] ?? 0;
    for (let at = offsets[document] ?? 0; at < end; at += 1) {
      const entity = entityOf[numbers[at] ?? 0] ?? null;
      if (entity === null) continue;
      const own = weights[entity.type];
      own.set(entity, (own.get(entity) ?? 0) + mentionWeight(names.weights(at)));
    }
    for (const type of ENTITY_TYPES) rows[type].push(ranked(weights[type]));
  }
  return rows;
}

function resolveCurated(
  live: LiveSegment,
  namesOf: (document: number) => readonly LocalName[],
  table: EntityTable,
): Resolved {
  const rows = byType((): Entity[][] => []);
  for (let document = 0; document < live.segment.size; document += 1) {
    const weights = byType(() => new Map<Entity, number>());
    for (const { type, name, mentions } of namesOf(document)) {
      const entity = table.entityOf(type, name);
      if (entity === null) continue;
      const title = mentions.filter(({ field }) => field === 'title').length;
      const weight = mentionWeight({ title, all: mentions.length });
      weights[entity.type].set(entity, (weights[entity.type].get(entity) ?? 0) + weight);
    }
    for (const type of ENTITY_TYPES) rows[type].push(ranked(weights[type]));
  }
  return rows;
}

function localNamesIn(
  segments: readonly LiveSegment[],
  names: readonly (SegmentNames | null)[],
  curate: NameCurator,
): EntityColumns['localNames'] {
  // Rules go by path; the paths of a document are a column of its segment.
  return (i, document) => {
    const own = names[i] ?? null;
    const live = segments[i];
    if (own === null || live === undefined) return [];
    return curate(own.localNames(document) ?? [], pathsOf(live, document));
  };
}

function pathsOf({ segment }: LiveSegment, document: number): string[] {
  const { values, rows } = segment.columns.path;
  return [...rowOf(rows, document)].map((number) => values[number] ?? '');
}
