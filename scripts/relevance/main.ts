/**
 * `npm run eval:relevance -- <folder>`: how well judged queries are answered. The folder is a collection
 * (documents, topics, judgments) or holds several; one of Reuters-21578 is asked for its own headlines.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../bench/table.ts';
import { datelineSystem } from './dateline-system.ts';
import { fts5System, nodeWithSqlite } from './fts5-system.ts';
import type { JudgedCollection, Ranking, RankingSystem, TopicSet } from './judged-collection.ts';
import { readKnownItems } from './known-items.ts';
import { METRICS, mean, type Scores, scoreRanking } from './metrics.ts';
import { miniSearchSystem } from './minisearch-system.ts';
import { randomisationTest } from './randomisation.ts';
import { readCollections } from './read-collections.ts';
import { TOPIC_PARTS } from './trec-markup.ts';

const USAGE = `npm run eval:relevance -- <folder> … [options]
  folder             documents, topics and judgments, or folders of them; or Reuters-21578
  --topics PARTS     parts of TREC topics that are asked: title, desc, narr, joined by + (title)
  --only             Dateline alone, without MiniSearch and FTS5`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    topics: { type: 'string', default: 'title' },
    only: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function collectionsIn(folder: string): Promise<JudgedCollection[]> {
  if (existsSync(join(folder, 'reut2-000.sgm'))) return [await readKnownItems(folder)];
  const wanted = values.topics.split('+');
  return readCollections(
    folder,
    TOPIC_PARTS.filter((part) => wanted.includes(part)),
  );
}

function systems(): RankingSystem[] {
  if (values.only) return [datelineSystem()];
  const node = nodeWithSqlite();
  if (node === null) say('FTS5 is left out: no Node with node:sqlite was found.');
  return [miniSearchSystem, ...(node === null ? [] : [fts5System(node)]), datelineSystem()];
}

type Scored = { readonly system: string; readonly scores: readonly Scores[] };

function report({ name, topics, notes }: TopicSet, documents: number, scored: readonly Scored[]) {
  say(`\n${name}: ${topics.length} topics, ${documents.toLocaleString('en')} documents`);
  for (const note of notes) say(note);
  const own = scored.at(-1);
  const rows = scored.map(({ system, scores }) => {
    const means = METRICS.map((metric) => mean(scores.map((one) => one[metric])).toFixed(4));
    return [system, ...means, own === undefined ? '' : difference(own.scores, scores)];
  });
  say(markdownTable(['', ...METRICS, 'p (nDCG@10)'], rows));
}

/** Whether our nDCG@10 differs from another's by more than chance. */
function difference(own: readonly Scores[], other: readonly Scores[]): string {
  if (own === other) return '';
  const ndcg = (scores: readonly Scores[]): number[] => scores.map((one) => one['nDCG@10']);
  return randomisationTest(ndcg(own), ndcg(other)).toFixed(4);
}

async function evaluate(collection: JudgedCollection): Promise<void> {
  const { documents, sets } = collection;
  const queries = sets.flatMap(({ topics }) => topics.map(({ query }) => query));
  const rankings: { readonly system: string; readonly found: readonly Ranking[] }[] = [];
  for (const { name, rank } of systems())
    rankings.push({ system: name, found: await rank(documents, queries) });
  let first = 0;
  for (const set of sets) {
    const start = first;
    first += set.topics.length;
    const scored = rankings.map(({ system, found }) => ({
      system,
      scores: set.topics.map(({ id }, i) =>
        scoreRanking(found[start + i] ?? [], set.judgments.get(id) ?? new Map()),
      ),
    }));
    report(set, documents.length, scored);
  }
}

if (values.help || positionals.length === 0) say(USAGE);
else {
  const workingFolder = process.env['INIT_CWD'] ?? process.cwd();
  for (const folder of positionals)
    for (const collection of await collectionsIn(resolve(workingFolder, folder)))
      await evaluate(collection);
}
