/** How busy an engine is, for whoever watches over the server. Counts since the start unless said otherwise. */
export type EngineLoad = {
  /** Questions that wait now, and that may wait at most; one more is refused. */
  readonly waiting: number;
  readonly mayWait: number;
  /** Threads that answer questions, and those that are answering now. */
  readonly threads: number;
  readonly busy: number;
  /** Threads that died, or had to be ended, and were replaced. */
  readonly replaced: number;
  /** Questions refused, or given up after waiting too long. */
  readonly overloaded: number;
  /** Questions whose asker went away before they were answered. */
  readonly abandoned: number;
  /** Bytes of the segments that the threads share. */
  readonly indexBytes: number;
  /** Indexing processes that died and were replaced. */
  readonly indexingDeaths: number;
};
