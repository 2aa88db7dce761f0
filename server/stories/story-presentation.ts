/** What the page of a story shows, as plain data: every statement with the report it stands in. */
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import type { NamedInStory, StoryPresentation, TimelineDay } from '../core/story-report.ts';
import { type Report, sentencesOf } from './report.ts';
import { figureDifferences, spellingDifferences } from './story-differences.ts';
import { storyCentre } from './story-summary.ts';

/**
 * `reports` in any order, at least one; the result does not depend on it. `told`: those among them whose
 * sentences are read, one of each text where there are copies, which tell nothing new.
 */
export function presentStory(
  reports: readonly Report[],
  told: readonly Report[] = reports,
): StoryPresentation {
  const sorted = [...reports].sort(byDay);
  const read = [...told].sort(byDay);
  const sentences = read.flatMap(sentencesOf);
  const { report, title, summary } = storyCentre(read, sentences);
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
    spellings: spellingDifferences(read, sentences),
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
