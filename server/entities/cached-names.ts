/** A name finder that never reads the same content twice: what was found before comes first. */
import { createHash } from 'node:crypto';
import { searchableTitle } from '../core/article.ts';
import { mayBeEnglish, type NamedArticle } from './article-names.ts';
import type { FoundNames, NameFinder } from './name-finder.ts';
import type { NamesCache } from './names-cache.ts';
import { KEY_BYTES } from './names-record.ts';

/** Articles between two savings: an interrupted build loses at most these. A guess. */
const SAVE_EVERY = 1000;

/** `version`: what decides names beside the article (`naming-version.ts`). Closes the finder, not the cache. */
export function cachedNames(finder: NameFinder, cache: NamesCache, version: string): NameFinder {
  return {
    recogniser: finder.recogniser,
    findNames: (articles, signal) => findNames(articles, signal, { finder, cache, version }),
    close: () => finder.close(),
  };
}

async function* findNames<A extends NamedArticle>(
  articles: Iterable<A>,
  signal: AbortSignal | undefined,
  using: { readonly finder: NameFinder; readonly cache: NamesCache; readonly version: string },
): AsyncGenerator<FoundNames<A>, void, undefined> {
  const { finder, cache, version } = using;
  const unknown: A[] = [];
  for (const article of articles) {
    signal?.throwIfAborted();
    const names = cache.get(contentKey(article, version));
    if (names === null) unknown.push(article);
    else yield { article, names, problem: null };
  }
  let unsaved = 0;
  try {
    for await (const found of finder.findNames(unknown, signal)) {
      if (found.problem === null) {
        cache.put(contentKey(found.article, version), found.names);
        unsaved += 1;
      }
      yield found;
      if (unsaved < SAVE_EVERY) continue;
      await cache.save();
      unsaved = 0;
    }
  } finally {
    await cache.save();
  }
}

/** The first bytes of a SHA-256 over all that decides the names, as Latin-1 characters. */
export function contentKey(article: NamedArticle, version: string): string {
  const { text, paragraphs } = article;
  const told = [version, searchableTitle(article), paragraphs, mayBeEnglish(article)];
  const hash = createHash('sha256').update(JSON.stringify(told));
  return hash.update(text).digest().toString('latin1', 0, KEY_BYTES);
}
