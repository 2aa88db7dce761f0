/**
 * One ninjs item to a draft, in any of its generations: 1.x has `headline` and `body_xhtml`, 2.x lists
 * `headlines` and `bodies`, 3.x writes its keys in camel case. Keys are compared in small letters.
 */
import type { ArticleDraft, AssignedName } from '../core/article.ts';
import type { Block, Body } from './body.ts';
import { cleanText } from './decode.ts';
import { draftFrom } from './draft.ts';
import { languageCode } from './header-line.ts';
import { type Fields, isFields } from './metadata.ts';
import type { ReadContext } from './reader.ts';
import { instantOf } from './xml/instants.ts';
import {
  bodyOf,
  distinctNames,
  distinctWords,
  firstDate,
  joinRights,
  readByline,
  TEASER_WARNING,
  TITLE_WARNING,
  withoutTitle,
} from './xml/marked-findings.ts';
import { bodyOfText, htmlTextBlocks } from './xml/markup-blocks.ts';
import { readNitfText } from './xml/nitf-text.ts';
import { embargoOf, statusOf } from './xml/publication-state.ts';
import { childAt, parseElement } from './xml/tree.ts';

/** The members of an item by their keys in small letters. */
export type NinjsItem = ReadonlyMap<string, unknown>;

/** One text of several: its role or the end of its key, its declared type, its characters. */
type Version = { readonly role: string; readonly type: string; readonly value: string };

export function ninjsItem(value: Fields): NinjsItem {
  return new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
}

const stringOf = (value: unknown): string =>
  typeof value === 'string' ? cleanText(value).trim() : '';

const textIn = (item: NinjsItem, ...keys: readonly string[]) =>
  keys.map((key) => stringOf(item.get(key))).find((text) => text !== '') ?? '';

/** The objects of a list under the first key that has one. */
function listIn(item: NinjsItem, ...keys: readonly string[]): NinjsItem[] {
  for (const key of keys) {
    const value = item.get(key);
    if (Array.isArray(value)) return value.filter(isFields).map(ninjsItem);
    if (isFields(value)) return [ninjsItem(value)];
  }
  return [];
}

/** All versions of a text: `body_text`, `body_xhtml` …, and the list `bodies`. */
function versionsOf(item: NinjsItem, single: string, list: string): Version[] {
  const keyed = [...item].flatMap(([key, value]): Version[] => {
    if (key !== single && !key.startsWith(`${single}_`)) return [];
    const text = stringOf(value);
    return text === '' ? [] : [{ role: key.slice(single.length + 1), type: '', value: text }];
  });
  const listed = listIn(item, list).map((version) => ({
    role: textIn(version, 'role'),
    type: textIn(version, 'contenttype'),
    value: textIn(version, 'value'),
  }));
  return [...keyed, ...listed.filter(({ value }) => value !== '')];
}

/** What a version holds, and how well it keeps the form of the text: markup 2, plain text 1. */
type Candidate = { readonly blocks: readonly Block[]; readonly rank: number };

/** Reads a version as what it is; an XML of the agency's own is none that can be read. */
function readVersion({ role, type, value }: Version): Candidate {
  if (/^\s*<(?:\?xml|nitf|!DOCTYPE nitf)/i.test(value) && !/^\s*<html/i.test(value)) {
    const start = value.search(/<nitf\b/);
    const parsed = start === -1 ? null : parseElement(value.slice(start));
    const nitf = parsed?.kind === 'element' ? readNitfText(childAt(parsed.element, 'body')) : null;
    if (nitf !== null) return { blocks: nitf.blocks, rank: 2 };
  }
  const markup = /html|richtext/i.test(`${role} ${type}`);
  if (/xml|nitf/i.test(`${role} ${type}`) && !markup) return { blocks: [], rank: 0 };
  if (markup) return { blocks: htmlTextBlocks(value), rank: 2 };
  const { text, paragraphs } = bodyOfText(value);
  const blocks = paragraphs.map(({ start, end, kind }) => ({ kind, text: text.slice(start, end) }));
  return { blocks, rank: 1 };
}

/** Markup before plain text, unless it holds much less; roles of summaries and headlines are no text. */
function chooseBody(versions: readonly Version[], title: string | null): Body | null {
  const lengthOf = ({ blocks }: Candidate) =>
    blocks.reduce((sum, { text }) => sum + text.length, 0);
  const candidates = versions
    .filter(({ role }) => !/(?:headline|summary|teaser|credit|slug|writer)/i.test(role))
    .map(readVersion)
    .filter(({ blocks }) => blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text)));
  const longest = Math.max(0, ...candidates.map(lengthOf));
  const complete = candidates.filter((candidate) => lengthOf(candidate) >= longest * 0.8);
  const chosen = complete.find(({ rank }) => rank === 2) ?? complete[0];
  return chosen === undefined ? null : bodyOf(withoutTitle(chosen.blocks, title));
}

/** The headline: the main one, else the first. */
function titleOf(item: NinjsItem): string {
  const versions = versionsOf(item, 'headline', 'headlines');
  const main = versions.find(({ role }) => /^(?:|main)$/.test(role)) ?? versions[0];
  const title = main?.value ?? textIn(item, 'title', 'name');
  return bodyOfText(title).text || title;
}

const NAMED = [
  ['people', 'person'],
  ['person', 'person'],
  ['places', 'place'],
  ['place', 'place'],
  ['organisations', 'organization'],
  ['organisation', 'organization'],
  ['organizations', 'organization'],
] as const;

function assignedOf(item: NinjsItem): AssignedName[] {
  return NAMED.flatMap(([key, type]) =>
    listIn(item, key).map((named) => ({ type, name: textIn(named, 'name') })),
  );
}

/** Items that this one says it corrects or replaces. */
function correctedBy(item: NinjsItem): string[] {
  const links = listIn(item, 'associations', 'links').filter((link) =>
    /correct|replac|previousversion/i.test(textIn(link, 'rel', 'role')),
  );
  return [...links.map((link) => textIn(link, 'uri', 'href')), textIn(item, 'evolvedfrom')].filter(
    (uri) => uri !== '',
  );
}

/** Reads an item; a string says why it is no article. */
export function readNinjs(
  item: NinjsItem,
  path: string,
  context: ReadContext,
): ArticleDraft | string {
  const type = textIn(item, 'type').toLowerCase();
  if (/^(?:picture|graphic|image)$/.test(type)) return `It is a ${type} item, without an article.`;
  const title = titleOf(item) || null;
  const body = chooseBody(versionsOf(item, 'body', 'bodies'), title);
  if (body === null && (/^(?:video|audio|event|planning)$/.test(type) || item.has('eventdetails')))
    return `It describes ${type === 'audio' || type === '' || type === 'event' ? 'an' : 'a'} ${type || 'event'}, and holds no text of it.`;
  const teaser = body ?? chooseBody(versionsOf(item, 'description', 'descriptions'), null);
  const by = readByline(textIn(item, 'byline', 'by'));
  const sources = [...listIn(item, 'infosources', 'infosource'), ...listIn(item, 'providers')];
  const created = ['firstcreated', 'contentcreated', 'versioncreated'].map((key) =>
    textIn(item, key),
  );
  const { date, warnings } = firstDate(created, context.today);
  const uri = textIn(item, 'uri');
  const subjects = listIn(item, 'subjects', 'subject').map((subject) => textIn(subject, 'name'));
  const draft = draftFrom(
    {
      format: 'ninjs',
      path,
      title,
      body: teaser ?? { text: '', paragraphs: [], boilerplate: [] },
      date,
      datelinePlace: textIn(item, 'located') || null,
      authors: by.authors,
      source:
        textIn(item, 'provider', 'source', 'copyrightholder') ||
        sources.map((source) => textIn(source, 'name')).find((name) => name !== '') ||
        by.source,
      section: textIn(item, 'section') || null,
      keywords: distinctWords([
        ...subjects,
        ...(Array.isArray(item.get('keywords'))
          ? (item.get('keywords') as unknown[]).map(stringOf)
          : []),
      ]),
      language: languageCode(textIn(item, 'language')),
      rights: joinRights([
        textIn(item, 'copyrightnotice') || ownedBy(textIn(item, 'copyrightholder')),
        textIn(item, 'usageterms'),
      ]),
      url: /^https?:/.test(uri) ? uri : textIn(item, 'url', 'weburl') || null,
      publisherId: uri || textIn(item, 'guid') || null,
      corrects: correctedBy(item),
      modified: instantOf(textIn(item, 'versioncreated')),
      publication: {
        status: statusOf(textIn(item, 'pubstatus')),
        embargo: embargoOf(textIn(item, 'embargoed', 'embargo'), '', context.today),
      },
      assigned: distinctNames(assignedOf(item)),
      warnings:
        body === null ? [...warnings, teaser === null ? TITLE_WARNING : TEASER_WARNING] : warnings,
    },
    context,
  );
  return draft ?? 'There is no text in it.';
}

function ownedBy(holder: string): string {
  return holder === '' ? '' : `© ${holder}`;
}
