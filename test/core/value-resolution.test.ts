import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_STATE, type Facet, withSelection } from '../../server/core/search-state.ts';
import { resolveValues } from '../../server/core/value-resolution.ts';

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'person/Ann Lee': ['Ann Lee'],
  'person/Lee': ['Ann Lee', 'Bo Lee'],
  'person/A. Lee': ['Ann Lee'],
  'place/Kiev': ['Kyiv'],
};
const find = (facet: Facet, spelling: string) => KNOWN[`${facet}/${spelling}`] ?? [];
const near = (_: Facet, spelling: string) => (spelling === 'Anne' ? ['Ann Lee', 'Ann Day'] : []);

/** Chosen people, the values they resolve to, and the warnings. */
function check(
  spellings: readonly string[],
  values: readonly string[],
  warnings: readonly string[],
) {
  for (const list of ['included', 'excluded'] as const) {
    const state = withSelection(EMPTY_STATE, 'person', {
      [list]: spellings,
      match: 'all',
      missing: true,
    });
    const resolved = resolveValues(state, find, near);
    assert.deepEqual(resolved.state, withSelection(state, 'person', { [list]: values }));
    assert.deepEqual(
      resolved.warnings.map(({ message }) => message),
      warnings,
    );
  }
}

test('a spelling becomes the display name of what it means, once', () => {
  check([], [], []);
  check(['Ann Lee'], ['Ann Lee'], []);
  check(['A. Lee', 'Ann Lee'], ['Ann Lee'], []);
});

test('a spelling that several share selects them all, and says so', () => {
  check(
    ['Lee'],
    ['Ann Lee', 'Bo Lee'],
    ['More than one person is called “Lee”: “Ann Lee”, “Bo Lee”.'],
  );
});

test('an unknown value stays, finds nothing, and names what is near', () => {
  check(['Anne'], ['Anne'], ['No person is called “Anne”. Did you mean “Ann Lee”, “Ann Day”?']);
  check(
    ['X', 'Lee'],
    ['X', 'Ann Lee', 'Bo Lee'],
    ['No person is called “X”.', 'More than one person is called “Lee”: “Ann Lee”, “Bo Lee”.'],
  );
});

test('each facet has spellings of its own; the rest of the state is kept', () => {
  const chosen = withSelection({ ...EMPTY_STATE, q: 'x', from: '2024' }, 'place', {
    included: ['Kiev'],
    excluded: ['Lee'],
  });
  const { state, warnings } = resolveValues({ ...chosen, page: 3 }, find, near);
  assert.deepEqual(state, {
    ...withSelection(chosen, 'place', { included: ['Kyiv'] }),
    page: 3,
  });
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['unknown-value'],
  );
});

test('of many unknown values each is named, and what is near is looked for of the first ones only', () => {
  let looks = 0;
  const counted = (facet: Facet, spelling: string) => {
    looks += 1;
    return near(facet, spelling);
  };
  const included = Array.from({ length: 300 }, (_, i) => `nobody ${i}`);
  const state = withSelection(EMPTY_STATE, 'person', { included });
  assert.equal(resolveValues(state, find, counted).warnings.length, 300);
  assert.ok(looks <= 5, String(looks));
});
