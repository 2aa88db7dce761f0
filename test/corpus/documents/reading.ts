/** Reading with one reader in a test: its records, its only draft, and files that were damaged. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ArticleDraft } from '../../../server/core/article.ts';
import type { ArticleRecord, Reader } from '../../../server/corpus/reader.ts';

export const context = { today: '2026-05-04' };

/** All records that a reader makes of these bytes. */
export async function recordsOf(
  reader: Reader,
  bytes: Uint8Array | string,
  path = 'x',
): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  const file = { path, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
  for await (const record of reader.read(file, context)) records.push(record);
  return records;
}

/** The drafts among them. */
export async function draftsOf(
  reader: Reader,
  bytes: Uint8Array | string,
  path = 'x',
): Promise<ArticleDraft[]> {
  const records = await recordsOf(reader, bytes, path);
  return records.flatMap((record) => (record.kind === 'article' ? [record.draft] : []));
}

/** The only draft. */
export async function onlyDraft(
  reader: Reader,
  bytes: Uint8Array | string,
  path = 'x',
): Promise<ArticleDraft> {
  const records = await recordsOf(reader, bytes, path);
  assert.equal(records.length, 1, JSON.stringify(records.map(({ kind }) => kind)));
  const [record] = records;
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

/** The paragraphs of a text, each with the first letter of its kind. */
export function shapeOf({ text, paragraphs }: ArticleDraft): string[] {
  return paragraphs.map(({ start, end, kind }) => `${kind[0]} ${text.slice(start, end)}`);
}

/** Paragraphs are sorted and disjoint and cover all that is not blank; nothing unseen is in the text. */
export function checkDraft(draft: ArticleDraft): void {
  let at = 0;
  for (const { start, end } of draft.paragraphs) {
    assert.ok(start >= at && end > start);
    assert.equal(draft.text.slice(at, start).trim(), '');
    at = end;
  }
  assert.equal(draft.text.slice(at).trim(), '');
  assert.doesNotMatch(draft.text, /[\0-\x08\x0b-\x1f\x7f-\x9f]|\p{Surrogate}/u);
}

type Damage = {
  readonly at: number;
  readonly kind: 'cut' | 'flip' | 'drop' | 'repeat';
  readonly size: number;
};

const damage: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('cut', 'flip', 'drop', 'repeat'),
    size: fc.integer({ min: 1, max: 64 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function damaged(bytes: Uint8Array, damages: readonly Damage[]): Buffer {
  let result = Buffer.from(bytes);
  for (const { at, kind, size } of damages) {
    const place = Math.floor(at * result.length);
    const [before, after] = [result.subarray(0, place), result.subarray(place)];
    if (kind === 'cut' && at > 0.2) result = Buffer.from(before);
    else if (kind === 'drop') result = Buffer.concat([before, after.subarray(size)]);
    else if (kind === 'repeat')
      result = Buffer.concat([before, after.subarray(0, size * 8), after]);
    else if (place < result.length) result[place] = (result[place] ?? 0) ^ (1 << (size % 8));
  }
  return result;
}

/** Damaged files are read or refused: without throwing, each within two seconds. */
export async function checkDamaged(
  reader: Reader,
  samples: readonly Uint8Array[],
  { runs = 60, path = 'x' }: { readonly runs?: number; readonly path?: string } = {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), damage, async (sample, damages) => {
      const bytes = damaged(sample, damages);
      const started = performance.now();
      reader.accepts({ path, bytes });
      for (const record of await recordsOf(reader, bytes, path)) {
        if (record.kind === 'article') checkDraft(record.draft);
        else assert.match(record.reason, /^\p{Lu}.*\.$/su);
      }
      assert.ok(performance.now() - started < 20_000);
    }),
    { numRuns: runs },
  );
}
