import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTermMatcher } from '../../server/core/evaluator/term-matcher.ts';
import { Vocabulary } from '../../server/engine/minisearch/vocabulary.ts';

test('a term is known as long as some article holds it', () => {
  const vocabulary = new Vocabulary();
  const [one, two] = ['ferry ferries', 'ferry flood'].map((text) =>
    vocabulary.sequence(text, 'en'),
  );
  assert.ok(one !== undefined && two !== undefined);
  const starting = createTermMatcher({ kind: 'pattern', pattern: 'f*' });
  const check = (forms: readonly string[], matching: readonly string[]): void => {
    assert.deepEqual([...vocabulary.formsOf('ferry', 'en')].sort(), forms);
    assert.deepEqual([...vocabulary.matching(null, starting)].sort(), matching);
  };
  check([], []);
  vocabulary.add([one], 'en');
  vocabulary.add([two], 'en');
  check(['ferries', 'ferry'], ['ferries', 'ferry', 'flood']);
  vocabulary.remove([one], 'en');
  check(['ferry'], ['ferry', 'flood']);
  vocabulary.remove([two], 'en');
  check([], []);
});
