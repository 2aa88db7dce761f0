/**
 * Names: what the recogniser finds in an article (mentions, gathered into local names), and what the
 * entity table makes of them across articles.
 */
import type { TextField } from './article.ts';
import type { Span } from './span.ts';

export const ENTITY_TYPES = ['person', 'place', 'organization'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** A span of the title or text that names something, without courtesy title or possessive. */
export type MentionSpan = Span & { readonly field: TextField };

/** A name as one article uses it: its fullest form there, and every occurrence, short forms included. */
export type LocalName = {
  readonly type: EntityType;
  readonly name: string;
  /** Sorted by field (title first), then start; disjoint. None for a name that was only assigned. */
  readonly mentions: readonly MentionSpan[];
  /** Set where the publisher attached the name to the article. */
  readonly assigned?: true;
};

/** A mention resolved to its entity's display name. */
export type Mention = MentionSpan & {
  readonly type: EntityType;
  readonly entity: string;
  readonly text: string;
};

/** The parts of a name by which lists of references are sorted; what has no such parts is `literal`. */
export type CitedName =
  | { readonly family: string; readonly given: string; readonly suffix: string | null }
  | { readonly literal: string };
