/** The thread that asks the cluster for one that waits (`blocking-cluster.ts`). */
import { workerData } from 'node:worker_threads';
import {
  FULL_FIELDS,
  type FullDocument,
  LIGHT_FIELDS,
  type LightDocument,
} from './article-document.ts';
import type { Answer, Ask, Asked, AskingThreadData } from './blocking-messages.ts';
import { Cluster } from './cluster.ts';
import { clusterState, type StoredState } from './cluster-state.ts';

/** Documents with their texts that are read at once. */
const FULL_PAGE = 500;

const { options, port, answered } = workerData as AskingThreadData;
const cluster = new Cluster(options);

port.on('message', async (ask: Ask) => {
  const answer: Answer = await answerTo(ask).then(
    (given): Answer => ({ kind: 'answer', answer: given }),
    (error: unknown): Answer => ({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    }),
  );
  port.postMessage(answer);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});

async function answerTo(ask: Ask): Promise<Asked[keyof Asked]['answer']> {
  switch (ask.kind) {
    case 'open':
      return open();
    case 'find':
      return find(ask.query);
    case 'documents':
      return documents(ask.numbers);
    default:
      return ask satisfies never;
  }
}

async function open(): Promise<Asked['open']['answer']> {
  const index = await cluster.current();
  if (index === null) return { documents: [], forms: [], state: clusterState([]) };
  const state = clusterState((await cluster.states<StoredState>(index)).values());
  const found: LightDocument[] = [];
  const all = cluster.scan<LightDocument>(cluster.articles, { match_all: {} }, LIGHT_FIELDS);
  for await (const page of all) for (const { source } of page) found.push(source);
  const forms: Asked['open']['answer']['forms'][number][] = [];
  for await (const page of cluster.values(cluster.articles, 'forms')) forms.push(...page);
  return { documents: found, forms, state };
}

async function find(query: object): Promise<Asked['find']['answer']> {
  const [numbers, scores]: [number[], number[]] = [[], []];
  for await (const page of cluster.find(query)) {
    for (const { number, score } of page) {
      numbers.push(number);
      scores.push(score);
    }
  }
  return { numbers: Float64Array.from(numbers), scores: Float64Array.from(scores) };
}

async function documents(numbers: readonly number[]): Promise<readonly FullDocument[]> {
  const found: FullDocument[] = [];
  for (let from = 0; from < numbers.length; from += FULL_PAGE) {
    const page = await cluster.search<FullDocument>(
      {
        size: FULL_PAGE,
        query: { terms: { number: numbers.slice(from, from + FULL_PAGE) } },
        _source: FULL_FIELDS,
      },
      cluster.articles,
    );
    for (const { source } of page) found.push(source);
  }
  return found;
}
