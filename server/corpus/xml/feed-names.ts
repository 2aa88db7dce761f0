/**
 * Names of elements in feeds, told apart by namespace: `media:title` is no title, and Atom stays Atom
 * under any prefix. Prefixes are looked up in what the feed and the entry declare; where nothing is
 * declared, the usual ones are believed.
 */
import { childrenOf, type Element } from './tree.ts';

/** Prefix as written → the usual one, '' for the format of the feed itself. */
export type Prefixes = ReadonlyMap<string, string>;

/** Beginnings of namespace addresses, and the prefix they usually have. */
const NAMESPACES: readonly (readonly [string, string])[] = [
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules', 'module'],
  ['http://purl.org/rss/1.0', ''],
  ['http://backend.userland.com', ''],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
];

function usualPrefix(address: string): string | null {
  return NAMESPACES.find(([start]) => address.startsWith(start))?.[1] ?? null;
}

/** The namespaces that the tag of a root element declares. */
export function prefixesOf(tag: string, isAtom: boolean): Prefixes {
  const declared = [...tag.matchAll(/\bxmlns(?::([\w.-]{1,40}))?\s*=\s*["']([^"']{1,300})["']/g)];
  const known = declared.flatMap(([, prefix = '', address = '']): [string, string][] => {
    const usual = usualPrefix(address);
    // An unknown namespace as the default one is the feed's own, misspelt.
    if (usual === null) return prefix === '' ? [['', '']] : [];
    return [[prefix, usual === 'atom' && isAtom ? '' : usual]];
  });
  return new Map(known);
}

/** The same, with what an entry declares itself. */
export function withDeclared(prefixes: Prefixes, element: Element): Prefixes {
  const tag = Object.entries(element.attributes)
    .filter(([name]) => name.startsWith('xmlns:'))
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
  return tag === ''
    ? prefixes
    : new Map([...prefixes, ...prefixesOf(tag, element.name === 'entry')]);
}

/** `title`, `content:encoded`, `dc:creator`: the usual name of an element. */
export function usualName({ name, prefix, attributes }: Element, prefixes: Prefixes): string {
  const own = attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`];
  const declared = own === undefined ? undefined : usualPrefix(own);
  const usual = declared ?? prefixes.get(prefix) ?? prefix;
  return usual === '' ? name : `${usual}:${name}`;
}

/** The children of an entry or a feed by their usual names, in order. */
export function childrenByName(
  element: Element,
  prefixes: Prefixes,
): ReadonlyMap<string, readonly Element[]> {
  const byName = new Map<string, Element[]>();
  for (const child of childrenOf(element)) {
    const name = usualName(child, prefixes);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [child]);
    else same.push(child);
  }
  return byName;
}
