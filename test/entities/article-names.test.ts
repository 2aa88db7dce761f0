import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Paragraph } from '../../server/core/article.ts';
import { fold } from '../../server/core/fold.ts';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../server/core/names.ts';
import { articleNames, type NamedArticle } from '../../server/entities/article-names.ts';
import type { RecognisedSpan, Recogniser } from '../../server/entities/recogniser.ts';

type Listed = Readonly<Record<string, EntityType>>;

/** Finds the listed names wherever they stand, longest first. */
function listRecogniser(listed: Listed): Recogniser {
  return {
    name: 'list',
    recognise: (texts) =>
      texts.map((text) =>
        Object.entries(listed).flatMap(([name, type]) =>
          [...text.matchAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'gu'))].map(
            ({ 0: found, index }): RecognisedSpan => ({
              type,
              start: index,
              end: index + found.length,
            }),
          ),
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
  'Ada Marsh': 'person',
  Ada: 'person',
  'Ada Quill Jr.': 'person',
  'Quill Jr.': 'person',
  'Marine Le Pen': 'person',
  'Le Pen': 'person',
  'Ursula von der Leyen': 'person',
  'von der Leyen': 'person',
  Leyen: 'person',
  'Bashar al-Assad': 'person',
  'al-Assad': 'person',
  Assad: 'person',
  'Luiz Inácio Lula da Silva': 'person',
  'Lula da Silva': 'person',
  Silva: 'person',
  'River Council': 'organization',
  RC: 'organization',
  XO: 'organization',
  'U.S.': 'place',
  'Ironwood(?= \\(x)': 'place',
  Amity: 'place',
  'Amity Times': 'organization',
};

/** Paragraphs parted by newlines; a line that begins with `#` is a heading, with `-` an item. */
function blocksOf(text: string): Paragraph[] {
  return [...text.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
    start: index,
    end: index + line.length,
    kind: line.startsWith('#') ? 'heading' : line.startsWith('-') ? 'item' : 'paragraph',
  }));
}

/** `name (mentions)` in the order of the article. */
const shown = (names: readonly LocalName[], title: string, text: string): string[] =>
  names.map(({ type, name, mentions }) => {
    const places = mentions.map(
      ({ field, start, end }) =>
        `${field === 'title' ? 'T:' : ''}${{ title, text }[field].slice(start, end)}`,
    );
    return `${type} ${name}: ${places.join(', ')}`;
  });

const articleOf = (title: string, text: string, language: string | null = 'en'): NamedArticle => ({
  title,
  titleSource: 'file',
  text,
  paragraphs: blocksOf(text),
  language,
});

const check = (what: string, title: string, text: string, expected: readonly string[]): void => {
  test(what, () => {
    const article = articleOf(title, text);
    const names = articleNames(article, listRecogniser(PEOPLE));
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
check('a family name without a full name stays as it is', '', 'So said Quill in Amity.', [
  'person Quill: Quill',
  'place Amity: Amity',
]);
check(
  'a family name that two people share means the one last named before it',
  '',
  'Quill left. Ada Quill came, Quill sat. Basil Quill came, Quill rose.',
  ['person Ada Quill: Quill, Ada Quill, Quill', 'person Basil Quill: Basil Quill, Quill'],
);
check('a given name alone means its only bearer', '', 'Ada Quill came. Ada left.', [
  'person Ada Quill: Ada Quill, Ada',
]);
check('a given name that two people share means neither', '', 'Ada Quill, Ada Marsh. Ada left.', [
  'person Ada Quill: Ada Quill',
  'person Ada Marsh: Ada Marsh',
  'person Ada: Ada',
]);
check(
  'a family name of several words means its bearer',
  '',
  'Marine Le Pen spoke. Le Pen left with Ursula von der Leyen. Then von der Leyen came, and Leyen.',
  [
    'person Marine Le Pen: Marine Le Pen, Le Pen',
    'person Ursula von der Leyen: Ursula von der Leyen, von der Leyen, Leyen',
  ],
);
check(
  'an Arabic article comes and goes before a family name',
  '',
  'Bashar al-Assad spoke. Then Assad left, and al-Assad it was.',
  ['person Bashar al-Assad: Bashar al-Assad, Assad, al-Assad'],
);
check(
  'Jr comes and goes behind a family name',
  '',
  'Ada Quill Jr. came. Quill left. So Quill Jr.',
  ['person Ada Quill Jr.: Ada Quill Jr., Quill, Quill Jr.'],
);
check(
  'the end of a long name is short for it',
  '',
  'Luiz Inácio Lula da Silva won. So Lula da Silva said. And Silva.',
  ['person Luiz Inácio Lula da Silva: Luiz Inácio Lula da Silva, Lula da Silva, Silva'],
);
check(
  'an acronym in brackets means the name before it',
  '',
  'The River Council (RC) met. RC left.',
  ['organization River Council: River Council, RC, RC'],
);
check('an acronym means the name in brackets behind it', '', 'RC left. The RC (River Council).', [
  'organization River Council: RC, RC, River Council',
]);
check('an acronym of other letters means nothing', '', 'The River Council (XO) met. XO left.', [
  'organization River Council: River Council',
  'organization XO: XO, XO',
]);
check('an acronym not in brackets means nothing', '', 'The River Council met the RC.', [
  'organization River Council: River Council',
  'organization RC: RC',
]);
check(
  'a name of a headline where every word has a capital counts if the prose has it',
  'Quill Meets Basil Quill At River Council',
  'The River Council met. So said Ada Quill.',
  [
    'person Ada Quill: T:Quill, Ada Quill',
    'organization River Council: T:River Council, River Council',
  ],
);
check('and so in a heading of the text', '', '# Amity Times Sees Ada Quill\nAmity saw Ada Quill.', [
  'person Ada Quill: Ada Quill, Ada Quill',
  'place Amity: Amity, Amity',
]);
check(
  'a headline in lower case is read like prose',
  'Amity Times seen, say those who were there',
  'Ada Quill came.',
  ['organization Amity Times: T:Amity Times', 'person Ada Quill: Ada Quill'],
);
check('the label of an item is a headline too', '', '- Amity Times Talks: Ada Quill came.', [
  'person Ada Quill: Ada Quill',
]);
check(
  'but people and places are read in it',
  '',
  '- Ada Quill: left.\n- Amity: rain.\nBasil Quill came.',
  ['person Ada Quill: Ada Quill', 'place Amity: Amity', 'person Basil Quill: Basil Quill'],
);
check('an item without capitals is prose', '', '- Amity Times from yesterday: Ada Quill came.', [
  'organization Amity Times: Amity Times',
  'person Ada Quill: Ada Quill',
]);
check(
  'a name that every reader knows counts in any headline',
  'Storm Hits U.S. Amity Times',
  'Ada Quill came.',
  ['place U.S.: T:U.S.', 'person Ada Quill: Ada Quill'],
);
check('where there is nothing but a headline, it is believed', 'Ada Quill Leaves', '', [
  'person Ada Quill: T:Ada Quill',
]);
check(
  'what was passed over is found by its full name, as a word of its own',
  '',
  'In Ironwood (x). Ironwood, Ironwoods.',
  ['place Ironwood: Ironwood, Ironwood'],
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
  ['person Kim Jong Un: Kim Jong Un, Kim', 'person Un: Un'],
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
    paragraphs: blocksOf('Ada Quill came.'),
    language: null,
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
    'Jean-Luc Marr',
    'JEAN-LUC MARR',
    'VELEZ',
    'Zora Vélez',
    'RC',
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
      recognise: (fields) =>
        listed.recognise(fields).map((spans, at) => [
          ...spans,
          ...extra.flatMap(([start, length], i): RecognisedSpan[] => {
            const type = ENTITY_TYPES[i % 3] ?? 'person';
            const inside = start + length <= (fields[at] ?? '').length;
            return inside ? [{ type, start, end: start + length }] : [];
          }),
        ]),
    };
    const article = articleOf(title, text);
    const names = articleNames(article, recogniser);
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
      // What stands there is the name but for case, accents and hyphens, or a short form of it.
      for (const { field, start, end } of mentions) {
        const [whole, part] = [name, { title, text }[field].slice(start, end)].map((form) =>
          fold(form).replaceAll('-', ' '),
        );
        assert.ok(` ${whole} `.includes(` ${part} `), `${part} in ${whole}`);
      }
    }
    assert.equal(
      new Set(names.map(({ type, name }) => `${type}:${fold(name)}`)).size,
      names.length,
    );
  };
  const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 3 });
  fc.assert(fc.property(texts, texts, spans, holds), { numRuns: 500 });
});

test('an article in another language is not read for names; one of unknown language is', () => {
  const text = 'Ada Quill kam gestern an.';
  const named = (language: string | null): number => {
    const article = articleOf('', text, language);
    return articleNames(article, listRecogniser(PEOPLE)).length;
  };
  assert.equal(named('de'), 0);
  assert.equal(named('en'), 1);
  assert.equal(named(null), 1);
});

test('a ruler with a number is a person, also where the article leaves the number out', () => {
  const text =
    'Queen Elizabeth II died. Queen Elizabeth lived at Balmoral, near Prince Edward Island.';
  const listed: Listed = {
    'Queen Elizabeth II': 'place',
    'Queen Elizabeth(?! II)': 'place',
    Balmoral: 'place',
    'Prince Edward Island': 'place',
  };
  const names = articleNames(articleOf('', text), listRecogniser(listed));
  assert.deepEqual(
    names.map(({ type, name }) => `${type} ${name}`),
    [
      'person Queen Elizabeth II',
      'person Queen Elizabeth',
      'place Balmoral',
      'place Prince Edward Island',
    ],
  );
});
