import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { citationTags, newsArticle } from '../../server/view/citation.ts';
import { jsonLdText } from '../../server/view/json-ld.ts';
import { ARTICLE, BARE_HIT } from './fixtures.ts';

test('linked data parses back to itself and cannot end its block', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</script><script>', '<!--', '&lt;', '\u2028\u2029'),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text), (data) => {
      const written = jsonLdText(data);
      assert.doesNotMatch(written, /[<>&\u2028\u2029]/);
      assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(data)));
    }),
  );
});

test('an article is told of as far as it is known', () => {
  const all: Record<string, unknown> = { ...newsArticle(ARTICLE) };
  assert.equal(all['headline'], ARTICLE.title);
  assert.equal(all['datePublished'], '2024-10-29');
  assert.deepEqual(all['publisher'], { '@type': 'Organization', name: 'The Ellery Herald' });
  const bare = {
    ...ARTICLE,
    ...BARE_HIT.article,
    keywords: [],
    language: null,
    datelinePlace: null,
  };
  assert.deepEqual(Object.keys(newsArticle(bare)), [
    '@context',
    '@type',
    'identifier',
    'headline',
    'mentions',
  ]);
});

test('a date known to the month is cited as a month', () => {
  const date = { day: '2024-10-01', precision: 'month', source: 'path' } as const;
  const tags = citationTags({ ...ARTICLE, date });
  assert.ok(
    tags.some(({ name, content }) => name.endsWith('publication_date') && content === '2024/10'),
  );
  assert.equal(tags.filter(({ name }) => name === 'citation_author').length, 2);
});
