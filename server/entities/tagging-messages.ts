/** What the pool and its worker threads say to each other. */
import type { LocalName } from '../core/names.ts';
import type { NamedArticle } from './article-names.ts';

/** What a worker needs to make its recogniser. */
export type RecogniserSource =
  /** The bytes of the model file, shared by all threads. */
  { readonly kind: 'tagger'; readonly model: SharedArrayBuffer };

/** To a worker. */
export type TaggingRequest = {
  readonly kind: 'tag';
  readonly batch: number;
  readonly articles: readonly NamedArticle[];
};

/** What became of one article of a batch. */
export type TaggingOutcome =
  | { readonly kind: 'named'; readonly names: readonly LocalName[] }
  | { readonly kind: 'failed'; readonly detail: string };

/** From a worker. */
export type TaggingReply =
  | { readonly kind: 'ready' }
  /** An outcome an article, in order. */
  | {
      readonly kind: 'tagged';
      readonly batch: number;
      readonly outcomes: readonly TaggingOutcome[];
    };
