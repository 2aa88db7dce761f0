/** What is told of an article: as a card in a list, as a hit with its evidence, or in full. */
import type { Mark } from '../../core/evaluator/occurrence.ts';
import { hitEvidence } from '../../core/hit.ts';
import type { EntityType } from '../../core/names.ts';
import type { ArticleCard, ArticleDetail, Hit } from '../../core/searcher.ts';
import { mergeSpans } from '../../core/span.ts';
import type { ArticleTable, Row } from './article-table.ts';
import type { ResultSet } from './result-set.ts';

export function articleCard(table: ArticleTable, row: Row): ArticleCard {
  const { text: _t, paragraphs: _p, boilerplate: _b, ...rest } = row.article;
  const { person, place, organization } = row.facets;
  const entities = { person, place, organization };
  return { ...rest, entities, story: null, copies: table.otherCopies(row) };
}

export function articleDetail(
  table: ArticleTable,
  row: Row,
  marks: readonly Mark[],
): ArticleDetail {
  const { text, paragraphs, boilerplate } = row.article;
  return {
    ...articleCard(table, row),
    text,
    paragraphs,
    boilerplate,
    mentions: table.mentions(row),
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

export function articleHit(table: ArticleTable, row: Row, resultSet: ResultSet): Hit {
  const { matches, report, state } = resultSet;
  const marks = matches.evaluator.evaluate(table.evaluated(row)) ?? [];
  return {
    article: articleCard(table, row),
    score: report.hasWords ? (matches.scores.get(row.document) ?? 0) : 0,
    ...hitEvidence(row.article, marks, matches.leaves, state.passages),
  };
}
