/** Finding an article by its address: here, moved to another id, gone, or never known. */
import type { Response } from 'express';
import { SearchError } from '../core/errors.ts';
import type { SearchState } from '../core/search-state.ts';
import type { ArticleDetail, IndexInfo, Searcher } from '../core/searcher.ts';

/** The article and the index it was found in, or where it has moved to. */
export type FoundArticle =
  | { readonly kind: 'here'; readonly article: ArticleDetail; readonly index: IndexInfo }
  | { readonly kind: 'moved'; readonly to: string };

/** Longest id that is repeated in a message; ours have 16 characters. */
const MAX_SHOWN_ID = 40;

/** Throws `article-not-found`, or `article-gone` for one that used to be there. */
export async function findArticle(
  searcher: Searcher,
  id: string,
  state: SearchState | null,
): Promise<FoundArticle> {
  // The index is asked first: an answer newer than its validator is only fetched once too often.
  const { index } = await searcher.status();
  const found = await searcher.article(id, state);
  switch (found.kind) {
    case 'here':
      return { kind: 'here', article: found.article, index };
    case 'moved':
      return found;
    case 'gone':
      throw new SearchError(
        'article-gone',
        `The article is no longer in the folder; it last stood at ${found.path}.`,
      );
    case 'withdrawn':
      throw new SearchError('article-gone', 'The article has been withdrawn.');
    case 'unknown':
      throw new SearchError(
        'article-not-found',
        `There is no article with the id ${id.slice(0, MAX_SHOWN_ID)}.`,
      );
    default:
      return found satisfies never;
  }
}

/** Sends the client to where the article is now, for good. */
export function redirectFor(response: Response, href: string): void {
  response.set('Cache-Control', 'private, no-cache');
  response.redirect(308, href);
}
