import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ArticleId, Publication } from '../../server/core/article.ts';
import { gatherRecords, type Standing } from '../../server/corpus/gathered.ts';
import { arrange } from '../../server/corpus/holdings.ts';
import { versionKey } from '../../server/corpus/version-key.ts';

type Given = Partial<Standing['draft']> & { readonly id: string; readonly path?: string };

function record({ id, path = `${id}.xml`, ...draft }: Given): Standing {
  return {
    id: id as ArticleId,
    path,
    place: 1,
    draft: {
      title: id,
      format: 'test',
      source: null,
      publisherId: null,
      corrects: [],
      modified: null,
      date: null,
      publication: { status: 'usable', embargo: null },
      ...draft,
    },
  };
}

const NOW = '2026-01-10T12:00:00.000Z';
const STORY = 'urn:newsml:example:1';

function held(records: readonly Standing[], { includeWithheld = false, now = NOW } = {}) {
  return arrange(gatherRecords([{ records }]), { includeWithheld, now });
}

/** `shown[other versions]`, then `!why ids` for what is not shown. */
function told(records: readonly Standing[], options = {}): string[] {
  const { shown, unshown } = held(records, options);
  return [
    ...shown.map(({ shown: { record: one }, versions, withheld }) =>
      [one.id, `[${versions.map(({ id }) => id)}]`, withheld ?? ''].join(''),
    ),
    ...unshown.map(({ ids, why }) => `!${why} ${ids}`),
  ];
}

const usable = (embargo: string | null): Publication => ({ status: 'usable', embargo });

test('records of the same bytes are one, read as at their first path', () => {
  const [one, other] = gatherRecords([
    { records: [record({ id: 'a', path: 'z.txt' }), record({ id: 'b', path: 'm.txt' })] },
    { records: [record({ id: 'a', path: 'c/d.txt' })] },
  ]);
  assert.deepEqual([one?.record.path, one?.paths], ['c/d.txt', ['c/d.txt', 'z.txt']]);
  assert.deepEqual(other?.paths, ['m.txt']);
});

test('of the versions of an article the newest is shown: by its time, then its date, then its path', () => {
  const version = (given: Given) => record({ publisherId: STORY, ...given });
  const day = (date: string) => ({ date: { day: date } });
  const cases: [Standing[], string][] = [
    [
      [
        version({ id: 'a', modified: '2026-01-02T10:00:00Z', ...day('2026-01-09') }),
        version({ id: 'b', modified: '2026-01-03T10:00:00.000Z', ...day('2026-01-01') }),
        version({ id: 'c', ...day('2026-01-08') }),
      ],
      'b[a,c]',
    ],
    [
      [version({ id: 'a', ...day('2026-01-02') }), version({ id: 'b', ...day('2026-01-01') })],
      'a[b]',
    ],
    [[version({ id: 'a', path: 'v9.xml' }), version({ id: 'b', path: 'v10.xml' })], 'b[a]'],
    // The last of one file is the newest.
    [[version({ id: 'a', path: 'f.xml' }), version({ id: 'b', path: 'f.xml' })], 'b[a]'],
  ];
  for (const [records, expected] of cases) {
    assert.deepEqual(told(records), [expected]);
    assert.deepEqual(told(records.filter(({ path }) => path !== 'f.xml').reverse()), [
      ...(expected === 'b[a]' && records[0]?.path === 'f.xml' ? [] : [expected]),
    ]);
  }
});

test('identifiers are compared where they are meant to be', () => {
  const id = (publisherId: string, source: string | null, path = 'a.xml', format = 'test') =>
    versionKey({ path, draft: { publisherId, source, format } });
  const same: [string, string | null, string | null][] = [
    ['urn:x:1', 'A', 'B'],
    ['tag:x.example,2024:1', null, 'B'],
    ['https://x.example/1', 'A', null],
    ['<1.2@mail.x.example>', 'A', 'B'],
    ['6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'A', 'B'],
    ['123', 'Coast Wire', 'COAST WIRE'],
  ];
  for (const [one, a, b] of same) assert.equal(id(one, a), id(one, b, 'b.xml'), one);
  assert.equal(id('http://x.example/1', null), id('https://x.example/1', null));
  assert.notEqual(id('123', 'A'), id('123', 'B'));
  assert.notEqual(id('123', 'A'), id('123', 'A', 'a.xml', 'other'));
  assert.notEqual(id('123', null, 'a.csv'), id('123', null, 'b.csv'));
  assert.equal(id('  ', 'A'), null);
});

test('when the newest version goes, the next is shown', () => {
  const records = ['a', 'b', 'c'].map((id, i) =>
    record({ id, publisherId: STORY, modified: `2026-01-0${i + 1}T00:00:00Z` }),
  );
  assert.deepEqual(told(records), ['c[b,a]']);
  assert.deepEqual(told(records.slice(0, 2)), ['b[a]']);
  assert.deepEqual(told(records.slice(0, 1)), ['a[]']);
  assert.deepEqual(
    [...held(records).superseded],
    [
      ['b', 'c'],
      ['a', 'c'],
    ],
  );
});

test('what its publisher takes back is not shown, in any version', () => {
  const old = record({ id: 'a', publisherId: STORY, modified: '2026-01-01T00:00:00Z' });
  for (const status of ['withheld', 'cancelled'] as const) {
    const last = record({
      id: 'b',
      publisherId: STORY,
      modified: '2026-01-02T00:00:00Z',
      publication: { status, embargo: null },
    });
    assert.deepEqual(told([old, last]), [`!${status} b,a`]);
    assert.deepEqual(told([old, last], { includeWithheld: true }), [`b[a]${status}`]);
    // A newer version that may be shown is.
    const newer = record({ id: 'c', publisherId: STORY, modified: '2026-01-03T00:00:00Z' });
    assert.deepEqual(told([old, last, newer]), ['c[b,a]']);
  }
});

test('an article under embargo waits for its instant; until then the version before it is shown', () => {
  const until = '2026-01-10T15:00:00Z';
  const old = record({ id: 'a', publisherId: STORY, modified: '2026-01-01T00:00:00Z' });
  const next = record({
    id: 'b',
    publisherId: STORY,
    modified: '2026-01-02T00:00:00Z',
    publication: usable(until),
  });
  assert.deepEqual(told([next]), ['!embargoed b']);
  assert.deepEqual(held([next]).unshown[0]?.until, until);
  assert.equal(held([next]).nextEmbargo, until);
  // Not even its existence is told.
  assert.deepEqual(told([old, next]), ['a[]']);
  assert.deepEqual(told([old, next], { includeWithheld: true }), ['b[a]embargoed']);
  for (const now of ['2026-01-10T15:00:00.000Z', '2026-02-01T00:00:00.000Z']) {
    assert.deepEqual(told([old, next], { now }), ['b[a]']);
    assert.equal(held([old, next], { now }).nextEmbargo, null);
  }
  assert.deepEqual(told([record({ id: 'c', publication: usable('some day') })]), ['!embargoed c']);
});

test('corrections link both ways, to what is shown', () => {
  const first = record({ id: 'a', publisherId: 'urn:a', title: 'First' });
  const second = record({
    id: 'b',
    publisherId: 'urn:b',
    title: 'Second',
    corrects: ['urn:a', 'urn:a', 'urn:b', 'urn:none'],
  });
  const { shown } = held([first, second]);
  assert.deepEqual(
    shown.map(({ correctionOf, correctedBy }) => [correctionOf, correctedBy]),
    [
      [[], [{ id: 'b', title: 'Second' }]],
      [[{ id: 'a', title: 'First' }], []],
    ],
  );
});

const anyRecord = fc.record({
  id: fc.constantFrom(...'abcdefgh'),
  path: fc.constantFrom('1.xml', '2.xml', '3/4.xml'),
  publisherId: fc.constantFrom(null, 'urn:x', 'urn:y', '7'),
  modified: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  corrects: fc.constantFrom([], ['urn:x'], ['urn:y', '7']),
  publication: fc.record({
    status: fc.constantFrom('usable' as const, 'usable' as const, 'withheld' as const),
    embargo: fc.constantFrom(null, null, '2026-01-10T15:00:00Z'),
  }),
});

test('every record is shown, a version of what is shown, or accounted for; with all included none is missing', () => {
  fc.assert(
    fc.property(fc.array(anyRecord), fc.boolean(), (given, includeWithheld) => {
      const records = given.map((one) => record(one));
      const { shown, unshown, superseded } = held(records, { includeWithheld });
      const accounted = [
        ...shown.map((one) => one.shown.record.id),
        ...superseded.keys(),
        ...unshown.flatMap(({ ids }) => ids),
      ];
      assert.equal(new Set(accounted).size, accounted.length);
      assert.deepEqual([...accounted].sort(), [...new Set(records.map(({ id }) => id))].sort());
      if (includeWithheld) assert.deepEqual(unshown, []);
      else assert.ok(shown.every(({ withheld }) => withheld === null));
      const ids = new Set(shown.map((one) => one.shown.record.id));
      for (const to of superseded.values()) assert.ok(ids.has(to));
      for (const { correctionOf, correctedBy } of shown)
        for (const { id } of [...correctionOf, ...correctedBy]) assert.ok(ids.has(id));
    }),
  );
});
