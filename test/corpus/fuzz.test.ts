/** A short run of what `npm run fuzz:readers` does at length. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutated, randomFrom } from '../../scripts/fuzz/mutate.ts';
import { readSample } from '../../scripts/fuzz/read-sample.ts';
import { SAMPLES } from '../../scripts/fuzz/samples.ts';

/** The program's own limit. */
const MAX_FILE_SIZE = 20_000_000;
/** The aim is 2 s; a slow machine is given more. */
const MAX_MS = 20_000;

test('every small sample is read by its own reader', async () => {
  for (const sample of SAMPLES) {
    const { articles, formats } = await readSample(sample, MAX_FILE_SIZE);
    assert.ok(articles > 0, sample.path);
    assert.equal(formats.size, 1, sample.path);
    assert.equal(formats.has('plain-text'), sample.path === 'a.txt', sample.path);
  }
});

for (const seed of [1, 2, 3]) {
  test(`readers neither throw nor hang on damaged samples (${seed})`, async () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 100; i += 1) {
      const sample = mutated(SAMPLES, random);
      const what = `seed ${seed}, number ${i}, ${sample.path}, ${sample.bytes.length} bytes`;
      const { ms } = await readSample(sample, MAX_FILE_SIZE).catch((error: unknown) => {
        throw new Error(what, { cause: error });
      });
      assert.ok(ms < MAX_MS, `${what}: ${Math.round(ms)} ms`);
    }
  });
}
