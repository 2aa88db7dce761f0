/** The words around the matches of a result set: concordance lines and collocates. */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { CollocateCounter } from '../../core/collocates.ts';
import { type ConcordanceLine, contextOf, sortConcordance } from '../../core/concordance.ts';
import { positionsIn } from '../../core/evaluator/evaluated-article.ts';
import type {
  CollocatesRequest,
  CollocatesResult,
  ConcordanceRequest,
  ConcordanceResult,
} from '../../core/searcher.ts';
import { mergeSpans, type Span } from '../../core/span.ts';
import type { Archive, Row } from './archive.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { openResultSet, type ResultSet } from './result-set.ts';

const WITHOUT_FALLBACK = { mayFallBack: false };
/**
 * Milliseconds in which every article of a result set must be read, once it is found; whole files may take
 * longer. Guesses: what people wait for who asked for every line.
 */
const READING_MS = 20_000;
const WHOLE_FILE_MS = 500_000;

/** Throws `search-timeout` past the time, which is also over once nobody waits for the answer. */
function* inTime(rows: readonly Row[], deadline: Deadline): Generator<Row> {
  for (const row of rows) {
    deadline.check();
    yield row;
  }
}

/** Linear in the tokens of the result set. Without a sort only the lines of the page are written out. */
export function concordance(archive: Archive, request: ConcordanceRequest): ConcordanceResult {
  const { chars, page, size, sort } = request;
  const resultSet = openResultSet(archive, request.state, WITHOUT_FALLBACK);
  const rows = resultSet.rows();
  const deadline = createDeadline(archive.now, size === null ? WHOLE_FILE_MS : READING_MS);
  const places: Place[] = [];
  for (const row of inTime(rows, deadline))
    for (const place of placesOf(archive, row, resultSet)) places.push(place);
  const toLine = (place: Place): ConcordanceLine => lineAt(place, chars);
  const onPage = <T>(all: readonly T[]): readonly T[] =>
    size === null ? all : all.slice((page - 1) * size, page * size);
  return {
    state: resultSet.state,
    query: resultSet.report,
    articles: rows.length,
    total: places.length,
    lines:
      sort === null
        ? onPage(places).map(toLine)
        : onPage(sortConcordance(places.map(toLine), sort)),
    index: archive.info,
  };
}

/** Linear in the tokens of the result set. */
export function collocates(archive: Archive, request: CollocatesRequest): CollocatesResult {
  const resultSet = openResultSet(archive, request.state, WITHOUT_FALLBACK);
  const counter = new CollocateCounter(request.span);
  const rows = resultSet.rows();
  for (const row of inTime(rows, createDeadline(archive.now, READING_MS))) {
    counter.add(
      marksOf(archive, row, resultSet).map(({ field, spans }) => {
        const sequence = row.tokens[field];
        return { sequence, matches: spans.flatMap((span) => positionsIn(sequence, span) ?? []) };
      }),
    );
  }
  const { page, size } = request;
  const { collocates: all, ...counts } = counter.result(request.sort, request.minimum);
  return {
    ...counts,
    collocates: all.slice((page - 1) * size, page * size),
    total: all.length,
    state: resultSet.state,
    query: resultSet.report,
    articles: rows.length,
    index: archive.info,
  };
}

/** The merged marks of an article, a list a field. */
function marksOf(
  archive: Archive,
  row: Row,
  { matches }: ResultSet,
): { readonly field: TextField; readonly spans: readonly Span[] }[] {
  const marks = matches.evaluator.evaluate(archive.evaluated(row)) ?? [];
  return TEXT_FIELDS.map((field) => ({
    field,
    spans: mergeSpans(marks.filter((mark) => mark.field === field)),
  }));
}

/** Where a line of the concordance stands; `number` counts the matches of the field from 1. */
type Place = {
  readonly row: Row;
  readonly field: TextField;
  readonly span: Span;
  readonly number: number;
};

function placesOf(archive: Archive, row: Row, resultSet: ResultSet): Place[] {
  return marksOf(archive, row, resultSet).flatMap(({ field, spans }) =>
    spans.map((span, i) => ({ row, field, span, number: i + 1 })),
  );
}

function lineAt({ row, field, span, number }: Place, chars: number): ConcordanceLine {
  const { id, title, date, source } = row.article;
  return {
    article: id,
    number,
    title,
    day: date?.day ?? null,
    source,
    field,
    ...span,
    ...contextOf(row.article[field], span, chars),
  };
}
