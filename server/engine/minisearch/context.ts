/** The words around the matches of a result set: concordance lines and collocates. */
import { TEXT_FIELDS } from '../../core/article.ts';
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
import type { ArticleIndex } from './article-index.ts';
import type { Row } from './article-table.ts';
import { openResultSet, type ResultSet } from './result-set.ts';

const WITHOUT_FALLBACK = { mayFallBack: false };

/** Linear in the tokens of the result set; sorting needs all of its lines. */
export function concordance(index: ArticleIndex, request: ConcordanceRequest): ConcordanceResult {
  const { chars, page, size, sort } = request;
  const resultSet = openResultSet(index, request.state, WITHOUT_FALLBACK);
  const rows = resultSet.rows();
  const lines = rows.flatMap((row) => linesOf(index, row, resultSet, chars));
  const sorted = sort === null ? lines : sortConcordance(lines, sort);
  return {
    state: resultSet.state,
    query: resultSet.report,
    articles: rows.length,
    total: sorted.length,
    lines: size === null ? sorted : sorted.slice((page - 1) * size, page * size),
    index: index.info,
  };
}

/** Linear in the tokens of the result set. */
export function collocates(index: ArticleIndex, request: CollocatesRequest): CollocatesResult {
  const resultSet = openResultSet(index, request.state, WITHOUT_FALLBACK);
  const counter = new CollocateCounter(request.span);
  const rows = resultSet.rows();
  for (const row of rows) {
    for (const { field, spans } of marksOf(index, row, resultSet)) {
      const sequence = row.tokens[field];
      counter.add(
        sequence,
        spans.flatMap((span) => positionsIn(sequence, span) ?? []),
      );
    }
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
    index: index.info,
  };
}

/** The merged marks of an article, a list a field. */
function marksOf(
  { table }: ArticleIndex,
  row: Row,
  { matches }: ResultSet,
): { readonly field: (typeof TEXT_FIELDS)[number]; readonly spans: readonly Span[] }[] {
  const marks = matches.evaluator.evaluate(table.evaluated(row)) ?? [];
  return TEXT_FIELDS.map((field) => ({
    field,
    spans: mergeSpans(marks.filter((mark) => mark.field === field)),
  }));
}

function linesOf(
  index: ArticleIndex,
  row: Row,
  resultSet: ResultSet,
  chars: number,
): ConcordanceLine[] {
  const { id, title, date, source } = row.article;
  return marksOf(index, row, resultSet).flatMap(({ field, spans }) =>
    spans.map((span) => ({
      article: id,
      title,
      day: date?.day ?? null,
      source,
      field,
      ...span,
      ...contextOf(row.article[field], span, chars),
    })),
  );
}
