import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize } from '../../server/core/analyzer.ts';
import { searchableTitle, TEXT_FIELDS, type TextField } from '../../server/core/article.ts';
import { stem } from '../../server/core/inflection.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { stemLanguage } from '../../server/core/stem-language.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { randomArticles } from './random-articles.ts';

/** The base score, which an order other than relevance leaves as it is. Robertson and Zaragoza 2009, with the idf that is never negative. */
const K = 1.2;
const B = 0.75;
const BOOST: Readonly<Record<TextField, number>> = { title: 1, text: 1 };
const INFLECTION = 0.7;

const ARTICLES = randomArticles(50, 11);

/** Terms of every article by field, with repetitions: their number is the true length. */
const TERMS = new Map(
  ARTICLES.map(({ article }) => {
    const terms = (text: string) => tokenize(text).map(({ term }) => term);
    return [
      article.id as string,
      { title: terms(searchableTitle(article)), text: terms(article.text) },
    ];
  }),
);

/** In which the words of each article are inflected. */
const LANGUAGES = new Map(
  ARTICLES.map(({ article }) => [article.id as string, stemLanguage(article.language)]),
);

function termScore(id: string, term: string, field: TextField): number {
  const lists = [...TERMS.values()].map((fields) => fields[field]);
  const own = TERMS.get(id)?.[field] ?? [];
  const average = lists.reduce((sum, { length }) => sum + length, 0) / lists.length;
  const holding = lists.filter((list) => list.includes(term)).length;
  const frequency = own.filter((other) => other === term).length;
  if (frequency === 0) return 0;
  const idf = Math.log(1 + (lists.length - holding + 0.5) / (holding + 0.5));
  const length = 1 - B + (B * own.length) / average;
  return (BOOST[field] * idf * frequency * (K + 1)) / (frequency + K * length);
}

/** A word with its inflections in the article's language. */
function wordScore(id: string, word: string, fields: readonly TextField[] = TEXT_FIELDS): number {
  const all = [...TERMS.values()].flatMap(({ title, text }) => [...title, ...text]);
  const language = LANGUAGES.get(id) ?? 'none';
  const forms = [...new Set(all)].filter(
    (term) => term === word || stem(term, language) === stem(word, language),
  );
  return forms.reduce((sum, form) => {
    const weight = form === word ? 1 : INFLECTION;
    return sum + fields.reduce((own, field) => own + weight * termScore(id, form, field), 0);
  }, 0);
}

const index = new ArticleIndex();
for (const { article, names } of ARTICLES) index.put(article, names);
index.commit({ state: 'ready' });
const searcher = createMiniSearchSearcher(index, () => 0);

const check = (q: string, words: readonly string[]): void => {
  test(`the score of “${q}” is BM25 with true lengths`, async () => {
    const { hits, total } = await searcher.search({
      ...EMPTY_STATE,
      q,
      operator: 'and',
      sort: 'newest',
      size: 100,
    });
    assert.ok(total > 0);
    for (const { article, score } of hits) {
      const expected = words.reduce((sum, word) => sum + wordScore(article.id, word), 0);
      assert.ok(Math.abs(score - expected) <= 1e-9 * expected, `${score} is not ${expected}`);
    }
  });
};

check('ferry', ['ferry']);
check('strikes', ['strikes']);
check('struck', ['struck']);
check('bridge', ['bridge']);
check('ferry strike', ['ferry', 'strike']);
check('ferry strike crew', ['ferry', 'strike', 'crew']);
check('ferry AND talks', ['ferry', 'talks']);
check('ferry OR flood', ['ferry', 'flood']);
check('flood OR bridges OR crew', ['flood', 'bridges', 'crew']);
check('ferry -flood', ['ferry']);
check('(ferry OR flood) bridge', ['ferry', 'flood', 'bridge']);

test('the words of a title alone are scored by the title alone', async () => {
  const { hits } = await searcher.search({
    ...EMPTY_STATE,
    q: 'title:crew',
    sort: 'newest',
    size: 100,
  });
  assert.ok(hits.length > 0);
  for (const { article, score } of hits) {
    const expected = wordScore(article.id, 'crew', ['title']);
    assert.ok(Math.abs(score - expected) <= 1e-9 * expected);
  }
});

test('what only decides, but is not scored by words, leaves the score as it is', async () => {
  for (const q of ['ferry date:2022', 'ferry missing:person', 'ferry source:wire']) {
    const { hits, total } = await searcher.search({ ...EMPTY_STATE, q, sort: 'newest', size: 100 });
    assert.ok(total > 0, q);
    for (const { article, score } of hits) {
      const expected = wordScore(article.id, 'ferry');
      assert.ok(Math.abs(score - expected) <= 1e-9 * expected, q);
    }
  }
});
