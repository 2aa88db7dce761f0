/** What the page of a story shows, as plain data: every statement with the report it stands in. */
import type { ArticleId } from '../core/article.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { type Report, sentencesOf } from './report.ts';
import {
  type FigureDifference,
  figureDifferences,
  type SpellingDifference,
  spellingDifferences,
} from './story-differences.ts';
import { type SummarySentence, storyCentre } from './story-summary.ts';

export type NamedInStory = {
  readonly name: string;
  /** Reports that name it. */
  readonly reports: number;
};

export type TimelineDay = {
  /** ISO `YYYY-MM-DD`; null for reports without a day, which come last. */
  readonly day: string | null;
  readonly reports: readonly {
    readonly id: ArticleId;
    readonly title: string;
    readonly source: string | null;
  }[];
};

export type StoryPresentation = {
  /** The report most like the others. */
  readonly central: ArticleId;
  /** The title of the most central report that has one of its own. */
  readonly title: string;
  /** Two to four sentences, the most telling first; fewer where the reports have fewer. */
  readonly summary: readonly SummarySentence[];
  readonly timeline: readonly TimelineDay[];
  /** Outlets, with the most reports first. */
  readonly sources: readonly NamedInStory[];
  /** Names by type, those in the most reports first. */
  readonly named: Readonly<Record<EntityType, readonly NamedInStory[]>>;
  readonly figures: readonly FigureDifference[];
  readonly spellings: readonly SpellingDifference[];
};

/** `reports` in any order, at least one; the result does not depend on it. */
export function presentStory(reports: readonly Report[]): StoryPresentation {
  const sorted = [...reports].sort(byDay);
  const sentences = sorted.flatMap(sentencesOf);
  const { report, title, summary } = storyCentre(sorted, sentences);
  const ofType = (type: EntityType): NamedInStory[] =>
    tally(
      sorted.map(({ mentions }) => mentions.flatMap((m) => (m.type === type ? [m.entity] : []))),
    );
  const [person, place, organization] = ENTITY_TYPES.map(ofType);
  return {
    central: report.id,
    title,
    summary,
    timeline: timelineOf(sorted),
    sources: tally(sorted.map(({ source }) => (source === null ? [] : [source]))),
    named: { person: person ?? [], place: place ?? [], organization: organization ?? [] },
    figures: figureDifferences(sentences),
    spellings: spellingDifferences(sorted, sentences),
  };
}

function byDay(a: Report, b: Report): number {
  if (a.day !== b.day) return a.day === null || (b.day !== null && a.day > b.day) ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function timelineOf(sorted: readonly Report[]): TimelineDay[] {
  const days = [...new Set(sorted.map(({ day }) => day))];
  return days.map((day) => ({
    day,
    reports: sorted
      .filter((report) => report.day === day)
      .map(({ id, title, source }) => ({ id, title, source })),
  }));
}

/** How many of the lists hold each name. */
function tally(lists: readonly (readonly string[])[]): NamedInStory[] {
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, reports]) => ({ name, reports }))
    .sort((a, b) => b.reports - a.reports || (a.name < b.name ? -1 : 1));
}
