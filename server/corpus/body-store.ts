/**
 * Where the bodies of articles are kept while their files are only remembered: texts take most of the
 * room, and most of the time nobody needs them.
 */
import type { ArticleBody, ArticleId } from '../core/article.ts';

export interface BodyStore {
  has(id: ArticleId): boolean;
  put(id: ArticleId, body: ArticleBody): void;
  /** Undefined where it was never put, or is lost. */
  get(id: ArticleId): ArticleBody | undefined;
}

export function memoryBodies(): BodyStore {
  const bodies = new Map<ArticleId, ArticleBody>();
  return {
    has: (id) => bodies.has(id),
    put: (id, body) => void bodies.set(id, body),
    get: (id) => bodies.get(id),
  };
}
