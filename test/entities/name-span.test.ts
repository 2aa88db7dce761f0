import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { nameSpans } from '../../server/entities/name-span.ts';

/** What stands inside `[…]` was recognised; the names that are left of it. */
const check = (type: EntityType, marked: string, expected: readonly string[]): void => {
  test(`${type}: ${marked} → ${expected.join(' | ') || 'nothing'}`, () => {
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const text = marked.replace('[', '').replace(']', '');
    const spans = nameSpans(text, { type, start, end });
    assert.deepEqual(
      spans.map((span) => text.slice(span.start, span.end)),
      expected,
    );
    for (const span of spans)
      assert.ok(span.type === type && span.start >= start && span.end <= end);
  });
};

check('person', 'then [Ada Quill] said', ['Ada Quill']);
check('person', '[President Ada Quill] said', ['Ada Quill']);
check('person', '[Mr. Quill] said', ['Quill']);
check('person', '[Foreign Minister Ada Quill]', ['Ada Quill']);
check('person', '[former Prime Minister Ada Quill]', ['Ada Quill']);
check('person', "[Ada Quill's] house", ['Ada Quill']);
check('person', '[Ada Quill’s] house', ['Ada Quill']);
check('person', "the [Joneses'] house", ['Joneses']);
check('person', '[Ada Quill, Basil Marsh] and others', ['Ada Quill', 'Basil Marsh']);
check('person', '[Ada Quill/Basil Marsh]', ['Ada Quill', 'Basil Marsh']);
check('person', '[Ada Quill (Basil Marsh)]', ['Ada Quill', 'Basil Marsh']);
check('person', '[“Ada Quill”]', ['Ada Quill']);
check('person', '[Ada Quill said on Monday]', ['Ada Quill said on Monday'.slice(0, 9)]);
check('person', '[when Ada Quill]', ['Ada Quill']);
check('person', '[J. B. Quill]', ['J. B. Quill']);
check('person', '[Ada B. Quill]', ['Ada B. Quill']);
check('person', '[Ada Quill. Basil] left', ['Ada Quill', 'Basil']);
check('person', '[Ada Quill Jr.]', ['Ada Quill Jr.']);
check('person', '[Ludwig van Beethoven]', ['Ludwig van Beethoven']);
check('person', '[van Beethoven]', ['van Beethoven']);
check('person', '[Jean-Luc Marr]', ['Jean-Luc Marr']);
check('person', "[Sean O'Brien]", ["Sean O'Brien"]);
check('person', '[Zora Vélez]', ['Zora Vélez']);
check('person', '[Ada\nQuill]', ['Ada', 'Quill']);
check('person', '[he]', []);
check('person', '[President]', []);
check('person', '[A]', []);
check('place', '[PORT AMITY, South Land]', ['PORT AMITY', 'South Land']);
check('place', 'in [the Kursk region]', ['Kursk']);
check('place', '[U.S.]', ['U.S.']);
check('place', '[President Street]', ['President Street']);
check('place', '[Port Amity - Harbour Hill]', ['Port Amity', 'Harbour Hill']);
check('organization', '[the River Council]', ['River Council']);
check('organization', '[AT&T]', ['AT&T']);
check('organization', '[Bank of Amity]', ['Bank of Amity']);
check('organization', '[Amity Times,]', ['Amity Times']);
check('organization', '[,;]', []);

// Titles of many kinds, in front and behind.
check('person', '[U.S. Secretary of State Antony Blinken]', ['Antony Blinken']);
check('person', '[Maj. Gen. Pat Ryder]', ['Pat Ryder']);
check('person', '[Lt. Col. Ada Quill]', ['Ada Quill']);
check('person', '[Gov. Ada Quill]', ['Ada Quill']);
check('person', '[Sen. Ada B. Quill’s] aide', ['Ada B. Quill']);
check('person', '[Secretary-General Ada Quill]', ['Ada Quill']);
check('person', '[Vice-President Ada Quill]', ['Ada Quill']);
check('person', '[Vice President Ada Quill]', ['Ada Quill']);
check('person', '[Crown Prince Mohammed bin Salman]', ['Mohammed bin Salman']);
check('person', '[Russian President Ada Quill]', ['Ada Quill']);
check('person', '[South Korean President Yoon Suk Yeol]', ['Yoon Suk Yeol']);
check('person', '[Ukraine’s President Ada Quill]', ['Ada Quill']);
check('person', '[Pope Francis]', ['Pope Francis']);
check('person', '[the Pope Francis’s] visit', ['Pope Francis']);
check('person', '[King Charles III]', ['King Charles III']);
check('person', '[King]', []);
check('person', '[Martin Luther King Jr.]', ['Martin Luther King Jr.']);
check('person', '[Stephen King]', ['Stephen King']);
check('person', '[John Major]', ['John Major']);
check('person', '[Theresa May]', ['Theresa May']);
check('person', '[Theresa May’s] government', ['Theresa May']);
check('person', '[Ada Quill Monday]', ['Ada Quill']);
check('person', '[Ada Quill.]', ['Ada Quill']);
check('person', '[Ada Quill?]', ['Ada Quill']);
check('person', '[Bashar al-Assad]', ['Bashar al-Assad']);
check('person', 'and [al-Assad] left', ['al-Assad']);
check('person', '[Luc d’Arc]', ['Luc d’Arc']);
check('person', '[Ursula von der Leyen]', ['Ursula von der Leyen']);
check('organization', '[Associated Press]', ['Associated Press']);
check('organization', '[WHO]', ['WHO']);
check('organization', '[Who]', []);
check('place', '[Furthermore]', []);
check('place', '[Western]', []);
check('place', '[South]', []);
check('place', '[South Land]', ['South Land']);
check('place', '[Western Land]', ['Western Land']);
check('place', '[Washington, D.C.]', ['Washington', 'D.C.']);
check('place', 'on [Kursk Monday]', ['Kursk']);
check('place', '[Kursk’s]', ['Kursk']);

test('names are disjoint, in order, inside the span, and begin and end with a word', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Ada',
      'Quill',
      'Mr.',
      'the',
      ', ',
      '; ',
      '. ',
      ' - ',
      "'s",
      '’',
      ' ',
      'U.S.',
      'van',
      '\n',
      '&',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const holds = (pieces: readonly string[], type: EntityType, a: number, b: number): void => {
    const text = pieces.join('');
    const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
    let at = start;
    for (const name of nameSpans(text, { type, start, end })) {
      assert.ok(name.start >= at && name.end > name.start && name.end <= end);
      assert.match(text.slice(name.start, name.end), /^[\p{L}\p{N}][^,;:/()[\]\n\t]*$/u);
      at = name.end;
    }
  };
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom(...ENTITY_TYPES),
      fc.nat(30),
      fc.nat(60),
      holds,
    ),
    { numRuns: 1000 },
  );
});
