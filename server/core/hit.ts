/** From an article's marks to what a hit shows: highlights, passages and the forms that matched. */
import type { Article } from './article.ts';
import type { Mark } from './evaluator/occurrence.ts';
import { fold } from './fold.ts';
import { choosePassages } from './passages.ts';
import type { QueryLeaf } from './query/describe-terms.ts';
import type { Hit, MatchedForm } from './searcher.ts';
import { mergeSpans } from './span.ts';

/** Forms listed a hit: a wildcard can match a whole dictionary. */
const MAX_MATCHED_FORMS = 20;

/** `marks` in any order; `passages` at most so many. */
export function hitEvidence(
  article: Pick<Article, 'title' | 'text' | 'paragraphs'>,
  marks: readonly Mark[],
  leaves: readonly QueryLeaf[],
  passages: number,
): Pick<Hit, 'titleHighlights' | 'passages' | 'moreMatches' | 'matched'> {
  const inText = marks.filter(({ field }) => field === 'text');
  return {
    titleHighlights: mergeSpans(marks.filter(({ field }) => field === 'title')),
    ...choosePassages(article.text, article.paragraphs, inText, passages),
    matched: matchedForms(article, marks, leaves),
  };
}

/** Each way a part of the query was met, once a field, in the order of the query. */
function matchedForms(
  article: Pick<Article, 'title' | 'text'>,
  marks: readonly Mark[],
  leaves: readonly QueryLeaf[],
): MatchedForm[] {
  const forms = new Map<string, MatchedForm & { readonly leaf: number }>();
  for (const { field, start, end, leaf, kind } of marks) {
    const form = article[field].slice(start, end);
    const key = [leaf, field, kind, fold(form)].join('\u001f');
    if (!forms.has(key))
      forms.set(key, { query: leaves[leaf]?.text ?? '', form, kind, field, leaf });
  }
  return [...forms.values()]
    .sort((a, b) => a.leaf - b.leaf)
    .slice(0, MAX_MATCHED_FORMS)
    .map(({ leaf: _, ...form }) => form);
}
