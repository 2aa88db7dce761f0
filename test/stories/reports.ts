/** Reports and articles made up for tests. */
import type { ArticleId } from '../../server/core/article.ts';
import type { EntityType } from '../../server/core/names.ts';
import type { Report } from '../../server/stories/report.ts';
import type { StoryArticle } from '../../server/stories/story-article.ts';

export const id = (name: string): ArticleId => name as ArticleId;

type Given = { readonly name: string; readonly text: string; readonly order?: number };

export function storyArticle({
  name,
  text,
  order = 0,
  ...given
}: Given & Partial<StoryArticle>): StoryArticle {
  const entities = { person: [], place: [], organization: [] };
  return {
    id: id(name),
    title: '',
    text,
    day: null,
    source: null,
    entities,
    addedOrder: order,
    ...given,
  };
}

/** A report of one paragraph. `names`: type, entity, and how the text spells it. */
export function report(
  name: string,
  text: string,
  names: readonly (readonly [EntityType, string, string])[] = [],
  given: Partial<Report> = {},
): Report {
  return {
    id: id(name),
    title: `Title ${name}`,
    titleSource: 'file',
    text,
    paragraphs: [{ kind: 'paragraph', start: 0, end: text.length }],
    day: null,
    source: `Outlet ${name}`,
    mentions: names.map(([type, entity, form]) => {
      const start = text.indexOf(form);
      return { type, entity, text: form, field: 'text', start, end: start + form.length };
    }),
    ...given,
  };
}
