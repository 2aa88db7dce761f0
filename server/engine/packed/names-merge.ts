/**
 * The names of several segments → those of the segment they are joined to. Arrays are joined, as in
 * `segment-merge.ts`: millions of mentions are never objects, so that a merge takes little memory.
 */
import { type Rows, rowSections } from './csr.ts';
import type { LiveSegment } from './live-segment.ts';
import { type Column, narrowest, packSections } from './section-file.ts';
import { liveDocuments } from './segment-merge.ts';
import { NAMES_KIND, NAMES_VERSION, type SegmentNames } from './segment-names.ts';
import { packStrings } from './term-table.ts';

/** `names` beside `parts`; null for a segment where none were looked for. */
export function mergeNames(
  parts: readonly LiveSegment[],
  names: readonly (SegmentNames | null)[],
): Uint8Array[] {
  const { documents, places, mentions } = sizesOf(parts, names);
  const rows: Rows = { offsets: new Uint32Array(documents + 1), numbers: new Uint32Array(places) };
  const starts: Rows = { offsets: new Uint32Array(places + 1), numbers: new Uint32Array(mentions) };
  const known = new Uint8Array(documents);
  const assigned = new Uint8Array(places);
  const lengths = new Uint32Array(mentions);
  const fields = new Uint8Array(mentions);
  const distinct = new Map<string, number>();
  const [strings, types]: [string[], number[]] = [[], []];
  let [document, place, mention] = [0, 0, 0];
  for (const [i, part] of parts.entries()) {
    const own = names[i] ?? null;
    // Names are numbered as they are met, each looked up once a segment.
    const numbers = new Map<number, number>();
    const numberOf = (name: number): number => {
      const told = numbers.get(name);
      if (told !== undefined) return told;
      const [type, text] = [own?.types[name] ?? 0, own?.names[name] ?? ''];
      const key = `${type}:${text}`;
      const number = distinct.get(key) ?? strings.length;
      if (number === strings.length) {
        distinct.set(key, number);
        strings.push(text);
        types.push(type);
      }
      numbers.set(name, number);
      return number;
    };
    for (const old of liveDocuments(part)) {
      if (own !== null) {
        known[document] = own.known[old] ?? 0;
        const { spans } = own;
        const end = own.rows.offsets[old + 1] ?? 0;
        for (let at = own.rows.offsets[old] ?? 0; at < end; at += 1) {
          rows.numbers[place] = numberOf(own.rows.numbers[at] ?? 0);
          assigned[place] = own.assigned[at] ?? 0;
          const last = spans.starts.offsets[at + 1] ?? 0;
          for (let span = spans.starts.offsets[at] ?? 0; span < last; span += 1) {
            starts.numbers[mention] = spans.starts.numbers[span] ?? 0;
            lengths[mention] = spans.lengths[span] ?? 0;
            fields[mention] = spans.fields[span] ?? 0;
            mention += 1;
          }
          place += 1;
          starts.offsets[place] = mention;
        }
      }
      document += 1;
      rows.offsets[document] = place;
    }
  }
  const sections = new Map<string, Column>([
    ...packStrings('names', strings),
    ['types', narrowest(types)],
    ['known', narrowest(known)],
    ...rowSections('rows', rows),
    ...rowSections('starts', starts),
    ['lengths', narrowest(lengths)],
    ['assigned', narrowest(assigned)],
    ['fields', narrowest(fields)],
  ]);
  return packSections(NAMES_KIND, NAMES_VERSION, sections);
}

/** How many documents live, in how many places they name something, and how often. */
function sizesOf(
  parts: readonly LiveSegment[],
  names: readonly (SegmentNames | null)[],
): { readonly documents: number; readonly places: number; readonly mentions: number } {
  let [documents, places, mentions] = [0, 0, 0];
  for (const [i, part] of parts.entries()) {
    documents += part.size;
    const own = names[i] ?? null;
    if (own === null) continue;
    const { rows, spans } = own;
    for (const document of liveDocuments(part)) {
      const [first, end] = [rows.offsets[document] ?? 0, rows.offsets[document + 1] ?? 0];
      places += end - first;
      mentions += (spans.starts.offsets[end] ?? 0) - (spans.starts.offsets[first] ?? 0);
    }
  }
  return { documents, places, mentions };
}
