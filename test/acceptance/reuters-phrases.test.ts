/** Phrases over 3,000 real newswire items: counted by the engine and by a naive scan of the tokens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize } from '../../server/core/analyzer.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { plainArticle } from '../plain-article.ts';
import { type ReutersItem, reutersItems, skipWithout } from '../shared-data.ts';

const ITEMS = 3000;

/** Every 40th run of two, three or four words of the items' texts, as typed. */
function samplePhrases(items: readonly ReutersItem[]): string[] {
  const phrases = new Set<string>();
  for (let i = 0; i < items.length && phrases.size < 120; i += 40) {
    const { text } = items[i] ?? { text: '' };
    const tokens = tokenize(text);
    const length = 2 + (i % 3);
    const at = Math.floor(tokens.length / 2);
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (first === undefined || last === undefined) continue;
    const phrase = text.slice(first.start, last.end).replaceAll(/\s+/g, ' ');
    if (!/["*?]/.test(phrase)) phrases.add(phrase);
  }
  return [...phrases];
}

function holdsRun(terms: readonly string[], wanted: readonly string[]): boolean {
  return terms.some((_, at) => wanted.every((term, i) => terms[at + i] === term));
}

test('phrase counts over Reuters equal a naive scan, and every hit shows its phrase', {
  skip: skipWithout('reuters21578'),
}, async () => {
  const items = reutersItems(ITEMS);
  assert.equal(items.length, ITEMS);
  const index = new ArticleIndex();
  for (const item of items) {
    const { number, ...fields } = item;
    index.put(plainArticle({ name: `reuters${number}`, titleSource: 'file', ...fields }), []);
  }
  index.commit({ state: 'ready' });
  const searcher = createMiniSearchSearcher(index, () => 0);
  const scanned = items.map(({ title, text }) =>
    [title, text].map((field) => tokenize(field).map(({ term }) => term)),
  );
  const phrases = samplePhrases(items);
  assert.ok(phrases.length > 50);
  for (const phrase of phrases) {
    const wanted = tokenize(phrase).map(({ term }) => term);
    const expected = scanned.filter((fields) => fields.some((terms) => holdsRun(terms, wanted)));
    const q = `"${phrase}"`;
    const { total, hits } = await searcher.search({ ...EMPTY_STATE, q, size: 100, counted: [] });
    assert.equal(total, expected.length, q);
    for (const { titleHighlights, passages } of hits) {
      const marked = passages.some(({ highlights }) => highlights.length > 0);
      assert.ok(marked || titleHighlights.length > 0, `${q} is marked nowhere`);
    }
    const inTitle = await searcher.search({ ...EMPTY_STATE, q: `title:${q}`, counted: [] });
    for (const { passages } of inTitle.hits) {
      assert.ok(passages.every(({ highlights }) => highlights.length === 0));
    }
  }
});
