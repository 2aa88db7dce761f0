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
import type { Entity, EntityTable } from '../../entities/entity-table.ts';
import { mentionWeight } from '../archive/mention-weight.ts';
import { rowOf } from './csr.ts';
import { EntityRows } from './entity-rows.ts';
import type { LiveSegment } from './live-segment.ts';
import { entityTableOf, NameCounts } from './name-counts.ts';
import type { SegmentNames } from './segment-names.ts';
import type { ValueColumn } from './value-column.ts';

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
  const table = entityTableOf(counts, tableRules(curation));
  const entities = byType((type) => table.all(type));
  const rows = new EntityRows(entities);
  const resolved = segments.map((live, i) => {
    const own = names[i] ?? null;
    if (own !== null && !hasRules) addPlainly(rows, live, own, table);
    else addByDocument(rows, live, (at) => localNames(i, at), table);
    return rows.take();
  });
  const columns = byType((type): ValueColumn => {
    const all = entities[type];
    const numbers = new Map(all.map(({ name }, number) => [name, number]));
    const remap = Uint32Array.from(all, (_, number) => number);
    return {
      values: all.map(({ name }) => name),
      numberOf: (value) => numbers.get(value),
      parts: resolved.map((parts) => ({ rows: parts[type], remap })),
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

function addPlainly(
  rows: EntityRows,
  { segment }: LiveSegment,
  names: SegmentNames,
  table: EntityTable,
): void {
  const entities = Int32Array.from(names.names, (name, number) =>
    rows.numberOf(table.entityOf(typeAt(names, number), name)),
  );
  const { offsets, numbers } = names.rows;
  for (let document = 0; document < segment.size; document += 1) {
    const end = offsets[document + 1] as number;
    for (let at = offsets[document] as number; at < end; at += 1)
      rows.add(entities[numbers[at] as number] as number, mentionWeight(names.weights(at)));
    rows.endDocument();
  }
}

function addByDocument(
  rows: EntityRows,
  { segment }: LiveSegment,
  namesOf: (document: number) => readonly LocalName[],
  table: EntityTable,
): void {
  for (let document = 0; document < segment.size; document += 1) {
    for (const { type, name, mentions } of namesOf(document)) {
      const title = mentions.filter(({ field }) => field === 'title').length;
      const weight = mentionWeight({ title, all: mentions.length });
      rows.add(rows.numberOf(table.entityOf(type, name)), weight);
    }
    rows.endDocument();
  }
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
