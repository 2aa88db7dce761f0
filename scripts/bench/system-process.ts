/** The process of one system, named by its argument: builds, opens and asks as it is told. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCorpus } from './corpus.ts';
import { fts5PrefixSystem, fts5System } from './fts5-system.ts';
import { miniSearchSystem } from './minisearch-system.ts';
import { choosePackedQueries, type PackedAsking, packedSystem } from './packed-system.ts';
import { loadStories } from './source-stories.ts';
import { Stopwatch } from './statistics.ts';
import type { Asking, System } from './system.ts';
import type { Order, Replies, Reply, SystemName } from './system-message.ts';
import { tagArticles } from './tagging.ts';

const SYSTEMS: Readonly<Record<SystemName, Pick<System, 'open'> & Partial<System>>> = {
  packed: packedSystem,
  minisearch: miniSearchSystem,
  fts5: fts5System,
  'fts5-prefix': fts5PrefixSystem,
};

const name = process.argv[2] as SystemName;
const system = SYSTEMS[name];
let asking: Asking | null = null;

async function follow(order: Order): Promise<Replies[keyof Replies]> {
  switch (order.kind) {
    case 'build': {
      const corpus = createCorpus(await loadStories(order.stories));
      return (await system.build?.(corpus, order.articles, order.folder)) ?? [];
    }
    case 'open': {
      const loading = new Stopwatch();
      await loading.time(async () => {
        asking = await system.open(order.folder);
        await asking.ask([order.first]);
      });
      return loading.spent;
    }
    case 'choose':
      return choosePackedQueries(order.folder, order.count, order.seed);
    case 'ask':
      asking?.refresh();
      collectGarbage();
      return (await asking?.ask(order.queries)) ?? { wallMs: [], cpuMs: 0, totals: [] };
    case 'pages': {
      asking?.refresh();
      return (asking as PackedAsking).pages(order.queries);
    }
    case 'tag':
      return tagArticles(createCorpus(await loadStories(order.stories)), order.articles);
    case 'memory':
      collectGarbage();
      return { rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 };
    default:
      return order satisfies never;
  }
}

/** So that one batch does not pay for the garbage of another, and memory is what is held. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function reply(message: Reply): void {
  process.send?.(message);
}

process.on('message', (order: Order) => {
  follow(order).then(
    (result) => reply({ kind: 'done', result }),
    (error: unknown) => reply({ kind: 'failed', reason: (error as Error).stack ?? String(error) }),
  );
});
