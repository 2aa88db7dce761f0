/** The groups that articles and their names give of themselves, grouped afresh. */
import type { Article, ArticleId } from '../../server/core/article.ts';
import type { LocalName } from '../../server/core/names.ts';
import { articleId, textHash } from '../../server/corpus/identity.ts';
import {
  ArticleGrouping,
  groupingTraits,
  textForCopies,
} from '../../server/stories/article-grouping.ts';
import type { ArticleGroups } from '../../server/stories/article-groups.ts';
import type { NamedArticle } from './random-articles.ts';

export function naturalGroups(
  articles: readonly Article[],
  names: ReadonlyMap<ArticleId, readonly LocalName[]>,
): ArticleGroups {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const grouping = new ArticleGrouping((id) => {
    const article = byId.get(id);
    return article === undefined ? null : textForCopies(article);
  });
  for (const article of articles)
    grouping.collect(groupingTraits(article, names.get(article.id) ?? []));
  const building = grouping.build();
  while (building.next().done !== true);
  return grouping.groups(null);
}

/** The articles, and of the first `count` one more each: the same text elsewhere, or a little more of it. */
export function withCompany(articles: readonly NamedArticle[], count: number): NamedArticle[] {
  const company = articles.slice(0, count).map(({ article, names }, i): NamedArticle => {
    const text = i % 2 === 0 ? article.text : `${article.text} ferry`;
    const path = `company/${i}.txt`;
    const lengthened = article.paragraphs.map((paragraph, at, all) =>
      at === all.length - 1 ? { ...paragraph, end: text.length } : paragraph,
    );
    return {
      article: {
        ...article,
        id: articleId(new TextEncoder().encode(`company ${i} ${article.id}`)),
        text,
        paragraphs: text === ' ferry' ? [] : lengthened,
        sha256: textHash(text),
        source: i % 3 === 0 ? 'Company Wire' : article.source,
        path,
        paths: [path],
        added: `2024-05-0${1 + (i % 9)}T23:00:00.000Z`,
      },
      names,
    };
  });
  return [...articles, ...company];
}
