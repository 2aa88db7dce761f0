/** What is told of an article: as a card in a list, as a hit with its evidence, or in full. */
import type { Mark } from '../../core/evaluator/occurrence.ts';
import { hitEvidence } from '../../core/hit.ts';
import type { EntityType } from '../../core/names.ts';
import type { ArticleCard, ArticleDetail, Hit, StoryOfHit } from '../../core/searcher.ts';
import { mergeSpans } from '../../core/span.ts';
import type { Archive, Row } from './archive.ts';
import { ALONE } from './group-columns.ts';
import { mentionsOf } from './mentions.ts';
import { relatedTo } from './related.ts';
import type { ResultSet } from './result-set.ts';

/** As an article stands alone: all reports of its story are there. */
export function articleCard(archive: Archive, row: Row): ArticleCard {
  const { text: _t, paragraphs: _p, boilerplate: _b, ...rest } = row.article;
  const { person, place, organization } = row.facets;
  const entities = { person, place, organization };
  const { members } = archive.groups.stories;
  const story = storyOf(archive, row, (number) => members[number]?.length ?? 0);
  return { ...rest, entities, story, copies: otherCopies(archive, row) };
}

/** Other articles with nearly the same text. */
function otherCopies({ groups: { copies } }: Archive, { document }: Row): number {
  return (copies.members[copies.ofDocument[document] ?? ALONE]?.length ?? 1) - 1;
}

/** `matching` says how many of a story's reports are in the result. */
function storyOf(
  { groups: { stories, storyIds } }: Archive,
  { document }: Row,
  matching: (story: number) => number,
): StoryOfHit | null {
  const story = stories.ofDocument[document] ?? ALONE;
  const [id, members] = [storyIds[story], stories.members[story]];
  if (id === undefined || members === undefined) return null;
  return { id, size: members.length, matching: matching(story) };
}

/** `marks` null: for an export. */
export function articleDetail(
  archive: Archive,
  row: Row,
  given: readonly Mark[] | null,
): ArticleDetail {
  const marks = given ?? [];
  const { text, paragraphs, boilerplate } = row.article;
  return {
    ...articleCard(archive, row),
    ...relatedTo(archive, row, given === null),
    text,
    paragraphs,
    boilerplate,
    mentions: mentionsOf(row),
    assignedEntities: {
      person: assignedNames(row, 'person'),
      place: assignedNames(row, 'place'),
      organization: assignedNames(row, 'organization'),
    },
    highlights: {
      title: mergeSpans(marks.filter(({ field }) => field === 'title')),
      text: mergeSpans(marks.filter(({ field }) => field === 'text')),
    },
  };
}

function assignedNames({ entities }: Row, type: EntityType): string[] {
  return entities[type].flatMap(({ entity, assigned }) => (assigned ? [entity.name] : []));
}

export function articleHit(archive: Archive, row: Row, resultSet: ResultSet): Hit {
  const { matches, report, state, selection } = resultSet;
  const marks = matches.evaluator.evaluate(archive.evaluated(row)) ?? [];
  return {
    article: { ...articleCard(archive, row), story: storyOf(archive, row, selection.inStory) },
    score: report.hasWords || state.similar !== null ? resultSet.score(row.document) : 0,
    explanation: state.explain && report.hasWords ? resultSet.explain(row.document) : null,
    ...hitEvidence(row.article, marks, matches.leaves, state.passages),
  };
}
