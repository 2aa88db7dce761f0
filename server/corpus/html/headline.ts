/**
 * The headline of a page. It is told several times, and each telling may carry something else: the
 * title element the name of the site, Open Graph a livelier wording, a heading a label. What the
 * tellings agree on, and what the reader of the page saw, wins.
 */
import { decodeReferences } from '../html-fragment.ts';
import { lineOf, squash } from './element-text.ts';
import { listOf, type Node } from './json-ld.ts';
import type { PageHead } from './page-head.ts';
import { metaValue } from './page-head.ts';
import type { PageElement, PageTree } from './tree.ts';

export const foldTitle = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** A heading longer than this is a paragraph. */
const MAX_CHARS = 400;
const SEPARATOR = /\s+(?:[|·•»>:/~–—-]|--|::|\|\|)\s+|\s*[|»]\s*/g;

function clean(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const plain = squash(
    decodeReferences(text.slice(0, 10 * MAX_CHARS).replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')),
  );
  return plain === '' || plain.length > MAX_CHARS ? null : plain;
}

/** A title without the name of the site and other parts around it, as far as `siteNames` tell. */
export function cutSiteName(title: string, siteNames: readonly string[]): string {
  const names = siteNames.map(foldTitle).filter((name) => name.length > 1);
  const isSite = (part: string) => {
    const folded = foldTitle(part);
    if (folded === '') return true;
    return names.some(
      (name) =>
        folded === name ||
        (folded.length > 3 && (name.startsWith(folded) || name.endsWith(folded))) ||
        (name.length > 4 &&
          (folded.startsWith(name) || folded.endsWith(name)) &&
          folded.length < name.length + 25),
    );
  };
  let bare = title;
  for (let round = 0; round < 3; round += 1) {
    const cuts = [...bare.matchAll(SEPARATOR)];
    const last = cuts[cuts.length - 1];
    const first = cuts[0];
    if (last === undefined || first === undefined) break;
    const tail = bare.slice(last.index + last[0].length);
    const head = bare.slice(0, first.index);
    if (isSite(tail) && last.index > 0) bare = bare.slice(0, last.index).trim();
    else if (isSite(head)) bare = bare.slice(first.index + first[0].length).trim();
    else break;
  }
  return bare;
}

/** Headings of the first rank that could be the headline, in order, as the reader saw them. */
function headings(tree: PageTree): PageElement[] {
  return tree.elements.filter(({ tag }) => tag === 'h1');
}

/** What the page calls its site, best first. */
export function siteNames(head: PageHead, nodes: readonly Node[], host: string | null): string[] {
  const publishers = nodes
    .flatMap((node) => listOf(node['publisher']))
    .flatMap((publisher) => {
      if (typeof publisher === 'string') return [publisher];
      const name = (publisher as Node | null)?.['name'];
      return typeof name === 'string' ? [name] : [];
    });
  const named = [
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'twitter:domain',
    'twitter:app:name:iphone',
    'dc.publisher',
    'al:ios:app_name',
  ];
  const all = [...named.flatMap((key) => head.meta.get(key) ?? []), ...publishers].map((name) =>
    name.replace(/^@/, ''),
  );
  if (host !== null) {
    all.push(host, host.split('.').slice(0, -1).join('.'), host.split('.').slice(-2, -1).join(''));
  }
  return all.filter((name) => !/^https?:/.test(name) && name.length < 60);
}

/** The headline, or null where the page has none. */
export function pageHeadline(
  tree: PageTree,
  head: PageHead,
  { articles, sites }: { readonly articles: readonly Node[]; readonly sites: readonly string[] },
): string | null {
  const cut = (text: string | null) => (text === null ? null : cutSiteName(text, sites));
  const [best] = articles;
  const jsonTitle = cut(
    clean(typeof best?.['headline'] === 'string' ? best['headline'] : null) ??
      clean(typeof best?.['name'] === 'string' ? best['name'] : null),
  );
  const ogTitle = cut(clean(metaValue(head, ['og:title'])));
  const otherTitles = [
    'parsely-title',
    'sailthru.title',
    'citation_title',
    'dc.title',
    'dcterms.title',
    'twitter:title',
    'title',
    'headline',
    'hdl',
    'cxenseparse:recs:pb-title',
  ].map((key) => cut(clean(metaValue(head, [key]))));
  const titleElement = cut(clean(head.title));
  const told = [jsonTitle, ogTitle, ...otherTitles, titleElement].filter((text) => text !== null);
  const folded = told.map(foldTitle);
  const shown = headings(tree)
    .map((element) => clean(lineOf(element)))
    .filter((text): text is string => text !== null && foldTitle(text).length > 1);
  // A label stands in some headings before the headline (`Opinion …`).
  for (const text of shown) {
    const own = foldTitle(text);
    const rest = told.find((other) => {
      const end = foldTitle(other);
      return (
        end.length > 14 &&
        own.length > end.length &&
        own.length < end.length + 20 &&
        own.endsWith(end) &&
        !text.slice(0, -other.length).trim().endsWith(':')
      );
    });
    if (rest !== undefined) return cutLabel(rest);
  }
  // A heading that another telling confirms is what the reader saw.
  const confirmed = shown.find((text) => folded.includes(foldTitle(text)));
  if (confirmed !== undefined) return cutLabel(confirmed);
  const partly = shown.find((text) => {
    const own = foldTitle(text);
    return (
      own.length > 14 &&
      folded.some((other) => other.includes(own) || (own.includes(other) && other.length > 14))
    );
  });
  if (partly !== undefined) return partly;
  const similar = shown.find((text) => told.some((other) => wordsShared(text, other) > 0.5));
  if (similar !== undefined && sites.every((site) => foldTitle(site) !== foldTitle(similar)))
    return similar;
  const only = shown.length === 1 ? shown[0] : undefined;
  if (only !== undefined && only.split(/\s+/).length > 2) return only;
  return (
    jsonTitle ??
    ogTitle ??
    otherTitles.find((text) => text !== null) ??
    titleElement ??
    shown[0] ??
    null
  );
}

/** A headline without a rubric before a bar: `Letters | …`. */
function cutLabel(title: string): string {
  const [label = '', ...rest] = title.split(/\s+\|\s+/);
  const bare = rest.join(' | ');
  return label.split(/\s+/).length <= 3 && bare.split(/\s+/).length >= 4 ? bare : title;
}

/** Share of the words of the shorter text that stand in the other, 0 to 1. */
function wordsShared(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [first, second] = [words(a), words(b)];
  const smaller = Math.min(first.size, second.size);
  if (smaller < 3) return 0;
  return [...first].filter((word) => second.has(word)).length / smaller;
}
