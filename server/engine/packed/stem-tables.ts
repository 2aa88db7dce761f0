/**
 * Which terms of a segment share a stem. English has a table over all terms; each other language of the
 * segment's articles has one of its own, over the terms that stand in those articles alone, so that few
 * of them cost little. Where there are several languages, it is kept of each term in which it stands.
 * A segment in English alone has the first table and nothing more.
 */
import { stem } from '../../core/inflection.ts';
import {
  type LanguageSet,
  languageSet,
  type StemLanguage,
  stemLanguage,
} from '../../core/stem-language.ts';
import { openRows, packRows, rowOf } from './csr.ts';
import { type Column, type Sections, wideColumn } from './section-file.ts';
import type { SegmentColumn } from './segment.ts';
import { compareTerms, openStrings, packStrings, type TermTable } from './term-table.ts';

/** The language whose table holds all terms. */
const TABLE_OF_ALL: StemLanguage = 'en';
const HELD = 'terms.languages';

/** An article's language, and the numbers of its terms. */
type SpokenArticle = {
  readonly language: StemLanguage;
  readonly terms: () => readonly Uint32Array[];
};

/** In which languages terms stand. */
export class SpokenTerms {
  /** In the order of their codes. */
  readonly languages: readonly StemLanguage[];
  /** Of each term, the languages of the articles that hold it; of use only where not all are in English. */
  readonly held: Uint32Array;

  /** `size`: terms there are. Linear in the terms of the articles, but where all are in English. */
  constructor(size: number, articles: () => Iterable<SpokenArticle>) {
    const languages = new Set<StemLanguage>();
    for (const { language } of articles()) languages.add(language);
    this.languages = [...languages].sort();
    const isEnglish = this.languages.every((language) => language === TABLE_OF_ALL);
    const held = new Uint32Array(isEnglish ? 0 : size);
    this.held = held;
    if (isEnglish) return;
    for (const { language, terms } of articles()) {
      const set = languageSet(language);
      for (const numbers of terms())
        for (const number of numbers) held[number] = (held[number] as number) | set;
    }
  }
}

export function stemSections(sorted: readonly string[], spoken: SpokenTerms): [string, Column][] {
  const { languages, held } = spoken;
  const others = languages.filter((language) => language !== TABLE_OF_ALL);
  const sections = tableSections(sorted, TABLE_OF_ALL, () => true);
  for (const language of others) {
    const set = languageSet(language);
    sections.push(
      ...tableSections(sorted, language, (number) => ((held[number] as number) & set) !== 0),
    );
  }
  if (languages.length > 1) sections.push([HELD, held]);
  return sections;
}

function nameOf(language: StemLanguage): string {
  return language === TABLE_OF_ALL ? 'stems' : `stems.${language}`;
}

/** Stems of several forms, or of one that is not its own stem; any other term is its own stem's only form. */
function tableSections(
  sorted: readonly string[],
  language: StemLanguage,
  isIn: (number: number) => boolean,
): [string, Column][] {
  const forms = new Map<string, number[]>();
  for (const [number, term] of sorted.entries()) {
    if (!isIn(number)) continue;
    const root = stem(term, language);
    const known = forms.get(root);
    if (known === undefined) forms.set(root, [number]);
    else known.push(number);
  }
  const told = [...forms]
    .filter(([root, [first, ...more]]) => more.length > 0 || sorted[first ?? -1] !== root)
    .sort(([a], [b]) => compareTerms(a, b));
  const name = nameOf(language);
  return [
    ...packStrings(
      name,
      told.map(([root]) => root),
    ),
    ...packRows(
      `${name}.forms`,
      told.map(([, numbers]) => numbers),
    ),
  ];
}

/** The languages of a segment's articles, deleted ones included, and the forms of words in each. */
export type SegmentStems = {
  readonly languages: readonly StemLanguage[];
  readonly languageOf: (document: number) => StemLanguage;
  /** Numbers of the terms that a language gives the same stem as this one. */
  readonly formsOf: (term: string, language: StemLanguage) => Iterable<number>;
  /** The languages in whose articles a term stands. */
  readonly heldIn: (number: number) => LanguageSet;
};

/** Throws `DamagedFile`. */
export function openStems(
  sections: Sections,
  terms: TermTable,
  { values, rows }: SegmentColumn,
): SegmentStems {
  const ofValue = values.map(stemLanguage);
  const unknown = stemLanguage(null);
  const languageOf = (document: number): StemLanguage => {
    const first = rows.offsets[document] ?? 0;
    if (first === rows.offsets[document + 1]) return unknown;
    return ofValue[rows.numbers[first] ?? -1] ?? unknown;
  };
  const present = new Set<StemLanguage>();
  for (let document = 0; document + 1 < rows.offsets.length; document += 1)
    present.add(languageOf(document));
  const languages = [...present];
  const tables = new Map(
    languages.map((language) => [
      language,
      {
        stems: openStrings(sections, nameOf(language)),
        forms: openRows(sections, `${nameOf(language)}.forms`),
      },
    ]),
  );
  const held = languages.length > 1 ? wideColumn(sections, HELD) : null;
  const all = languages.reduce((set, language) => set | languageSet(language), 0);
  return {
    languages,
    languageOf,
    formsOf: (term, language) => {
      const table = tables.get(language);
      if (table === undefined) return [];
      const root = stem(term, language);
      const told = table.stems.find(root);
      if (told >= 0) return rowOf(table.forms, told);
      const alone = terms.find(root);
      return alone >= 0 && stem(root, language) === root ? [alone] : [];
    },
    heldIn: (number) => held?.[number] ?? all,
  };
}
