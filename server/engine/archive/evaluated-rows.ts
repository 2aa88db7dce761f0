/** Rows as the evaluator reads articles. */
import { tokenize } from '../../core/analyzer.ts';
import {
  type EvaluatedArticle,
  type EvaluatedName,
  type TokenSequence,
  tokenSequence,
} from '../../core/evaluator/evaluated-article.ts';
import type { MissingField } from '../../core/query/tree.ts';
import type { Entity } from '../../entities/entity-table.ts';
import type { Row } from './archive.ts';
import { columnValues } from './plain-columns.ts';

/** Spellings of an entity are cut into words once. */
export function evaluatedRows(): (row: Row) => EvaluatedArticle {
  const spellings = new WeakMap<Entity, readonly TokenSequence[]>();
  const spellingsOf = (entity: Entity): readonly TokenSequence[] => {
    const known = spellings.get(entity);
    if (known !== undefined) return known;
    const cut = entity.forms.map((form) => tokenSequence(tokenize(form)));
    spellings.set(entity, cut);
    return cut;
  };
  return ({ article, tokens, entities, facets }) => ({
    tokens: (field) => tokens[field],
    values: (field) => columnValues(article, field).map((value) => tokenSequence(tokenize(value))),
    names: (type) =>
      entities[type].map(
        ({ entity, mentions }): EvaluatedName => ({ mentions, spellings: spellingsOf(entity) }),
      ),
    day: article.date?.day ?? null,
    addedDay: article.added.slice(0, 10),
    lacks: (field: MissingField) =>
      field === 'date' ? article.date === null : facets[field].length === 0,
  });
}
