/** What a thread that waits and the thread that asks the cluster for it say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { FullDocument, LightDocument } from './article-document.ts';
import type { ClusterOptions } from './cluster-options.ts';
import type { ClusterState } from './cluster-state.ts';

/** What can be asked for, and what comes of it. */
export type Asked = {
  /** Everything that an archive is opened with. */
  readonly open: { given: Record<never, never>; answer: OpenedCluster };
  /** Numbers and scores of what a query finds, by number. */
  readonly find: { given: { query: object }; answer: FoundNumbers };
  /** Documents of these numbers, with their texts; in no particular order. */
  readonly documents: { given: { numbers: readonly number[] }; answer: readonly FullDocument[] };
};

export type OpenedCluster = {
  readonly documents: readonly LightDocument[];
  /** Keys of forms, with the articles that hold each. */
  readonly forms: readonly { readonly value: string; readonly articles: number }[];
  readonly state: ClusterState;
};

export type FoundNumbers = {
  readonly numbers: Float64Array;
  readonly scores: Float64Array;
};

export type Ask = {
  [Kind in keyof Asked]: { readonly kind: Kind } & Asked[Kind]['given'];
}[keyof Asked];

export type Answer =
  | { readonly kind: 'answer'; readonly answer: Asked[keyof Asked]['answer'] }
  | { readonly kind: 'failed'; readonly message: string };

export type AskingThreadData = {
  readonly options: ClusterOptions;
  readonly port: MessagePort;
  /** One number, shared: 1 once an answer is there. */
  readonly answered: Int32Array;
};
