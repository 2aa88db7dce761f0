/** What the pool and its query threads say to each other. */
import type { ErrorCode } from '../../core/errors.ts';
import type { QueryLimits } from '../../core/query/limits.ts';
import type { Searcher } from '../../core/searcher.ts';

/** What a thread is given when it starts: where its first archive is, and what it may do. */
export type ThreadData<Source extends object> = {
  readonly source: Source;
  /** One number, shared: the question that need not be answered any more. */
  readonly abandoned: Int32Array;
  readonly limits: QueryLimits;
};

/** A question: a method of the `Searcher` and what it is given. */
export type Question = {
  [Method in keyof Searcher]: {
    readonly method: Method;
    readonly given: Parameters<Searcher[Method]>;
  };
}[keyof Searcher];

export type ToThread<Source extends object = object> =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** Another archive takes the place of the one before. */
  | { readonly kind: 'open'; readonly source: Source }
  /** The archive is no longer asked about. */
  | { readonly kind: 'close' };

export type FromThread =
  /** The archive is open, of this version of the index; questions may come. */
  | { readonly kind: 'open'; readonly version: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** A request that cannot be served. */
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: ErrorCode;
      readonly detail: string;
      readonly parameter: string | null;
    }
  /** A bug. */
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly message: string;
      readonly stack: string;
    };
