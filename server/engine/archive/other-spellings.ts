/** Typed words → the entity they name and its other spellings, from the entity table. */
import { fold } from '../../core/fold.ts';
import { ENTITY_TYPES } from '../../core/names.ts';
import type { FindNames } from '../../core/query/recognised-names.ts';
import { STOP_WORDS } from '../../core/query/stop-words.ts';
import type { FindSpellings } from '../../core/query/variants.ts';
import type { Entity, EntityTable } from '../../entities/entity-table.ts';
import { familyName, isFullName } from '../../entities/person-name.ts';

/** Articles that must name it, for a single word to be taken for a name. A guess. */
const LEAST_ARTICLES = 2;

/** The entities that a text names, of each type at most one. */
export function namesIn(table: EntityTable): FindNames {
  return (typed) => {
    if (STOP_WORDS.has(fold(typed)) && typed !== typed.toUpperCase()) return [];
    return ENTITY_TYPES.flatMap((type) => {
      const entity = table.entityOf(type, typed);
      if (entity === null || isShoutedOnly(entity, typed)) return [];
      if (!/[\s-]/u.test(typed) && entity.count < LEAST_ARTICLES) return [];
      return [{ type, name: entity.name }];
    });
  };
}

/** People first: a name that is a person's and a place's is more often typed for the person. */
export function spellingsIn(table: EntityTable): FindSpellings {
  return (typed) => {
    if (STOP_WORDS.has(fold(typed)) && typed !== typed.toUpperCase()) return null;
    for (const type of ENTITY_TYPES) {
      const entity = table.entityOf(type, typed);
      if (entity === null || isShoutedOnly(entity, typed)) continue;
      const forms = othersOf(entity, typed);
      if (forms.length > 0) return { entity: entity.name, forms };
    }
    return null;
  };
}

/** A family name alone stands for the family names of the other spellings, not for whole names. */
function othersOf({ type, forms }: Entity, typed: string): string[] {
  const isFamily = type === 'person' && !isFullName(typed);
  const spellings = isFamily ? forms.filter(isFullName).map(familyName) : forms;
  const own = plain(typed);
  const others = new Map(spellings.map((form) => [plain(form), form]));
  others.delete(own);
  return [...others.values()];
}

/** Whether the name is so written in capitals alone (`WHO`) and the typed word is not. */
function isShoutedOnly({ forms }: Entity, typed: string): boolean {
  if (typed === typed.toUpperCase()) return false;
  const same = forms.filter((form) => plain(form).replaceAll('.', '') === plain(typed));
  return same.length > 0 && same.every((form) => form === form.toUpperCase());
}

function plain(text: string): string {
  return fold(text).replaceAll(/[\s\u2010-\u2015-]+/gu, ' ');
}
