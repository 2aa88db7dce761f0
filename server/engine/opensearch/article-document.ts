/** An article and its names as a document of the cluster, and back. */
import { tokenize } from '../../core/analyzer.ts';
import {
  type Article,
  type ArticleBody,
  type ArticleHead,
  searchableTitle,
} from '../../core/article.ts';
import type { EntityType, LocalName } from '../../core/names.ts';
import { stemLanguage } from '../../core/stem-language.ts';
import { formKey, indexedTerm } from './index-layout.ts';

/** A name without its places: what facets and the table of entities need of it. */
export type CountedName = {
  readonly type: EntityType;
  readonly name: string;
  /** Mentions in the title, and in all. */
  readonly title: number;
  readonly all: number;
  /** Whether the publisher assigned it. */
  readonly assigned: boolean;
};

/** What is read of every article when an archive is opened. */
export type LightDocument = {
  readonly number: number;
  readonly standing: string;
  readonly head: ArticleHead;
  readonly counted: readonly CountedName[];
  /** Words of title and text. */
  readonly words: { readonly title: number; readonly text: number };
};

/** What is read of one article when it is looked at. */
export type FullDocument = LightDocument & {
  readonly body: ArticleBody;
  readonly names: readonly LocalName[];
};

export type ArticleDocument = FullDocument & {
  readonly part: string;
  readonly language: string;
  /** Each term once, with its language. */
  readonly forms: readonly string[];
  /** Terms by position, between blanks. */
  readonly title: string;
  readonly text: string;
};

/** Fields of a document that a light one has. */
export const LIGHT_FIELDS = ['number', 'standing', 'head', 'counted', 'words'] as const;
export const FULL_FIELDS = [...LIGHT_FIELDS, 'body', 'names'] as const;

export function articleDocument(
  article: Article,
  names: readonly LocalName[],
  place: { readonly number: number; readonly part: string; readonly standing: string },
): ArticleDocument {
  const { text, paragraphs, boilerplate, ...head } = article;
  const language = stemLanguage(article.language);
  const terms = (of: string): string[] => tokenize(of).map(({ term }) => indexedTerm(term));
  const [inTitle, inText] = [terms(searchableTitle(article)), terms(text)];
  return {
    ...place,
    language,
    forms: [...new Set([...inTitle, ...inText])].map((term) => formKey(language, term)),
    title: inTitle.join(' '),
    text: inText.join(' '),
    head,
    body: { text, paragraphs, boilerplate },
    names,
    words: { title: inTitle.length, text: inText.length },
    counted: names.map(({ type, name, mentions, assigned = false }) => ({
      type,
      name,
      title: mentions.filter(({ field }) => field === 'title').length,
      all: mentions.length,
      assigned,
    })),
  };
}
