import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flagOf } from '../../server/config.ts';
import {
  COLLOCATES_PARAMETERS,
  CONCORDANCE_PARAMETERS,
} from '../../server/core/context-parameters.ts';
import { interpret } from '../../server/core/query/interpretation.ts';
import { QUERY_LIMITS } from '../../server/core/query/limits.ts';
import { applyOperator } from '../../server/core/query/operator.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import { sameQuery } from '../../server/core/query/print.ts';
import { FACETS, MAX_PAGED_HITS } from '../../server/core/search-state.ts';
import { SERVICE_LIMITS } from '../../server/core/service-limits.ts';
import { LIMIT_SETTINGS } from '../../server/limit-settings.ts';
import { EXAMPLE_GROUPS } from '../../server/view/help-examples.ts';
import { helpPage } from '../../server/view/help-page.ts';
import { decode, inside, render, textOf } from './render.ts';

const EXAMPLES = EXAMPLE_GROUPS.flatMap(({ examples }) => examples);

for (const { query, meaning, same } of EXAMPLES) {
  test(`the example [${query}] means what is said of it`, () => {
    const { root, warnings } = parseQuery(query);
    assert.deepEqual(warnings, []);
    assert.equal(interpret(applyOperator(root, 'and')), meaning);
    for (const other of same) {
      const parsed = parseQuery(other);
      assert.deepEqual(parsed.warnings, []);
      const effective = applyOperator(parsed.root, 'and');
      assert.equal(interpret(effective), meaning, other);
    }
  });
}

test('the page shows the examples that are tested, each as a search', async () => {
  const html = await render('help', helpPage(null));
  const rows = inside(html, 'dt').map((row, i) => ({
    query: textOf(row),
    href: decode(/href="([^"]*)"/.exec(row)?.[1] ?? ''),
    said: textOf(inside(html, 'dd')[i] ?? ''),
  }));
  assert.equal(rows.length, EXAMPLES.length);
  for (const [i, { query, meaning, note }] of EXAMPLES.entries()) {
    const row = rows[i];
    assert.equal(row?.query, query);
    assert.ok(row?.said.startsWith(meaning));
    assert.ok(row?.said.includes(note ?? ''));
    assert.equal(new URL(row?.href ?? '', 'http://localhost').searchParams.get('q'), query);
    assert.ok(sameQuery(parseQuery(row?.query ?? '').root, parseQuery(query).root));
  }
});

test('every parameter of a search, a concordance and collocates has a row', () => {
  const { tables } = helpPage(null);
  const shown = tables.flatMap(({ rows }) =>
    rows.map(({ name, meaning }) => `${name}: ${meaning}`),
  );
  assert.equal(new Set(shown).size, shown.length);
  const alike = new Set(FACETS.slice(1).flatMap((name) => [name, `match_${name}`, `not_${name}`]));
  for (const { name, meaning } of [...CONCORDANCE_PARAMETERS, ...COLLOCATES_PARAMETERS]) {
    if (!alike.has(name)) assert.ok(shown.includes(`${name}: ${meaning}`), name);
  }
});

test('the limits stand on the page with their figures', async () => {
  const text = textOf(await render('help', helpPage(null)));
  for (const limit of [
    QUERY_LIMITS.chars,
    QUERY_LIMITS.words,
    QUERY_LIMITS.distance,
    MAX_PAGED_HITS,
  ]) {
    assert.ok(text.includes(limit.toLocaleString('en-US')), String(limit));
  }
});

test('every limit that is a setting is named with its flag, and the figure is the one in force', async () => {
  const limits = {
    query: { ...QUERY_LIMITS, words: 17, searchMs: 2500 },
    service: { ...SERVICE_LIMITS, waiting: 3 },
  };
  const rows = inside(await render('help', helpPage(null, limits)), 'tr').map(textOf);
  const row = (flag: string) => rows.find((text) => text.endsWith(flag)) ?? '';
  for (const setting of LIMIT_SETTINGS) assert.notEqual(row(flagOf(setting)), '', setting.name);
  assert.match(row('--max-query-words'), /\D17 ?--max/);
  assert.match(row('--search-timeout'), /2\.5 ?--search/);
  assert.match(row('--max-waiting'), /\D3 ?--max/);
});
