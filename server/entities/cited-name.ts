/** A byline's name in the parts that lists of references are sorted by. */
import type { CitedName } from '../core/names.ts';
import { isFamilyFirst, isGeneration, wordsOf } from './person-name.ts';

/** Small words that go with the family name after them. */
const PARTICLE = /^(?:al|el|bin|ibn|von|van|der|den|de|di|da|du|la|le|dos|del|ter|zu)$/u;
/** What only names of organizations hold. */
const NO_PERSON =
  /[\d&,/()@]|\b(?:staff|desk|agenc(?:y|ies)|wires?|news|press|reporters?|correspondents?|team|editors?|editorial|service|board|bureau|reuters|afp|times|post|herald|tribune|radio|television|tv|ministry|department|office|the|of|and|for)\b/iu;

/**
 * Family name first where that is the custom, else last, with the small words before it. What is no
 * person's name, or has one word, stays whole: a wrong half is worse than none.
 */
export function citedName(name: string): CitedName {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && isGeneration(last) ? last : null;
  const parts = suffix === null ? words : words.slice(0, -1);
  if (parts.length < 2 || parts.length > 5 || NO_PERSON.test(name)) return { literal: name };
  if (isFamilyFirst(parts)) {
    const [family = '', ...given] = parts;
    return { family, given: given.join(' '), suffix };
  }
  let at = parts.length - 1;
  while (at > 1 && PARTICLE.test(parts[at - 1] ?? '')) at -= 1;
  return { family: parts.slice(at).join(' '), given: parts.slice(0, at).join(' '), suffix };
}
