/**
 * The names of a segment's articles, in a file of their own: text can be searched before names are
 * found. Each article lists its local names; each local name its mentions there.
 */
import { TEXT_FIELDS } from '../../core/article.ts';
import { ENTITY_TYPES, type LocalName, type MentionSpan } from '../../core/names.ts';
import { openRows, packRows, type Rows } from './csr.ts';
import {
  type Column,
  type CountColumn,
  countColumn,
  narrowest,
  packSections,
  viewSections,
} from './section-file.ts';
import { allStrings, openStrings, packStrings } from './term-table.ts';

export const NAMES_KIND = 'names';
export const NAMES_VERSION = 1;

export type SegmentNames = {
  /** Distinct names of the segment. */
  readonly names: readonly string[];
  /** Places in `ENTITY_TYPES`, beside `names`. */
  readonly types: CountColumn;
  /** Of each article, the numbers of its names. */
  readonly rows: Rows;
  /** 1 for each article in which names were looked for. */
  readonly known: CountColumn;
  /** The names of an article; null where they were not looked for. */
  readonly localNames: (document: number) => LocalName[] | null;
  /** Mentions of the name at this place of `rows.numbers`. */
  readonly mentions: (place: number) => MentionSpan[];
  /** 1 where the publisher assigned the name at this place. */
  readonly assigned: CountColumn;
  /** As they lie in the file: of each place, where its mentions begin; beside them lengths and fields. */
  readonly spans: {
    readonly starts: Rows;
    readonly lengths: CountColumn;
    /** Places in `TEXT_FIELDS`. */
    readonly fields: CountColumn;
  };
  /** How many, those in the title, and all. */
  readonly weights: (place: number) => { readonly title: number; readonly all: number };
};

function isAssigned({ assigned }: LocalName): number {
  return assigned === true ? 1 : 0;
}

/** `names` by document; null where they were not looked for yet. */
export function packNames(names: readonly (readonly LocalName[] | null)[]): Uint8Array[] {
  const numbers = new Map<string, number>();
  const distinct: { type: number; name: string }[] = [];
  const rows = names.map((list) =>
    (list ?? []).map(({ type, name }) => {
      const key = `${type}:${name}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, distinct.length);
      return distinct.push({ type: ENTITY_TYPES.indexOf(type), name }) - 1;
    }),
  );
  const lists = names.flatMap((list) => (list ?? []).map(({ mentions }) => mentions));
  const sections = new Map<string, Column>([
    ...packStrings(
      'names',
      distinct.map(({ name }) => name),
    ),
    ['types', narrowest(distinct.map(({ type }) => type))],
    ['known', narrowest(names.map((list) => (list === null ? 0 : 1)))],
    ...packRows('rows', rows),
    ...packRows(
      'starts',
      lists.map((mentions) => mentions.map(({ start }) => start)),
    ),
    ['lengths', narrowest(lists.flat().map(({ start, end }) => end - start))],
    ['assigned', narrowest(names.flatMap((list) => (list ?? []).map(isAssigned)))],
    ['fields', narrowest(lists.flat().map(({ field }) => TEXT_FIELDS.indexOf(field)))],
  ]);
  return packSections(NAMES_KIND, NAMES_VERSION, sections);
}

/** `memory` holds a file whose checksums were verified. Throws `DamagedFile`. */
export function openNames(memory: ArrayBufferLike): SegmentNames {
  const sections = viewSections(memory, NAMES_KIND, NAMES_VERSION);
  const starts = openRows(sections, 'starts');
  const lengths = countColumn(sections, 'lengths');
  const fields = countColumn(sections, 'fields');
  const titleField = TEXT_FIELDS.indexOf('title');
  const names = allStrings(openStrings(sections, 'names'));
  const types = countColumn(sections, 'types');
  const rows = openRows(sections, 'rows');
  const known = countColumn(sections, 'known');
  const assigned = countColumn(sections, 'assigned');
  const mentions = (place: number): MentionSpan[] => {
    const found: MentionSpan[] = [];
    const end = starts.offsets[place + 1] ?? 0;
    for (let at = starts.offsets[place] ?? 0; at < end; at += 1) {
      const start = starts.numbers[at] ?? 0;
      const field = TEXT_FIELDS[fields[at] ?? 0] ?? 'text';
      found.push({ field, start, end: start + (lengths[at] ?? 0) });
    }
    return found;
  };
  const nameAt = (place: number): LocalName => {
    const number = rows.numbers[place] ?? 0;
    return {
      type: ENTITY_TYPES[types[number] ?? 0] ?? 'person',
      name: names[number] ?? '',
      mentions: mentions(place),
      ...(assigned[place] === 1 && { assigned: true }),
    };
  };
  return {
    names,
    types,
    rows,
    known,
    assigned,
    spans: { starts, lengths, fields },
    localNames: (document) => {
      if (known[document] !== 1) return null;
      const found: LocalName[] = [];
      const end = rows.offsets[document + 1] ?? 0;
      for (let place = rows.offsets[document] ?? 0; place < end; place += 1)
        found.push(nameAt(place));
      return found;
    },
    mentions,
    weights: (place) => {
      const first = starts.offsets[place] ?? 0;
      const end = starts.offsets[place + 1] ?? 0;
      let title = 0;
      for (let at = first; at < end; at += 1) if (fields[at] === titleField) title += 1;
      return { title, all: end - first };
    },
  };
}
