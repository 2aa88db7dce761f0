/**
 * Concepts of NewsML-G2 by their readable names. A concept is a code with, if the provider is kind, a
 * name in several languages, here or in an `assert` at the end of the item; a code alone is no name.
 */
import type { AssignedName } from '../../core/article.ts';
import { attribute, childAt, childrenOf, type Element, textOf } from './tree.ts';

/** What an item calls a concept, by its code, address or literal. */
export type ConceptNames = ReadonlyMap<string, string>;

const identifiersOf = (element: Element) =>
  ['qcode', 'uri', 'literal', 'guid']
    .map((key) => attribute(element, key))
    .filter((id) => id !== '');

/** The name in the wanted language, else in English, else the first. */
function nameIn(element: Element, language: string): string {
  const names = childrenOf(element, 'name');
  const of = (wanted: string) =>
    names.find((name) => attribute(name, 'lang').toLowerCase().startsWith(wanted));
  const chosen = (language !== '' ? of(language) : undefined) ?? of('en') ?? names[0];
  return textOf(chosen);
}

/** The names asserted anywhere in an item. `language`: ISO 639-1, '' for any. */
export function assertedNames(item: Element, language: string): ConceptNames {
  const asserts = [...childrenOf(item, 'assert'), ...childrenOf(item, 'inlineRef')];
  return new Map(
    asserts.flatMap((assert) => {
      const name = nameIn(assert, language);
      return name === '' ? [] : identifiersOf(assert).map((id) => [id, name] as const);
    }),
  );
}

/** The readable name of a concept; '' where only a code is known. */
export function conceptName(element: Element, names: ConceptNames, language: string): string {
  const own = nameIn(element, language);
  if (own !== '') return own;
  for (const id of identifiersOf(element)) {
    const asserted = names.get(id);
    if (asserted !== undefined) return asserted;
  }
  return '';
}

/** `nprov:AcmeNews` → `AcmeNews`: the code of an outlet, where it reads like a name. */
export function wordOfCode(element: Element): string {
  const code = (attribute(element, 'qcode') || attribute(element, 'literal')).replace(/^.*:/, '');
  return /^[A-Za-z][A-Za-z ]{1,40}$/.test(code) ? code : '';
}

/** The type of a subject, from `cpnat:person` and the like; null for what is a topic. */
function typeOf(subject: Element): AssignedName['type'] | null {
  const type = attribute(subject, 'type') || attribute(subject, 'typeuri');
  const word = type.toLowerCase().replace(/^.*[:/]/, '');
  if (word === 'person') return 'person';
  if (/^(?:geoarea|poi|place|city|country|region)$/.test(word)) return 'place';
  return /^(?:organi[sz]ation|company|spteam|team|club|party)$/.test(word) ? 'organization' : null;
}

/** Subjects of an item: names of persons, places and organizations apart from topics. */
export function subjectsOf(
  subjects: readonly Element[],
  names: ConceptNames,
  language: string,
): { readonly assigned: readonly AssignedName[]; readonly topics: readonly string[] } {
  const assigned: AssignedName[] = [];
  const topics: string[] = [];
  for (const subject of subjects) {
    const concept = childAt(subject, 'mainConcept') ?? subject;
    const type = typeOf(subject);
    const name = conceptName(concept, names, language);
    if (name === '') continue;
    if (type === null) topics.push(name);
    else assigned.push({ type, name });
    for (const facet of childrenOf(subject, 'facetConcept')) {
      topics.push(conceptName(facet, names, language));
    }
  }
  return { assigned, topics };
}
