/**
 * One `newsItem` of NewsML-G2 to a draft. Its metadata is spread over three blocks: `itemMeta` on the
 * item, `contentMeta` on its content, `rightsInfo`; what an NITF body inside says goes before them.
 */
import type { ArticleDraft } from '../../core/article.ts';
import type { Body } from '../body.ts';
import { draftFrom, hostOf } from '../draft.ts';
import { languageCode } from '../header-line.ts';
import type { ReadContext } from '../reader.ts';
import { assertedNames, conceptName, subjectsOf, wordOfCode } from './concept-names.ts';
import { instantOf } from './instants.ts';
import {
  distinctNames,
  distinctWords,
  firstDate,
  joinRights,
  readByline,
  TEASER_WARNING,
  TITLE_WARNING,
} from './marked-findings.ts';
import { type Content, descriptionBody, readContent } from './newsml-g2-content.ts';
import { embargoOf, statusOf } from './publication-state.ts';
import { attribute, childAt, childrenOf, type Element, textAt, textOf } from './tree.ts';

const NO_BODY: Body = { text: '', paragraphs: [], boilerplate: [] };
const EMPTY: Element = { name: '', prefix: '', attributes: {}, children: [] };

const codeOf = (element: Element | null) =>
  attribute(element, 'qcode') || attribute(element, 'uri');

/** `link` elements by which an item says that it corrects or replaces another; `own`: its guid, under which its versions stand. */
function correctedBy(itemMeta: Element, own: string): string[] {
  return childrenOf(itemMeta, 'link').flatMap((link) => {
    const relation = attribute(link, 'rel') || attribute(link, 'reluri');
    if (!/(?:correct|replac|updates|previousversion|supersede)/i.test(relation)) return [];
    const target =
      attribute(link, 'residref') || attribute(link, 'guidref') || attribute(link, 'href');
    return target === '' || target === own ? [] : [target];
  });
}

/** The main headline: slugs and lines below it have roles of their own. */
function headlineOf(contentMeta: Element): string {
  const lines = childrenOf(contentMeta, 'headline').filter((line) => textOf(line) !== '');
  const role = (line: Element) =>
    (attribute(line, 'role') || attribute(line, 'roleuri')).replace(/^.*[:/]/, '').toLowerCase();
  const chosen =
    lines.find((line) => /^(?:main|headline|title)?$/.test(role(line))) ??
    lines.find((line) => !/slug|sub|short|kicker|over|lead|seo|social/.test(role(line))) ??
    lines[0];
  return textOf(chosen);
}

/** `Klara Müller` as the identifier of a creator: a literal that is a name. */
function spacedLiteral(creator: Element): string {
  const literal = attribute(creator, 'literal');
  return /\s/.test(literal) ? literal : '';
}

/** `LISBON, Jan 31 (Acme) - ` → `LISBON`. */
function placeOf(dateline: string): string | null {
  const place = /^[^(),/–—]{2,40}?(?=\s*[(),/–—]|\s+-|\s*$)/u.exec(dateline)?.[0].trim() ?? '';
  return /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(place) ? place : null;
}

/** The web page of the item, where a link says so. */
function addressOf(itemMeta: Element, contentMeta: Element): string | null {
  const links = childrenOf(itemMeta, 'link').filter((link) =>
    /(?:permalink|canonical|webpage|alternate|self)/i.test(attribute(link, 'rel')),
  );
  const alternates = childrenOf(contentMeta, 'altId').map(textOf);
  const hrefs = [...links.map((link) => attribute(link, 'href')), ...alternates];
  return hrefs.find((href) => /^https?:\/\//.test(href)) ?? null;
}

/** The body: content where there is some, else a description that stands in for it. */
function bodyFor(item: Element, contentMeta: Element, itemClass: string) {
  const contents = childrenOf(item, 'contentSet').flatMap(
    (set) => readContent(set, headlineOf(contentMeta)) ?? [],
  );
  const first: Content | undefined = contents[0];
  if (first !== undefined) return { content: first, teaser: false };
  // The caption of a picture is no article, and neither is the summary of results.
  if (!/^(?:text|)$/.test(itemClass)) return null;
  const remote = childrenOf(item, 'contentSet').some(
    (set) => childAt(set, 'remoteContent') !== null,
  );
  if (remote || childrenOf(item, 'contentMeta').length === 0) return null;
  const description = childrenOf(contentMeta, 'description').find((text) => textOf(text) !== '');
  const content = {
    body: description === undefined ? NO_BODY : descriptionBody(description),
    nitf: null,
  };
  return { content, teaser: true };
}

/** Reads a news item; null where it has no text. */
export function readNewsItem(
  item: Element,
  path: string,
  context: ReadContext,
): ArticleDraft | null {
  const itemMeta = childAt(item, 'itemMeta') ?? EMPTY;
  const contentMeta = childAt(item, 'contentMeta') ?? EMPTY;
  const itemClass = codeOf(childAt(itemMeta, 'itemClass')).replace(/^.*[:/]/, '');
  const found = bodyFor(item, contentMeta, itemClass);
  if (found === null) return null;
  const { body, nitf } = found.content;
  const tag = attribute(childAt(contentMeta, 'language'), 'tag') || attribute(item, 'lang');
  const language = languageCode(tag);
  const names = assertedNames(item, language ?? '');
  const nameOf = (element: Element) => conceptName(element, names, language ?? '');
  const firstName = (parent: Element, name: string) =>
    childrenOf(parent, name)
      .map(nameOf)
      .find((value) => value !== '') ?? '';

  const bylines = [
    ...childrenOf(contentMeta, 'by').map(textOf),
    ...childrenOf(contentMeta, 'creator')
      .filter((creator) => !/organi[sz]ation/i.test(attribute(creator, 'type')))
      .map((creator) => nameOf(creator) || spacedLiteral(creator)),
  ].map(readByline);
  const creators = [...new Set(bylines.flatMap(({ authors }) => authors))];
  const rights = childrenOf(item, 'rightsInfo');
  const holder = rights.flatMap((info) => childrenOf(info, 'copyrightHolder'));
  const provider = childAt(itemMeta, 'provider') ?? EMPTY;
  const source =
    nameOf(provider) ||
    wordOfCode(provider) ||
    firstName(contentMeta, 'infoSource') ||
    textAt(contentMeta, 'creditline') ||
    nitf?.source ||
    holder.map(nameOf).find((name) => name !== '') ||
    bylines.find((byline) => byline.source !== null)?.source ||
    hostOf(attribute(provider, 'uri')) ||
    null;
  const subjects = subjectsOf(childrenOf(contentMeta, 'subject'), names, language ?? '');
  const located = childrenOf(contentMeta, 'located')[0] ?? EMPTY;
  const created = [
    textAt(itemMeta, 'firstCreated'),
    textAt(contentMeta, 'contentCreated'),
    textAt(itemMeta, 'versionCreated'),
  ];
  const { date, warnings } = firstDate([nitf?.date ?? '', ...created], context.today);
  const headline = headlineOf(contentMeta) || nitf?.title || textAt(itemMeta, 'title');
  return draftFrom(
    {
      format: 'newsml-g2',
      path,
      title: headline || null,
      body,
      date,
      datelinePlace:
        nitf?.datelinePlace || nameOf(located) || placeOf(textAt(contentMeta, 'dateline')),
      authors: nitf !== null && nitf.authors.length > 0 ? nitf.authors : creators,
      source,
      keywords: distinctWords([
        ...subjects.topics,
        ...childrenOf(contentMeta, 'keyword').map(textOf),
      ]),
      language,
      rights: rightsOf(rights, holder.map(nameOf)),
      url: addressOf(itemMeta, contentMeta),
      publisherId: attribute(item, 'guid') || null,
      corrects: correctedBy(itemMeta, attribute(item, 'guid')),
      modified: instantOf(textAt(itemMeta, 'versionCreated')),
      publication: {
        status: statusOf(codeOf(childAt(itemMeta, 'pubStatus'))),
        embargo: embargoOf(textAt(itemMeta, 'embargoed'), '', context.today),
      },
      assigned: distinctNames([...subjects.assigned, ...(nitf?.marked ?? [])]),
      warnings: found.teaser
        ? [...warnings, body.text === '' ? TITLE_WARNING : TEASER_WARNING]
        : warnings,
    },
    context,
  );
}

/** The notice, or else whose it is; then what use is allowed. */
function rightsOf(infos: readonly Element[], holders: readonly string[]): string | null {
  const lines = (name: string) => infos.flatMap((info) => childrenOf(info, name).map(textOf));
  const notices = lines('copyrightNotice').filter((line) => line !== '');
  const owned = holders.filter((name) => name !== '').map((name) => `© ${name}`);
  return joinRights([...(notices.length > 0 ? notices : owned), ...lines('usageTerms')]);
}
