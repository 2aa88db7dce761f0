/** What the engine run measured, as tables. */
import { CLASS_MEANING } from './bench-query.ts';
import type { ClassFigures, EngineRun, SystemFigures } from './engine-run.ts';
import { median, percentile } from './statistics.ts';
import { SYSTEM_NAMES, type SystemName } from './system-message.ts';
import { figure, markdownTable, megabytes, ratio, seconds } from './table.ts';

const TITLES: Readonly<Record<SystemName, string>> = {
  packed: 'Dateline, packed',
  minisearch: 'MiniSearch',
  fts5: 'FTS5',
  'fts5-prefix': 'FTS5, prefix index',
};

export function engineReport(run: EngineRun, articles: number, tagged: number): string {
  return [
    '### Building',
    buildTable(run),
    ...(run.tagging === null
      ? []
      : [
          `Finding names costs ${figure(run.tagging.cpuMs / tagged)} CPU ms an article (${tagged} articles): ` +
            `${seconds((run.tagging.cpuMs / tagged) * articles)} CPU s for ${articles.toLocaleString('en')}.`,
        ]),
    '### From disk to the first answer, in a fresh process',
    openTable(run),
    '### Exact total and top ten',
    ...queryTables(run.queries),
    differences(run.queries),
    '### Whole searches without the server: every facet, the timeline, 20 hits with three passages',
    pageTable(run),
  ].join('\n\n');
}

function buildTable({ builds }: EngineRun): string {
  const base = builds.find(({ name }) => name === 'FTS5')?.spent.cpuMs ?? Number.NaN;
  return markdownTable(
    ['', 'CPU s', 'of FTS5', 'wall s', 'MB on disk', 'peak MB'],
    builds.map(({ name, spent, bytes, peak, note }) => [
      `${name} (${note})`,
      seconds(spent.cpuMs),
      ratio(spent.cpuMs / base),
      seconds(spent.wallMs),
      megabytes(bytes),
      megabytes(peak),
    ]),
  );
}

function openTable({ opened }: EngineRun): string {
  return markdownTable(
    ['', 'wall s', 'CPU s', 'MB then', 'MB after all queries'],
    opened.map(({ name, loading, loaded, settled }) => [
      TITLES[name],
      seconds(loading.wallMs),
      seconds(loading.cpuMs),
      megabytes(loaded),
      megabytes(settled),
    ]),
  );
}

/** One row a class, and one more where FTS5 has an index of prefixes. */
function rowsOf(classes: readonly ClassFigures[]): QueryRow[] {
  return classes.flatMap(({ kind, queries, hits, bySystem }) => {
    const [own, miniSearch, fts5, prefix] = SYSTEM_NAMES.map((name) => bySystem.get(name));
    const name = `${CLASS_MEANING[kind]} (${queries})`;
    const row: QueryRow = { name, hits, own, miniSearch, fts5 };
    if (prefix === undefined) return [row];
    const name5 = 'the same, FTS5 with a prefix index';
    return [row, { ...row, name: name5, miniSearch: undefined, fts5: prefix }];
  });
}

type QueryRow = {
  readonly name: string;
  readonly hits: number;
  readonly own: SystemFigures | undefined;
  readonly miniSearch: SystemFigures | undefined;
  readonly fts5: SystemFigures | undefined;
};

/** Ratios say how many times as long the other system takes. */
function queryTables(classes: readonly ClassFigures[]): string[] {
  const rows = rowsOf(classes);
  const table = (of: (figures: SystemFigures) => number): string =>
    markdownTable(
      ['', 'hits', 'Dateline', 'MiniSearch', '×', 'FTS5', '×'],
      rows.map(({ name, hits, own, miniSearch, fts5 }) => {
        const [mine, mini, fts] = [own, miniSearch, fts5].map((one) =>
          one === undefined ? Number.NaN : of(one),
        ) as [number, number, number];
        const others = [mini, fts].flatMap((other) => [figure(other), ratio(other / mine)]);
        return [name, figure(hits), figure(mine), ...others];
      }),
    );
  return [
    'CPU ms a query, the mean of the class:',
    table(({ cpuMs }) => cpuMs),
    'Wall ms, the median query:',
    table(({ medianMs }) => medianMs),
    'Wall ms, one query in twenty takes longer:',
    table(({ p95Ms }) => p95Ms),
  ];
}

function differences(classes: readonly ClassFigures[]): string {
  const found = classes.flatMap(({ kind, queries, bySystem }) =>
    [...bySystem].flatMap(([name, { differing }]) =>
      differing.length === 0
        ? []
        : [`${TITLES[name]} on ${differing.length} of ${queries} ${kind} (${differing[0]})`],
    ),
  );
  return found.length === 0
    ? 'All systems found the same number of articles for every query.'
    : `Other totals than Dateline's: ${found.join('; ')}.`;
}

function pageTable({ pages }: EngineRun): string {
  const whole = pages.matchMs.map(
    (matchMs, i) => matchMs + (pages.facetsMs[i] ?? 0) + (pages.passagesMs[i] ?? 0),
  );
  const rows: [string, readonly number[]][] = [
    ['match_ms', pages.matchMs],
    ['of it ranking', pages.rankingMs],
    ['facets_ms', pages.facetsMs],
    ['passages_ms', pages.passagesMs],
    ['all of it', whole],
  ];
  return markdownTable(
    ['', 'median ms', 'p95', 'p99'],
    rows.map(([name, values]) => [
      name,
      figure(median(values)),
      figure(percentile(values, 0.95)),
      figure(percentile(values, 0.99)),
    ]),
  );
}
