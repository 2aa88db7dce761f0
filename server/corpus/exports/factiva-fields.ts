/**
 * The fields of an article in a Factiva page. Displayed with its codes, an article is a table of
 * two-letter codes; displayed without, the lines under the headline follow an order of their own.
 */
import type { Block } from '../body.ts';
import type { DateContext } from '../dates.ts';
import { languageCode } from '../header-line.ts';
import { markupBlocks } from './markup-blocks.ts';
import { elementsOfClass, elementsWhere, lineOfMarkup } from './markup-elements.ts';
import { isDateLine } from './written-date.ts';

/** Values by Factiva's two- and three-letter codes (`HD` headline, `PD` date, `SN` source …). */
export type FactivaFields = ReadonlyMap<string, string>;
export type FactivaArticle = { readonly fields: FactivaFields; readonly text: readonly Block[] };

const CODE = /^[A-Z]{2,3}$/;

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['français', 'fr'],
  ['anglais', 'en'],
  ['deutsch', 'de'],
  ['englisch', 'en'],
  ['español', 'es'],
  ['inglés', 'en'],
  ['italiano', 'it'],
  ['português', 'pt'],
  ['nederlands', 'nl'],
  ['русский', 'ru'],
  ['polski', 'pl'],
  ['svenska', 'sv'],
  ['dansk', 'da'],
  ['norsk', 'no'],
  ['suomi', 'fi'],
  ['türkçe', 'tr'],
  ['中文', 'zh'],
  ['日本語', 'ja'],
]);

/** ISO 639-1 of a language named in English or in itself, else null. */
export function namedLanguage(name: string): string | null {
  const own = LANGUAGES.get(name.trim().toLowerCase());
  return own ?? languageCode(name);
}

/** The table of codes; null where the article has none. */
function readCodes(article: string): FactivaArticle | null {
  const rows = elementsWhere(article, (name) => name === 'tr');
  const fields = new Map<string, string>();
  const text: Block[] = [];
  for (const { inner } of rows) {
    const cells = elementsWhere(inner, (name) => name === 'td');
    const code = lineOfMarkup(cells[0]?.inner ?? '');
    if (!CODE.test(code) || cells.length < 2) continue;
    const value = cells
      .slice(1)
      .map((cell) => cell.inner)
      .join(' ');
    if (code === 'LP' || code === 'TD') text.push(...markupBlocks(value));
    else fields.set(code, lineOfMarkup(value));
  }
  return fields.size > 2 ? { fields, text } : null;
}

/** The lines under the headline: each tells by its look what it is. */
function readLines(article: string, dates: DateContext): FactivaArticle | null {
  const paragraphs = elementsOfClass(article, 'articleParagraph');
  const first = paragraphs[0];
  if (first === undefined) return null;
  const fields = new Map<string, string>();
  const set = (code: string, value: string | undefined) => {
    if (value !== undefined && value !== '' && !fields.has(code)) fields.set(code, value);
  };
  const above = article.slice(0, first.start);
  set(
    'HD',
    lineOfMarkup(
      elementsWhere(above, (_n, classes) => classes.some((c) => /Headline$/.test(c)))[0]?.inner ??
        '',
    ),
  );
  set('BY', lineOfMarkup(elementsOfClass(above, 'author')[0]?.inner ?? ''));
  const lines = markupBlocks(above).map(({ text }) => text.replace(/\s+/g, ' '));
  const dated = lines.findIndex((line) => isDateLine(line, dates));
  if (dated !== -1) {
    set('PD', lines[dated]);
    const rest = lines.slice(dated + 1);
    const timed = /^\d{1,2}:\d{2}/.test(rest[0] ?? '');
    set('SN', rest[timed ? 1 : 0]);
  }
  for (const line of lines) {
    if (namedLanguage(line) !== null) set('LA', line);
    if (/^(?:\(c\)|©|copyright\b)/i.test(line)) set('CY', line);
  }
  const above2 = dated > 0 ? lines[dated - 1] : undefined;
  // A section stands above the headline.
  if (lines[0] !== undefined && lines[0] !== fields.get('HD') && above2 !== lines[0])
    set('SE', lines[0]);
  const last = paragraphs.at(-1) ?? first;
  const text = markupBlocks(article.slice(first.start, last.end));
  const document = /\bDocument\s+([A-Z0-9]{15,40})\b/i.exec(
    lineOfMarkup(article.slice(first.start)),
  )?.[1];
  set('AN', document);
  return { fields, text: text.filter((block) => !/^Document [A-Z0-9]{15,40}$/i.test(block.text)) };
}

/** What an article's slice of the page says; null where it is none of Factiva's layouts. */
export function readFactivaArticle(article: string, dates: DateContext): FactivaArticle | null {
  return readCodes(article) ?? readLines(article, dates);
}
