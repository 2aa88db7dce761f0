/** The names of an article as entities, and the values it has in each facet. */
import type { Article, TextField } from '../../core/article.ts';
import type { EntityType, LocalName } from '../../core/names.ts';
import type { Entity, EntityTable } from '../../entities/entity-table.ts';
import type { NamedEntity, Row } from './archive.ts';
import { mentionWeight } from './mention-weight.ts';
import { columnValues } from './plain-columns.ts';

export const NO_ENTITIES: Row['entities'] = { person: [], place: [], organization: [] };

/** The entities that an article's names are, with all that it says of each. */
export function entitiesIn(names: readonly LocalName[], table: EntityTable): Row['entities'] {
  const found = new Map<Entity, Omit<NamedEntity, 'entity'>>();
  for (const { type, name, mentions, assigned } of names) {
    const entity = table.entityOf(type, name);
    if (entity === null) continue;
    const known = found.get(entity);
    found.set(entity, {
      mentions: [...(known?.mentions ?? []), ...mentions],
      assigned: known?.assigned === true || assigned === true,
    });
  }
  const ranked = [...found]
    .map(([entity, one]) => ({ entity, ...one, weight: weightOf(one.mentions) }))
    .sort((a, b) => b.weight - a.weight || (a.entity.name < b.entity.name ? -1 : 1));
  return {
    person: ranked.filter(({ entity }) => entity.type === 'person'),
    place: ranked.filter(({ entity }) => entity.type === 'place'),
    organization: ranked.filter(({ entity }) => entity.type === 'organization'),
  };
}

function weightOf(mentions: readonly { readonly field: TextField }[]): number {
  const title = mentions.filter(({ field }) => field === 'title').length;
  return mentionWeight({ title, all: mentions.length });
}

export function facetsOf(article: Article, entities: Row['entities']): Row['facets'] {
  const names = (type: EntityType): readonly string[] => [
    ...new Set(entities[type].map(({ entity }) => entity.name)),
  ];
  return {
    person: names('person'),
    place: names('place'),
    organization: names('organization'),
    source: columnValues(article, 'source'),
    author: columnValues(article, 'author'),
    section: columnValues(article, 'section'),
    keyword: columnValues(article, 'keyword'),
    language: columnValues(article, 'language'),
    folder: columnValues(article, 'folder'),
  };
}
