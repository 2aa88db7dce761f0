/** What grouping looks at in an article, whatever engine holds it. */
import type { ArticleId } from '../core/article.ts';
import type { EntityType } from '../core/names.ts';

export type StoryArticle = {
  readonly id: ArticleId;
  /** The headline; empty where it was only taken from the text. */
  readonly title: string;
  readonly text: string;
  /** ISO `YYYY-MM-DD`; null where unknown. */
  readonly day: string | null;
  readonly source: string | null;
  /** Display names of the entities named, each once. */
  readonly entities: Readonly<Record<EntityType, readonly string[]>>;
  /** Rises with the order in which articles were first indexed; names a story's earliest member. */
  readonly addedOrder: number;
};
