/**
 * Links to a paragraph that say which text they were made for. An article may change and its old
 * address lead to the new one; the link then still leads there, and the page can say so.
 */
import type { ArticleId } from './article.ts';
import { paragraphId } from './entity-url.ts';
import { one, type SearchParameter, text } from './parameter.ts';

/** The parameter that carries the beginning of the text's hash. */
export const TEXT_HASH_PARAMETER: SearchParameter = one(
  'sha256',
  text,
  'The beginning of the hash of the text that a link was made for.',
);

/** Hexadecimal digits in a link: 48 bits, enough to tell versions of one article apart. */
const HASH_CHARS = 12;

/** `paragraph` from 1. */
export function paragraphHref(
  { id, sha256 }: { readonly id: ArticleId; readonly sha256: string },
  paragraph: number,
): string {
  const hash = sha256.slice(0, HASH_CHARS);
  return `/articles/${encodeURIComponent(id)}?sha256=${hash}#${paragraphId(paragraph)}`;
}

/** Whether the text is another than the one a link was made for; null where none is named. */
export function hasChanged(sha256: string, params: URLSearchParams): boolean | null {
  const made = params.get(TEXT_HASH_PARAMETER.name)?.trim().toLowerCase() ?? '';
  return made === '' ? null : !sha256.startsWith(made);
}

/** An address of the article that keeps the hash of a link, for who is led on to it. */
export function withTextHash(href: string, params: URLSearchParams): string {
  const made = params.get(TEXT_HASH_PARAMETER.name);
  if (made === null || made.trim() === '') return href;
  return `${href}${href.includes('?') ? '&' : '?'}sha256=${encodeURIComponent(made)}`;
}
