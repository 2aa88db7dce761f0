/**
 * How well copies and stories are found: `npm run eval:stories`. Without the collections beside the
 * checkout only the bundled archive is measured. Names are found once and kept in `.dateline`.
 */
import { join } from 'node:path';
import { PACKAGE_ROOT, TAGGER_MODEL } from '../../server/config.ts';
import { openNameFinder } from '../../server/entities/open-name-finder.ts';
import { CopyIndex } from '../../server/stories/copy-index.ts';
import { type CopyText, copyText } from '../../server/stories/copy-text.ts';
import type { StoryArticle } from '../../server/stories/story-article.ts';
import {
  buildStoryIndex,
  type StoryEntry,
  type StoryIndex,
} from '../../server/stories/story-index.ts';
import { readStoryList } from '../corpus/archive-stories.ts';
import { archiveAgreement } from './archive-agreement.ts';
import { type CollectionName, hasCollection, readCollection } from './collections.ts';
import { scoreCopies } from './copy-score.ts';
import { KNOWN_COPIES } from './known-copies.ts';
import { bCubed, readLabels } from './labels.ts';
import { joinedPairs, shareApart, shuffled } from './pair-difference.ts';
import { finishBuild, nameArticles, storyEntry } from './story-articles.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
/** Reuters items that the seeds are mixed with, and that changes are tried on. */
const ITEMS = 3000;

function timed<T>(what: string, run: () => T): T {
  const started = performance.now();
  const result = run();
  say(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

function build(entries: readonly StoryEntry[]): StoryIndex {
  return finishBuild(buildStoryIndex(entries));
}

function evaluateMadeCopies(name: string, articles: readonly StoryArticle[]): void {
  const score = scoreCopies(articles, KNOWN_COPIES);
  say(`Copies made of ${score.articles} articles (${name})`);
  say(`  recall ${percent(score.recall)}, precision ${percent(score.precision)}`);
  for (const [edit, share] of Object.entries(score.recallOf))
    say(`    ${edit.padEnd(26)} ${percent(share)}`);
  for (const [a, b] of score.wrong.slice(0, 5)) say(`    wrong: ${a} with ${b}`);
}

function evaluateReutersCopies(articles: readonly StoryArticle[]): void {
  say(`Copies among ${articles.length} Reuters items`);
  const texts = timed('texts', () => {
    const made = new Map<string, CopyText>();
    for (const article of articles) made.set(article.id, copyText(article));
    return made;
  });
  const index = new CopyIndex((id) => texts.get(id) ?? null);
  timed('index', () => {
    for (const article of articles) {
      const text = texts.get(article.id);
      if (text !== undefined) index.add(article, text);
    }
  });
  const groups = timed('groups', () => index.groups());
  const sizes = groups.map(({ members }) => members.length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  say(`  ${groups.length} groups of ${all} items, the largest of ${Math.max(0, ...sizes)}`);
  say(`  table ${(index.tableBytes / articles.length).toFixed(0)} bytes an item`);
}

function evaluateLabels(index: StoryIndex): void {
  const labels = readLabels();
  const { stories, apart } = labels;
  const groupOf = (key: string): string => index.storyOf(key as StoryEntry['id'])?.id ?? key;
  say(`Stories: ${stories.length} labelled by hand, and ${apart.length} articles apart; B-cubed`);
  for (const half of ['first', 'second', 'both'] as const) {
    const { precision, recall, f1, articles } = bCubed(labels, groupOf, half);
    const name =
      half === 'first' ? 'first half (tuned on)' : half === 'second' ? 'second half' : half;
    say(
      `  ${name.padEnd(22)} F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${articles} articles)`,
    );
  }
}

function evaluateSeeds(articles: readonly StoryArticle[]): void {
  const seeds = articles.filter(({ id }) => id.startsWith('seeds/'));
  const alone = build(seeds.map(storyEntry)).stories();
  const mixed = build(articles.map(storyEntry)).storyOf(seeds[0]?.id ?? ('' as StoryEntry['id']));
  const others = mixed?.members.filter((id) => !id.startsWith('seeds/')).length ?? 0;
  const own = (mixed?.members.length ?? 0) - others;
  say(`Seeds: alone ${alone.map(({ members }) => members.length).join(' + ')} in a story`);
  say(`  among ${articles.length} articles: ${own} of ${seeds.length}, with ${others} others`);
}

/** How far a grouping kept up to date is from a fresh one. */
function evaluateChanges(entries: readonly StoryEntry[]): void {
  say(`Changes, on ${entries.length} Reuters items: joined pairs that differ from a fresh build`);
  const fresh = joinedPairs(build(entries));
  const mixedUp = shuffled(entries);
  say(`  built in another order: ${percent(shareApart(fresh, joinedPairs(build(mixedUp))))}`);
  for (const share of [0.01, 0.05]) {
    const known = Math.floor(entries.length * (1 - share));
    const index = build(mixedUp.slice(0, known));
    const started = performance.now();
    for (const entry of mixedUp.slice(known)) index.add(entry);
    const each = (performance.now() - started) / (entries.length - known);
    const apart = percent(shareApart(fresh, joinedPairs(index)));
    say(
      `  last ${(100 * share).toFixed(0)} % added one by one: ${apart}, ${each.toFixed(1)} ms each`,
    );
  }
}

async function main(): Promise<void> {
  const finder = await openNameFinder({
    taggerModel: TAGGER_MODEL,
    workers: 2,
    dataFolder: join(PACKAGE_ROOT, '.dateline', 'eval-stories'),
    warn: say,
  });
  try {
    const named = async (...names: readonly CollectionName[]): Promise<StoryArticle[]> => {
      const read = await Promise.all(names.map(readCollection));
      return nameArticles(read.flat(), finder);
    };
    const archive = await named('corpus');
    const list = readStoryList(join(PACKAGE_ROOT, 'test', 'corpus', 'archive-stories.json'));
    const { whole, parted, mixed } = archiveAgreement(build(archive.map(storyEntry)), list);
    say(`Bundled archive: ${whole} of ${list.length} stories whole, ${mixed.length} mixed`);
    for (const story of parted) say(`  parted: ${story}`);
    evaluateMadeCopies('bundled archive', archive);
    if (!(['reuters', 'newswire', 'seeds'] as const).every(hasCollection)) {
      say('The collections in ../shared/data are not here: nothing else is measured.');
      return;
    }
    const newswire = await named('newswire');
    evaluateMadeCopies('worldwide newswire', newswire);
    const reuters = await named('reuters');
    evaluateMadeCopies('Reuters, every 20th of 100 words or more', everyTwentieth(reuters));
    evaluateReutersCopies(reuters);
    const all = (await named('reuters', 'newswire')).map(storyEntry);
    evaluateLabels(timed(`stories of ${all.length} articles`, () => build(all)));
    const some = (await readCollection('reuters')).slice(0, ITEMS);
    const others = await Promise.all((['seeds', 'newswire'] as const).map(readCollection));
    evaluateSeeds(await nameArticles([...others.flat(), ...some], finder));
    evaluateChanges(reuters.slice(0, ITEMS).map(storyEntry));
  } finally {
    await finder.close();
  }
}

function everyTwentieth(articles: readonly StoryArticle[]): StoryArticle[] {
  return articles.filter((article, i) => i % 20 === 0 && copyText(article).words >= 100);
}

await main();
