/**
 * The result set of an address: its query understood, its values resolved, its filters applied and
 * counted. Page, lists, concordance and exports all start from here, so they hold the same articles.
 */
import type { SearchState, Sort } from '../../core/search-state.ts';
import type { QueryReport, ScoreExplanation } from '../../core/searcher.ts';
import { resolveValues } from '../../core/value-resolution.ts';
import type { Archive, Matches, Row, Selection } from './archive.ts';
import { confine } from './confine.ts';
import { findValues, nearValues } from './facet-values.ts';
import { understand } from './understanding.ts';

export type ResultSet = {
  /** As answered: display values, and the operator of a fallback. */
  readonly state: SearchState;
  readonly report: QueryReport;
  readonly matches: Matches;
  readonly selection: Selection;
  /** Articles of the set in the order asked for: `size` from `offset`, or all; of each group one, where collapsed. */
  readonly rows: (offset?: number, size?: number) => Row[];
  /** The same, as documents. */
  readonly documents: (offset?: number, size?: number) => readonly number[];
  /** Of an article of the set: ≥ 0; by relevance where the set is in that order, else the base score. */
  readonly score: (document: number) => number;
  /** What that score is made of. */
  readonly explain: (document: number) => ScoreExplanation;
  /** How many there are. */
  readonly length: number;
};

const ONLY_BASE: ScoreExplanation = {
  base: 0,
  whole: 0,
  lead: 0,
  passage: 0,
  pairs: 0,
  feedback: 0,
  terms: [],
};

/** `mayFallBack`: only a search does; links and lists mean exactly what their address says. */
export function openResultSet(
  archive: Archive,
  asked: SearchState,
  { mayFallBack }: { readonly mayFallBack: boolean },
): ResultSet {
  const resolution = resolveValues(
    asked,
    (facet, spelling) => findValues(archive, facet, spelling),
    (facet, spelling) => nearValues(archive, facet, spelling),
  );
  const understood = understand(archive, resolution.state, mayFallBack);
  const { report } = understood;
  const { matches, state, warnings } = confine(archive, understood.matches, understood.state);
  const selection = matches.select(state);
  const sort: Sort =
    state.sort ?? (report.hasWords || state.similar !== null ? 'relevance' : 'newest');
  const length = selection.groups ?? selection.total;
  const documents = (offset = 0, size = length): readonly number[] =>
    selection.ordered(sort, offset, size);
  return {
    state,
    report: { ...report, warnings: [...report.warnings, ...resolution.warnings, ...warnings] },
    matches,
    selection,
    documents,
    explain: (document) => ({
      ...ONLY_BASE,
      base: matches.score(document),
      ...(sort === 'relevance' && {
        ...selection.scoreParts(document),
        terms: selection.scoreTerms(document),
      }),
    }),
    score: (document) =>
      sort === 'relevance' ? selection.score(document) : matches.score(document),
    length,
    rows: (offset, size) =>
      documents(offset, size).flatMap((document) => archive.row(document) ?? []),
  };
}
