/**
 * In which language a text's words are inflected. An article's words follow the article's language; what
 * has none of its own (names, values of facets, texts too short to tell) is read as English.
 */

/** Languages with a Snowball stemmer, by ISO 639-1 code. */
export const STEM_LANGUAGES = [
  'ar',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fr',
  'ga',
  'hi',
  'hu',
  'hy',
  'id',
  'it',
  'lt',
  'ne',
  'nl',
  'no',
  'pt',
  'ro',
  'ru',
  'sr',
  'sv',
  'ta',
  'tr',
] as const;

/** `none`: a language whose words stand for themselves alone. */
export type StemLanguage = (typeof STEM_LANGUAGES)[number] | 'none';

/** The language of what has none. */
export const DEFAULT_STEM_LANGUAGE: StemLanguage = 'en';

const KNOWN = new Map<string, StemLanguage>([
  ...STEM_LANGUAGES.map((code): [string, StemLanguage] => [code, code]),
  // The two ways of writing Norwegian.
  ['nb', 'no'],
  ['nn', 'no'],
]);

/** Of a language as articles carry it: an ISO 639-1 code, or null where it is unknown. */
export function stemLanguage(code: string | null): StemLanguage {
  return code === null ? DEFAULT_STEM_LANGUAGE : (KNOWN.get(code) ?? 'none');
}

/** A stem language as it was written down; what is none stands for itself. */
export function parseStemLanguage(text: string): StemLanguage {
  return STEM_LANGUAGES.find((language) => language === text) ?? 'none';
}

/** Several languages at once, a bit each. */
export type LanguageSet = number;

const BITS = new Map<StemLanguage, LanguageSet>(
  [...STEM_LANGUAGES, 'none' as const].map((language, i) => [language, 2 ** i]),
);

/** The set of one language. */
export function languageSet(language: StemLanguage): LanguageSet {
  return BITS.get(language) ?? 0;
}
