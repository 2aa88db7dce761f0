/**
 * What is asked of a cluster. Every request may fail: what a cluster cannot do now (no node answers, a shard is
 * missing, it is read-only) is a `ClusterFailure` with the reason, and never names credentials.
 */
import { Client } from '@opensearch-project/opensearch';
import type { z } from 'zod';
import {
  ALIASES,
  ANYTHING,
  BULK,
  HITS,
  INFO,
  MAPPINGS,
  POINT_IN_TIME,
  readAnswer,
  VALUES,
} from './cluster-answers.ts';
import { ClusterFailure, failureOf, passes } from './cluster-failure.ts';
import type { ClusterOptions } from './cluster-options.ts';
import { articlesIndex, LAYOUT, STATE_INDEX } from './index-layout.ts';

export type BulkOperation =
  | { readonly kind: 'put'; readonly id: string; readonly document: object }
  | { readonly kind: 'delete'; readonly id: string };
export type Found<Source> = {
  readonly id: string;
  readonly source: Source;
  readonly score: number;
  readonly number: number;
};

/** Milliseconds a request may take, and how often it is tried at another node. */
const REQUEST_MS = 30_000;
const RETRIES = 4;
/** Milliseconds before a bulk request that was refused is tried again; doubled each time. */
const BACK_OFF_MS = 250;
const BULK_TRIES = 8;
/** Documents a page of a scan. */
const PAGE = 10_000;
const KEEP_ALIVE = '2m';
const MAJORS = [2, 3];
const MAX_STATES = 10_000;

export class Cluster {
  readonly #client: Client;
  readonly #name: string;

  constructor({ nodes, auth, apiKey, name }: ClusterOptions) {
    this.#name = name;
    this.#client = new Client({
      nodes: [...nodes],
      maxRetries: RETRIES,
      requestTimeout: REQUEST_MS,
      ...(auth !== null && { auth }),
      ...(apiKey !== null && { headers: { Authorization: `ApiKey ${apiKey}` } }),
    });
  }

  /** The alias under which articles are searched. */
  get articles(): string {
    return this.#name;
  }

  get #states(): string {
    return `${this.#name}-state`;
  }

  /** Rejects where it is no cluster of a known version. */
  async check(): Promise<void> {
    const { distribution, number = '' } = (await this.#ask(INFO, () => this.#client.info()))
      .version;
    const major = Number.parseInt(number, 10);
    if (distribution !== 'opensearch' || !MAJORS.includes(major))
      throw new ClusterFailure(
        `OpenSearch ${MAJORS.join(' or ')} is needed, not ${distribution ?? 'what answers'} ${number}.`,
      );
  }

  /** The index behind the alias, where its documents can be read; null where there is none such. */
  async current(): Promise<string | null> {
    const index = await this.aliased();
    if (index === null) return null;
    const mappings = await this.#ask(MAPPINGS, () => this.#client.indices.getMapping({ index }));
    return mappings[index]?.mappings._meta?.layout === LAYOUT ? index : null;
  }

  /** The index behind the alias, whatever its layout. */
  async aliased(): Promise<string | null> {
    const name = this.#name;
    const exists = await this.#ask(ANYTHING, () => this.#client.indices.existsAlias({ name }));
    if (exists !== true) return null;
    const aliases = await this.#ask(ALIASES, () => this.#client.indices.getAlias({ name }));
    return Object.keys(aliases).sort().at(-1) ?? null;
  }

  /** Makes an index that no alias leads to yet. Fine where another makes it at the same moment. */
  async create(index: string, shards: number): Promise<void> {
    await this.#createOnce(index, articlesIndex(shards));
    await this.#createOnce(this.#states, STATE_INDEX);
  }

  async #createOnce(index: string, body: object): Promise<void> {
    const exists = await this.#ask(ANYTHING, () => this.#client.indices.exists({ index }));
    if (exists === true) return;
    try {
      await this.#ask(ANYTHING, () => this.#client.indices.create({ index, body }));
    } catch (error) {
      if (!/resource_already_exists/.test(String(error))) throw error;
    }
  }

  /** Has the alias lead to this index alone, in one step, and drops those it led to before. */
  async swap(index: string): Promise<void> {
    const before = await this.aliased();
    if (before === index) return;
    const remove = before === null ? [] : [{ remove: { index: before, alias: this.#name } }];
    await this.#ask(ANYTHING, () =>
      this.#client.indices.updateAliases({
        body: { actions: [...remove, { add: { index, alias: this.#name } }] },
      }),
    );
    if (before !== null)
      await this.#ask(ANYTHING, () => this.#client.indices.delete({ index: before }));
  }

  /** Does all of it; what the cluster is too busy for is tried again, later and later. Ids make it safe to do twice. */
  async bulk(index: string, operations: readonly BulkOperation[]): Promise<void> {
    let left = operations;
    for (let tries = 0; left.length > 0; tries += 1) {
      const body = left.flatMap((one): object[] =>
        one.kind === 'put'
          ? [{ index: { _index: index, _id: one.id } }, one.document]
          : [{ delete: { _index: index, _id: one.id } }],
      );
      const { items } = await this.#ask(BULK, () => this.#client.bulk({ body }), BULK_TRIES);
      const again: BulkOperation[] = [];
      for (const [i, item] of items.entries()) {
        const [answer] = Object.values(item);
        const operation = left[i];
        if (answer === undefined || operation === undefined) continue;
        if (answer.status === 429 || answer.status === 503) again.push(operation);
        else if (answer.status >= 300 && !(operation.kind === 'delete' && answer.status === 404))
          throw new ClusterFailure(
            `The cluster refused an article (${answer.status}): ${answer.error?.reason ?? 'it does not say why'}`,
          );
      }
      if (again.length > 0 && tries >= BULK_TRIES)
        throw new ClusterFailure('The cluster is too busy to take articles.', true);
      if (again.length > 0) await pause(BACK_OFF_MS * 2 ** tries);
      left = again;
    }
  }

  /** What was written can be found from now on. */
  async refresh(index: string): Promise<void> {
    await this.#ask(ANYTHING, () => this.#client.indices.refresh({ index }));
  }

  /** One page of results. Rejects where not all shards have answered: a count would be wrong. */
  async search<Source>(body: object, index?: string): Promise<readonly Found<Source>[]> {
    const given = { body, ...(index !== undefined && { index }) };
    const answer = await this.#ask(HITS, () =>
      this.#client.search({ ...given, allow_partial_search_results: false } as never),
    );
    needAll(answer);
    return answer.hits.hits.map(({ _id: id, _source, _score, fields }) => ({
      id,
      // As this program has written it.
      source: (_source ?? {}) as Source,
      score: _score ?? 0,
      number: fields?.number?.[0] ?? -1,
    }));
  }

  /** Numbers and scores of all that a query finds, at one moment, by number. */
  async *find(query: object): AsyncGenerator<readonly Found<object>[], void, undefined> {
    const body = { ...pageOf(query, false, PAGE), track_scores: true };
    const page = await this.search<object>(body, this.articles);
    // Most results are one page, which is of one moment by itself.
    if (page.length < PAGE) yield page;
    else yield* this.scan<object>(this.articles, query, false, { scored: true });
  }

  /** All that a query finds, at one moment, ordered by number. */
  async *scan<Source>(
    index: string,
    query: object,
    fields: readonly string[] | false,
    options: { readonly scored?: boolean; readonly size?: number } = {},
  ): AsyncGenerator<readonly Found<Source>[], void, undefined> {
    const { pit_id: id } = await this.#ask(POINT_IN_TIME, () =>
      this.#client.createPit({ index: [index], keep_alive: KEEP_ALIVE }),
    );
    try {
      let after: readonly unknown[] | null = null;
      for (;;) {
        const page: readonly Found<Source>[] = await this.search<Source>({
          ...pageOf(query, fields, options.size ?? PAGE),
          pit: { id, keep_alive: KEEP_ALIVE },
          track_scores: options.scored === true,
          ...(after !== null && { search_after: after }),
        });
        if (page.length === 0) return;
        yield page;
        if (page.length < (options.size ?? PAGE)) return;
        after = [page.at(-1)?.number];
      }
    } finally {
      await this.#ask(ANYTHING, () => this.#client.deletePit({ body: { pit_id: [id] } })).catch(
        () => undefined,
      );
    }
  }

  /** Every value of a keyword field with the articles that have it, in pages. */
  async *values(
    index: string,
    field: string,
  ): AsyncGenerator<readonly { readonly value: string; readonly articles: number }[], void> {
    let after: unknown;
    for (;;) {
      const answer = await this.#ask(VALUES, () =>
        this.#client.search({
          index,
          allow_partial_search_results: false,
          body: {
            size: 0,
            track_total_hits: false,
            aggs: {
              values: {
                composite: {
                  size: PAGE,
                  sources: [{ value: { terms: { field } } }],
                  ...(after !== undefined && { after }),
                },
              },
            },
          },
        } as never),
      );
      needAll(answer);
      const { buckets, after_key: next } = answer.aggregations.values;
      yield buckets.map(({ key, doc_count: articles }) => ({ value: key.value, articles }));
      if (next === undefined || buckets.length === 0) return;
      after = next;
    }
  }

  /** The greatest number of an article that a query finds; -1 where there is none. */
  async greatestNumber(index: string, query: object): Promise<number> {
    const [found] = await this.search(
      { size: 1, query, _source: false, docvalue_fields: ['number'], sort: [{ number: 'desc' }] },
      index,
    );
    return found?.number ?? -1;
  }

  /** What was noted beside the articles of an index, by name. */
  async states<State>(index: string): Promise<ReadonlyMap<string, State>> {
    const asked = { index: this.#states };
    const exists = await this.#ask(ANYTHING, () => this.#client.indices.exists(asked));
    if (exists !== true) return new Map();
    const found = await this.search<{ index: string; name: string; state: State }>(
      { size: MAX_STATES, query: { match_all: {} } },
      this.#states,
    );
    return new Map(
      found.flatMap(({ source }) => (source.index === index ? [[source.name, source.state]] : [])),
    );
  }

  /** Notes something beside the articles of an index; it is seen at once. */
  async putState(index: string, name: string, state: object): Promise<void> {
    const body = { index, name, state };
    const id = `${index} ${name}`;
    const given = { index: this.#states, id, body, refresh: true };
    await this.#ask(ANYTHING, () => this.#client.index(given));
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  /** The body of an answer, as it must be. Rejects with `ClusterFailure`. */
  async #ask<Schema extends z.ZodType>(
    schema: Schema,
    request: () => Promise<{ readonly body: unknown }>,
    tries = RETRIES,
  ): Promise<z.infer<Schema>> {
    for (let tried = 1; ; tried += 1) {
      let body: unknown;
      try {
        ({ body } = await request());
      } catch (error) {
        if (!passes(error) || tried >= tries) throw failureOf(error);
        await pause(BACK_OFF_MS * 2 ** tried);
        continue;
      }
      return readAnswer(schema, body);
    }
  }
}

/** Throws where not all shards have answered: a count would be wrong. */
function needAll({
  timed_out: late,
  _shards: { failed },
}: z.infer<typeof HITS | typeof VALUES>): void {
  if (late || failed > 0)
    throw new ClusterFailure('Not all parts of the cluster have answered.', true);
}

function pageOf(query: object, fields: readonly string[] | false, size: number) {
  return {
    size,
    query,
    _source: fields,
    docvalue_fields: ['number'],
    sort: [{ number: 'asc' }],
    track_total_hits: false,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
