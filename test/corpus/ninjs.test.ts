import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ninjsReader } from '../../server/corpus/ninjs.ts';

const read = (value: unknown, path = 'x.json') => [
  ...ninjsReader.read(
    { path, bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) },
    { today: '2026-05-04' },
  ),
];
function draft(value: Record<string, unknown>) {
  const [record] = read({ uri: 'urn:ely:1', ...value });
  assert.ok(record?.kind === 'article', JSON.stringify(record));
  return record.draft;
}

const COMMON = {
  uri: 'https://ely.example/a',
  type: 'text',
  language: 'en-GB',
  located: 'Port Ellery',
};
const generations: readonly (readonly [generation: string, item: Record<string, unknown>])[] = [
  [
    '1.x',
    {
      ...COMMON,
      versioncreated: '2024-03-06T09:00:00+01:00',
      firstcreated: '2024-03-05T23:30:00-05:00',
      pubstatus: 'usable',
      headline: 'Pier vote',
      byline: 'By Ann Reeve and John d’Arc',
      body_text: 'The council voted. One.',
      body_xhtml: '<p>The council <b>voted</b>.</p><p>One.</p>',
      copyrightholder: 'Elleryside',
      copyrightnotice: '© Elleryside',
      usageterms: 'Not for broadcast',
      person: [{ name: 'Jane Quill', rel: 'about' }],
      place: [{ name: 'Wickmouth' }],
      organisation: [{ name: 'Harbour Trust' }],
      subject: [{ name: 'harbour', code: 'medtop:1' }, { code: 'medtop:2' }],
    },
  ],
  [
    '3.x',
    {
      ...COMMON,
      versionCreated: '2024-03-06T09:00:00+01:00',
      firstCreated: '2024-03-05T23:30:00-05:00',
      pubStatus: 'usable',
      headlines: [
        { role: 'short', value: 'Vote' },
        { role: 'main', value: 'Pier vote' },
      ],
      by: 'By Ann Reeve and John d’Arc',
      bodies: [
        { role: 'text', contentType: 'text/plain', value: 'The council voted. One.' },
        {
          role: 'xhtml',
          contentType: 'text/html',
          value:
            '<html><body><h1>Pier vote</h1><p>The council <b>voted</b>.</p><p>One.</p></body></html>',
        },
      ],
      copyrightHolder: 'Elleryside',
      copyrightNotice: '© Elleryside',
      usageTerms: 'Not for broadcast',
      people: [{ name: 'Jane Quill' }],
      places: [{ name: 'Wickmouth' }],
      organisations: [{ name: 'Harbour Trust' }],
      subjects: [{ name: 'harbour' }],
    },
  ],
];
for (const [generation, item] of generations) {
  test(`an item of ninjs ${generation} gives every field`, () => {
    const read = draft(item);
    assert.equal(read.title, 'Pier vote');
    assert.equal(read.text, 'The council voted.\n\nOne.');
    assert.deepEqual(read.date, { day: '2024-03-05', precision: 'day', source: 'metadata' });
    assert.equal(read.modified, '2024-03-06T08:00:00.000Z');
    assert.deepEqual(read.authors, ['Ann Reeve', 'John d’Arc']);
    assert.equal(read.source, 'Elleryside');
    assert.equal(read.rights, '© Elleryside\nNot for broadcast');
    assert.deepEqual(
      read.assigned.map(({ type, name }) => `${type} ${name}`),
      ['person Jane Quill', 'place Wickmouth', 'organization Harbour Trust'],
    );
    assert.deepEqual(read.keywords, ['harbour']);
    assert.equal(read.url, 'https://ely.example/a');
    assert.equal(read.publisherId, 'https://ely.example/a');
    assert.equal(read.language, 'en');
    assert.equal(read.datelinePlace, 'Port Ellery');
    assert.deepEqual(read.warnings, []);
  });
}

const states: readonly (readonly [
  item: Record<string, unknown>,
  status: string,
  embargo: string | null,
])[] = [
  [{}, 'usable', null],
  [{ pubstatus: 'withheld' }, 'withheld', null],
  [{ pubStatus: 'canceled' }, 'cancelled', null],
  [{ embargoed: '2030-01-01T12:00:00+02:00' }, 'usable', '2030-01-01T10:00:00.000Z'],
];
for (const [item, status, embargo] of states) {
  test(`${JSON.stringify(item)} is ${status} until ${embargo}`, () => {
    assert.deepEqual(draft({ body_text: 'A.', ...item }).publication, { status, embargo });
  });
}

test('a body in NITF is read where there is no better one, XML of an agency’s own is not', () => {
  const nitf =
    '<?xml version="1.0"?><nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>';
  const bodies = [{ role: 'nitf', contentType: 'text/vnd.IPTC.NITF', value: nitf }];
  assert.equal(draft({ headline: 'A', bodies }).text, 'One.\n\nTwo.');
  const own = [
    { role: 'own', contentType: 'application/xml', value: '<OWN><HEAD>123</HEAD>One.</OWN>' },
  ];
  assert.equal(draft({ headline: 'A', bodies: own }).text, '');
});

test('a description stands in for a missing text, and that is said', () => {
  const read = draft({ type: 'text', headline: 'A', description_text: 'Short.' });
  assert.equal(read.text, 'Short.');
  assert.equal(read.warnings.length, 1);
});

for (const item of [
  { type: 'picture', headline: 'A', description_text: 'A caption.' },
  { type: 'event', title: 'A', descriptions: [{ value: 'B.' }] },
  { type: 'video', headline: 'A' },
  { eventDetails: {}, title: 'A' },
]) {
  test(`${JSON.stringify(item)} is no article, and says so`, () => {
    const [record] = read({ uri: 'urn:ely:2', ...item });
    assert.equal(record?.kind, 'skipped');
  });
}

test('an array, and lines, give an article an item with its own source', () => {
  const a = '{"uri":"a", "headline":"A","body_text":"One."}';
  const b = '{"uri":"b","headline":"B","body_text":"Two."}';
  for (const [json, path] of [
    [`[ ${a} ,\n${b}, 3]`, 'x.json'],
    [`${a}\n\n${b}\n{"uri"`, 'x.jsonl'],
  ] as const) {
    const records = read(json, path);
    assert.deepEqual(
      records.map((record) =>
        record.kind === 'article' ? Buffer.from(record.bytes).toString() : 'skipped',
      ),
      [a, b, 'skipped'],
    );
  }
});

const files: readonly (readonly [text: string, accepted: boolean])[] = [
  ['{"uri":"a","versioncreated":"2024"}', true],
  ['\ufeff[{"uri": "a", "bodies": [], "pubStatus": "usable"}]', true],
  ['{"standard":{"schema":"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"},"uri":"a"}', true],
  ['{"uri":"a","title":"A","body":"B"}', false],
  ['{"versioncreated":"2024","url":"a"}', false],
  ['"uri": "a", "versioncreated":', false],
  ['', false],
];
for (const [text, accepted] of files) {
  test(`${text} is ${accepted ? '' : 'no '}ninjs`, () => {
    assert.equal(ninjsReader.accepts({ path: 'x', bytes: Buffer.from(text) }), accepted);
  });
}

test('any item is read or refused, without throwing', () => {
  const key = fc.constantFrom(
    'uri',
    'headline',
    'headlines',
    'bodies',
    'body_xhtml',
    'body_text',
    'people',
    'value',
    'role',
    'contentType',
    'name',
    'subject',
    'type',
    'versioncreated',
    '__proto__',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.constantFrom('<p>x', '<nitf><body>', 'text/html', '2024-01-01', null, 3),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) =>
      assert.ok(
        read(JSON.stringify({ uri: 'a', item: value, bodies: value, headlines: value })).length > 0,
      ),
    ),
  );
});
