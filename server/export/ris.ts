/** References as RIS (Research Information Systems, 2011): a tag a line, one record after the other. */
import type { CitedName } from '../core/names.ts';
import type { CitedDate, Reference } from './reference.ts';

/** One record, with an empty line after it. */
export function risRecord(reference: Reference): string {
  const { id, title, authors, date, source, section, keywords, language } = reference;
  const { url, archiveUrl } = reference;
  const lines: (readonly [tag: string, value: string | null])[] = [
    ['TY', 'NEWS'],
    ['ID', id],
    ['TI', title],
    ...authors.map((author) => ['AU', risName(author)] as const),
    ['T2', source],
    ['PY', date === null ? null : year(date)],
    ['DA', date === null ? null : risDate(date)],
    ['SE', section],
    ...keywords.map((keyword) => ['KW', keyword] as const),
    ['LA', language],
    ['UR', url],
    ['UR', url === archiveUrl ? null : archiveUrl],
    ['ER', ''],
  ];
  const written = lines.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}`]));
  return `${written.join('\r\n')}\r\n\r\n`;
}

/** `Family, Given, Suffix`. A name in one part keeps its commas out of the way. */
function risName(name: CitedName): string {
  if ('literal' in name) return name.literal.replaceAll(',', ' ').replaceAll(/ +/g, ' ');
  return [name.family, name.given, name.suffix].filter((part) => part !== null).join(', ');
}

function year({ year: number }: CitedDate): string {
  return String(number).padStart(4, '0');
}

/** `YYYY/MM/DD/`, with what is not known left out between the slashes. */
function risDate(date: CitedDate): string {
  const two = (part: number | null): string => (part === null ? '' : String(part).padStart(2, '0'));
  return `${year(date)}/${two(date.month)}/${two(date.day)}/`;
}
