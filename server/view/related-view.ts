/** The articles that an article's page leads on to. */
import { EMPTY_STATE } from '../core/search-state.ts';
import { articleHref, searchHref } from '../core/search-url.ts';
import type { ArticleDetail } from '../core/searcher.ts';
import type { RelatedArticle } from '../core/story-report.ts';
import { comparisonHref, storyHref } from '../core/story-url.ts';
import type { ValueLink } from './hit-view.ts';
import { counted, formatDay } from './wording.ts';

export type RelatedView = {
  readonly title: string;
  readonly articles: readonly {
    readonly title: string;
    readonly href: string;
    /** Day and outlet; null where neither is known. */
    readonly note: string | null;
    /** The two side by side; null where they are different texts. */
    readonly compareHref: string | null;
  }[];
  readonly more: ValueLink | null;
};

/** What has something in it: other reports of the story, the same text elsewhere, what is like it. */
export function relatedViews(article: ArticleDetail): RelatedView[] {
  const { id, story, otherReports, otherCopies, similar, copies } = article;
  const listed = new Set(otherReports.map((other) => other.id));
  const view = (other: RelatedArticle, compared: boolean): RelatedView['articles'][number] => {
    const facts = [other.date === null ? null : formatDay(other.date.day), other.source];
    const known = facts.filter((fact) => fact !== null);
    return {
      title: other.title,
      href: articleHref(other.id),
      note: known.length === 0 ? null : known.join(', '),
      compareHref: compared ? comparisonHref(id, other.id) : null,
    };
  };
  return [
    {
      title: 'This story elsewhere',
      articles: otherReports.map((other) => view(other, false)),
      more:
        story === null
          ? null
          : { label: `The story: ${counted(story.size, 'report')}`, href: storyHref(story.id) },
    },
    {
      title: counted(copies, 'copy of this text', 'copies of this text'),
      articles: otherCopies.map((other) => view(other, true)),
      more: null,
    },
    {
      title: 'Similar articles',
      articles: similar.filter((other) => !listed.has(other.id)).map((other) => view(other, false)),
      more: {
        label: 'All similar articles',
        href: searchHref({ ...EMPTY_STATE, similar: id }),
      },
    },
  ].filter(({ title, articles, more }, i) =>
    i === 0 ? more !== null : title !== '' && articles.length > 0,
  );
}
