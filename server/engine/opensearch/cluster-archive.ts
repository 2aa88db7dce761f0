/**
 * The articles of a cluster as an archive: the cluster finds words, this process knows what every article says
 * of itself, and the evaluator decides and marks as everywhere.
 */
import { createEvaluator } from '../../core/evaluator/evaluator.ts';
import { queryLeaves } from '../../core/query/describe-terms.ts';
import type { QueryNode } from '../../core/query/tree.ts';
import type { RankingIndex } from '../../core/ranking/ranking-index.ts';
import type { Facet } from '../../core/search-state.ts';
import { parseStemLanguage } from '../../core/stem-language.ts';
import { NO_CURATION } from '../../entities/curation.ts';
import { parseCuration } from '../../entities/curation-file.ts';
import type { Archive, Matches } from '../archive/archive.ts';
import type { Deadline } from '../archive/deadline.ts';
import { type ArchiveGroups, groupColumns } from '../archive/group-columns.ts';
import {
  type ConditionNode,
  createIndexPlan,
  type IndexPlan,
  type Lexicon,
} from '../archive/index-plan.ts';
import { createRowArchive } from '../archive/row-archive.ts';
import { type MatchedRows, matchesOf } from '../archive/row-matches.ts';
import { wordsLike } from '../archive/words-like.ts';
import type { BlockingCluster } from './blocking-cluster.ts';
import { clusterRanking } from './cluster-ranking.ts';
import { ClusterTable } from './cluster-table.ts';
import { indexedTerm, readFormKey } from './index-layout.ts';
import { decidesAll, planQuery } from './plan-query.ts';

/** Throws `engine-unavailable`. `now` gives milliseconds of a steady clock. */
export function openClusterArchive(cluster: BlockingCluster, now: () => number): Archive {
  const { documents, forms, state } = cluster.ask('open', {});
  const curation = state.curation === null ? NO_CURATION : parseCuration(state.curation).curation;
  const table = new ClusterTable(documents, curation, (numbers) =>
    cluster.ask('documents', { numbers }),
  );
  for (const { value, articles } of forms) {
    const { language, term } = readFormKey(value) ?? { language: '', term: '' };
    table.vocabulary.load(term, parseStemLanguage(language), articles);
  }
  const found = new FoundCandidates(table, cluster);
  const former = new Map(state.former);
  const values = valuesOf(table);
  let groups: ArchiveGroups | null = null;
  const grouped = (): ArchiveGroups => {
    groups ??= groupColumns(state.groups, (id) => table.find(id)?.document, table.documents);
    return groups;
  };
  let ranking: RankingIndex | null = null;
  const ranked = (): RankingIndex => {
    ranking ??= clusterRanking(table);
    return ranking;
  };
  const { version, folder, recogniser, files, parts } = state;
  const match = (root: QueryNode, deadline: Deadline): Matches =>
    matchTree({ table, groups: grouped(), ranking: ranked, found }, root, deadline);
  return createRowArchive(table, {
    engine: 'opensearch',
    info: {
      version,
      articles: table.size,
      state: parts === 0 ? 'building' : 'ready',
      expected: table.size,
      named: table.size,
    },
    circumstances: { folder, recogniser, files },
    groups: grouped,
    former: (id) => former.get(id),
    now,
    values,
    match,
    count: (root, deadline) => match(root, deadline).size,
    wordsLike: (word) =>
      wordsLike(word, table.vocabulary, {
        textOf: (term) => term,
        articlesOf: (term) => table.articlesWith(term),
      }),
  });
}

function valuesOf(table: ClusterTable): (facet: Facet) => ReadonlySet<string> {
  const known = new Map<Facet, ReadonlySet<string>>();
  return (facet) => {
    const values =
      known.get(facet) ?? new Set([...table.rows()].flatMap(({ facets }) => facets[facet]));
    known.set(facet, values);
    return values;
  };
}

/** Documents in all results that are remembered. */
const MAX_REMEMBERED = 500_000;

type MatchedCluster = MatchedRows & {
  readonly table: ClusterTable;
  readonly found: FoundCandidates;
};

/** Linear in what the cluster finds; what it cannot decide is read. Throws `search-timeout`, `engine-unavailable`. */
function matchTree(index: MatchedCluster, root: QueryNode, deadline: Deadline): Matches {
  const { table } = index;
  const leaves = queryLeaves(root);
  const evaluator = createEvaluator(root, leaves, deadline.anew);
  const proposal = createIndexPlan(root, lexiconOf(table), { decides: true });
  // What takes away must be exact; else the plan that leaves phrases to the evaluator is asked.
  const decides = decidesAll(proposal.plan);
  const { plan } = decides ? proposal : createIndexPlan(root, lexiconOf(table), { decides: false });
  const exact = decides && proposal.exact;
  const candidates = index.found.of(plan);
  if (!exact) table.willRead([...candidates.keys()]);
  const scores = new Map<number, number>();
  for (const [document, score] of candidates) {
    const row = table.row(document);
    // One that was added since the archive was opened is another version's.
    if (row === undefined) continue;
    deadline.check();
    if (!exact && evaluator.evaluate(table.evaluated(row)) === null) continue;
    scores.set(document, score);
  }
  return withReadAhead(matchesOf(scores, index, { evaluator, leaves, root }), table);
}

/** Documents that plans find, with scores, ascending; those asked for last are remembered. */
class FoundCandidates {
  readonly #table: ClusterTable;
  readonly #cluster: BlockingCluster;
  readonly #known = new Map<string, ReadonlyMap<number, number>>();
  #held = 0;

  constructor(table: ClusterTable, cluster: BlockingCluster) {
    this.#table = table;
    this.#cluster = cluster;
  }

  of(plan: IndexPlan<string>): ReadonlyMap<number, number> {
    const table = this.#table;
    // What every article says of itself is known here.
    if (plan.kind === 'all') return unscored([...table.rows()].map(({ document }) => document));
    if (plan.kind === 'where') return unscored(documentsWhere(plan.condition, table));
    const query = planQuery(plan, (condition) => documentsWhere(condition, table));
    const key = JSON.stringify(query);
    const known = this.#known.get(key) ?? this.#ask(query);
    this.#remember(key, known);
    return known;
  }

  #ask(query: object): ReadonlyMap<number, number> {
    const { numbers, scores } = this.#cluster.ask('find', { query });
    return new Map(Array.from(numbers, (document, i) => [document, scores[i] ?? 0]));
  }

  #remember(key: string, found: ReadonlyMap<number, number>): void {
    if (this.#known.delete(key)) this.#held -= found.size;
    this.#known.set(key, found);
    this.#held += found.size;
    for (const [oldest, { size }] of this.#known) {
      if (this.#held <= MAX_REMEMBERED || oldest === key) break;
      this.#known.delete(oldest);
      this.#held -= size;
    }
  }
}

function unscored(documents: readonly number[]): ReadonlyMap<number, number> {
  return new Map([...documents].sort((a, b) => a - b).map((document) => [document, 0]));
}

/** Linear in the articles. */
function documentsWhere(condition: ConditionNode, table: ClusterTable): number[] {
  if (condition.kind === 'any-entity')
    return [...table.rows()].flatMap(({ document, facets }) =>
      facets[condition.type].length > 0 ? [document] : [],
    );
  const holds = createEvaluator(condition, queryLeaves(condition), () => () => undefined);
  return [...table.rows()].flatMap((row) =>
    holds.evaluate(table.evaluatedLight(row)) === null ? [] : [row.document],
  );
}

/** Long terms stand in the index under shorter names. */
function lexiconOf({ vocabulary }: ClusterTable): Lexicon<string> {
  return {
    find: (term) => vocabulary.find(indexedTerm(term)),
    matching: (part, matcher) => vocabulary.matching(part, matcher),
    languages: vocabulary.languages,
    formsOf: (term, language) => vocabulary.formsOf(term, language),
    heldIn: (term) => vocabulary.heldIn(term),
  };
}

/** What is put in order is read in that order. */
function withReadAhead(matches: Matches, table: ClusterTable): Matches {
  return {
    ...matches,
    confined: (to) => withReadAhead(matches.confined(to), table),
    select: (state) => {
      const selection = matches.select(state);
      return {
        ...selection,
        ordered: (sort, offset, size) => {
          const documents = selection.ordered(sort, offset, size);
          table.willRead(documents);
          return documents;
        },
      };
    },
  };
}
