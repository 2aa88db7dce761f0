/** Entities in the in-memory engine against counting by hand: no index, no shortcut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EntityDetail, EntityPair, EntityRef } from '../../server/core/entity-report.ts';
import { compareNames } from '../../server/core/name-order.ts';
import { ENTITY_TYPES, type EntityType, type MentionSpan } from '../../server/core/names.ts';
import type { Searcher } from '../../server/core/searcher.ts';
import { sentences } from '../../server/core/sentences.ts';
import { ArticleIndex } from '../../server/engine/minisearch/article-index.ts';
import { createMiniSearchSearcher } from '../../server/engine/minisearch/searcher.ts';
import { createEntityTable } from '../../server/entities/entity-table.ts';
import { type NamedArticle, randomArticles } from './random-articles.ts';

const EVERYTHING = 1000;

function build(articles: readonly NamedArticle[]): Searcher {
  const index = new ArticleIndex();
  for (const { article, names } of articles) index.put(article, names);
  index.commit({ state: 'ready', expected: articles.length });
  return createMiniSearchSearcher(index, () => 0);
}

async function detail(searcher: Searcher, entity: EntityRef): Promise<EntityDetail> {
  const answer = await searcher.entity({ ...entity, size: EVERYTHING });
  assert.ok(answer.kind === 'here', `${entity.type} ${entity.name}: ${answer.kind}`);
  return answer.entity;
}

async function pairOf(searcher: Searcher, a: EntityRef, b: EntityRef): Promise<EntityPair> {
  const asked = { ...a, with: b.name, withType: b.type, page: 1, size: EVERYTHING };
  const answer = await searcher.entityPair(asked);
  assert.ok(answer.kind === 'here', `${a.name} with ${b.name}: ${answer.kind}`);
  return answer.pair;
}

/** Every mention with the entity it belongs to, recounted from the names alone. */
type Told = NamedArticle & { readonly told: ReadonlyMap<string, readonly MentionSpan[]> };
const keyOf = ({ type, name }: EntityRef) => `${type}:${name}`;

function recount(articles: readonly NamedArticle[]): Told[] {
  const all = articles.flatMap(({ names }) => names);
  const table = createEntityTable(all.map(({ type, name }) => ({ type, name, count: 1 })));
  return articles.map((one) => {
    const told = new Map<string, MentionSpan[]>();
    for (const { type, name, mentions } of one.names) {
      const entity = table.entityOf(type, name);
      if (entity === null) continue;
      told.set(keyOf(entity), [...(told.get(keyOf(entity)) ?? []), ...mentions]);
    }
    return { ...one, told };
  });
}

/** Sentences as ranges of one field, joined where any name reaches across two; each with who stands in it. */
function naiveSentences({ article, told }: Told) {
  const every = [...told].flatMap(([key, spans]) => spans.map((span) => ({ ...span, key })));
  const ranges = [{ field: 'title', start: 0, end: article.title.length }];
  for (const paragraph of article.paragraphs) {
    const cut = sentences(article.text, paragraph);
    for (let i = 1; i < cut.length; ) {
      const [a, b] = [cut[i - 1], cut[i]];
      assert.ok(a && b);
      const torn = every.some((m) => m.field === 'text' && m.start < a.end && m.end > b.start);
      if (torn) cut.splice(i - 1, 2, { start: a.start, end: b.end });
      else i += 1;
    }
    ranges.push(...cut.map((range) => ({ field: 'text', ...range })));
  }
  return ranges.map((range) => ({
    ...range,
    names: new Set(
      every
        .filter((m) => m.field === range.field && m.start >= range.start && m.start < range.end)
        .map(({ key }) => key),
    ),
  }));
}

/** The same with full stops where some words end, so that paragraphs have several sentences. */
function withStops({ article, names }: NamedArticle): NamedArticle {
  const text = article.text.replaceAll(/(?:ferries|strikes|floods|talks|crews|the) /g, (word) =>
    word.replace(/. $/, '. '),
  );
  return { article: { ...article, text }, names };
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

test('counts, company and sentences of every entity are what counting gives', async () => {
  let sharedSentences = 0;
  const check = async (seed: number) => {
    const articles = randomArticles(25, seed).map(withStops);
    const searcher = build(articles);
    const told = recount(articles);
    const cut = new Map(told.map((one) => [one, naiveSentences(one)]));
    const keys = [...new Set(told.flatMap((one) => [...one.told.keys()]))];
    const refs = keys.map((key): EntityRef => {
      const [type = '', ...name] = key.split(':');
      return { type: type as EntityType, name: name.join(':') };
    });
    for (const type of ENTITY_TYPES) {
      const list = await searcher.entityList({
        type,
        contains: '',
        sort: 'name',
        page: 1,
        size: EVERYTHING,
      });
      const expected = refs
        .filter((ref) => ref.type === type)
        .map((ref) => ({ ...ref, articles: told.filter((one) => one.told.has(keyOf(ref))).length }))
        .sort((a, b) => compareNames(a.name, b.name));
      assert.deepEqual(list.entities, expected);
      assert.deepEqual([list.total, list.matching], [expected.length, expected.length]);
    }
    for (const ref of refs) {
      const found = await detail(searcher, ref);
      const naming = told.filter((one) => one.told.has(keyOf(ref)));
      const mentions = naming.flatMap((one) =>
        (one.told.get(keyOf(ref)) ?? []).map(({ field, start, end }) => ({
          id: one.article.id,
          form: one.article[field].slice(start, end).replaceAll(/\s+/g, ' '),
        })),
      );
      assert.equal(found.articles, naming.length);
      assert.equal(found.mentions, mentions.length);
      const forms = [...new Set(mentions.map(({ form }) => form))].map((form) => {
        const those = mentions.filter((one) => one.form === form);
        return { form, articles: new Set(those.map(({ id }) => id)).size, mentions: those.length };
      });
      const sorted = <T extends { form: string }>(list: readonly T[]) =>
        list.toSorted((a, b) => (a.form < b.form ? -1 : 1));
      assert.deepEqual(sorted(found.forms), sorted(forms));
      const days = naming.flatMap(({ article }) => article.date?.day ?? []).sort();
      assert.equal(found.first?.date.day ?? null, days[0] ?? null);
      assert.equal(found.last?.date.day ?? null, days.at(-1) ?? null);
      const bars = found.timeline.buckets.reduce((sum, { count }) => sum + count, 0);
      assert.equal(bars, days.length);
      assert.equal(found.timeline.undated.count, naming.length - days.length);
      for (const type of ENTITY_TYPES) {
        const company = found.seenWith[type];
        const expected = refs
          .filter((other) => other.type === type && keyOf(other) !== keyOf(ref))
          .map((other) => ({
            ...other,
            articles: naming.filter((one) => one.told.has(keyOf(other))).length,
            sentences: naming.reduce(
              (sum, one) =>
                sum +
                (cut.get(one) ?? []).filter(
                  ({ names }) => names.has(keyOf(ref)) && names.has(keyOf(other)),
                ).length,
              0,
            ),
          }))
          .filter(({ articles: shared }) => shared > 0)
          .sort(
            (a, b) =>
              b.articles - a.articles || b.sentences - a.sentences || compareNames(a.name, b.name),
          );
        assert.deepEqual(company.entities, expected);
        assert.equal(company.distinct, expected.length);
        for (const { sentences: shared, ...other } of expected) {
          const pair = await pairOf(searcher, ref, other);
          assert.deepEqual([pair.total, pair.sentences.length], [shared, shared]);
          assert.equal(pair.articles, other.articles);
          sharedSentences += shared;
        }
      }
    }
  };
  await fc.assert(fc.asyncProperty(seeds, check), { numRuns: 12 });
  assert.ok(sharedSentences > 100, 'the articles must have sentences that name two');
});

/** An article of these paragraphs; names are found wherever they stand, each by its forms. */
function written(
  id: string,
  day: string | null,
  title: string,
  paragraphs: readonly string[],
  names: readonly (readonly [EntityType, string, ...string[]])[],
): NamedArticle {
  const [{ article } = { article: null }] = randomArticles(1, 7);
  assert.ok(article);
  const text = paragraphs.join('\n\n');
  let at = 0;
  const blocks = paragraphs.map((paragraph) => {
    const start = text.indexOf(paragraph, at);
    at = start + paragraph.length;
    return { start, end: at, kind: 'paragraph' as const };
  });
  const spans = (field: 'title' | 'text', within: string, forms: readonly string[]) =>
    [...within.matchAll(new RegExp(forms.join('|'), 'g'))].map((match) => ({
      field,
      start: match.index,
      end: match.index + match[0].length,
    }));
  return {
    article: {
      ...article,
      id: id as typeof article.id,
      title,
      titleSource: 'file',
      text,
      paragraphs: blocks,
      sha256: id,
      date: day === null ? null : { day, precision: 'day', source: 'metadata' },
    },
    names: names.map(([type, name, ...more]) => ({
      type,
      name,
      mentions: [
        ...spans('title', title, [name, ...more]),
        ...spans('text', text, [name, ...more]),
      ],
    })),
  };
}

const ADA: EntityRef = { type: 'person', name: 'Ada Quill' };
const MARLOW: EntityRef = { type: 'place', name: 'St. Marlow Quay' };

const LETTERS: readonly NamedArticle[] = [
  written(
    'a',
    '2024-05-02',
    'Ada Quill speaks',
    ['Ada Quill left St. Marlow Quay. Quill is well.', 'The end. Quill and St. Marlow Quay met.'],
    [
      ['person', 'Ada Quill', 'Quill'],
      ['place', 'St. Marlow Quay'],
    ],
  ),
  written(
    'b',
    '2024-05-03',
    'Ada Quill sees St. Marlow Quay',
    ['Nothing more.'],
    [
      ['person', 'Ada Quill'],
      ['place', 'St. Marlow Quay'],
      ['organization', 'Quill and Sons'],
    ],
  ),
  written(
    'c',
    null,
    'A note',
    ['ADA QUILL. St. Marlow Quay.'],
    [
      ['person', 'ADA QUILL'],
      ['place', 'St. Marlow Quay'],
    ],
  ),
];

test('sentences that name both come newest first, dated, marked and placed', async () => {
  const { sentences: found, total } = await pairOf(build(LETTERS), ADA, MARLOW);
  const cut = (text: string, spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end));
  assert.equal(total, 3);
  assert.deepEqual(
    found.map((one) => [
      one.article,
      one.date?.day ?? null,
      one.field,
      one.paragraph,
      one.text,
      cut(one.text, one.nameSpans),
      cut(one.text, one.withSpans),
    ]),
    [
      [
        'b',
        '2024-05-03',
        'title',
        null,
        'Ada Quill sees St. Marlow Quay',
        ['Ada Quill'],
        ['St. Marlow Quay'],
      ],
      [
        'a',
        '2024-05-02',
        'text',
        1,
        'Ada Quill left St. Marlow Quay.',
        ['Ada Quill'],
        ['St. Marlow Quay'],
      ],
      [
        'a',
        '2024-05-02',
        'text',
        2,
        'Quill and St. Marlow Quay met.',
        ['Quill'],
        ['St. Marlow Quay'],
      ],
    ],
  );
});

test('a sentence never cuts a name in two, asked about or not', async () => {
  const words = ['Ada Quill of Tern! Lines left St. Marlow Quay. Nobody saw.'];
  const told = written('a', null, 'x', words, [
    ['person', 'Ada Quill'],
    ['place', 'St. Marlow Quay'],
    ['organization', 'Tern! Lines'],
  ]);
  const { sentences: found } = await pairOf(build([told]), ADA, MARLOW);
  assert.deepEqual(
    found.map(({ text }) => text),
    ['Ada Quill of Tern! Lines left St. Marlow Quay.'],
  );
  const { names } = told;
  const untold = { ...told, names: names.filter(({ type }) => type !== 'organization') };
  assert.equal((await pairOf(build([untold]), ADA, MARLOW)).total, 0);
});

test('the pages of the sentences join to the whole, either name first', async () => {
  const searcher = build(LETTERS);
  const whole = await pairOf(searcher, ADA, MARLOW);
  const asked = { ...ADA, with: MARLOW.name, withType: null, size: 2 };
  const pages = await Promise.all([1, 2, 3].map((page) => searcher.entityPair({ ...asked, page })));
  const joined = pages.flatMap((one) => (one.kind === 'here' ? one.pair.sentences : []));
  assert.deepEqual(joined, whole.sentences);
  const other = await pairOf(searcher, MARLOW, ADA);
  assert.deepEqual(
    other.sentences.map(({ text }) => text),
    whole.sentences.map(({ text }) => text),
  );
});

test('the passages of an entity mark its mentions and come from the articles that name it most', async () => {
  const { passages, first, last } = await detail(build(LETTERS), ADA);
  assert.deepEqual(
    passages.map(({ article, mentions }) => [article.id, mentions]),
    [
      ['a', 4],
      ['c', 1],
    ],
  );
  for (const { passages: shown } of passages) {
    assert.equal(shown.length, 1);
    for (const { text, highlights } of shown) {
      assert.ok(highlights.length > 0);
      for (const { start, end } of highlights) assert.match(text.slice(start, end), /quill$/i);
    }
  }
  assert.deepEqual([first?.article, last?.article], ['a', 'b']);
});

test('copies of one text give one passage', async () => {
  const [one] = LETTERS;
  assert.ok(one);
  const copy = { ...one, article: { ...one.article, id: 'z' as typeof one.article.id } };
  const found = await detail(build([one, copy]), ADA);
  assert.equal(found.articles, 2);
  assert.equal(found.passages.length, 1);
});

const FAMILY: readonly NamedArticle[] = [
  written('a', null, 'x', ['Ada Quill.'], [['person', 'Ada Quill']]),
  written('b', null, 'x', ['Basil Quill.'], [['person', 'Basil Quill']]),
  written('c', null, 'x', ['Basil Quill.'], [['person', 'Basil Quill']]),
  written('d', null, 'x', ['Quill'], [['place', 'Quill']]),
  written('e', null, 'x', ['Marsh'], [['organization', 'Marsh']]),
];

test('a name is found by any spelling, told apart where several share it, and missed with near names', async () => {
  const searcher = build(FAMILY);
  const rows: readonly (readonly [EntityType, string, unknown])[] = [
    ['person', 'ada quill', 'Ada Quill'],
    ['person', ' Ada Quill ', 'Ada Quill'],
    ['person', 'Quill', ['Basil Quill', 'Ada Quill']],
    ['place', 'Quill', 'Quill'],
    ['person', 'Ada Quille', { near: ['Ada Quill', 'Basil Quill'] }],
    ['person', 'Marsh', { near: ['Marsh'] }],
    ['person', '__proto__', { near: [] }],
    ['person', '', { near: [] }],
  ];
  for (const [type, name, expected] of rows) {
    const answer = await searcher.entity({ type, name, size: 0 });
    const got =
      answer.kind === 'here'
        ? answer.entity.name
        : answer.kind === 'ambiguous'
          ? answer.candidates.map((one) => one.name)
          : { near: answer.near.map((one) => one.name) };
    assert.deepEqual(got, expected, name);
  }
});

test('a second name is of any type: one so displayed first, then a person', async () => {
  const searcher = build(FAMILY);
  const rows: readonly (readonly [string, EntityType | null, string])[] = [
    ['Quill', null, 'place Quill'],
    ['Quill', 'person', 'ambiguous with'],
    ['basil quill', null, 'person Basil Quill'],
    ['Marsh', null, 'organization Marsh'],
    ['Marsh', 'place', 'unknown with'],
    ['Nobody', null, 'unknown with'],
  ];
  for (const [given, withType, expected] of rows) {
    const asked = { ...ADA, with: given, withType, page: 1, size: 1 };
    const answer = await searcher.entityPair(asked);
    const got =
      answer.kind === 'here'
        ? `${answer.pair.with.type} ${answer.pair.with.name}`
        : `${answer.kind} ${answer.of}`;
    assert.equal(got, expected, `${given} ${withType}`);
  }
});

const NAMES = ['Zoë', 'zack', 'Ägir', '3M', 'Łódź', 'Москва', '東京', 'Adam', 'Émile', '"Q"'];
const LIST = build(
  NAMES.map((name, i) => written(`n${i}`, null, 'x', [name], [['organization', name]])),
);
const ASKED = { type: 'organization', contains: '', sort: 'name', page: 1, size: 100 } as const;

test('a list goes from A to Z, other letters after it, and says where each begins', async () => {
  const { entities, letters } = await LIST.entityList(ASKED);
  const order = ['Adam', 'Ägir', 'Émile', 'Łódź', 'zack', 'Zoë', 'Москва', '"Q"', '3M', '東京'];
  assert.deepEqual(
    entities.map(({ name }) => name),
    order,
  );
  assert.deepEqual(
    letters.map(({ letter, count, before }) => [letter, count, order[before]]),
    [
      ['A', 2, 'Adam'],
      ['E', 1, 'Émile'],
      ['L', 1, 'Łódź'],
      ['Z', 2, 'zack'],
      ['М', 1, 'Москва'],
      ['#', 3, '"Q"'],
    ],
  );
});

test('a list is paged, ordered by count, and filtered by any word of any spelling', async () => {
  const paged = await LIST.entityList({ ...ASKED, page: 2, size: 4 });
  assert.deepEqual(
    paged.entities.map(({ name }) => name),
    ['zack', 'Zoë', 'Москва', '"Q"'],
  );
  const family = build(FAMILY);
  const people = { ...ASKED, type: 'person', sort: 'count' } as const;
  const counted = await family.entityList(people);
  assert.deepEqual(
    counted.entities.map(({ name, articles }) => [name, articles]),
    [
      ['Basil Quill', 2],
      ['Ada Quill', 1],
    ],
  );
  assert.deepEqual(counted.letters, []);
  const filtered = await family.entityList({ ...people, contains: 'qui ad' });
  assert.deepEqual(
    [filtered.total, filtered.matching, filtered.entities.map(({ name }) => name)],
    [2, 1, ['Ada Quill']],
  );
  const spelled = build([
    written('a', null, 'x', ['United States'], [['place', 'United States']]),
    written('b', null, 'x', ['U.S.'], [['place', 'U.S.']]),
  ]);
  const places = await spelled.entityList({ ...ASKED, type: 'place', contains: 'U.S.' });
  assert.deepEqual(
    places.entities.map(({ articles }) => articles),
    [2],
  );
});
