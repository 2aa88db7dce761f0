/**
 * What the readers of marked-up formats share between a tree and a draft: dates in the order of trust,
 * people in bylines, names and keywords each once, and what a teaser looks like.
 */
import type { ArticleDate, AssignedName } from '../../core/article.ts';
import { fold } from '../../core/fold.ts';
import { type Block, type Body, joinBlocks, splitBoilerplate } from '../body.ts';
import { looksLikeName, splitAuthors } from '../byline.ts';
import { parseDate } from '../dates.ts';

/** Below this many characters a text without an end of its own is a teaser. A guess: two long paragraphs. */
const TEASER_CHARS = 1000;

/** Blocks without the lines that belong to the page; `extra` is boilerplate known as such. */
export function bodyOf(blocks: readonly Block[]): Body {
  const { kept, boilerplate } = splitBoilerplate(blocks, ({ text }) => text);
  return { ...joinBlocks(kept), boilerplate };
}

/** The first of several written dates that can be read, and what was wrong with the best where none can. */
export function firstDate(
  written: readonly string[],
  today: string,
): { readonly date: ArticleDate | null; readonly warnings: readonly string[] } {
  const given = written.map((value) => value.trim()).filter((value) => value !== '');
  const readings = given.map((value) => parseDate(plainDate(value), { source: 'metadata', today }));
  const date = readings.find((reading) => reading.date !== null)?.date ?? null;
  if (date !== null || given.length === 0) return { date, warnings: [] };
  const warning = readings.find((reading) => reading.warning !== null)?.warning;
  const unread = `“${(given[0] ?? '').slice(0, 60)}” was not understood as a date.`;
  return { date: null, warnings: [warning ?? unread] };
}

/** `03 Apr 02 1500 GMT`, as RFC 822 once had it, to the form with four digits. */
function plainDate(written: string): string {
  return written
    .replace(
      /^(?:\p{L}{3,4}\.?,\s+)?(\d{1,2}) (\p{L}{3})\.?(?= \d{4}\b)/u,
      (_whole, day: string, month: string) => `${day} ${MONTHS[month.toLowerCase()] ?? month}`,
    )
    .replace(
      /^((?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3})\s+(\d\d)\s+(\d\d):?(\d\d)\b/,
      (_whole, day: string, year: string, hour: string, minute: string) =>
        `${day} ${Number(year) < 70 ? '20' : '19'}${year} ${hour}:${minute}`,
    );
}

/** A part of a byline that is an agency's letters: `NTB`, or `Karl Melander/TT`. */
const ACRONYM = /(?<=^|[/,]\s?)\p{Lu}{2,6}(?=$|\s?[/,])/gu;
/** What stands in place of a name where a desk wrote it; folded. */
const DESK =
  /^(?:(?:our )?staff(?: (?:writer|reporter)s?)?|newsroom|(?:news|web|online) ?desk|agencies|agences|agenturen|agencias|agenzie|(?:la |die )?(?:redaction|redaktion|redaccion|redazione|redacao|redactie|redaksjonen|redaktionen|redakcja)|редакция|admin(?:istrator)?)$/;
/** Words that name a firm, whatever else stands in a name. */
const FIRM = /(?:,?\s+(?:Inc|LLC|Ltd|GmbH|AG|SA|Co|Corp|plc|LLP)\.?|\.(?:com|org|net))$/i;

/** The people a byline names, and the outlet; initials and desks are nobody. `By` may stand in other languages. */
export function readByline(line: string): {
  readonly authors: readonly string[];
  readonly source: string | null;
} {
  const value = line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:by|von|par|por|door|av|af|di|od)\s+/i, '')
    .replace(/\s+(?:in|at|reporting from)\s+\p{Lu}[^,/&]*/gu, '');
  if (value === '' || value.length > 200) return { authors: [], source: null };
  if (FIRM.test(value)) return { authors: [], source: value };
  const letters = [...value.matchAll(ACRONYM)].map((match) => match[0]);
  const { authors, source } = splitAuthors(value.replace(ACRONYM, ''));
  const people = authors.filter((name) => looksLikeName(name.replace(/\bd['’](?=\p{Lu})/gu, '')));
  return {
    authors: people.filter((name) => name.length > 2 && !DESK.test(fold(name))),
    source: source ?? letters[0] ?? null,
  };
}

/** Months in the dates of feeds whose software speaks another language. */
const MONTHS: Readonly<Record<string, string>> = {
  fev: 'Feb',
  fév: 'Feb',
  mär: 'Mar',
  abr: 'Apr',
  avr: 'Apr',
  mai: 'May',
  mag: 'May',
  ago: 'Aug',
  set: 'Sep',
  out: 'Oct',
  okt: 'Oct',
  ott: 'Oct',
  dez: 'Dec',
  dic: 'Dec',
  déc: 'Dec',
  ene: 'Jan',
  gen: 'Jan',
  giu: 'Jun',
  lug: 'Jul',
};

/** A name once a type, in the order given. */
export function distinctNames(names: readonly AssignedName[]): AssignedName[] {
  const seen = new Map<string, AssignedName>();
  for (const { type, name } of names) {
    const tidy = name.replace(/\s+/g, ' ').trim();
    const key = `${type} ${tidy.toLowerCase()}`;
    if (tidy !== '' && tidy.length <= 200 && !seen.has(key)) seen.set(key, { type, name: tidy });
  }
  return [...seen.values()];
}

/** Keywords, each once, without blanks. */
export function distinctWords(words: readonly string[]): string[] {
  const tidy = words.map((word) => word.replace(/\s+/g, ' ').replace(/[,;]$/, '').trim());
  return [...new Set(tidy.filter((word) => word !== '' && word.length <= 200))];
}

/** Statements of rights, each once, below each other. */
export function joinRights(statements: readonly string[]): string | null {
  const lines = [...new Set(statements.map((line) => line.trim()).filter((line) => line !== ''))];
  return lines.length === 0 ? null : lines.join('\n');
}

/** Whether a description on its own looks like the beginning of something longer. */
export function isTeaser(text: string): boolean {
  return (
    text.length < TEASER_CHARS ||
    /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:continue reading|read more|read the full|full story).{0,40})$/i.test(
      text.slice(-200).trimEnd(),
    )
  );
}

export const TEASER_WARNING = 'Only a teaser of the article stands in the file.';
export const TITLE_WARNING = 'Only the title of the article stands in the file.';

/** Blocks without a first one that only repeats the title. */
export function withoutTitle(blocks: readonly Block[], title: string | null): readonly Block[] {
  const fold = (text: string) =>
    text
      .slice(0, 2000)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  const [first, ...rest] = blocks;
  const repeats = first !== undefined && title !== null && fold(first.text) === fold(title);
  return repeats && rest.length > 0 ? rest : blocks;
}
