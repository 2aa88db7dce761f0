/**
 * The mutable side of the in-memory engine: articles come and go, `commit` makes the change visible
 * as one new version. Searches between two commits see a consistent index, because all of it happens
 * on one thread and every mutation is whole.
 */
import { createHash } from 'node:crypto';
import MiniSearch from 'minisearch';
import { ANALYZER_VERSION } from '../../core/analyzer.ts';
import { type Article, type ArticleId, searchableTitle } from '../../core/article.ts';
import type { LocalName } from '../../core/names.ts';
import type { Facet } from '../../core/search-state.ts';
import type { IndexInfo } from '../../core/searcher.ts';
import { standing } from '../../corpus/standing.ts';
import type { Curation } from '../../entities/curation.ts';
import type { Circumstances, FormerArticle } from '../archive/archive.ts';
import type { ArchiveGroups } from '../archive/group-columns.ts';
import { ArticleTable, type Row } from './article-table.ts';
import { ASKED_AS_IS } from './plan-query.ts';
import { TableGrouping } from './table-grouping.ts';

/** Parts a term from its position, so that MiniSearch's count of distinct raw tokens is the true length. */
const POSITION_MARK = '\u001f';

/** Textbook BM25 (Robertson and Zaragoza 2009): with d = 0 MiniSearch's BM25+ is just that. */
const BM25 = { k: 1.2, b: 0.75, d: 0 };

/** What the index cannot know by itself. */
export type IndexCircumstances = Circumstances & {
  readonly state: IndexInfo['state'];
  /** Articles expected when the build is complete. */
  readonly expected: number;
};

export class ArticleIndex {
  readonly table = new ArticleTable();
  readonly #values = new Map<Facet, ReadonlySet<string>>();
  readonly miniSearch: MiniSearch<Row>;
  readonly #former = new Map<string, FormerArticle>();
  readonly #grouping = new TableGrouping();
  #groups: ArchiveGroups | null = null;
  circumstances: IndexCircumstances = {
    folder: '',
    recogniser: 'none',
    files: [],
    state: 'building',
    expected: 0,
  };
  info: IndexInfo = { version: 'empty', articles: 0, state: 'building', expected: 0, named: 0 };

  constructor() {
    this.miniSearch = new MiniSearch<Row>({
      idField: 'document',
      fields: ['title', 'text'],
      extractField: (row, field) =>
        field === 'document'
          ? row.document
          : field === 'title'
            ? searchableTitle(row.article)
            : row.article.text,
      tokenize: (text) =>
        this.table.vocabulary
          .terms(text)
          .map((term, position) => `${term}${POSITION_MARK}${position}`),
      processTerm: (token) => token.slice(0, token.lastIndexOf(POSITION_MARK)),
      searchOptions: { ...ASKED_AS_IS, bm25: BM25 },
    });
  }

  /** Every value of a facet that some article carries, as of the last commit. */
  values(facet: Facet): ReadonlySet<string> {
    const known = this.#values.get(facet);
    if (known !== undefined) return known;
    const values = new Set([...this.table.rows()].flatMap((row) => row.facets[facet]));
    this.#values.set(facet, values);
    return values;
  }

  /** Stories and copies as of the last commit, found when they are first asked for. */
  get groups(): ArchiveGroups {
    this.#groups ??= this.#grouping.columns(this.table);
    return this.#groups;
  }

  /** Adds an article, or replaces the one of the same id. `names` null: not read yet. */
  put(article: Article, names: readonly LocalName[] | null): void {
    this.remove(article.id);
    this.miniSearch.add(this.table.add(article, names));
    this.#former.delete(article.id);
  }

  /** Removes an article; false where there was none. */
  remove(id: ArticleId): boolean {
    const row = this.table.find(id);
    if (row === undefined) return false;
    this.miniSearch.remove(row);
    this.table.remove(id);
    return true;
  }

  /** Gives an article its names. */
  name(id: ArticleId, names: readonly LocalName[]): void {
    const row = this.table.find(id);
    if (row !== undefined) row.names = names;
  }

  /** What a person has decided about names; it shows with the next commit. */
  curate(curation: Curation): void {
    this.table.curation = curation;
  }

  /** Remembers where an article that is no longer here went. */
  remember(id: string, former: FormerArticle): void {
    this.#former.set(id, former);
  }

  /** Forgets where articles went that are not among these. */
  rememberAll(former: ReadonlyMap<string, FormerArticle>): void {
    this.#former.clear();
    for (const [id, one] of former) this.#former.set(id, one);
  }

  former(id: string): FormerArticle | undefined {
    return this.#former.get(id);
  }

  /** Resolves names to entities and publishes a new version. Linear in the articles. */
  commit(circumstances: Partial<IndexCircumstances>): void {
    this.circumstances = { ...this.circumstances, ...circumstances };
    this.table.resolveEntities();
    this.#values.clear();
    this.#groups = null;
    const { state, expected } = this.circumstances;
    const named = [...this.table.rows()].filter(({ names }) => names !== null).length;
    this.info = {
      version: this.#fingerprint(),
      articles: this.table.size,
      state,
      expected,
      named,
    };
  }

  /**
   * The same articles give the same version on every machine, so that caches survive a restart. An id
   * stands for all that was read from the bytes; what else an answer shows is named beside it.
   */
  #fingerprint(): string {
    const hash = createHash('sha256');
    hash.update(JSON.stringify([ANALYZER_VERSION, this.circumstances, this.table.curation]));
    const lines = [...this.table.rows()].map(({ article, names }) =>
      JSON.stringify([article.id, article.added, standing(article), names !== null]),
    );
    for (const line of lines.sort()) hash.update(line);
    return hash.digest('hex').slice(0, 16);
  }
}
