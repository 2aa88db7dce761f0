/** Whatever answers instead of a cluster is refused with the place that is wrong, never taken for an answer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  BULK,
  HITS,
  INFO,
  POINT_IN_TIME,
  readAnswer,
  VALUES,
} from '../../server/engine/opensearch/cluster-answers.ts';
import { ClusterFailure } from '../../server/engine/opensearch/cluster-failure.ts';

test('an answer of another shape is a failure of the cluster that says where', () => {
  const answers = [
    [INFO, { version: { number: 2 } }, /version\.number/],
    [BULK, { items: [{ index: { status: 'ok' } }] }, /items\.0\.index\.status/],
    [HITS, { timed_out: false, _shards: { failed: 0 }, hits: {} }, /hits\.hits/],
    [POINT_IN_TIME, {}, /pit_id/],
    [VALUES, { timed_out: false, _shards: { failed: 0 } }, /aggregations/],
  ] as const;
  for (const [schema, answer, place] of answers)
    assert.throws(
      () => readAnswer(schema, answer),
      (error) => error instanceof ClusterFailure && place.test(error.message),
    );
});

test('any value is read as it must be, or is a failure of the cluster', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(INFO, BULK, HITS, POINT_IN_TIME, VALUES),
      fc.jsonValue(),
      (schema, value) => {
        try {
          assert.ok(schema.safeParse(readAnswer(schema, value)).success);
        } catch (error) {
          assert.ok(error instanceof ClusterFailure);
        }
      },
    ),
  );
});
