/** What holds of curation for any archive and any rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from '../../server/core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { type Curation, createNameCurator, tableRules } from '../../server/entities/curation.ts';
import { createEntityTable, type EntityTable } from '../../server/entities/entity-table.ts';
import { plainKey } from '../../server/entities/form-key.ts';
import { isFullName } from '../../server/entities/person-name.ts';
import { localName } from './written-name.ts';

const FORMS = [
  'Ada Quill',
  'ADA QUILL',
  'Ada Quíll',
  'A. Quill',
  'Ada Quil',
  'Basil',
  'Quill',
  'U.S.',
  'US',
  'WHO',
  'Who',
  'the Who',
];
const form = fc.constantFrom(...FORMS);
const type = fc.constantFrom(...ENTITY_TYPES);
const path = fc.constantFrom('a.txt', 'x/a.txt', 'x/y/b.txt');
const paths = fc.constantFrom('x/**', '*.txt', 'x/y');
const archives = fc.array(fc.tuple(path, fc.array(fc.tuple(type, form), { maxLength: 5 })), {
  maxLength: 6,
});
const curations = fc.record({
  merge: fc.array(
    fc.record({ type, into: form, forms: fc.array(form, { minLength: 1, maxLength: 2 }) }),
    { maxLength: 3 },
  ),
  split: fc.array(
    fc.record({ type, forms: fc.array(form, { minLength: 1, maxLength: 2 }), paths, as: form }),
    { maxLength: 2 },
  ),
  rename: fc.array(fc.record({ type, from: form, to: form }), { maxLength: 2 }),
  retype: fc.array(
    fc.record({
      forms: fc.array(form, { minLength: 1, maxLength: 2 }),
      from: fc.option(type),
      to: type,
    }),
    { maxLength: 2 },
  ),
  hide: fc.array(fc.record({ type, forms: fc.array(form, { minLength: 1, maxLength: 2 }) }), {
    maxLength: 1,
  }),
});
type Rules = typeof curations extends fc.Arbitrary<infer R> ? R : never;
type Articles = typeof archives extends fc.Arbitrary<infer A> ? A : never;

const curationOf = (rules: Rules): Curation => ({
  ...rules,
  split: rules.split.map((rule) => ({
    ...rule,
    paths: [rule.paths],
    covers: (at) => rule.paths === '*.txt' || at.startsWith(rule.paths === 'x/y' ? 'x/y/' : 'x/'),
  })),
});

function namesOf(articles: Articles, curation: Curation): { type: EntityType; name: string }[] {
  const curate = createNameCurator(curation);
  return articles.flatMap(([at, names]) => [
    ...curate(
      names.map(([of, name], i) => localName(`${of} ${name}`, i * 100)),
      [at],
    ),
  ]);
}

function build(articles: Articles, rules: Rules): EntityTable {
  const curation = curationOf(rules);
  const names = namesOf(articles, curation).map((name) => ({ ...name, count: 1 }));
  return createEntityTable(names, tableRules(curation));
}

test('the order of articles and of rules changes nothing', () => {
  const shuffled = <Item>(items: readonly Item[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length });
  const both = fc.tuple(archives, curations).chain(([articles, rules]) =>
    fc.tuple(
      fc.constant({ articles, rules }),
      fc.record({
        articles: shuffled(articles),
        rules: fc.record({
          merge: shuffled(rules.merge),
          split: shuffled(rules.split),
          rename: shuffled(rules.rename),
          // Two types for one form contradict each other; such rules do not come this far.
          retype: fc.constant(rules.retype),
          hide: shuffled(rules.hide),
        }),
      }),
    ),
  );
  const dump = ({ articles, rules }: { articles: Articles; rules: Rules }) => {
    const table = build(articles, rules);
    return [
      ENTITY_TYPES.map((of) => table.all(of)),
      ENTITY_TYPES.map((of) => FORMS.map((name) => table.entityOf(of, name)?.name ?? null)),
      ENTITY_TYPES.map((of) =>
        FORMS.map((name) =>
          table
            .find(of, name)
            .map((e) => e.name)
            .sort(),
        ),
      ),
    ];
  };
  fc.assert(
    fc.property(both, ([one, other]) => assert.deepEqual(dump(other), dump(one))),
    { numRuns: 500 },
  );
});

test('under any rules display names stay apart when folded, find their entity, and no name is lost', () => {
  const holds = (articles: Articles, rules: Rules): void => {
    const curation = curationOf(rules);
    const table = build(articles, rules);
    for (const of of ENTITY_TYPES) {
      const all = table.all(of);
      assert.equal(new Set(all.map(({ name }) => fold(name))).size, all.length);
      for (const entity of all) assert.deepEqual(table.find(of, entity.name), [entity]);
    }
    const counted = ENTITY_TYPES.flatMap((of) => table.all(of)).reduce(
      (sum, e) => sum + e.count,
      0,
    );
    const { merge, apart } = tableRules(curation);
    const decided = [
      ...merge.flatMap(({ type: of, into, forms }) => [into, ...forms].map((name) => [of, name])),
      ...apart.map(({ type: of, name }) => [of, name]),
    ];
    const named = namesOf(articles, curation).filter(
      ({ type: of, name }) =>
        table.entityOf(of, name)?.forms.includes(name) === true &&
        // A family name alone is counted nowhere, unless a rule is about it.
        (of !== 'person' ||
          isFullName(name) ||
          decided.some(([other, key]) => other === of && plainKey(key ?? '') === plainKey(name))),
    );
    assert.equal(counted, named.length);
    for (const { type: of, into, forms } of merge) {
      const seen = forms.some((name) => named.some((one) => one.type === of && one.name === name));
      const [target] = [table.entityOf(of, into)];
      if (seen) for (const name of forms) assert.equal(table.entityOf(of, name), target);
    }
  };
  fc.assert(fc.property(archives, curations, holds), { numRuns: 500 });
});
