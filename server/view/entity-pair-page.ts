/** The sentences that name two: each with its date, both names marked, leading to its paragraph. */
import type { EntityPair, PairSentence } from '../core/entity-report.ts';
import { entityHref, entityPairHref, namingState } from '../core/entity-url.ts';
import { searchHref } from '../core/search-url.ts';
import type { IndexInfo } from '../core/searcher.ts';
import { mergeSpans, type Piece, pieces } from '../core/span.ts';
import { sentenceHref } from './entity-links.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type Pagination, pagination } from './pagination.ts';
import { buildingNotice } from './search-advice.ts';
import { counted, type DateView, dateView } from './wording.ts';

export type SentenceView = {
  readonly pieces: readonly Piece[];
  readonly href: string;
  readonly title: string;
  readonly date: DateView | null;
  readonly source: string | null;
  /** True for a headline. */
  readonly headline: boolean;
};

export type EntityPairPage = {
  readonly frame: Frame;
  readonly name: string;
  readonly nameHref: string;
  readonly withName: string;
  readonly withHref: string;
  readonly building: string | null;
  /** “7 sentences naming both”. */
  readonly count: string;
  readonly articles: { readonly text: string; readonly href: string } | null;
  readonly sentences: readonly SentenceView[];
  readonly firstPageHref: string | null;
  readonly pagination: Pagination | null;
};

function sentenceView(sentence: PairSentence, pair: EntityPair): SentenceView {
  const { text, nameSpans, withSpans, title, date, source, field } = sentence;
  return {
    pieces: pieces(text, mergeSpans([...nameSpans, ...withSpans])),
    href: sentenceHref(sentence, pair),
    title,
    date: date === null ? null : dateView(date),
    source,
    headline: field === 'title',
  };
}

export function entityPairPage(
  pair: EntityPair,
  { page, size }: { readonly page: number; readonly size: number },
  index: IndexInfo,
): EntityPairPage {
  const { total, articles } = pair;
  const pageHref = (to: number) => entityPairHref(pair.name, pair.with, { page: to, size });
  return {
    frame: pageFrame({
      title: `${pair.name.name} and ${pair.with.name}`,
      twinHref: entityPairHref(pair.name, pair.with, { page, size }, 'api'),
      index,
      meta: [NOT_FOR_ROBOTS],
    }),
    name: pair.name.name,
    nameHref: entityHref(pair.name),
    withName: pair.with.name,
    withHref: entityHref(pair.with),
    building: buildingNotice(index),
    count: total === 0 ? 'No sentence names both' : `${counted(total, 'sentence')} naming both`,
    articles:
      articles === 0
        ? null
        : {
            text: `${counted(articles, 'article')} naming both anywhere`,
            href: searchHref(namingState(pair.name, pair.with)),
          },
    sentences: pair.sentences.map((sentence) => sentenceView(sentence, pair)),
    firstPageHref: total > 0 && size > 0 && pair.sentences.length === 0 ? pageHref(1) : null,
    pagination: pagination({
      total,
      page,
      size,
      href: pageHref,
      reach: Number.MAX_SAFE_INTEGER,
    }),
  };
}
