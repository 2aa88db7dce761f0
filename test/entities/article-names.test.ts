import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../server/core/names.ts';
import { articleNames } from '../../server/entities/article-names.ts';
import type { RecognisedSpan, Recogniser } from '../../server/entities/recogniser.ts';

type Listed = Readonly<Record<string, EntityType>>;

/** Finds the listed names wherever they stand, longest first. */
function listRecogniser(listed: Listed): Recogniser {
  return {
    name: 'list',
    recognise: (text) =>
      Object.entries(listed).flatMap(([name, type]) =>
        [...text.matchAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'))].map(
          ({ index }): RecognisedSpan => ({ type, start: index, end: index + name.length }),
        ),
      ),
  };
}

const PEOPLE: Listed = {
  'Ada Quill': 'person',
  'Basil Quill': 'person',
  'Zora Vélez': 'person',
  'Zora Velez': 'person',
  'Jean-Luc Marr': 'person',
  'JEAN-LUC MARR': 'person',
  'Kim Jong Un': 'person',
  Quill: 'person',
  Vélez: 'person',
  VELEZ: 'person',
  Marr: 'person',
  Kim: 'person',
  Un: 'person',
  Amity: 'place',
  'Amity Times': 'organization',
};

/** `name (mentions)` in the order of the article. */
const shown = (names: readonly LocalName[], title: string, text: string): string[] =>
  names.map(({ type, name, mentions }) => {
    const places = mentions.map(
      ({ field, start, end }) =>
        `${field === 'title' ? 'T:' : ''}${{ title, text }[field].slice(start, end)}`,
    );
    return `${type} ${name}: ${places.join(', ')}`;
  });

const check = (what: string, title: string, text: string, expected: readonly string[]): void => {
  test(what, () => {
    const names = articleNames({ title, titleSource: 'file', text }, listRecogniser(PEOPLE));
    assert.deepEqual(shown(names, title, text), expected);
  });
};

check(
  'a family name after the full name is the same person',
  '',
  'Ada Quill came. Then Quill left.',
  ['person Ada Quill: Ada Quill, Quill'],
);
check(
  'a family name in the title is known by the full name in the text',
  'Quill leaves',
  'Ada Quill came.',
  ['person Ada Quill: T:Quill, Ada Quill'],
);
check('a family name before the full name counts too', '', 'Quill left, said Ada Quill.', [
  'person Ada Quill: Quill, Ada Quill',
]);
check('a family name without a full name is left out', 'Quill leaves', 'So said Quill in Amity.', [
  'place Amity: Amity',
]);
check(
  'a family name that two people share is left out',
  '',
  'Ada Quill and Basil Quill. But Quill left.',
  ['person Ada Quill: Ada Quill', 'person Basil Quill: Basil Quill'],
);
check(
  'accents and capitals make no other person',
  'VELEZ OUT',
  'Zora Vélez left. Zora Velez and Vélez.',
  ['person Zora Vélez: T:VELEZ, Zora Vélez, Zora Velez, Vélez'],
);
check('hyphens belong to the name', '', 'JEAN-LUC MARR, or Jean-Luc Marr. Then Marr.', [
  'person JEAN-LUC MARR: JEAN-LUC MARR, Jean-Luc Marr, Marr',
]);
check(
  'where the family name stands first, it is the short form',
  '',
  'Kim Jong Un came. Kim left. Un stayed.',
  ['person Kim Jong Un: Kim Jong Un, Kim'],
);
check('of overlapping names the longer stands', '', 'The Amity Times of Amity wrote.', [
  'organization Amity Times: Amity Times',
  'place Amity: Amity',
]);
check('no names, no list', 'Rain', 'It rained.', []);

test('a title taken from the text is not read for names', () => {
  const article = {
    title: 'Ada Quill came.',
    titleSource: 'text',
    text: 'Ada Quill came.',
  } as const;
  const names = articleNames(article, listRecogniser(PEOPLE));
  assert.deepEqual(
    names.flatMap(({ mentions }) => mentions.map(({ field }) => field)),
    ['text'],
  );
});

test('mentions are disjoint, in order, and point at a form of the name', () => {
  const words = [
    'Ada Quill',
    'Quill',
    'Basil Quill',
    'Amity',
    'Amity Times',
    'Kim Jong Un',
    'Kim',
    'and',
    'left.',
    '\n',
  ];
  const texts = fc
    .array(fc.constantFrom(...words), { maxLength: 12 })
    .map((parts) => parts.join(' '));
  const holds = (
    title: string,
    text: string,
    extra: readonly (readonly [number, number])[],
  ): void => {
    const listed = listRecogniser(PEOPLE);
    const recogniser: Recogniser = {
      name: 'odd',
      recognise: (field) => [
        ...listed.recognise(field),
        ...extra.flatMap(([start, length], i): RecognisedSpan[] => {
          const type = ENTITY_TYPES[i % 3] ?? 'person';
          return start + length <= field.length ? [{ type, start, end: start + length }] : [];
        }),
      ],
    };
    const names = articleNames({ title, titleSource: 'file', text }, recogniser);
    const all = names.flatMap(({ mentions }) => mentions);
    for (const field of ['title', 'text'] as const) {
      const sorted = all
        .filter((mention) => mention.field === field)
        .sort((a, b) => a.start - b.start);
      for (const [i, { start, end }] of sorted.entries()) {
        assert.ok(
          start >= (sorted[i - 1]?.end ?? 0) && end > start && end <= { title, text }[field].length,
        );
      }
    }
    for (const { name, mentions } of names) {
      const order = mentions.map(({ field, start }) => (field === 'title' ? 0 : 1e6) + start);
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
      for (const { field, start, end } of mentions)
        assert.ok(name.includes({ title, text }[field].slice(start, end)), name);
    }
    assert.equal(new Set(names.map(({ type, name }) => `${type}:${name}`)).size, names.length);
  };
  const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 3 });
  fc.assert(fc.property(texts, texts, spans, holds), { numRuns: 500 });
});
