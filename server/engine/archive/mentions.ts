/** Every mention in an article, resolved to its entity. */
import { ENTITY_TYPES, type Mention } from '../../core/names.ts';
import type { Row } from './archive.ts';

/** In the order of the fields and the text. */
export function mentionsOf({ article, entities }: Row): Mention[] {
  const text = { title: article.title, text: article.text };
  return ENTITY_TYPES.flatMap((type) =>
    entities[type].flatMap(({ entity, mentions }) =>
      mentions.map((mention) => ({
        ...mention,
        type,
        entity: entity.name,
        text: text[mention.field].slice(mention.start, mention.end),
      })),
    ),
  ).sort((a, b) => placeOf(a) - placeOf(b) || a.start - b.start);
}

function placeOf({ field }: Mention): number {
  return field === 'title' ? 0 : 1;
}
