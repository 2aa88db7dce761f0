/**
 * Names and subjects as Nexis prints them: `NIGEL FARAGE (79%); MADRID, SPAIN (75%)`. They become
 * readable: without the share of relevance, in ordinary capitals, and a place without what it lies in.
 */
import type { AssignedName } from '../../core/article.ts';
import { splitAuthors } from '../byline.ts';

const SMALL =
  /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|de|du|la|le|der|und|et|y|von|van)$/;
const ACRONYM =
  /^(?:uk|us|usa|uae|eu|un|nato|bbc|nhs|fbi|cia|imf|wto|opec|osce|asean|ai|hiv|tv|gdp|ngos?|ceos?|g[78]|g20)$/;
/** One word in capitals of up to this length is more often an acronym than a name. A guess. */
const MAX_ACRONYM = 4;

/** `LEGISLATIVE BODIES` → `Legislative Bodies`; what holds small letters stays. */
export function readableName(written: string): string {
  const name = written.replace(/\s+/g, ' ').trim();
  if (/\p{Ll}/u.test(name)) return name;
  if (!name.includes(' ') && name.length <= MAX_ACRONYM) return name;
  return name
    .toLowerCase()
    .split(' ')
    .map((word, i) =>
      ACRONYM.test(word)
        ? word.toUpperCase().replace(/(?<=O)S$/, 's')
        : i > 0 && SMALL.test(word)
          ? word
          : word.replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}

/** Values between semicolons, without their share of relevance. */
export function indexTerms(value: string): string[] {
  const terms = value
    .split(/\s*;\s*/)
    .map((term) => readableName(term.replace(/\s*\(\d{1,3}\s?%\)\s*/g, ' ')))
    .filter((term) => term !== '');
  return [...new Set(terms)];
}

/** The names of a field, as names of one type. */
export function assignedNames(type: AssignedName['type'], value: string): AssignedName[] {
  const names = indexTerms(value).map((term) =>
    type === 'place' ? (term.split(/\s*,\s*/, 1)[0] ?? term) : term,
  );
  return [...new Set(names)].map((name) => ({ type, name }));
}

const NOT_A_PERSON =
  /^(?:letters?|editorial|leader|staff|agencies|agency|correspondents?|from (?:our )?(?:staff|correspondents?)|anonymous|unknown|n\/a|none|.*\bcontribut(?:ed|ors?)\b.*)$/i;
const OFFICE =
  /\b(?:correspondent|editor|reporter|writer|columnist|chef|redakteur|korrespondent|correspondant|journaliste|corresponsal)\b/i;
const PARTICLE = /^(?:de|da|di|du|la|le|van|von|der|den|ter|bin|al|el|ben|st\.?|o'|\p{Lu}\.)$/iu;

/** Beside an office only the name is left: what stands behind it, or the first two words before it. */
function withoutOffice(author: string): string {
  const office = OFFICE.exec(author);
  if (office === null) return author;
  const behind = author.slice(office.index + office[0].length).trim();
  if (/^\p{Lu}\S*\s+\S/u.test(behind)) return behind;
  const name: string[] = [];
  let full = 0;
  for (const word of author.slice(0, office.index).trim().split(/\s+/)) {
    if (full === 2) break;
    name.push(word);
    if (!PARTICLE.test(word)) full += 1;
  }
  return name.join(' ');
}

/** `Jane Doe, Harbour Correspondent` → Jane Doe: an office behind a comma is no second person. */
function withoutOffices(person: string): string[] {
  return person
    .split(/\s*,\s*/)
    .filter((part, i) => i === 0 || !OFFICE.test(part))
    .map(withoutOffice);
}

/** The people of a byline; places they wrote from, offices and remarks are dropped. */
export function bylineAuthors(value: string): string[] {
  const people = value
    .replace(/\s+/g, ' ')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^(?:by|von|par|por|da|door|di)\s+/i, '')
    .split(/\s*(?:;|\/|\||&|\band\b|\bund\b|\bet\b)\s*/i)
    .flatMap(withoutOffices)
    .map((part) => part.replace(/\s+in\s+\p{Lu}.*$/u, '').trim())
    .filter((part) => part !== '' && !NOT_A_PERSON.test(part));
  return [...new Set(people.flatMap((part) => splitAuthors(part).authors))];
}
