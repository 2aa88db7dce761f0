/**
 * The last step every reader shares: fields found in metadata, in the text and in the path become
 * one draft. Metadata goes before the text, the text before the path; nothing is invented.
 */
import {
  type ArticleDate,
  type ArticleDraft,
  type AssignedName,
  type Boilerplate,
  type Publication,
  USABLE,
} from '../core/article.ts';
import type { Body } from './body.ts';
import { parseDateline } from './dateline.ts';
import { dateInPath, parseDate } from './dates.ts';
import { firstSentence } from './first-sentence.ts';
import type { ReadContext } from './reader.ts';

/** What a reader has found; absent means that the file does not say. */
export type Findings = {
  readonly format: string;
  readonly path: string;
  readonly body: Body;
  readonly title?: string | null;
  readonly date?: ArticleDate | null;
  /** As metadata has it; a dateline in the text goes before it. */
  readonly datelinePlace?: string | null;
  readonly authors?: readonly string[];
  readonly source?: string | null;
  readonly section?: string | null;
  readonly keywords?: readonly string[];
  readonly language?: string | null;
  readonly rights?: string | null;
  readonly url?: string | null;
  readonly publisherId?: string | null;
  readonly corrects?: readonly string[];
  readonly modified?: string | null;
  readonly publication?: Publication;
  readonly assigned?: readonly AssignedName[];
  readonly boilerplate?: readonly Boilerplate[];
  readonly warnings?: readonly string[];
};

/** The host of an address without `www.`; null where it is none. */
export function hostOf(url: string | null | undefined): string | null {
  if (url === null || url === undefined || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\d?\./, '') || null;
}

/** An address that a page may link to; null for anything else. */
function webAddress(url: string | null | undefined): string | null {
  return url != null && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : null;
}

/** `Harbour fire - Coast News`, of Coast News, without its name: titles of aggregators and of pages end so. */
function withoutOutlet(title: string, source: string | null | undefined): string {
  if (source == null || source.length < 3) return title;
  const end = title.slice(-source.length);
  const separator = /\s+[-–—|•·]\s+$/.exec(title.slice(0, -source.length))?.[0];
  if (separator === undefined || end.toLowerCase() !== source.toLowerCase()) return title;
  return title.slice(0, -source.length - separator.length).trim() || title;
}

/** The draft, or null where there is neither text nor title. */
export function draftFrom(found: Findings, { today }: ReadContext): ArticleDraft | null {
  const { text, paragraphs, boilerplate } = found.body;
  const named = found.title?.replace(/\s+/g, ' ').trim() || null;
  const title = named === null ? null : withoutOutlet(named, found.source);
  if (text.trim() === '' && title === null) return null;
  const host = hostOf(found.url);
  const lead = paragraphs.find(({ kind }) => kind === 'paragraph') ?? paragraphs[0];
  const opening = lead === undefined ? '' : text.slice(lead.start, lead.end);
  const dateline = parseDateline(opening, host);
  const inText = { source: 'text', today } as const;
  const datelineDate = dateline?.date == null ? null : parseDate(dateline.date, inText).date;
  const urlPath = found.url != null && URL.canParse(found.url) ? new URL(found.url).pathname : '';
  const urlDate = dateInPath(urlPath, inText);
  return {
    title: title ?? firstSentence(opening, dateline?.length ?? 0),
    titleSource: title === null ? 'text' : 'file',
    text,
    paragraphs,
    boilerplate: [...(found.boilerplate ?? []), ...boilerplate],
    date:
      found.date ??
      datelineDate ??
      // A month in an address says less than a day in the path.
      (urlDate?.precision === 'day' ? urlDate : null) ??
      dateInPath(found.path, { source: 'path', today }) ??
      (urlDate?.precision === 'month' ? urlDate : null),
    datelinePlace: dateline?.place || found.datelinePlace || null,
    source: found.source || dateline?.source || host,
    authors: found.authors ?? [],
    section: found.section || null,
    keywords: found.keywords ?? [],
    language: found.language ?? null,
    rights: found.rights || null,
    url: webAddress(found.url),
    publisherId: found.publisherId || null,
    corrects: found.corrects ?? [],
    modified: found.modified ?? null,
    publication: found.publication ?? USABLE,
    assigned: found.assigned ?? [],
    format: found.format,
    warnings: found.warnings ?? [],
  };
}
