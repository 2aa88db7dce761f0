/** References as BibTeX, with every character that TeX would take for a command escaped. */
import type { CitedName } from '../core/names.ts';
import type { Reference } from './reference.ts';

/** What stands for a character that means something to TeX. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces behind a backslash as well: an article could end its entry and begin another.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Text that TeX prints as it is. Letters beyond ASCII stay: BibTeX of today reads UTF-8. */
export function bibtexText(text: string): string {
  return text.replaceAll(/[\\{}$&#%_^~]/g, (character) => ESCAPED[character] ?? character);
}

/** One entry, with an empty line after it. */
export function bibtexEntry(reference: Reference): string {
  const { id, title, authors, date, source, section, keywords, language, url } = reference;
  const known = (value: string | null): string | null =>
    value === null ? null : `{${bibtexText(value)}}`;
  const iso =
    date === null
      ? null
      : [date.year, date.month, date.day]
          .filter((part) => part !== null)
          .map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0'))
          .join('-');
  const fields: (readonly [name: string, value: string | null])[] = [
    // A second pair of braces keeps the capitals of names.
    ['title', `{{${bibtexText(title)}}}`],
    ['author', authors.length === 0 ? null : `{${authors.map(bibtexName).join(' and ')}}`],
    ['journal', known(source)],
    ['date', iso === null ? null : `{${iso}}`],
    ['year', date === null ? null : `{${String(date.year).padStart(4, '0')}}`],
    ['month', date?.month == null ? null : (MONTHS[date.month - 1] ?? null)],
    ['day', date?.day == null ? null : `{${date.day}}`],
    ['type', known(section)],
    ['keywords', keywords.length === 0 ? null : known(keywords.join(', '))],
    ['language', known(language)],
    ['url', `{${bibtexUrl(url)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@${source === null ? 'misc' : 'article'}{dateline-${id},\n${lines.join(',\n')}\n}\n\n`;
}

/** In braces a name is one part, whatever words stand in it. */
function bibtexName(name: CitedName): string {
  if ('literal' in name) return `{${bibtexText(name.literal)}}`;
  const parts = [name.family, name.suffix, name.given].filter((part) => part !== null);
  return parts.map(bibtexText).map(withoutAnd).join(', ');
}

/** The word that BibTeX sets between names, where it is part of one. */
function withoutAnd(part: string): string {
  return part.replaceAll(/\band\b/gi, (and) => `{${and}}`);
}

/** Addresses stand as they are, but for what would end the field. */
function bibtexUrl(url: string): string {
  return url.replaceAll(/[{}\\]/g, (character) => encodeURIComponent(character));
}
