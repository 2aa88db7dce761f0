/** Queries meant to hurt: each gets an answer from the bundled articles, with warnings, never an error. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openFolder } from '../../server/command/open-folder.ts';
import { createConfig } from '../../server/config.ts';
import type { WarningCode } from '../../server/core/query/tree.ts';
import { EMPTY_STATE } from '../../server/core/search-state.ts';
import type { Searcher } from '../../server/core/searcher.ts';

const data = mkdtempSync(join(tmpdir(), 'dateline-hostile-'));
let searcher: Searcher;

before(async () => {
  const open = await openFolder(
    createConfig(undefined, { data }, { env: {}, cwd: data }),
    assert.fail,
  );
  await open.update();
  searcher = open.searcher;
});
after(() => rmSync(data, { recursive: true, force: true }));

function patterns(letter: string, count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `${letter}${String.fromCharCode(97 + (i % 26))}*`,
  ).join(' OR ');
}

/** Name, query, and a warning it must give (null: none is promised). */
const QUERIES: readonly (readonly [name: string, q: string, warning: WarningCode | null])[] = [
  ['10,000 characters', 'oil '.repeat(2500), 'too-long'],
  ['1,000 nested groups', `${'('.repeat(1000)}oil${')'.repeat(1000)}`, 'too-deep'],
  ['unbalanced groups', '('.repeat(2000), 'unclosed-group'],
  ['a lone star', '*', 'nothing-to-search'],
  ['short prefixes', 'a* b* c*', null],
  ['one prefix a hundred times', 'a* '.repeat(100), null],
  ['five hundred quotes', '"'.repeat(500), 'empty-phrase'],
  ['emoji', '👍🏽'.repeat(1000), 'nothing-to-search'],
  ['lone surrogates', '\ud800'.repeat(3000), 'nothing-to-search'],
  ['right-to-left and joiners', '\u202e\u200d\u0640\u0301 \ufeff', 'nothing-to-search'],
  ['a pattern that hurts regular expressions', `${'a'.repeat(3000)}!`, null],
  ['stars between letters', `*${'a*'.repeat(60)}`, null],
  ['common words near each other', 'the NEAR/1000 of NEAR/1000 to NEAR/1000 in', null],
  ['a sloppy phrase of common words', '"the of to in and"~1000', null],
  ['prefixes near prefixes', `(${patterns('a', 90)}) NEAR/100 (${patterns('t', 90)})`, null],
  [
    'a hundred exclusions',
    Array.from({ length: 100 }, (_, i) => `-a${i}`).join(' '),
    'nothing-to-search',
  ],
  ['prototype names', '__proto__ constructor toString person:__proto__', null],
];

for (const [name, q, warning] of QUERIES) {
  test(`an answer to ${name}`, async () => {
    for (const operator of [null, 'or'] as const) {
      const { query, hits } = await searcher.search({ ...EMPTY_STATE, q, operator });
      const codes = query.warnings.map(({ code }) => code);
      if (warning !== null) assert.ok(codes.includes(warning), `${codes}`);
      for (const { article, passages } of hits) {
        const detail = await searcher.article(article.id, null);
        assert.ok(detail.kind === 'here');
        for (const { text, start } of passages) {
          assert.equal(detail.article.text.slice(start, start + text.length), text);
        }
      }
    }
  });
}
