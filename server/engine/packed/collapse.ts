/** A result with one article of each group: the first in the order asked for. */
import type { Sort } from '../../core/search-state.ts';
import { ALONE, type GroupColumn } from '../archive/group-columns.ts';
import { type FoundDocuments, foundDocuments } from './found-documents.ts';
import { only } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';
import { keysOf } from './ordering.ts';

/** Linear in the documents. */
export function firstOfGroups(
  found: FoundDocuments,
  segments: readonly LiveSegment[],
  sort: Sort,
  { ofDocument, members }: GroupColumn,
): FoundDocuments {
  if (members.length === 0) return found;
  const keys = new Float64Array(members.length);
  const ids = new Float64Array(members.length);
  const first = new Int32Array(members.length).fill(ALONE);
  for (const [i, part] of found.parts.entries()) {
    const live = segments[i];
    if (live === undefined) continue;
    const { base, segment } = live;
    const { documents } = part;
    const own = keysOf(live, sort, part);
    for (let at = 0; at < documents.length; at += 1) {
      const document = documents[at] as number;
      const group = ofDocument[base + document] as number;
      if (group === ALONE) continue;
      const key = own[at] as number;
      const id = segment.ids[document] as number;
      const best = keys[group] as number;
      const isFirst =
        first[group] === ALONE || key > best || (key === best && id < (ids[group] as number));
      if (!isFirst) continue;
      keys[group] = key;
      ids[group] = id;
      first[group] = base + document;
    }
  }
  return foundDocuments(
    found.parts.map((part, i) => {
      const base = segments[i]?.base ?? 0;
      return only(
        part,
        Uint8Array.from(part.documents, (document) => {
          const group = ofDocument[base + document] as number;
          return group === ALONE || first[group] === base + document ? 1 : 0;
        }),
      );
    }),
  );
}
