/**
 * What a page says about itself in JSON-LD (schema.org). Publishers nest it in graphs and lists, repeat
 * it, and break it; whatever can still be read is.
 */
import { rawText } from './element-text.ts';
import type { PageElement, PageTree } from './tree.ts';

/** One JSON-LD node: keys as written. */
export type Node = Readonly<Record<string, unknown>>;

/** Nodes kept a page. A guess far above what pages hold. */
const MAX_NODES = 2000;
const MAX_DEPTH = 12;
/** Characters of one script. */
const MAX_SCRIPT_CHARS = 2_000_000;

const ARTICLE_TYPE =
  /(?:^|[/#:])(?:(?:News|Reportage|Analysis|Background|Opinion|Review|Satirical|Advertiser|Report|Scholarly|Medical|Tech|AskPublicNews|LiveBlog)?(?:NewsArticle|Article|Posting)|BlogPosting|LiveBlogPosting|Review|Report|Recipe|SocialMediaPosting|CreativeWork|VideoObject|PodcastEpisode|ImageGallery|MediaGallery)$/;
/** Better types first: a page may hold a recipe or a video beside its article. */
const PREFERENCE: readonly RegExp[] = [
  /NewsArticle$/,
  /Article$/,
  /Posting$/,
  /^Report$|Review$/,
  /./,
];

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a list; one value is a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** JSON as pages write it: comments around it, raw line breaks in strings, trailing commas and semicolons. */
export function parseLooseJson(text: string): unknown {
  const bare = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  const attempts = [
    () => bare,
    () => bare.replace(/[\u0000-\u001f]+/g, ' '),
    () => bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'),
    () =>
      bare
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,\s*([}\]])/g, '$1')
        .replace(/\\(?!["\\/bfnrtu])/g, '\\\\'),
    // Two objects in a row, or an object left open.
    () => `[${bare.replace(/\}\s*\{/g, '},{')}]`,
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt()) as unknown;
    } catch {
      // The next reading is more forgiving.
    }
  }
  return null;
}

function typesOf(node: Node): string[] {
  return listOf(node['@type']).filter((type): type is string => typeof type === 'string');
}

/** Every node of a page's JSON-LD, graphs and nested objects included, in order. */
export function jsonLdNodes(tree: PageTree): Node[] {
  const nodes: Node[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (nodes.length >= MAX_NODES || depth > MAX_DEPTH) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
    } else if (isNode(value)) {
      nodes.push(value);
      for (const item of Object.values(value)) if (typeof item === 'object') visit(item, depth + 1);
    }
  };
  for (const element of tree.elements) {
    if (isJsonLd(element)) {
      const text = rawText(element);
      if (text.length <= MAX_SCRIPT_CHARS) visit(parseLooseJson(text), 0);
    }
  }
  return nodes;
}

function isJsonLd({ tag, attributes }: PageElement): boolean {
  return tag === 'script' && /^\s*application\/ld\+json/i.test(attributes['type'] ?? '');
}

/** The nodes with their publishers in place of references to them: what only has an `@id` stands elsewhere by that. */
export function withPublishers(articles: readonly Node[], nodes: readonly Node[]): Node[] {
  const named = new Map(
    nodes.flatMap((node): [unknown, Node][] =>
      typeof node['name'] === 'string' && typeof node['@id'] === 'string'
        ? [[node['@id'], node]]
        : [],
    ),
  );
  const followed = (value: unknown): unknown =>
    isNode(value) && value['name'] === undefined ? (named.get(value['@id']) ?? value) : value;
  return articles.map((node) =>
    node['publisher'] === undefined
      ? node
      : { ...node, publisher: listOf(node['publisher']).map(followed) },
  );
}

/** How many characters of text a node brings; the main article brings more than a teaser. */
function weight(node: Node): number {
  const keys = ['articleBody', 'headline', 'datePublished', 'author', 'mainEntityOfPage', 'url'];
  return keys.filter((key) => node[key] !== undefined && node[key] !== '').length;
}

/** What a page says of itself outside of its nodes: its addresses, and its headline as told elsewhere. */
export type PageIdentity = {
  readonly addresses: readonly string[];
  readonly titles: readonly string[];
};

const foldWords = (text: string): string =>
  text
    .slice(0, 1000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function bareAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?|[?#].*$/g, '').replace(/\/(?:amp\/?)?$/, '');
}

/** Whether a node is about this page; null where it does not say. */
function isAbout(node: Node, { addresses, titles }: PageIdentity): boolean | null {
  const pages = [node['url'], node['mainEntityOfPage'], node['@id']]
    .flatMap(listOf)
    .map((value) => (isNode(value) ? (value['@id'] ?? value['url']) : value))
    .filter((value) => typeof value === 'string')
    .filter((value) => /^https?:/.test(value));
  const own = addresses.map(bareAddress);
  if (pages.some((page) => own.includes(bareAddress(page)))) return true;
  const headline = typeof node['headline'] === 'string' ? foldWords(node['headline']) : '';
  if (headline.length > 10 && titles.some((title) => foldWords(title).includes(headline)))
    return true;
  return headline === '' ? null : false;
}

/**
 * The nodes that describe the page's article, best first. Teasers of other articles stand in lists
 * (`itemListElement`) and are left out; where a node is about this page, so are those about others.
 */
export function articleNodes(nodes: readonly Node[], page: PageIdentity): Node[] {
  const listed = new Set<unknown>();
  for (const node of nodes) {
    for (const key of [
      'itemListElement',
      'hasPart',
      'relatedLink',
      'citation',
      'isPartOf',
      'video',
      'subjectOf',
      'review',
      'itemReviewed',
      'comment',
    ]) {
      for (const item of listOf(node[key])) {
        listed.add(item);
        if (isNode(item)) listed.add(item['item']);
      }
    }
  }
  const rank = (node: Node) =>
    Math.min(
      ...typesOf(node).map((type) => PREFERENCE.findIndex((pattern) => pattern.test(type))),
      PREFERENCE.length,
    );
  const candidates = nodes.filter(
    (node) => !listed.has(node) && typesOf(node).some((type) => ARTICLE_TYPE.test(type)),
  );
  const about = new Map(candidates.map((node) => [node, isAbout(node, page)]));
  const knowsPage = candidates.some((node) => about.get(node) === true);
  return candidates
    .filter((node) => !knowsPage || about.get(node) !== false)
    .map((node, order) => ({ node, order, rank: rank(node), weight: weight(node) }))
    .sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.order - b.order)
    .map(({ node }) => node);
}
