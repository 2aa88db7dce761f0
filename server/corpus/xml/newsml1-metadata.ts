/**
 * What a NewsML 1.2 item says of itself outside of its text: who it is, where and about whom it is,
 * what it corrects. Everything is a code in a `FormalName`; only readable ones become names.
 */
import type { AssignedName } from '../../core/article.ts';
import { attribute, childAt, childrenOf, descendants, type Element, textAt } from './tree.ts';

/** The `FormalName` of an element, '' for none. */
export const formalName = (element: Element | null | undefined) => attribute(element, 'FormalName');

/** `urn:newsml:afp.com:20240710:x`, without the revision that its public identifier ends with. */
export function identifierOf(item: Element): string | null {
  const identifier = childAt(item, 'Identification', 'NewsIdentifier');
  if (identifier === null) return null;
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => textAt(identifier, name));
  if (parts.every((part) => part !== '')) return `urn:newsml:${parts.join(':')}`;
  return textAt(identifier, 'PublicIdentifier').replace(/:\d+[NUA]?$/, '') || null;
}

/** `Strasbourg, 10 juil 2024 (AFP)` → `Strasbourg`. */
export function placeOf(dateline: string): string | null {
  const place = dateline.replace(/\s*\(.*$/, '').replace(/,?\s*(?:\p{L}+\.?\s+)?\d.*$/u, '');
  return place.replace(/[\s,–—-]+$/, '') || null;
}

/** Topics of these types are names; their description is the readable one. */
const TOPIC_TYPES: readonly (readonly [RegExp, AssignedName['type']])[] = [
  [/^person/i, 'person'],
  [/^(?:location|place|country|city|geo)/i, 'place'],
  [/^(?:company|organi[sz]ation)/i, 'organization'],
];

/** Names and subjects of topics, locations and keyword properties. */
export function topicsOf(item: Element): { assigned: AssignedName[]; words: string[] } {
  const assigned: AssignedName[] = [];
  const words: string[] = [];
  for (const topic of descendants(item, 'Topic')) {
    const type = childrenOf(topic, 'TopicType').map(formalName)[0] ?? '';
    const name = textAt(topic, 'Description') || textAt(topic, 'FormalName');
    const found = TOPIC_TYPES.find(([pattern]) => pattern.test(type));
    if (found !== undefined) assigned.push({ type: found[1], name });
    else if (/^(?:subject|topic|category|keyword)/i.test(type)) words.push(name);
  }
  for (const property of descendants(item, 'Location').flatMap((place) =>
    childrenOf(place, 'Property'),
  ))
    if (/^(?:city|country|countryarea|region)$/i.test(formalName(property)))
      assigned.push({ type: 'place', name: attribute(property, 'Value') });
  for (const property of descendants(item, 'Metadata').flatMap((data) =>
    childrenOf(data, 'Property'),
  ))
    if (/keywords?$/i.test(formalName(property))) words.push(attribute(property, 'Value'));
  return { assigned: assigned.filter(({ name }) => /[\p{Ll}\s]/u.test(name)), words };
}

/** What the envelope says of the sender; '' for nothing. */
export function senderOf(around: string): string {
  const party = /<SentFrom\b[^>]*>\s*<Party\b[^>]*\bFormalName="([^"<>]{1,80})"/.exec(around)?.[1];
  const product = /<NewsService\b[^>]*\bFormalName="([^"<>]{1,80})"/.exec(around)?.[1];
  return (party ?? product ?? '').replace(/&amp;/g, '&');
}

/** Items that this one is said to correct, by their identifiers without revision. */
export function correctedBy(management: Element | null): string[] {
  if (management === null) return [];
  const told = childrenOf(management, 'Instruction').some((instruction) =>
    /correct|replac|update/i.test(formalName(instruction)),
  );
  const named = childrenOf(management).filter(
    ({ name }) => (told && /^(?:DerivedFrom|AssociatedWith)$/.test(name)) || name === 'Replaces',
  );
  return named
    .map((link) => attribute(link, 'NewsItem').replace(/:\d+[NUA]?$/, ''))
    .filter((id) => id !== '');
}
