/** Who wrote a page's article: from JSON-LD, from meta elements, from the byline as shown, in this order. */
import { looksLikeName } from '../byline.ts';
import { agencies, people } from './author-names.ts';
import { foldTitle } from './headline.ts';
import { isNode, listOf, type Node } from './json-ld.ts';
import { metaValue, type PageHead } from './page-head.ts';
import { shownBylines } from './shown-bylines.ts';
import type { PageTree } from './tree.ts';

const META_NAMES: readonly string[] = [
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'author',
  'article:author',
  'article:author_name',
  'og:article:author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'byl',
  'byline',
  'cxenseparse:author',
  'cse-authors',
  'authors',
  'creator',
  'article.author',
  'bt:author',
  'rbauthors',
  'vr:author',
  'mediator_author',
];

/** Names under `author` or `creator` of JSON-LD nodes, references by `@id` followed. */
function jsonNames(articles: readonly Node[], nodes: readonly Node[]): string[][] {
  const byId = new Map<unknown, Node>();
  for (const node of nodes) if (typeof node['name'] === 'string') byId.set(node['@id'], node);
  const nameOf = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (!isNode(value)) return [];
    const node = value['name'] === undefined ? (byId.get(value['@id']) ?? value) : value;
    const type = listOf(node['@type']).join(' ');
    if (/Organization|Corporation|Brand/i.test(type)) return [];
    return listOf(node['name']).flatMap((name) =>
      typeof name === 'string' ? [name] : isNode(name) ? nameOf(name) : [],
    );
  };
  return articles.map((node) => {
    const authors = listOf(node['author']).flatMap(nameOf);
    return authors.length > 0 ? authors : listOf(node['creator']).flatMap(nameOf);
  });
}

/** The authors of a page's article, in the order printed. */
export function pageAuthors(
  tree: PageTree,
  head: PageHead,
  known: {
    readonly articles: readonly Node[];
    readonly nodes: readonly Node[];
    readonly sites: readonly string[];
  },
): string[] {
  const sites = new Set(known.sites.map(foldTitle));
  for (const names of jsonNames(known.articles, known.nodes)) {
    const found = people(names, sites);
    if (found.length > 0) return found;
  }
  for (const key of META_NAMES) {
    const found = people(head.meta.get(key) ?? [], sites);
    if (found.length > 0) return found;
  }
  // Twitter cards label their values.
  for (const n of [1, 2]) {
    if (/written by|author|^by$/i.test(metaValue(head, [`twitter:label${n}`]) ?? '')) {
      const found = people(head.meta.get(`twitter:data${n}`) ?? [], sites);
      if (found.length > 0) return found;
    }
  }
  const bylines = shownBylines(tree);
  const told = [
    ...jsonNames(known.articles, known.nodes),
    ...META_NAMES.map((key) => head.meta.get(key) ?? []),
  ];
  // Where a desk is told to have written it, other names near the headline are not its authors.
  const hasDesk = told.some((names) => names.some((name) => !/^(?:https?:|www\.|@)/.test(name)));
  for (const names of [...bylines.marked, ...(hasDesk ? [] : bylines.guessed)]) {
    const found = people(names, sites).filter(looksLikeName);
    if (found.length > 0 && found.every((name) => name.includes(' '))) return found;
  }
  for (const names of [...told, ...bylines.marked]) {
    const found = agencies(names);
    if (found.length > 0) return found;
  }
  return [];
}
