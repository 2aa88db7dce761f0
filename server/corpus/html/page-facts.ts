/** Outlet, section, subjects, language, address and rights of a page, from JSON-LD and meta elements. */
import type { AssignedName } from '../../core/article.ts';
import { fold } from '../../core/fold.ts';
import { languageCode } from '../header-line.ts';
import { decodeReferences } from '../html-fragment.ts';
import { squash } from './element-text.ts';
import { isNode, listOf, type Node } from './json-ld.ts';
import { metaValue, type PageHead } from './page-head.ts';

export type PageFacts = {
  readonly source: string | null;
  readonly section: string | null;
  readonly keywords: readonly string[];
  readonly language: string | null;
  readonly rights: string | null;
  readonly assigned: readonly AssignedName[];
};

/** Subjects a page; more are search terms for machines. */
const MAX_KEYWORDS = 30;
/** Longer subjects are sentences. */
const MAX_KEYWORD_CHARS = 80;

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return squash(decodeReferences(value.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' '))) || null;
}

function firstText(nodes: readonly Node[], key: string): string | null {
  for (const node of nodes) {
    for (const value of listOf(node[key])) {
      const found = text(value) ?? (isNode(value) ? text(value['name']) : null);
      if (found !== null) return found;
    }
  }
  return null;
}

function sourceOf(head: PageHead, articles: readonly Node[]): string | null {
  const named = metaValue(head, ['og:site_name']);
  const candidates = [
    named,
    firstText(articles, 'publisher'),
    metaValue(head, [
      'citation_journal_title',
      'dc.publisher',
      'dcterms.publisher',
      'application-name',
    ]),
    metaValue(head, ['apple-mobile-web-app-title', 'twitter:app:name:iphone']),
  ];
  const source = candidates.find(
    (name) => name != null && !/^(?:https?:|www\.|@)/i.test(name) && name.length <= 60,
  );
  return source == null ? null : decodeReferences(source);
}

function keywordsOf(head: PageHead, articles: readonly Node[]): string[] {
  const json = articles.slice(0, 1).flatMap((node) => listOf(node['keywords']));
  const lists: readonly (readonly string[])[] = [
    head.meta.get('article:tag') ?? [],
    head.meta.get('og:article:tag') ?? [],
    json.flatMap((value) => text(value) ?? (isNode(value) ? (text(value['name']) ?? []) : [])),
    head.meta.get('news_keywords') ?? [],
    head.meta.get('parsely-tags') ?? [],
    head.meta.get('sailthru.tags') ?? [],
    head.meta.get('keywords') ?? [],
  ];
  const values = lists.find((list) => list.length > 0) ?? [];
  const found = new Map<string, string>();
  for (const value of values.flatMap((line) => decodeReferences(line).split(/\s*[,;|]\s*/))) {
    const keyword = squash(value);
    // `type:story` and `id=123` speak to machines.
    if (
      keyword === '' ||
      keyword.length > MAX_KEYWORD_CHARS ||
      /^[\w-]+[:=]\S|^\d+$|^https?:/.test(keyword)
    )
      continue;
    const folded = keyword.toLowerCase();
    if (!found.has(folded)) found.set(folded, keyword);
  }
  return [...found.values()].slice(0, MAX_KEYWORDS);
}

function languageOf(head: PageHead, articles: readonly Node[], body: string): string | null {
  const told = [
    firstText(articles, 'inLanguage'),
    head.language,
    metaValue(head, [
      'og:locale',
      'content-language',
      'dc.language',
      'dcterms.language',
      'language',
    ]),
  ];
  const code =
    told.flatMap((value) => (value === null ? [] : (languageCode(value) ?? [])))[0] ?? null;
  if (code === null) return null;
  // Templates say `en` above any text; the script gives the worst of them away.
  const letters = body.slice(0, 2000).match(/\p{L}/gu)?.length ?? 0;
  const latin = body.slice(0, 2000).match(/\p{Script=Latin}/gu)?.length ?? 0;
  const isLatin =
    !/^(?:ru|uk|be|bg|mk|sr|kk|ky|mn|tg|el|he|yi|ar|fa|ur|ps|hi|mr|ne|bn|pa|gu|ta|te|kn|ml|si|th|lo|my|km|ka|hy|am|ti|zh|ja|ko|dv|ckb)$/.test(
      code,
    );
  if (letters < 40) return code;
  return isLatin === latin > letters / 2 || code === 'sr' || code === 'kk' ? code : null;
}

const ASSIGNED: readonly (readonly [RegExp, AssignedName['type']])[] = [
  [/^Person$/, 'person'],
  [/^(?:Place|City|Country|State|AdministrativeArea)$/, 'place'],
  [/Organization$|^Corporation$/, 'organization'],
];

/** Names that the publisher says the article is about. */
function assignedOf(articles: readonly Node[]): AssignedName[] {
  const found = new Map<string, AssignedName>();
  for (const node of articles.slice(0, 1)) {
    for (const value of [
      ...listOf(node['about']),
      ...listOf(node['mentions']),
      ...listOf(node['contentLocation']),
    ]) {
      if (!isNode(value)) continue;
      const name = text(value['name']);
      const types = listOf(value['@type']).filter((type) => typeof type === 'string');
      const type = ASSIGNED.find(([pattern]) => types.some((own) => pattern.test(own)))?.[1];
      if (name !== null && type !== undefined && name.length <= MAX_KEYWORD_CHARS)
        found.set(`${type} ${name}`, { type, name });
    }
  }
  return [...found.values()].slice(0, MAX_KEYWORDS);
}

/** `Storm hits coast - Postbox` on postbox.example: the part of a title that the address spells too. */
function hostInTitle(title: string | null, host: string | null): string | null {
  const name =
    host
      ?.split('.')
      .slice(0, -1)
      .join('')
      .replace(/[^a-z0-9]/gi, '')
      .toLowerCase() ?? '';
  if (title === null || name.length < 3) return null;
  const parts = decodeReferences(title).split(/\s+[|·•»:/~–—-]+\s+|\s*[|»]\s*/);
  const found = parts.slice(-3).find((part) => {
    const folded = fold(part).replace(/[^\p{L}\p{N}]/gu, '');
    return folded.length > 2 && (name.endsWith(folded) || folded === `the${name}`);
  });
  return found === undefined ? null : squash(found);
}

/** Facts about a page's article; `body` is its text, against which the language is checked. */
export function pageFacts(
  head: PageHead,
  articles: readonly Node[],
  body: { readonly text: string; readonly host: string | null },
): PageFacts {
  const section =
    firstText(articles, 'articleSection') ??
    metaValue(head, [
      'article:section',
      'og:article:section',
      'parsely-section',
      'sailthru.section',
      'section',
      'dc.subject.section',
      'cxenseparse:section',
    ]);
  const rights =
    firstText(articles, 'copyrightNotice') ??
    metaValue(head, [
      'copyright',
      'dc.rights',
      'dcterms.rights',
      'dcterms.rightsholder',
      'rights',
      'rights-standard',
    ]) ??
    firstText(articles, 'license');
  return {
    source: sourceOf(head, articles) ?? hostInTitle(head.title, body.host),
    section:
      section === null || section.length > 80 || /^https?:/.test(section)
        ? null
        : decodeReferences(section),
    keywords: keywordsOf(head, articles),
    language: languageOf(head, articles, body.text),
    rights: rights === null || rights.length > 300 ? null : decodeReferences(rights),
    assigned: assignedOf(articles),
  };
}
