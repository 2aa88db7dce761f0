/**
 * The oracle: every article is asked by the evaluator, every filter is applied by hand, every count
 * is counted again. No index, no shortcut.
 */
import { tokenize } from '../../server/core/analyzer.ts';
import { type Article, searchableTitle } from '../../server/core/article.ts';
import {
  type EvaluatedArticle,
  tokenSequence,
} from '../../server/core/evaluator/evaluated-article.ts';
import { createEvaluator } from '../../server/core/evaluator/evaluator.ts';
import type { Mark } from '../../server/core/evaluator/occurrence.ts';
import type { EntityType } from '../../server/core/names.ts';
import { queryLeaves } from '../../server/core/query/describe-terms.ts';
import { applyOperator } from '../../server/core/query/operator.ts';
import { parseQuery } from '../../server/core/query/parser.ts';
import { FACETS, type Facet, type SearchState } from '../../server/core/search-state.ts';
import { stemLanguage } from '../../server/core/stem-language.ts';
import { createEntityTable, type EntityTable } from '../../server/entities/entity-table.ts';
import type { NamedArticle } from './random-articles.ts';

export type NaiveArticle = {
  readonly article: Article;
  readonly evaluated: EvaluatedArticle;
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
};

export function naiveArchive(articles: readonly NamedArticle[]): NaiveArticle[] {
  const table = createEntityTable(
    articles.flatMap(({ names }) => names.map(({ type, name }) => ({ type, name, count: 1 }))),
  );
  return articles.map((one) => naiveArticle(one, table));
}

function naiveArticle({ article, names }: NamedArticle, table: EntityTable): NaiveArticle {
  const words = (text: string) => tokenSequence(tokenize(text));
  const prose = (text: string) => tokenSequence(tokenize(text), stemLanguage(article.language));
  const tokens = { title: prose(searchableTitle(article)), text: prose(article.text) };
  const entities = (type: EntityType): string[] => [
    ...new Set(
      names.flatMap((name) => {
        const entity = name.type === type ? table.entityOf(type, name.name) : null;
        return entity === null ? [] : [entity.name];
      }),
    ),
  ];
  const one = (value: string | null): string[] => (value === null ? [] : [value]);
  const facets = {
    person: entities('person'),
    place: entities('place'),
    organization: entities('organization'),
    source: one(article.source),
    author: article.authors,
    section: one(article.section),
    keyword: article.keywords,
    language: one(article.language),
    folder: [
      ...new Set(
        article.paths.flatMap((path) =>
          [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index)),
        ),
      ),
    ],
  };
  const evaluated: EvaluatedArticle = {
    tokens: (field) => tokens[field],
    values: (field) => (field === 'path' ? article.paths : facets[field]).map(words),
    names: (type) =>
      facets[type].map((display) => ({
        spellings: (table.find(type, display)[0]?.forms ?? []).map(words),
        mentions: names
          .filter((name) => table.entityOf(name.type, name.name)?.name === display)
          .filter((name) => name.type === type)
          .flatMap(({ mentions }) => mentions),
      })),
    day: article.date?.day ?? null,
    addedDay: article.added.slice(0, 10),
    lacks: (field) => (field === 'date' ? article.date === null : facets[field].length === 0),
  };
  return { article, evaluated, facets };
}

/** The marks of every article that the query matches, by id; filters not applied. */
export function naiveMarks(
  archive: readonly NaiveArticle[],
  q: string,
  operator: 'and' | 'or',
): Map<string, readonly Mark[]> {
  const root = applyOperator(parseQuery(q).root, operator);
  const evaluator = createEvaluator(root, queryLeaves(root));
  const found = new Map<string, readonly Mark[]>();
  for (const { article, evaluated } of archive) {
    const marks = evaluator.evaluate(evaluated);
    if (marks !== null) found.set(article.id, marks);
  }
  return found;
}

/** What one count leaves out of the filters: a facet's own inclusions, one excluded value, the dates. */
type Ignoring = {
  readonly inclusionsOf?: Facet;
  readonly exclusion?: string;
  readonly dates?: boolean;
};

/** Whether an article passes the filters of a state whose values are display values. */
export function passes(one: NaiveArticle, state: SearchState, ignoring: Ignoring = {}): boolean {
  const inDates = ignoring.dates === true || datesAllow(one.article.date?.day ?? null, state);
  return (
    inDates &&
    (state.ids.length === 0 || state.ids.includes(one.article.id)) &&
    FACETS.every((facet) => {
      const { included, excluded, match, missing } = state.facets[facet];
      const values = one.facets[facet];
      const own = ignoring.inclusionsOf === facet;
      const spared = own ? ignoring.exclusion : undefined;
      if (excluded.some((value) => value !== spared && values.includes(value))) return false;
      if ((own && match === 'any') || (included.length === 0 && !missing)) return true;
      const chosen = included.map((value) => values.includes(value));
      if (missing) chosen.push(values.length === 0);
      return match === 'all' ? chosen.every(Boolean) : chosen.some(Boolean);
    })
  );
}

/** Bounds as days; the undated stay out once a bound is given, unless the state says otherwise. */
function datesAllow(day: string | null, { from, to, undated, missingDate }: SearchState): boolean {
  const bounded = from !== null || to !== null;
  if (day === null) {
    if (missingDate) return true;
    return undated === null ? !bounded : undated !== 'exclude';
  }
  if (undated === 'only' || (missingDate && !bounded && undated === null)) return false;
  const low = `${from ?? '0000'}-01-01`.slice(0, 10);
  const high = `${to ?? '9999'}-99-99`.slice(0, 10);
  return day >= low && day <= high;
}

/** The counts of one facet among the matched articles, values without an article left out. */
export function naiveCounts(
  matched: readonly NaiveArticle[],
  state: SearchState,
  facet: Facet,
): { readonly values: Map<string, number>; readonly missing: number } {
  const values = new Map<string, number>();
  for (const value of new Set(matched.flatMap((one) => one.facets[facet]))) {
    const count = matched.filter(
      (one) =>
        one.facets[facet].includes(value) &&
        passes(one, state, { inclusionsOf: facet, exclusion: value }),
    ).length;
    if (count > 0) values.set(value, count);
  }
  const missing = matched.filter(
    (one) => one.facets[facet].length === 0 && passes(one, state, { inclusionsOf: facet }),
  ).length;
  return { values, missing };
}
