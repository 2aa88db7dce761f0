/**
 * The sentences of an article that name something: what “in one sentence” means wherever it is
 * counted. A sentence never cuts a name in two, whichever names are asked about; the title is one.
 */
import type { Article } from './article.ts';
import type { MentionSpan } from './names.ts';
import { sentences } from './sentences.ts';
import type { Span } from './span.ts';

/** `paragraph` from 1; null in the title. */
export type NamedSentence = MentionSpan & { readonly paragraph: number | null };

/** Whether a mention stands in the sentence: it does where it begins. */
export function standsIn({ field, start }: MentionSpan, sentence: NamedSentence): boolean {
  return field === sentence.field && start >= sentence.start && start < sentence.end;
}

/**
 * The sentences in which some of `wanted` stand, title first, in order. `all` are the mentions of
 * the article, of any entity. Cuts only the paragraphs that hold one.
 */
export function sentencesNaming(
  { title, text, paragraphs }: Pick<Article, 'title' | 'text' | 'paragraphs'>,
  wanted: readonly MentionSpan[],
  all: readonly MentionSpan[],
): NamedSentence[] {
  const found: NamedSentence[] = [];
  if (wanted.some(({ field }) => field === 'title'))
    found.push({ field: 'title', start: 0, end: title.length, paragraph: null });
  const inText = all.filter(({ field }) => field === 'text');
  const asked = wanted.filter(({ field }) => field === 'text');
  for (const [i, paragraph] of paragraphs.entries()) {
    const begun = asked.filter(({ start }) => start >= paragraph.start && start < paragraph.end);
    if (begun.length === 0) continue;
    for (const { start, end } of joined(sentences(text, paragraph), inText)) {
      if (begun.some((mention) => mention.start >= start && mention.start < end))
        found.push({ field: 'text', start, end, paragraph: i + 1 });
    }
  }
  return found;
}

/** Sentences that a name reaches across are one. */
function joined(cut: readonly Span[], names: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const sentence of cut) {
    const last = whole.at(-1);
    const crossing = names.some(
      ({ start, end }) => last !== undefined && start < last.end && end > sentence.start,
    );
    if (last !== undefined && crossing)
      whole.splice(-1, 1, { start: last.start, end: sentence.end });
    else whole.push(sentence);
  }
  return whole;
}
