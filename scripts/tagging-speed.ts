/**
 * `node dist/scripts/tagging-speed.js [folder]`: words a second that are read for names, in one thread
 * and in one and two worker threads, and how long it takes to open what is kept of them. The folder is
 * one of text files; without it, the bundled corpus.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT, TAGGER_MODEL } from '../server/config.ts';
import type { LocalName } from '../server/core/names.ts';
import type { NamedArticle } from '../server/entities/article-names.ts';
import { createNameFinder, type NameFinder } from '../server/entities/name-finder.ts';
import { openNamesCache } from '../server/entities/names-cache.ts';
import { createTaggerRecogniser, readTaggerModel } from '../server/entities/tagger-recogniser.ts';
import { createTaggingPool } from '../server/entities/tagging-pool.ts';

/** Words to read each time: some seconds of work. */
const WORDS = 200_000;
/** Each way is tried so often, in turns; the best counts, since other work on the machine only slows. */
const ROUNDS = 4;
/** What the cache is tried with. */
const CACHED = { articles: 100_000, names: 15 };

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wordsIn = ({ text }: NamedArticle): number => text.split(/\s+/u).length;

function articlesIn(folder: string): NamedArticle[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => file.endsWith('.txt'))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const paragraphs = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
      return { title: '', titleSource: 'text', text, paragraphs, language: 'en' };
    });
}

type Speed = { readonly words: number; readonly cores: number };

/** Words a second, and how many cores were busy. */
async function speedOf(finder: NameFinder, articles: readonly NamedArticle[]): Promise<Speed> {
  const words = articles.reduce((sum, article) => sum + wordsIn(article), 0);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for await (const { problem } of finder.findNames(articles))
    if (problem !== null) throw new Error(problem);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { words: words / seconds, cores: (user + system) / 1e6 / seconds };
}

async function measureTagging(folder: string): Promise<void> {
  const own = articlesIn(folder);
  const words = own.reduce((sum, article) => sum + wordsIn(article), 0);
  const articles = Array.from({ length: Math.ceil(WORDS / words) }, () => own).flat();
  const recogniser = createTaggerRecogniser(TAGGER_MODEL);
  const pool = (workers: number): NameFinder =>
    createTaggingPool({
      recogniser: recogniser.name,
      workers,
      workerData: { kind: 'tagger', model: readTaggerModel(TAGGER_MODEL) },
    });
  const ways: readonly (readonly [string, NameFinder])[] = [
    ['in the main thread', createNameFinder(recogniser)],
    ['one worker', pool(1)],
    ['two workers', pool(2)],
  ];
  const best = new Map<string, Speed>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [way, finder] of ways) {
      const speed = await speedOf(finder, articles);
      if (speed.words > (best.get(way)?.words ?? 0)) best.set(way, speed);
    }
  }
  const first = best.get('in the main thread')?.words ?? 1;
  for (const [way, { words: speed, cores }] of best) {
    const ratio = (speed / first).toFixed(2);
    say(`${way}: ${Math.round(speed)} words a second, × ${ratio}, on ${cores.toFixed(2)} cores`);
  }
  for (const [, finder] of ways) await finder.close();
}

async function measureCache(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-names-'));
  try {
    const cache = await openNamesCache(folder);
    const keys = Array.from({ length: CACHED.articles }, (_, i) => String(i).padStart(16, '0'));
    const names = Array.from({ length: CACHED.names }, (_, i): LocalName => {
      const mentions = [200, 2000].map((at) => ({
        field: 'text' as const,
        start: at * i,
        end: at * i + 14,
      }));
      return { type: 'person', name: `Given Family ${i}`, mentions };
    });
    for (const key of keys) cache.put(key, names);
    await cache.save();
    const started = performance.now();
    const again = await openNamesCache(folder);
    const opened = performance.now();
    for (const key of keys) again.get(key);
    const [open, read] = [opened - started, performance.now() - opened].map(Math.round);
    say(
      `names of ${again.size} articles, ${CACHED.names} each: opened in ${open} ms, all read in ${read} ms`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await measureTagging(process.argv[2] ?? join(PACKAGE_ROOT, 'corpus'));
await measureCache();
