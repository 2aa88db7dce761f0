/**
 * What a page says about itself outside its text: meta elements of every convention (Open Graph,
 * `article:`, Dublin Core, Parse.ly, Sailthru, Highwire), its title element, canonical address and language.
 */
import { squash } from './element-text.ts';
import type { PageTree } from './tree.ts';

export type PageHead = {
  /** Values of meta elements in order, by lower-case `name`, `property`, `itemprop` or `http-equiv`. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  /** The title element, on one line. */
  readonly title: string | null;
  /** Addresses as written, canonical first. */
  readonly addresses: readonly string[];
  /** `lang` of the page, as written. */
  readonly language: string | null;
};

/** The head of a page. Meta elements count wherever they stand: saved pages put them anywhere. */
export function pageHead(tree: PageTree): PageHead {
  const meta = new Map<string, string[]>();
  const canonical: string[] = [];
  let title: string | null = null;
  let language: string | null = null;
  for (const { tag, attributes, children, parent } of tree.elements) {
    if (tag === 'meta') {
      const content = squash(attributes['content'] ?? attributes['value'] ?? '');
      if (content === '') continue;
      const keys = [
        attributes['property'],
        attributes['name'],
        attributes['itemprop'],
        attributes['http-equiv'],
      ];
      for (const key of new Set(
        keys.flatMap((name) => name?.toLowerCase().trim().split(/\s+/) ?? []),
      )) {
        const values = meta.get(key);
        if (values === undefined) meta.set(key, [content]);
        else if (!values.includes(content)) values.push(content);
      }
    } else if (tag === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel'] ?? '')) {
      if (attributes['href'] !== undefined) canonical.push(attributes['href'].trim());
    } else if (tag === 'title' && title === null && parent?.tag !== 'svg') {
      title = squash(children.filter((child) => typeof child === 'string').join('')) || null;
    } else if (tag === 'html' && language === null) {
      language = attributes['lang'] ?? attributes['xml:lang'] ?? null;
    }
  }
  const named = ['og:url', 'parsely-link', 'dc.identifier', 'citation_public_url', 'twitter:url'];
  const addresses = [...canonical, ...named.flatMap((key) => meta.get(key) ?? [])];
  return { meta, title, addresses, language };
}

/** The first value under any of the names, best name first. */
export function metaValue({ meta }: PageHead, names: readonly string[]): string | null {
  for (const name of names) {
    const value = meta.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return null;
}
