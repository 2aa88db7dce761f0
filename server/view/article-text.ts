/**
 * An article's text as blocks of runs: flat stretches that are marked, named, both or neither, so
 * that marks and names never nest. Joining all runs of a paragraph gives back its slice of the text.
 */
import { entityHref, paragraphId } from '../core/entity-url.ts';
import { paragraphHref } from '../core/permalink.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import { mergeSpans, type Span } from '../core/span.ts';

export type Run = {
  readonly text: string;
  readonly marked: boolean;
  /** `match-3` on the first run of the third match, else null. */
  readonly matchId: string | null;
  /** Type of the entity that is named here, or null. */
  readonly mention: string | null;
  /** The entity's page, where the text names it for the first time; else null. */
  readonly href: string | null;
};

/** Where a block's matches stand among all, and the way to the ones around; null without any. */
export type MatchPlace = {
  /** “match 3 of 12” or “matches 3–5 of 12”. */
  readonly text: string;
  readonly prevHref: string | null;
  readonly nextHref: string | null;
};

export type TextBlock = {
  /** `paragraph-7` for the seventh paragraph, whatever kind it is of. */
  readonly id: string;
  readonly runs: readonly Run[];
  readonly matches: MatchPlace | null;
  /** A link that stays: to this paragraph of the text as it is now. */
  readonly permalink: { readonly href: string; readonly name: string };
};

/** Blocks as the page shows them: neighbouring items are one list. Exactly one of the three is set. */
export type Section = {
  readonly heading: TextBlock | null;
  readonly paragraph: TextBlock | null;
  readonly list: {
    readonly items: readonly TextBlock[];
    /** Whether the text brings its own bullets or numbers. */
    readonly bulleted: boolean;
  } | null;
};

/** A match, numbered from 1 through the text. */
export type Mark = Span & { readonly number: number };
/** A name where it stands; `href` as in `Run`. */
type Name = Span & { readonly type: string; readonly href: string | null };

function covering<T extends Span>(spans: readonly T[], at: number): T | undefined {
  return spans.find(({ start, end }) => start <= at && at < end);
}

/** Cuts `block` wherever a mark or a name begins or ends. */
export function textRuns(
  text: string,
  block: Span,
  { marks, names }: { readonly marks: readonly Mark[]; readonly names: readonly Name[] },
): Run[] {
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of [...marks, ...names]) {
    for (const at of [start, end]) if (at > block.start && at < block.end) cuts.add(at);
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((start, i) => {
    const mark = covering(marks, start);
    const name = covering(names, start);
    return {
      text: text.slice(start, points[i + 1]),
      marked: mark !== undefined,
      matchId: mark?.start === start ? `match-${mark.number}` : null,
      mention: name?.type ?? null,
      href: name?.start === start ? name.href : null,
    };
  });
}

/** `marks` are those that begin in the block. */
function matchPlace(marks: readonly Mark[], total: number): MatchPlace | null {
  const [first, last] = [marks[0]?.number, marks.at(-1)?.number];
  if (first === undefined || last === undefined) return null;
  return {
    text: `${first === last ? `match ${first}` : `matches ${first}–${last}`} of ${total}`,
    prevHref: first > 1 ? `#match-${first - 1}` : null,
    nextHref: last < total ? `#match-${last + 1}` : null,
  };
}

/** A list item that starts with its own bullet or number. */
const OWN_BULLET = /^\s*(?:[-–—•*·]|\(?\d{1,3}[.)])\s/u;

type Told = Pick<
  ArticleDetail,
  'id' | 'sha256' | 'text' | 'paragraphs' | 'mentions' | 'highlights'
>;

/** The names in the text; the first of each entity leads to its page. */
function namesIn(mentions: Told['mentions']): Name[] {
  const seen = new Set<string>();
  return mentions
    .filter(({ field }) => field === 'text')
    .map(({ type, entity, start, end }) => {
      const key = `${type}:${entity}`;
      const href = seen.has(key) ? null : entityHref({ type, name: entity });
      seen.add(key);
      return { type, start, end, href };
    });
}

/** All sections of the text; match ids count from 1 through the whole text. */
export function textSections(article: Told): Section[] {
  const { text, paragraphs, mentions, highlights } = article;
  const marks = mergeSpans(highlights.text).map((span, i) => ({ ...span, number: i + 1 }));
  const names = namesIn(mentions);
  const sections: Section[] = [];
  let items: TextBlock[] = [];
  const closeList = (): void => {
    if (items.length === 0) return;
    const bulleted = items.every(({ runs }) => OWN_BULLET.test(runs.map((r) => r.text).join('')));
    sections.push({ heading: null, paragraph: null, list: { items, bulleted } });
    items = [];
  };
  for (const [i, paragraph] of paragraphs.entries()) {
    // Only what can touch the block is handed on: the whole would make long articles quadratic.
    const near = ({ start, end }: Span) => start < paragraph.end && end > paragraph.start;
    const here = { marks: marks.filter(near), names: names.filter(near) };
    const begun = here.marks.filter(({ start }) => start >= paragraph.start);
    const runs = textRuns(text, paragraph, here);
    const id = paragraphId(i + 1);
    const permalink = {
      href: paragraphHref(article, i + 1),
      name: `Link to paragraph ${i + 1}`,
    };
    const block = { id, runs, matches: matchPlace(begun, marks.length), permalink };
    if (paragraph.kind === 'item') {
      items.push(block);
      continue;
    }
    closeList();
    const heading = paragraph.kind === 'heading';
    sections.push({
      heading: heading ? block : null,
      paragraph: heading ? null : block,
      list: null,
    });
  }
  closeList();
  return sections;
}
