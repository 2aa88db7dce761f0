/** Two articles side by side: what only one of them says is marked. */
import { articleHref } from '../core/search-url.ts';
import { mergeSpans, type Piece, pieces, type Span } from '../core/span.ts';
import type { ComparedArticle, Comparison } from '../core/story-report.ts';
import { comparisonHref } from '../core/story-url.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type DateView, dateView } from './wording.ts';

export type ComparedView = {
  readonly title: string;
  readonly href: string;
  readonly date: DateView | null;
  readonly source: string | null;
  readonly language: string;
  /** Paragraphs; what the other does not have is marked. */
  readonly paragraphs: readonly (readonly Piece[])[];
};

export type ComparisonPage = {
  readonly frame: Frame;
  /** “92 % of the words are in both.” */
  readonly shared: string;
  readonly left: ComparedView;
  readonly right: ComparedView;
};

export function comparisonPage({ left, right, blocks, shared, index }: Comparison): ComparisonPage {
  const own = blocks.flatMap(({ kind, left: span }) => (kind === 'removed' ? [span] : []));
  const other = blocks.flatMap(({ kind, right: span }) => (kind === 'added' ? [span] : []));
  return {
    frame: pageFrame({
      title: `${left.article.title} / ${right.article.title}`,
      twinHref: comparisonHref(left.article.id, right.article.id, 'api'),
      index,
      meta: [NOT_FOR_ROBOTS],
    }),
    shared: `${Math.floor(shared * 100)} % of the words are in both; what only one has is marked.`,
    left: comparedView(left, own),
    right: comparedView(right, other),
  };
}

function comparedView({ article, text }: ComparedArticle, marks: readonly Span[]): ComparedView {
  const { id, title, date, source, language } = article;
  return {
    title,
    href: articleHref(id),
    date: date === null ? null : dateView(date),
    source,
    language: language ?? '',
    paragraphs: paragraphSpans(text).map(({ start, end }) => {
      const inside = marks.flatMap((mark) => {
        const span = { start: Math.max(mark.start, start), end: Math.min(mark.end, end) };
        return span.start < span.end ? [{ start: span.start - start, end: span.end - start }] : [];
      });
      return pieces(text.slice(start, end), mergeSpans(inside));
    }),
  };
}

function paragraphSpans(text: string): Span[] {
  return [...text.matchAll(/\S(?:.|\n(?!\s*\n))*/gu)].map(({ index, 0: paragraph }) => ({
    start: index,
    end: index + paragraph.length,
  }));
}
