import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { createArchive } from './archive.ts';
import { createTestApp } from './fixture.ts';

test('explain=1 tells the parts of every score, and they sum to it', async () => {
  const { app } = createTestApp(createArchive());
  const { body } = await request(app).get('/api/search?q=ferry+strike&operator=or&explain=1');
  assert.ok(body.hits.length > 1);
  for (const { score, explanation } of body.hits) {
    const { terms, ...others } = explanation;
    const parts: number[] = Object.values(others);
    const sum = parts.reduce((total, part) => total + part, 0);
    assert.deepEqual(
      terms.map(({ term }: { term: string }) => term),
      ['ferry', 'strike'].filter((word) =>
        terms.some(({ term }: { term: string }) => term === word),
      ),
    );
    const ofWords = terms.reduce(
      (total: number, { score: part }: { score: number }) => total + part,
      0,
    );
    assert.ok(Math.abs(ofWords - explanation.whole) <= 1e-9 * score);
    assert.ok(parts.every((part) => part >= 0));
    assert.ok(Math.abs(sum - score) <= 1e-9 * score, `${sum} is not ${score}`);
  }
  const plain = await request(app).get('/api/search?q=ferry&explain=0');
  assert.ok(!Object.hasOwn(plain.body.hits[0], 'explanation'));
  const page = await request(app).get('/search?q=ferry&explain=1');
  assert.match(page.text, /Why this result/);
  await request(app).get('/api/search?q=ferry&explain=2').expect(400);
});
