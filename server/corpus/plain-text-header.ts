/**
 * The top of a plain text: section, title, date, byline and other lines before the report. Header
 * lines may stand in any order, and a standfirst may stand between them; scanning stops soon after
 * prose begins, so that a date or a “by” in the report is never taken for the article's own.
 */
import type { ArticleDate, Boilerplate } from '../core/article.ts';
import type { Span } from '../core/span.ts';
import { boilerplateKind } from './boilerplate.ts';
import { looksLikeName, splitAuthors } from './byline.ts';
import type { DateContext } from './dates.ts';
import { type HeaderLine, readHeaderLine, textLabelLength } from './header-line.ts';
import { isProse } from './headings.ts';
import { isBullet } from './plain-text-layout.ts';
import { parseSection } from './sections.ts';

export type Header = {
  readonly title: string | null;
  readonly published: ArticleDate | null;
  readonly updated: ArticleDate | null;
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly section: string | null;
  readonly keywords: readonly string[];
  readonly language: string | null;
  readonly rights: string | null;
  readonly url: string | null;
  readonly warnings: readonly string[];
  /** Lines that say more than the fields above. */
  readonly boilerplate: readonly Boilerplate[];
  /** What is left for the text. */
  readonly blocks: readonly Span[];
};

/** Blocks looked at from the top. */
const MAX_HEADER_BLOCKS = 20;
/** Blocks of text among which header lines may still stand: standfirsts and captions. */
const MAX_TEXT_BLOCKS = 2;
/** A longer block is the report, not a standfirst. */
const MAX_STANDFIRST_CHARS = 400;
const MAX_TITLE_CHARS = 200;
const MAX_TITLE_WORDS = 30;
/** Fewer words with no header line below are a heading, or a name in capitals. */
const MIN_BARE_TITLE_WORDS = 3;

/** Whether a block can be a title where nothing but its look says so. */
function looksLikeTitle(line: string): boolean {
  if (line.length > MAX_TITLE_CHARS || line.split(/\s+/).length > MAX_TITLE_WORDS) return false;
  if (isBullet(line) || line.split('\n').length > 3 || !/\p{L}{2}/u.test(line)) return false;
  // “… Photo: Agency” is a caption.
  return !/(?:[,;:]|[^.]\.{3}|…)$|\b(?:photos?|image|credit|courtesy)\s*[:/]/i.test(line);
}

/** The title at `index`: a header line follows it, or it reads like a headline above longer text. */
function titleAt(lines: readonly string[], index: number, context: DateContext): string | null {
  const line = lines[index] ?? '';
  const next = lines[index + 1];
  if (next === undefined || !looksLikeTitle(line)) return null;
  const title = line.replace(/\s*\n\s*/g, ' ');
  const following = lines.slice(index + 1, index + 3);
  if (/^[=_*~-]{3,}$/.test(next)) return title;
  const headed = following.some(
    (other) => other.length < 120 && readHeaderLine(other, context)?.lossless !== undefined,
  );
  const firstIsHeader = readHeaderLine(next, context) !== null;
  if (firstIsHeader || (headed && !/[.!?][”"’')]*$/.test(line))) return title;
  if (/[.][”"’')]*$/.test(line) && !/\b(?:\p{Lu}\.)+$/u.test(line)) return null;
  if (/^[“"]/.test(line) && /[”"]$/.test(line)) return null;
  if (title.split(' ').length < MIN_BARE_TITLE_WORDS) return null;
  if (isBullet(next)) return title;
  const body = following.find((other) => isProse(other));
  return body !== undefined && body.length > line.length && line.length <= 160 ? title : null;
}

/** A bare name right above a date line, below a title, is a byline: `Jane Doe`. */
function isBareByline(line: string, next: string | undefined, context: DateContext): boolean {
  const words = line.split(/\s+/).length;
  if (next === undefined || words < 2 || words > 4 || !looksLikeName(line)) return false;
  const below = readHeaderLine(next, context);
  return below?.published !== undefined || below?.updated !== undefined;
}

/** `Jane Doe | The Post` below a title and a date. */
const BYLINE_WITH_OUTLET = /^([^|]{3,60}?)\s*\|\s*(\p{Lu}[^|.!?]{1,40})$/u;

function bylineWithOutlet(line: string): HeaderLine | null {
  const [, name = '', source = ''] = BYLINE_WITH_OUTLET.exec(line) ?? [];
  const words = name.split(/\s+/).length;
  if (words < 2 || words > 4 || !looksLikeName(name)) return null;
  return { authors: splitAuthors(name).authors, source: source.trim(), lossless: true };
}

/** A person's name, or an outlet's. */
function bareByline(line: string): HeaderLine {
  const { authors, source } = splitAuthors(line);
  return { authors, ...(source !== null && { source }), lossless: true };
}

/** The fields of all lines, earlier lines first. */
function gather(lines: readonly HeaderLine[]): Omit<
  Header,
  'title' | 'boilerplate' | 'blocks' | 'section'
> & {
  section: string | null;
  title: string | null;
} {
  const first = <K extends keyof HeaderLine>(key: K): NonNullable<HeaderLine[K]> | null => {
    for (const line of lines) {
      const value = line[key];
      if (value !== undefined) return value as NonNullable<HeaderLine[K]>;
    }
    return null;
  };
  return {
    title: first('title'),
    published: first('published'),
    updated: first('updated'),
    authors: [...new Set(lines.flatMap((line) => line.authors ?? []))],
    source: first('source'),
    section: first('section'),
    keywords: [...new Set(lines.flatMap((line) => line.keywords ?? []))],
    language: first('language'),
    rights: first('rights'),
    url: first('url'),
    warnings: lines.flatMap((line) => line.warning ?? []),
  };
}

/** Takes the header lines off the top of a plain text. */
export function readHeader(source: string, blocks: readonly Span[], context: DateContext): Header {
  const lines = blocks.map(({ start, end }) => source.slice(start, end));
  const read: HeaderLine[] = [];
  const boilerplate: Boilerplate[] = [];
  const kept: Span[] = [];
  let title: string | null = null;
  let section: string | null = null;
  let next = 0;
  for (; next < Math.min(lines.length, MAX_HEADER_BLOCKS); next += 1) {
    const line = lines[next] ?? '';
    const span = blocks[next];
    if (span === undefined) break;
    const label = read.length > 0 ? textLabelLength(line) : 0;
    if (label > 0) {
      boilerplate.push({ kind: 'header', text: line.slice(0, label).trim() });
      kept.push({ start: span.start + label, end: span.end });
      next += 1;
      break;
    }
    if (kept.length > MAX_TEXT_BLOCKS || line.length > MAX_STANDFIRST_CHARS) break;
    const isBelowTitle: boolean = title !== null && kept.length === 0;
    const isDated: boolean = read.some(
      ({ published, updated }) => (published ?? updated) !== undefined,
    );
    const header: HeaderLine | null =
      isBelowTitle && isBareByline(line, lines[next + 1], context)
        ? bareByline(line)
        : (readHeaderLine(line, context) ??
          (isBelowTitle && isDated ? bylineWithOutlet(line) : null));
    // Once prose stands before it, only a whole date or byline is still believed.
    const believed =
      header !== null &&
      (kept.length === 0 ||
        header.published !== undefined ||
        header.authors !== undefined ||
        header.updated !== undefined);
    if (believed) {
      if (header.title !== undefined && title !== null) break;
      read.push(header);
      title ??= header.title ?? null;
      if (!header.lossless) boilerplate.push({ kind: 'header', text: line });
      if (header.endsHeader === true) {
        next += 1;
        break;
      }
      continue;
    }
    const kind = boilerplateKind(line);
    if (kind !== null) {
      boilerplate.push({ kind, text: line });
      continue;
    }
    if (kept.length === 0 && title === null) {
      const named: string | null = section === null ? parseSection(line) : null;
      if (named !== null && next + 1 < lines.length) {
        section = named;
        if (named !== line) boilerplate.push({ kind: 'header', text: line });
        continue;
      }
      title = titleAt(lines, next, context);
      if (title !== null) continue;
    }
    kept.push(span);
  }
  const fields = gather(read);
  return {
    ...fields,
    title: title ?? fields.title,
    section: fields.section ?? section,
    boilerplate,
    blocks: [...kept, ...blocks.slice(next)],
  };
}
