/**
 * Records as they stand beside others: those of the same bytes gathered, those of one article by age.
 */
import type { ArticleId } from '../core/article.ts';
import type { Identified } from './version-key.ts';

/** What decides about a record; a record of `load.ts` and more. */
export type Standing = Identified & {
  readonly id: ArticleId;
  readonly place: number;
  readonly draft: Identified['draft'] & {
    readonly title: string;
    readonly corrects: readonly string[];
    readonly modified: string | null;
    readonly date: { readonly day: string } | null;
    readonly publication: {
      readonly status: 'usable' | 'withheld' | 'cancelled';
      readonly embargo: string | null;
    };
  };
};

/** The same bytes, read as at the first of their places. */
export type Gathered<Record extends Standing> = {
  readonly record: Record;
  /** Sorted. */
  readonly paths: readonly string[];
  /** Whether a person has hidden it. */
  readonly hidden?: boolean;
};

/** Records of the same bytes together, sorted by first path, then place in the file. */
export function gatherRecords<Record extends Standing>(
  files: Iterable<{ readonly records: readonly Record[] }>,
): Gathered<Record>[] {
  const records = [...files].flatMap((file) => file.records);
  // Stable: records of one path keep their order.
  records.sort((a, b) => compare(a.path, b.path));
  const byId = new Map<ArticleId, { readonly record: Record; readonly paths: string[] }>();
  for (const record of records) {
    const known = byId.get(record.id);
    if (known === undefined) byId.set(record.id, { record, paths: [record.path] });
    else if (!known.paths.includes(record.path)) known.paths.push(record.path);
  }
  return [...byId.values()];
}

const NUMERIC = new Intl.Collator('en', { numeric: true });

/** By `modified`, then date, then path (`story-10` after `story-9`), then place in the file. */
export function newestFirst<One extends Gathered<Standing>>(members: readonly One[]): One[] {
  const places = new Map(members.map((one, i) => [one, i]));
  return [...members].sort(
    (a, b) =>
      compareTimes(timeOf(b.record.draft.modified), timeOf(a.record.draft.modified)) ||
      compare(b.record.draft.date?.day ?? '', a.record.draft.date?.day ?? '') ||
      NUMERIC.compare(b.record.path, a.record.path) ||
      compare(b.record.path, a.record.path) ||
      (places.get(b) ?? 0) - (places.get(a) ?? 0),
  );
}

/** Milliseconds since 1970, before all others where there is no instant. */
export function timeOf(instant: string | null): number {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? -Infinity : time;
}

function compareTimes(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
