/**
 * Counting stories: articles, less those that only repeat a story already counted. Few articles share
 * their story with another of a result, so only those are looked at; where there are none it costs
 * nothing.
 */
import type { Timeline } from '../../core/searcher.ts';
import { PERIOD_CHARS } from '../../core/timeline.ts';
import { ALONE, type GroupColumn } from '../archive/group-columns.ts';
import { isoDay, NO_DAY } from './day-number.ts';
import type { LiveSegment } from './live-segment.ts';
import type { ValueColumn } from './value-column.ts';

/** Documents by segment, in several lists that have none in common. */
export type DocumentLists = readonly (readonly Uint32Array[])[];

/** The articles of some lists whose story has two or more there, story by story. */
export type Companions = {
  /** Segment of each, and its number there. */
  readonly segments: Uint32Array;
  readonly documents: Uint32Array;
  /** Where each story begins, and the end of the last. */
  readonly starts: Uint32Array;
  /** Of every story of the archive, its articles in the lists. */
  readonly counts: Uint32Array;
};

const NOBODY: Companions = {
  segments: new Uint32Array(0),
  documents: new Uint32Array(0),
  starts: new Uint32Array(1),
  counts: new Uint32Array(0),
};

/** Linear in the documents. */
export function companionsIn(
  { ofDocument, members }: GroupColumn,
  segments: readonly LiveSegment[],
  lists: DocumentLists,
): Companions {
  if (members.length === 0) return NOBODY;
  const counts = new Uint32Array(members.length);
  eachGrouped(ofDocument, segments, lists, (story) => {
    counts[story] = (counts[story] as number) + 1;
  });
  const next = new Uint32Array(members.length);
  const starts: number[] = [0];
  let total = 0;
  for (const [story, count] of counts.entries()) {
    next[story] = total;
    if (count < 2) continue;
    total += count;
    starts.push(total);
  }
  const found = {
    segments: new Uint32Array(total),
    documents: new Uint32Array(total),
    starts: Uint32Array.from(starts),
    counts,
  };
  if (total === 0) return found;
  eachGrouped(ofDocument, segments, lists, (story, segment, document) => {
    if ((counts[story] as number) < 2) return;
    const at = next[story] as number;
    next[story] = at + 1;
    found.segments[at] = segment;
    found.documents[at] = document;
  });
  return found;
}

function eachGrouped(
  ofDocument: Int32Array,
  segments: readonly LiveSegment[],
  lists: DocumentLists,
  each: (story: number, segment: number, document: number) => void,
): void {
  for (const [segment, own] of lists.entries()) {
    const base = segments[segment]?.base ?? 0;
    for (const documents of own) {
      for (let i = 0; i < documents.length; i += 1) {
        const document = documents[i] as number;
        const story = ofDocument[base + document] as number;
        if (story !== ALONE) each(story, segment, document);
      }
    }
  }
}

/** How many of the articles repeat a story. */
export function repeated({ documents, starts }: Companions): number {
  return documents.length - (starts.length - 1);
}

/** Of each value, how many of its articles repeat a story that has the value already; null: none. */
export function repeatedValues(companions: Companions, column: ValueColumn): Uint32Array | null {
  const { segments, documents, starts } = companions;
  if (documents.length === 0) return null;
  const repeats = new Uint32Array(column.values.length);
  const seenIn = new Int32Array(column.values.length).fill(ALONE);
  for (let story = 0; story + 1 < starts.length; story += 1) {
    const end = starts[story + 1] as number;
    for (let at = starts[story] as number; at < end; at += 1) {
      const part = column.parts[segments[at] as number];
      if (part === undefined) continue;
      const { remap, rows } = part;
      const document = documents[at] as number;
      const last = rows.offsets[document + 1] as number;
      for (let i = rows.offsets[document] as number; i < last; i += 1) {
        const value = remap[rows.numbers[i] as number] as number;
        if (seenIn[value] === story) repeats[value] = (repeats[value] as number) + 1;
        seenIn[value] = story;
      }
    }
  }
  return repeats;
}

/** The timeline of the same articles with their stories counted. */
export function withStories(
  timeline: Timeline,
  { segments: own, documents, starts }: Companions,
  segments: readonly LiveSegment[],
): Timeline {
  if (documents.length === 0) return timeline;
  const chars = PERIOD_CHARS[timeline.interval];
  const placeOf = new Map(timeline.buckets.map(({ from }, i) => [from.slice(0, chars), i]));
  const placeOfDay = new Map<number, number>();
  const bucketOf = (day: number): number => {
    const known = placeOfDay.get(day) ?? placeOf.get((isoDay(day) ?? '').slice(0, chars)) ?? ALONE;
    placeOfDay.set(day, known);
    return known;
  };
  const repeats = new Uint32Array(timeline.buckets.length);
  const seenIn = new Int32Array(timeline.buckets.length).fill(ALONE);
  for (let story = 0; story + 1 < starts.length; story += 1) {
    const end = starts[story + 1] as number;
    for (let at = starts[story] as number; at < end; at += 1) {
      const live = segments[own[at] as number];
      const day = live?.segment.days[documents[at] as number] ?? NO_DAY;
      const bucket = day === NO_DAY ? ALONE : bucketOf(day);
      if (bucket === ALONE) continue;
      if (seenIn[bucket] === story) repeats[bucket] = (repeats[bucket] as number) + 1;
      seenIn[bucket] = story;
    }
  }
  const buckets = timeline.buckets.map((bucket, i) => ({
    ...bucket,
    stories: bucket.count - (repeats[i] ?? 0),
  }));
  return { ...timeline, buckets };
}
