/**
 * When two forms are the same name without a second thought: they differ in case, accents, hyphens or
 * a leading article only, or are listed as one in `known-names.ts`.
 */
import { fold } from '../core/fold.ts';
import type { EntityType } from '../core/names.ts';
import { knownName } from './known-names.ts';

/** What two forms share to be one: everything but case, accents, hyphens and a leading article. */
export function plainKey(name: string): string {
  return fold(name)
    .replaceAll(/[\s\u2010-\u2015-]+/gu, ' ')
    .replace(/^the /u, '')
    .trim();
}

/** The plain key, of the known name where the form is known: equal for `U.S.` and `United States`. */
export function formKey(type: EntityType, form: string): string {
  return plainKey(knownName(type, form) ?? form);
}
