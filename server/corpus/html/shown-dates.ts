/** Dates as a page shows them: marked, named or standing near the headline. */
import { fold } from '../../core/fold.ts';
import { MONTH_PATTERN } from '../month-names.ts';
import { namesOf } from './class-words.ts';
import { lineOf } from './element-text.ts';
import type { PageElement, PageTree } from './tree.ts';

const DATE_NAME =
  /(?:^|[\s_-])(?:date|dateline|time|timestamp|published|publish|posted|pubdate|datetime|updated|created|meta|byline|info)(?:$|[\s_-])|[a-z](?:Date|Time|Timestamp|Published)\b|^(?:date|time|publish|posted)/;
const MODIFIED_WORD = /updat|modif|edited|revis/i;
/** A line that begins so tells a change; folded. */
const OF_CHANGE =
  /^\W*(?:last\s+)?(?:updated|modified|mis(?:e)? a jour|modifie|aktualisiert|zuletzt|actualizad|ultima actualiza|aggiornat|atualizad|bijgewerkt|laatste update|uppdaterad|oppdatert|sist oppdatert|opdateret|paivitetty|zaktualizowan|aktualizacja|обновлен|guncellen)/u;
const MONTHS = `(?:${MONTH_PATTERN}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\.?`;
const OF = "(?:\\s+(?:de|del|do|of|d')\\s*|\\s+)";
/** A date in a folded line of other words. */
const DATE_IN_LINE = new RegExp(
  `(?:\\b\\d{1,2}(?:st|nd|rd|th|er|o)?\\.?${OF}${MONTHS},?${OF}(?:19|20)\\d{2}|(?<!\\p{L})${MONTHS}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d{2}|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{4}\\b|\\b\\d{4}[./]\\d{1,2}[./]\\d{1,2}\\b|\\d{4}\\s?[年년]\\s?\\d{1,2}\\s?[月월]\\s?\\d{1,2}\\s?[日일]?)`,
  'u',
);

/** The date in a line, folded; null where there is none. */
function dateIn(line: string): string | null {
  return DATE_IN_LINE.exec(fold(line))?.[0] ?? null;
}

/** How far from the headline, in elements, a date may be shown that nothing marks as one. A guess. */
const NEAR_HEADLINE = 60;

/**
 * Lines that may show the date: those marked for it, then those named for it or bare, nearest to the
 * headline first. `words`: only what is read on the page, no attributes.
 */
function shownDates(tree: PageTree, words = false): string[] {
  const marked: string[] = [];
  const near: { readonly line: string; readonly distance: number }[] = [];
  const at = tree.elements.find(({ tag }) => tag === 'h1')?.index ?? null;
  for (const element of tree.elements) {
    const { tag, attributes, index } = element;
    if (/^(?:script|style|meta|link|html|body|title|head|noscript)$/.test(tag)) continue;
    const prop = attributes['itemprop'] ?? attributes['property'] ?? '';
    const distance = at === null ? index : Math.abs(index - at);
    const told = words ? '' : (attributes['datetime'] ?? attributes['content'] ?? '');
    if (
      /datePublished|dateCreated|dc:created|dc:date/.test(prop) ||
      attributes['pubdate'] !== undefined
    ) {
      marked.push(told, lineOf(element));
    } else if (
      tag === 'time' &&
      !/dateModified/.test(prop) &&
      !MODIFIED_WORD.test(namesOf(element))
    ) {
      if (at === null || distance < 400)
        near.push({ line: told, distance }, { line: lineOf(element), distance });
    } else if (DATE_NAME.test(namesOf(element)) && (at === null || distance < 300)) {
      const line = lineOf(element);
      if (line.length < 200) near.push({ line: told, distance }, { line, distance });
    } else if (at !== null && distance < NEAR_HEADLINE && isBareDate(element)) {
      near.push({ line: lineOf(element), distance: distance + NEAR_HEADLINE });
    }
  }
  near.sort((a, b) => a.distance - b.distance);
  return [...marked, ...near.slice(0, 80).map(({ line }) => line)].filter((line) => line !== '');
}

/** Whether an element holds a date and hardly anything else. */
function isBareDate({ children }: PageElement): boolean {
  return children.some(
    (child) => typeof child === 'string' && child.length < 60 && dateIn(child) !== null,
  );
}

/**
 * Dates on a page that may tell when the article appeared, likeliest first, as written. `words`: only what is read on the
 * page, changes included; else attributes too, and no changes.
 */
export function dateLines(tree: PageTree, words: boolean): string[] {
  return shownDates(tree, words)
    .filter((line) => words || !OF_CHANGE.test(fold(line)))
    .map((line) => dateIn(line) ?? line);
}
