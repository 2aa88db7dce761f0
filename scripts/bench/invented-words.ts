/**
 * Words and names that no language has, each the function of its number: as many as a corpus needs, the
 * same in every run. Words are three syllables and an ending; numbers are spread over the alphabet.
 */
import type { EntityType } from '../../server/core/names.ts';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = CONSONANTS.length * VOWELS.length;
const ENDINGS = ['', 'n', 'r', 'th', 'sk', 'l', 'm'];

/** How many different words there are. */
export const INVENTED_WORDS = SYLLABLES ** 3;
/** Has no factor in common with `INVENTED_WORDS`, so that every number gives another word. */
const STRIDE = 104_729;

export function inventedWord(number: number): string {
  let rest = (number * STRIDE) % INVENTED_WORDS;
  let word = '';
  for (let i = 0; i < 3; i += 1) {
    const syllable = rest % SYLLABLES;
    rest = (rest - syllable) / SYLLABLES;
    word += CONSONANTS[Math.floor(syllable / VOWELS.length)];
    word += VOWELS[syllable % VOWELS.length];
  }
  return word + (ENDINGS[number % ENDINGS.length] ?? '');
}

/** Persons share given and family names, as people do. */
const GIVEN_NAMES = 400;
const FAMILY_NAMES = 8000;
const ORGANIZATION_KINDS = ['Bank', 'Corp', 'Council', 'Group', 'Institute', 'Ministry', 'Union'];
/** Numbers of name words begin here, so that hardly any of them is a common word too. */
const NAME_WORDS_FROM = 250_000;

function nameWord(number: number): string {
  const word = inventedWord(NAME_WORDS_FROM + number);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export type InventedName = { readonly type: EntityType; readonly name: string };

/** The name of an entity; half of all are persons, a quarter places, a quarter organizations. */
export function inventedName(number: number): InventedName {
  const place = Math.floor(number / 4);
  switch (number % 4) {
    case 0:
      return { type: 'place', name: nameWord(FAMILY_NAMES + GIVEN_NAMES + place) };
    case 1: {
      const kind = ORGANIZATION_KINDS[place % ORGANIZATION_KINDS.length] ?? '';
      return { type: 'organization', name: `${nameWord(25_000 + place)} ${kind}` };
    }
    default: {
      const given = (place * 7919 + number) % GIVEN_NAMES;
      const family = (place * 2 + (number % 2)) % FAMILY_NAMES;
      return { type: 'person', name: `${nameWord(FAMILY_NAMES + given)} ${nameWord(family)}` };
    }
  }
}
