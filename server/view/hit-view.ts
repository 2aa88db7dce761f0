/** A hit: title and passages as pieces, so that the template escapes them, and the facts around them. */
import { ENTITY_TYPES } from '../core/names.ts';
import { type Facet, type SearchState, toggleIncluded, withChanges } from '../core/search-state.ts';
import { articleHref, searchHref } from '../core/search-url.ts';
import type { ArticleCard, Hit, MatchedForm, Passage } from '../core/searcher.ts';
import { type Piece, pieces } from '../core/span.ts';
import { storyHref } from '../core/story-url.ts';
import { counted, type DateView, dateView, formatCount } from './wording.ts';

export type ValueLink = { readonly label: string; readonly href: string };

export type PassageView = {
  readonly pieces: readonly Piece[];
  /** Whether text stands before the passage, and whether it breaks off inside a sentence. */
  readonly before: boolean;
  readonly after: boolean;
};

export type HitView = {
  readonly href: string;
  readonly title: readonly Piece[];
  /** True where the title is the first sentence, for want of a headline. */
  readonly untitled: boolean;
  readonly date: DateView | null;
  readonly source: string | null;
  readonly section: string | null;
  readonly authors: string | null;
  readonly passages: readonly PassageView[];
  /** “3 more matches”, with the article's first mark as its address; null where none are left. */
  readonly more: ValueLink | null;
  /** Words of the article that met the query in another form, quoted as they stand there. */
  readonly matched: readonly string[];
  /** “and 4 more” where those are not all. */
  readonly matchedMore: string | null;
  readonly entities: readonly ValueLink[];
  /** “4 more reports” of its story, and the way there; null where it stands alone. */
  readonly story: ValueLink | null;
  /** “in 2 copies”; null for a single text. */
  readonly copies: string | null;
  /** “embargoed”; null for what its publisher lets be shown. */
  readonly withheld: string | null;
  /** What the score is made of, a line a part; empty where that was not asked for. */
  readonly explanation: readonly { readonly label: string; readonly value: string }[];
};

/** Names shown under a hit, per type: enough to see what it is about, short enough for one line. */
const NAMES_A_TYPE = 2;
/** Forms shown; an article that needs more is understood from its passages. */
const MAX_FORMS = 6;

function passageView({ text, start, highlights }: Passage): PassageView {
  return {
    pieces: pieces(text, highlights),
    before: start > 0,
    after: !/[.!?:;…”"’')\]]\s*$/u.test(text),
  };
}

/** Passages after the title: one without marks need not say again what a made title says. */
function passageViews({ article, passages }: Hit): PassageView[] {
  return passages.flatMap((passage) => {
    const { text, highlights } = passage;
    const at = text.indexOf(article.title);
    if (article.titleSource === 'file' || highlights.length > 0 || at < 0)
      return [passageView(passage)];
    const rest = text.slice(at + article.title.length).trim();
    return rest === '' ? [] : [{ ...passageView({ ...passage, text: rest }), before: false }];
  });
}

/** Forms unlike what was typed, each once whatever its case. */
function otherForms(matched: readonly MatchedForm[]): string[] {
  const forms = new Map<string, string>();
  for (const { query, form, kind } of matched) {
    const key = form.toLowerCase();
    const typed = kind === 'exact' || kind === 'phrase' || key === query.toLowerCase();
    if (!typed && !forms.has(key)) forms.set(key, form);
  }
  return [...forms.values()];
}

/** The search with that value chosen too; already chosen, it stays so. */
export function includingHref(state: SearchState, facet: Facet, value: string): string {
  const chosen = state.facets[facet].included.includes(value);
  return searchHref(chosen ? withChanges(state, {}) : toggleIncluded(state, facet, value));
}

function entityLinks(article: ArticleCard, state: SearchState): ValueLink[] {
  return ENTITY_TYPES.flatMap((type) =>
    article.entities[type]
      .slice(0, NAMES_A_TYPE)
      .map((name) => ({ label: name, href: includingHref(state, type, name) })),
  );
}

/** More of the story in the same result, else its page. */
function storyLink({ story }: ArticleCard, state: SearchState): ValueLink | null {
  if (story === null) return null;
  if (story.matching < 2)
    return { label: `A story of ${counted(story.size, 'report')}`, href: storyHref(story.id) };
  return {
    label: counted(story.matching - 1, 'more report'),
    href: searchHref({ ...state, story: story.id, collapse: 'none', page: 1, cursor: null }),
  };
}

/** `state` is the search that was answered: its words are marked in the article too. */
export function hitView(hit: Hit, state: SearchState): HitView {
  const { article, moreMatches } = hit;
  const href = articleHref(article.id, state);
  const forms = otherForms(hit.matched);
  return {
    href,
    title: pieces(article.title, hit.titleHighlights),
    untitled: article.titleSource === 'text',
    date: article.date === null ? null : dateView(article.date),
    source: article.source,
    section: article.section,
    authors: article.authors.length === 0 ? null : article.authors.join(', '),
    passages: passageViews(hit),
    more:
      moreMatches === 0
        ? null
        : { label: counted(moreMatches, 'more match', 'more matches'), href: `${href}#match-1` },
    matched: forms.slice(0, MAX_FORMS),
    matchedMore:
      forms.length > MAX_FORMS ? `and ${formatCount(forms.length - MAX_FORMS)} more` : null,
    entities: entityLinks(article, state),
    story: storyLink(article, state),
    copies: article.copies === 0 ? null : `in ${counted(article.copies + 1, 'copy', 'copies')}`,
    withheld: article.withheld,
    explanation: explanationView(hit),
  };
}

const PART_NAMES = {
  base: 'words as they stand (BM25)',
  whole: 'title and text as one, all forms of a word together',
  lead: 'words in the first sentences',
  passage: 'words close together',
  pairs: 'words side by side',
  feedback: 'words it shares with the best results',
} as const;

/** Parts that add nothing are left out. */
function explanationView({ explanation, score }: Hit): HitView['explanation'] {
  if (explanation === null) return [];
  const parts = Object.entries(PART_NAMES) as [keyof typeof PART_NAMES, string][];
  const lines = parts.flatMap(([part, label]) =>
    explanation[part] > 0 ? [{ label, value: explanation[part].toFixed(2) }] : [],
  );
  const words = explanation.terms.map(({ term, score: part, weight }) => ({
    label: `of that “${term}” (weight ${weight.toFixed(2)})`,
    value: part.toFixed(2),
  }));
  const at = 1 + lines.findIndex(({ label }) => label === PART_NAMES.whole);
  lines.splice(at, 0, ...words);
  return [...lines, { label: 'score', value: score.toFixed(2) }];
}
