/**
 * Names known by several forms, looked up: `Kiev` is shown as Kyiv, `U.N.` as United Nations. The
 * forms stand in `known-name-words.ts`.
 */
import { fold } from '../core/fold.ts';
import type { EntityType } from '../core/names.ts';
import { ORGANIZATIONS, PERSONS, PLACES } from './known-name-words.ts';

function tableOf(lines: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const line of lines.trim().split('\n')) {
    const forms = line.split('|');
    for (const form of forms) table.set(knownKey(form), forms[0] ?? form);
  }
  return table;
}

/** Acronyms keep their capitals, so that a word is not taken for one. */
function knownKey(form: string): string {
  const article = form.replace(/^the /iu, '').replaceAll(/[\s\u2010-\u2015-]+/gu, ' ');
  const plain = /^(?:\p{Lu}\.){2,}$/u.test(article) ? article.replaceAll('.', '') : article;
  return /^\p{Lu}{2,5}$/u.test(plain) ? plain : fold(plain).replaceAll('.', '');
}

const LISTS: Readonly<Record<EntityType, string>> = {
  person: PERSONS,
  place: PLACES,
  organization: ORGANIZATIONS,
};

const TABLES: Readonly<Record<EntityType, ReadonlyMap<string, string>>> = {
  person: tableOf(PERSONS),
  place: tableOf(PLACES),
  organization: tableOf(ORGANIZATIONS),
};

/** Every name of a type with its other forms. */
export function knownForms(type: EntityType): readonly (readonly string[])[] {
  return LISTS[type]
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

/** The name to show for a form, or null where the table does not know it. */
export function knownName(type: EntityType, form: string): string | null {
  return TABLES[type].get(knownKey(form)) ?? null;
}

/**
 * A place taken for an organization, or an organization for a place, is what the table knows it as;
 * other names are of the type they were taken for.
 */
export function knownType(type: EntityType, form: string): EntityType {
  const other = type === 'place' ? 'organization' : type === 'organization' ? 'place' : type;
  return knownName(type, form) === null && knownName(other, form) !== null ? other : type;
}
