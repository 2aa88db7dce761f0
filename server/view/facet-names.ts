/** What the facets and their values are called on a page. The codes in addresses never change with it. */
import type { Facet } from '../core/search-state.ts';

/** `one` and `many` go into sentences; `title` heads the list; `none` is the choice of articles without a value. */
export type FacetName = {
  readonly title: string;
  readonly one: string;
  readonly many: string;
  readonly none: string;
  /** Whether an article can have several values, so that asking for all of them makes sense. */
  readonly multiple: boolean;
};

export const FACET_NAMES: Readonly<Record<Facet, FacetName>> = {
  person: {
    title: 'People',
    one: 'person',
    many: 'people',
    none: 'No person named',
    multiple: true,
  },
  place: { title: 'Places', one: 'place', many: 'places', none: 'No place named', multiple: true },
  organization: {
    title: 'Organizations',
    one: 'organization',
    many: 'organizations',
    none: 'No organization named',
    multiple: true,
  },
  source: {
    title: 'Sources',
    one: 'source',
    many: 'sources',
    none: 'No source given',
    multiple: false,
  },
  author: {
    title: 'Authors',
    one: 'author',
    many: 'authors',
    none: 'No author given',
    multiple: true,
  },
  section: {
    title: 'Sections',
    one: 'section',
    many: 'sections',
    none: 'No section given',
    multiple: false,
  },
  keyword: {
    title: 'Keywords',
    one: 'keyword',
    many: 'keywords',
    none: 'No keyword given',
    multiple: true,
  },
  language: {
    title: 'Languages',
    one: 'language',
    many: 'languages',
    none: 'Language unknown',
    multiple: false,
  },
  folder: { title: 'Folders', one: 'folder', many: 'folders', none: 'Top folder', multiple: true },
};

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** `en` → `English`; a code that no one knows stays a code. */
export function languageName(code: string): string {
  return /^[a-z]{2,3}$/.test(code) ? (LANGUAGES.of(code) ?? code) : code;
}

/** The value for people; its code goes into addresses. */
export function valueLabel(facet: Facet, value: string): string {
  return facet === 'language' ? languageName(value) : value;
}
