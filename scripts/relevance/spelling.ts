/**
 * `npm run eval:spelling -- <Reuters-21578> <folder>`: what slips and other spellings cost. Words of the archive
 * with one slip, and whether the first correction is the word; headlines with a slip in their longest word;
 * and names of a folder's articles in the other spellings that it holds.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TAGGER_MODEL } from '../../server/config.ts';
import type { LocalName } from '../../server/core/names.ts';
import { EMPTY_STATE, type SearchState } from '../../server/core/search-state.ts';
import { loadFolder } from '../../server/corpus/load.ts';
import type { Archive } from '../../server/engine/archive/archive.ts';
import { openResultSet, type ResultSet } from '../../server/engine/archive/result-set.ts';
import { createNameFinder } from '../../server/entities/name-finder.ts';
import { createTaggerRecogniser } from '../../server/entities/tagger-recogniser.ts';
import { createRandom, shuffled } from '../ner/random.ts';
import { packedArchive, plainWords } from './dateline-system.ts';
import { DEPTH, type JudgedDocument } from './judged-collection.ts';
import { readKnownItems } from './known-items.ts';
import { mean, scoreRanking } from './metrics.ts';
import { slipped } from './slips.ts';

const USAGE = 'npm run eval:spelling -- <Reuters-21578> <folder of articles with names>';
const WORDS = 2000;
/** A word that is corrected stands in so many articles, and is as long. */
const LEAST = { articles: 3, letters: 5 };
const SEED = 1987;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** As a reader asks: no operator. */
function ask(archive: Archive, q: string, changes: Partial<SearchState> = {}): ResultSet {
  const state = { ...EMPTY_STATE, counted: [], passages: 0, q, ...changes };
  return openResultSet(archive, state, { mayFallBack: true });
}

function correctionOf({ report }: ResultSet): string | null {
  return report.fallback?.kind === 'spelling' ? report.fallback.searched : report.suggestion;
}

function ndcg(found: ResultSet, documents: readonly JudgedDocument[], right: readonly string[]) {
  const ranking = found.selection
    .ordered('relevance', 0, DEPTH)
    .map((document) => documents[document]?.id ?? '');
  return scoreRanking(ranking, new Map(right.map((id) => [id, 1])))['nDCG@10'];
}

/** In how many documents each word of plain letters stands. */
function vocabularyOf(documents: readonly JudgedDocument[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of documents)
    for (const word of new Set(
      text.toLowerCase().match(/(?<![\p{L}\p{N}'’-])[a-z]+(?![\p{L}\p{N}'’-])/gu),
    ))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

async function reuters(folder: string): Promise<void> {
  const { documents, sets } = await readKnownItems(folder);
  const archive = await packedArchive(documents);
  const random = createRandom(SEED);
  const vocabulary = vocabularyOf(documents);
  const isUnknown = (word: string): boolean =>
    ask(archive, word, { operator: 'and' }).matches.size === 0;
  const words = [...vocabulary].flatMap(([word, articles]) =>
    word.length >= LEAST.letters && articles >= LEAST.articles ? [word] : [],
  );
  let right = 0;
  let asked = 0;
  for (const word of shuffled(words, random)) {
    if (asked === WORDS) break;
    const slip = slipped(word, random);
    if (slip === word || !isUnknown(slip)) continue;
    asked += 1;
    if (correctionOf(ask(archive, slip)) === word) right += 1;
  }
  say(
    `${asked} words with one slip: the first correction is the word for ${percent(right / asked)}`,
  );

  const topics = sets.flatMap((set) => set.topics);
  const pairs = topics.flatMap(({ id, query }) => {
    const plain = plainWords(query);
    const longest = plain
      .split(/\s+/)
      .filter((word) => /^[A-Za-z]{4,}$/.test(word))
      .reduce((one, other) => (other.length > one.length ? other : one), '');
    const slip = slipped(longest.toLowerCase(), random);
    if (longest === '' || slip === longest.toLowerCase() || !isUnknown(slip)) return [];
    return [{ id, plain, typed: plain.replace(longest, slip) }];
  });
  const well = mean(pairs.map(({ id, plain }) => ndcg(ask(archive, plain), documents, [id])));
  const ill = mean(pairs.map(({ id, typed }) => ndcg(ask(archive, typed), documents, [id])));
  say(
    `${pairs.length} headlines, a slip in the longest word: nDCG@10 ${well.toFixed(4)} → ${ill.toFixed(4)}, a loss of ${percent(1 - ill / well)}`,
  );
}

async function names(folder: string): Promise<void> {
  const documents: JudgedDocument[] = [];
  const found = new Map<string, readonly LocalName[]>();
  const finder = createNameFinder(createTaggerRecogniser(TAGGER_MODEL));
  const options = { maxFileSize: 20_000_000, today: '2026-01-01' };
  for await (const { path, records } of loadFolder(folder, options))
    for (const [i, { draft }] of records.entries()) {
      const id = `${path}#${i}`;
      documents.push({
        id,
        title: draft.titleSource === 'file' ? draft.title : '',
        text: draft.text,
      });
      for await (const one of finder.findNames([draft])) found.set(id, one.names);
    }
  await finder.close();
  const archive = await packedArchive(documents, found);
  const scores = archive.named('person').flatMap(({ entity }) => {
    const named = archive.naming({ type: 'person', name: entity.name });
    const right = named.map((document) => documents[document]?.id ?? '');
    const score = (q: string): number => ndcg(ask(archive, q), documents, right);
    return entity.forms.slice(1).map((form) => ({ own: score(entity.name), other: score(form) }));
  });
  const [own, other] = [mean(scores.map((one) => one.own)), mean(scores.map((one) => one.other))];
  say(
    `${scores.length} other spellings of people: nDCG@10 ${own.toFixed(4)} → ${other.toFixed(4)}, a loss of ${percent(1 - other / own)}`,
  );
}

const { positionals } = parseArgs({ allowPositionals: true });
const workingFolder = process.env['INIT_CWD'] ?? process.cwd();
const [collection, folder] = positionals.map((one) => resolve(workingFolder, one));
if (collection === undefined || folder === undefined) say(USAGE);
else {
  await reuters(collection);
  await names(folder);
}
