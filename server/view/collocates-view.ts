/** The strongest collocates as a table, each word leading to the articles in which it stands near a match. */
import { collocatesApiHref } from '../core/context-url.ts';
import type { CollocatesRequest, CollocatesResult } from '../core/searcher.ts';
import { collocateHref } from './api-concordance.ts';
import { counted, formatCount } from './wording.ts';

export type CollocatesView = {
  /** What is counted, in a sentence. */
  readonly summary: string;
  readonly rows: readonly {
    readonly term: string;
    readonly href: string;
    readonly near: string;
    readonly total: string;
    readonly logLikelihood: string;
    readonly logDice: string;
  }[];
  /** “All 128 words as JSON”; null where the table has them all. */
  readonly all: { readonly text: string; readonly href: string } | null;
};

/** A figure to one place, with a true minus sign, and none before nought. */
function fixed(value: number): string {
  const text = value.toFixed(1).replace('-', '−');
  return text === '−0.0' ? '0.0' : text;
}

/** Null where no word stands near the matches often enough. */
export function collocatesView(
  result: CollocatesResult,
  { span, minimum, sort }: Omit<CollocatesRequest, 'state'>,
): CollocatesView | null {
  const { collocates, state, total, matches } = result;
  if (collocates.length === 0) return null;
  return {
    summary: `Words that stand at least ${counted(minimum, 'time')} within ${counted(span, 'word')} of the ${counted(matches, 'match', 'matches')}, those first that do so most beyond chance.`,
    rows: collocates.map((collocate) => ({
      term: collocate.term,
      href: collocateHref(collocate, state, span),
      near: formatCount(collocate.near),
      total: formatCount(collocate.total),
      logLikelihood: fixed(collocate.logLikelihood),
      logDice: fixed(collocate.logDice),
    })),
    all:
      total === collocates.length
        ? null
        : {
            text: `All ${formatCount(total)} words as JSON`,
            href: collocatesApiHref(state, { span, minimum, sort }),
          },
  };
}
