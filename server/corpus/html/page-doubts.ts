/** Why a page may hold no article: it is read all the same, and the reason is shown where files are listed. */
import type { PageBlock } from './content-blocks.ts';
import { metaValue, type PageHead } from './page-head.ts';

const ERROR_TITLE =
  /^(?:error\s*)?(?:4\d\d|50\d)\b|\b(?:page|file|article|content|story|url) (?:not|can(?:no|[’'])t be|could not be|was not) (?:be )?found\b|^not found\b|\baccess denied\b|^just a moment|^attention required|\bare you (?:a robot|human)\b|\bservice unavailable\b|^forbidden\b|\bsecurity check\b|\bpage (?:is )?(?:un|not )available\b|^oops\b|^site (?:maintenance|unavailable)/i;
/** Error pages are short. */
const MAX_ERROR_CHARS = 2000;
/** Shorter texts are captions or teasers. A guess. */
const MIN_TEXT_CHARS = 140;
/** Headlines that lead elsewhere, from which a page is a front page. A guess. */
const MIN_TEASERS = 6;

export type Doubtful = {
  readonly title: string | null;
  readonly head: PageHead;
  readonly kept: readonly PageBlock[];
  /** Whether the page says in JSON-LD, by its type or with a date that it is an article. */
  readonly claimsArticle: boolean;
};

/** One plain sentence, or null where the page reads like an article. */
export function pageDoubt({ title, head, kept, claimsArticle }: Doubtful): string | null {
  const chars = kept.reduce((sum, { text }) => sum + text.length, 0);
  const titles = [title, head.title].filter((text) => text !== null);
  if (chars < MAX_ERROR_CHARS && titles.some((text) => ERROR_TITLE.test(text)))
    return 'The page seems to be an error page, not an article.';
  const linked = kept.filter(({ linkShare }) => linkShare > 0.8).length;
  const headings = kept.filter(
    ({ kind, linkShare }) => kind === 'heading' && linkShare > 0.8,
  ).length;
  const isSite = /^website$/i.test(metaValue(head, ['og:type']) ?? '');
  if (
    !claimsArticle &&
    (headings >= MIN_TEASERS || linked > kept.length / 2 || (isSite && linked >= MIN_TEASERS))
  )
    return 'The page seems to list articles rather than to hold one.';
  if (chars < MIN_TEXT_CHARS) return 'There is hardly any text on the page.';
  return null;
}
