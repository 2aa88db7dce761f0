import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCorpus, type GeneratedArticle } from '../../scripts/bench/corpus.ts';
import { INVENTED_WORDS, inventedName, inventedWord } from '../../scripts/bench/invented-words.ts';
import { tokenize } from '../../server/core/analyzer.ts';
import type { ArticleDraft } from '../../server/core/article.ts';
import { languageDetector } from '../../server/corpus/language.ts';
import { loadFile } from '../../server/corpus/load.ts';

const STORIES = [
  ['The harbor opened again on Monday after two weeks of repairs.', 'Ferries ran on time.'],
  ['Farmers expect a poor harvest because the spring was dry.', 'Prices rose by four percent.'],
  ['The council voted against a new bridge on Tuesday evening.', 'Its cost had doubled.'],
];

function generated(count: number): GeneratedArticle[] {
  const corpus = createCorpus(STORIES);
  return Array.from({ length: count }, (_, number) => corpus.article(number));
}

test('a generated article is the function of its number and its sentences', () => {
  const [forwards, backwards] = [createCorpus(STORIES), createCorpus(STORIES)];
  const last = backwards.article(9);
  assert.deepEqual(generated(10)[9], last);
  assert.deepEqual(backwards.article(3), forwards.article(3));
  assert.notDeepEqual(backwards.article(4).article.text, backwards.article(3).article.text);
});

test('generated articles have about 430 words and about twenty names, each where it says', () => {
  const articles = generated(200);
  const words = articles.map(({ article }) => tokenize(article.text).length);
  const names = articles.map(({ names: own }) => own.length);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  assert.ok(Math.abs(mean(words) - 430) < 40, `${mean(words)} words`);
  assert.ok(Math.abs(mean(names) - 20) < 5, `${mean(names)} names`);
  for (const { article, names: own } of articles) {
    for (const { name, mentions } of own)
      for (const { start, end } of mentions) assert.equal(article.text.slice(start, end), name);
  }
});

test('a generated file reads to the article it was made from', async () => {
  const detect = await languageDetector();
  const told = ({ title, text, date, source, authors, section, keywords }: ArticleDraft) => ({
    title,
    text,
    date,
    source,
    authors,
    section,
    keywords,
  });
  for (const { article, file } of generated(50)) {
    const drafts: ArticleDraft[] = [];
    const source = { path: article.path, bytes: Buffer.from(file) };
    for await (const step of loadFile(source, { today: '2024-06-01' }, detect)) {
      assert.equal(step.kind, 'record', JSON.stringify(step));
      if (step.kind === 'record') {
        drafts.push(step.record.draft);
        assert.equal(step.record.id, article.id);
      }
    }
    assert.deepEqual(drafts.map(told), [told(article)]);
  }
});

test('every number is another invented word', () => {
  const words = new Set<string>();
  for (let number = 0; number < INVENTED_WORDS; number += 7) words.add(inventedWord(number));
  assert.equal(words.size, Math.ceil(INVENTED_WORDS / 7));
});

test('of the invented names half are persons', () => {
  const names = Array.from({ length: 4000 }, (_, number) => inventedName(number));
  assert.equal(names.filter(({ type }) => type === 'person').length, 2000);
});
