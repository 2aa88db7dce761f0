/** The state of an archive in a cluster that query threads have opened: the newest, whoever made it. */
import type { QueryPool } from '../packed/query-pool.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterOptions } from './cluster-options.ts';
import { clusterState, type StoredState } from './cluster-state.ts';

/** What a query thread opens: the archive as the cluster has it at that moment. */
export type ClusterSource = { readonly options: ClusterOptions };

export class ServedState {
  readonly #cluster: Cluster;
  readonly #pool: QueryPool<ClusterSource>;
  readonly #options: ClusterOptions;
  readonly #warn: (message: string) => void;
  #version: string | null = null;
  #refreshing: Promise<void> = Promise.resolve();
  #isFollowing = false;
  #problem = '';
  /** In the state that is open. */
  articles = 0;

  constructor(
    cluster: Cluster,
    pool: QueryPool<ClusterSource>,
    options: ClusterOptions,
    warn: (message: string) => void,
  ) {
    this.#cluster = cluster;
    this.#pool = pool;
    this.#options = options;
    this.#warn = warn;
  }

  /** Opens the newest state, one after the other. Rejects where the cluster cannot be asked. */
  refresh(): Promise<void> {
    const next = this.#refreshing.then(() => this.#refresh());
    this.#refreshing = next.catch(() => undefined);
    return next;
  }

  /** The same, on the way: what fails is told once, and tried again. */
  async follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const problem = await this.refresh().then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (problem !== this.#problem)
      this.#warn(problem === '' ? 'The cluster answers again.' : `${problem} It is tried again.`);
    this.#problem = problem;
    this.#isFollowing = false;
  }

  async #refresh(): Promise<void> {
    const index = await this.#cluster.current();
    const states =
      index === null
        ? new Map<string, StoredState>()
        : await this.#cluster.states<StoredState>(index);
    const { version } = clusterState(states.values());
    if (version === this.#version) return;
    await this.#pool.serve({ options: this.#options });
    this.#version = version;
    this.articles = [...states.values()].reduce(
      (sum, one) => sum + (one.kind === 'part' ? one.articles : 0),
      0,
    );
  }
}
