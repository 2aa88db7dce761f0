/** A reference as CSL-JSON (Citation Style Language 1.0.2), as citation processors read it. */
import type { CitedName } from '../core/names.ts';
import type { Reference } from './reference.ts';

/** One item; the format is a list of them. */
export function cslItem(reference: Reference): object {
  const { id, title, authors, date, source, section, keywords, language, url } = reference;
  return {
    id,
    type: 'article-newspaper',
    title,
    ...(authors.length > 0 && { author: authors.map(cslName) }),
    ...(date !== null && {
      issued: { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== null)] },
    }),
    ...(source !== null && { 'container-title': source }),
    ...(section !== null && { section }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(language !== null && { language }),
    URL: url,
  };
}

function cslName(name: CitedName): object {
  if ('literal' in name) return name;
  const { family, given, suffix } = name;
  return { family, given, ...(suffix !== null && { suffix }) };
}
