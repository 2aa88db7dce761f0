/**
 * `npm run bench:stories -- <folder> [articles]`: what grouping a large archive costs: the time of a fresh
 * grouping and of one article more, and the memory it keeps. The articles are those of `npm run bench`,
 * made of the sentences of a folder.
 */
import { parseArgs } from 'node:util';
import type { ArticleId } from '../../server/core/article.ts';
import {
  ArticleGrouping,
  type GroupingTraits,
  groupingTraits,
  textForCopies,
} from '../../server/stories/article-grouping.ts';
import { createCorpus } from '../bench/corpus.ts';
import { readStories } from '../bench/source-stories.ts';

/** CPU time of this process. */
class Stopwatch {
  milliseconds = 0;

  time<T>(work: () => T): T {
    const started = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(started);
    this.milliseconds += (user + system) / 1000;
    return result;
  }
}

const USAGE = 'npm run bench:stories -- <folder> [articles]';
const DEFAULT_ARTICLES = 100_000;
/** Articles added one by one to the finished grouping. */
const ADDED = 200;

const { positionals } = parseArgs({ allowPositionals: true });
const [folder, count = String(DEFAULT_ARTICLES)] = positionals;
const articles = Number(count);
if (folder === undefined || !Number.isSafeInteger(articles) || articles < 1) {
  console.error(USAGE);
  process.exit(2);
}

const corpus = createCorpus(await readStories(folder));
const numbers = new Map<ArticleId, number>();
const traitsOf = (number: number): GroupingTraits => {
  const { article, names } = corpus.article(number);
  numbers.set(article.id, number);
  return groupingTraits(article, names);
};
const grouping = new ArticleGrouping((id) => {
  const number = numbers.get(id);
  return number === undefined ? null : textForCopies(corpus.article(number).article);
});

const before = memory();
const traits = new Stopwatch();
const collecting = new Stopwatch();
const building = new Stopwatch();
for (let number = 0; number < articles; number += 1) {
  // The corpus makes each article anew; an archive reads it from its index instead.
  const { article, names } = corpus.article(number);
  numbers.set(article.id, number);
  const own = traits.time(() => groupingTraits(article, names));
  collecting.time(() => grouping.collect(own));
}
building.time(() => {
  for (const _ of grouping.build());
});
const groups = grouping.groups(null);
const kept = memory() - before;
const adding: number[] = [];
const telling: number[] = [];
for (let number = articles; number < articles + ADDED; number += 1) {
  const own = traitsOf(number);
  const [add, tell] = [new Stopwatch(), new Stopwatch()];
  add.time(() => grouping.add(own));
  tell.time(() => grouping.groups(groups));
  adding.push(add.milliseconds);
  telling.push(tell.milliseconds);
}

const seconds = (watch: Stopwatch): string => (watch.milliseconds / 1000).toFixed(1);
console.log(`${articles.toLocaleString('en')} articles: ${groups.stories.length} stories, ${groups.copies.length} groups of copies

| | |
|---|---:|
| profiles and signatures, CPU s | ${seconds(traits)} |
| copies, CPU s | ${seconds(collecting)} |
| stories, CPU s | ${seconds(building)} |
| memory kept, MB | ${Math.round(kept / 1e6)} |
| one article more, ms: median, 95 of 100 | ${share(adding, 0.5)}, ${share(adding, 0.95)} |
| all groups told, ms: median | ${share(telling, 0.5)} |`);

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function share(values: readonly number[], place: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor(place * (sorted.length - 1))] ?? 0).toFixed(1);
}
