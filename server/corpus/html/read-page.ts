/**
 * A web page to an article: what its metadata say and what its text says, brought together. Pure and
 * bounded, so that other readers (feeds, e-mails, web archives) may hand it their HTML.
 */
import type { ArticleDraft } from '../../core/article.ts';
import { type Body, joinBlocks } from '../body.ts';
import { cleanText } from '../decode.ts';
import { draftFrom, hostOf } from '../draft.ts';
import { decodeReferences } from '../html-fragment.ts';
import type { ReadContext } from '../reader.ts';
import { lineOf } from './element-text.ts';
import { withoutEmbedded } from './embedded.ts';
import { pageHeadline, siteNames } from './headline.ts';
import { articleNodes, jsonLdNodes, type Node, withPublishers } from './json-ld.ts';
import { microdataArticles } from './microdata.ts';
import { readOpening } from './opening-lines.ts';
import { pageAddress, savedFrom } from './page-address.ts';
import { pageAuthors } from './page-authors.ts';
import { pageText } from './page-body.ts';
import { pageDates } from './page-dates.ts';
import { pageDoubt } from './page-doubts.ts';
import { pageFacts } from './page-facts.ts';
import { metaValue, type PageHead, pageHead } from './page-head.ts';
import { type PageTree, parseTree } from './tree.ts';

/** What is known of a page beside its characters. */
export type PageOrigin = {
  /** As `SourceFile.path`. */
  readonly path: string;
  /** Where it was fetched from, or null. */
  readonly url?: string | null;
  readonly context: ReadContext;
  /** Name of the format the article gets; `html` unless given. */
  readonly format?: string;
};

/**
 * Characters read of a page, embedded files not counted; the rest is left out, and said so. The longest
 * page measured holds 2 million.
 */
const MAX_CHARS = 5_000_000;
/** Blocks set apart that are kept. */
const MAX_BOILERPLATE = 60;

/** The text that JSON-LD gives, without markup; null where it gives none. */
function articleBodyOf(articles: readonly Node[]): string | null {
  const body = articles
    .map((node) => node['articleBody'])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  if (typeof body !== 'string') return null;
  // Some sites write markup into it, some of them references to markup.
  let plain = body;
  for (let round = 0; round < 3 && /[<&]/.test(plain); round += 1)
    plain = decodeReferences(plain.replace(/<!--.{0,2000}?-->|<\/?[a-z][^<>]{0,500}>/gis, '\n'));
  return plain;
}

/** The headline as the page tells it outside of its nodes. */
function titlesOf(tree: PageTree, head: PageHead): string[] {
  const shown = tree.elements
    .filter(({ tag }) => tag === 'h1')
    .slice(0, 5)
    .map((heading) => lineOf(heading));
  const told = metaValue(head, ['og:title', 'twitter:title']);
  return [head.title, told, ...shown].filter((title) => title !== null);
}

/** The article of a page, doubtful or not; null where the page has neither text nor title. */
export function readPage(html: string, origin: PageOrigin): ArticleDraft | null {
  const { path, context } = origin;
  const markup = html.length > MAX_CHARS / 4 ? withoutEmbedded(html) : html;
  const tree = parseTree(markup.slice(0, MAX_CHARS));
  const head = pageHead(tree);
  const nodes = jsonLdNodes(tree);
  const url = pageAddress(head, origin.url ?? savedFrom(html));
  const described = articleNodes([...nodes, ...microdataArticles(tree)], {
    addresses: url === null ? head.addresses : [url, ...head.addresses],
    titles: titlesOf(tree, head),
  });
  const articles = withPublishers(described, nodes);
  const sites = siteNames(head, articles, hostOf(url));
  const title = pageHeadline(tree, head, { articles, sites });
  const { kept, boilerplate } = pageText(tree, { title, articleBody: articleBodyOf(articles) });
  const body: Body = {
    ...joinBlocks(kept.map(({ kind, text }) => ({ kind, text: cleanText(text) }))),
    boilerplate: boilerplate
      .slice(0, MAX_BOILERPLATE)
      .map(({ kind, text }) => ({ kind, text: cleanText(text) })),
  };
  const dates = pageDates(tree, head, { articles, context });
  const authors = pageAuthors(tree, head, { articles, nodes, sites });
  const hasHeadline = tree.elements.some(({ tag }) => tag === 'h1') || articles.length > 0;
  const opening = readOpening(boilerplate, kept, { title: hasHeadline ? null : title, context });
  const claimsArticle =
    articles.some(
      (node) => node['datePublished'] !== undefined || node['articleBody'] !== undefined,
    ) || /^article$/i.test(metaValue(head, ['og:type']) ?? '');
  const doubt = pageDoubt({ title, head, kept, claimsArticle });
  const cut = markup.length > MAX_CHARS ? 'The page is very long; its end was left out.' : null;
  return draftFrom(
    {
      format: origin.format ?? 'html',
      path,
      body,
      title: title === null ? null : cleanText(opening.title ?? title),
      date: dates.published ?? opening.date,
      modified: dates.modified,
      authors: (authors.length > 0 ? authors : opening.authors).map(cleanText),
      url,
      ...pageFacts(head, articles, { text: body.text, host: hostOf(url) }),
      warnings: [
        ...dates.warnings,
        ...(doubt === null ? [] : [doubt]),
        ...(cut === null ? [] : [cut]),
      ],
    },
    context,
  );
}
