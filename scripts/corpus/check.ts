/**
 * `npm run corpus:check [-- folder]`: what the demonstration archive holds, as the project's own loader
 * and recogniser see it: articles, words, stories, entities by type, formats, outlets, spellings. Ends
 * with 1 where a file is not read cleanly, an article is shorter or longer than promised, or the list
 * of stories names what is not there.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENTITY_TYPES } from '../../server/core/names.ts';
import { createTaggerRecogniser } from '../../server/entities/tagger-recogniser.ts';
import { type Archive, readArchive } from './archive.ts';
import { archiveFaults } from './archive-faults.ts';
import { type ReadStory, readStories, readStoryList } from './archive-stories.ts';

/** Entities printed with their spellings. */
const SHOWN_ENTITIES = 40;
/** What the loader takes for implausible lies after it. */
const TODAY = new Date().toISOString().slice(0, 10);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stories: { type: 'string', default: join('test', 'corpus', 'archive-stories.json') },
    model: { type: 'string', default: join('server', 'entities', 'tagger', 'model.bin') },
  },
});

function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** One row of the table: what it is, and the value. */
function row(name: string, value: string | number): void {
  print(`${name.padEnd(16)}${value}`);
}

/** `plain-text 60, markdown 12`: how often each value occurs, most frequent first. */
function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return listed(counts);
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([value, count]) => `${value} ${count}`)
    .join(', ');
}

function printSummary({ articles, entities }: Archive, stories: readonly ReadStory[]): void {
  const words = articles.map((article) => article.words);
  const total = words.reduce((sum, count) => sum + count, 0);
  const files = new Set(articles.map(({ path }) => path)).size;
  const inStories = new Set(stories.flatMap((story) => story.articles)).size;
  const texts = new Set(articles.map(({ draft }) => draft.text)).size;
  row(
    'articles',
    `${articles.length} in ${files} files, ${articles.length - texts} of them copies`,
  );
  row('words', `${total}, ${Math.min(...words)} to ${Math.max(...words)} an article`);
  row('stories', `${stories.length} with ${inStories} reports`);
  for (const type of ENTITY_TYPES) row(type, entities[type].length);
  row('formats', tally(articles.map(({ draft }) => draft.format)));
  row('outlets', tally(articles.map(({ draft }) => draft.source ?? 'none named')));
  row('sections', tally(articles.map(({ draft }) => draft.section ?? 'none named')));
  row('years', tally(articles.map(({ draft }) => draft.date?.day.slice(0, 4) ?? 'undated')));
}

function printStories(stories: readonly ReadStory[]): void {
  print('\nstories');
  for (const { story, articles, days } of stories) {
    const when = days === null ? 'undated' : `${days.first} to ${days.last}`;
    print(`  ${String(articles.length).padStart(2)}  ${when.padEnd(26)}${story}`);
  }
}

function printSpellings({ entities }: Archive): void {
  const varied = ENTITY_TYPES.flatMap((type) => entities[type])
    .filter(({ forms }) => forms.size > 1)
    .sort((a, b) => b.forms.size - a.forms.size || b.entity.count - a.entity.count);
  print(`\nspellings (${varied.length} entities have several)`);
  for (const { entity, forms } of varied.slice(0, SHOWN_ENTITIES)) {
    print(`  ${entity.name} (${entity.type}): ${listed(forms)}`);
  }
}

const recogniser = createTaggerRecogniser(values.model);
const archive = await readArchive(positionals[0] ?? 'corpus', recogniser, TODAY);
const stories = readStories(readStoryList(values.stories), archive.articles);
const faults = archiveFaults(archive, stories);

printSummary(archive, stories);
printStories(stories);
printSpellings(archive);
print(faults.length === 0 ? '\nno faults' : `\nfaults (${faults.length})`);
for (const fault of faults) print(`  ${fault}`);
if (faults.length > 0) process.exitCode = 1;
