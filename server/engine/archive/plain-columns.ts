/** The columns that come from an article's metadata alone: its facets but for names, and its paths. */
import type { Article } from '../../core/article.ts';

export const PLAIN_COLUMNS = [
  'source',
  'author',
  'section',
  'keyword',
  'language',
  'folder',
  'path',
] as const;
export type PlainColumn = (typeof PLAIN_COLUMNS)[number];

/** The distinct values of an article, in its own order. */
export function columnValues(article: Article, column: PlainColumn): readonly string[] {
  return [...new Set(valuesOf(article, column))];
}

function valuesOf(article: Article, column: PlainColumn): readonly string[] {
  switch (column) {
    case 'source':
      return article.source === null ? [] : [article.source];
    case 'section':
      return article.section === null ? [] : [article.section];
    case 'language':
      return article.language === null ? [] : [article.language];
    case 'author':
      return article.authors;
    case 'keyword':
      return article.keywords;
    case 'folder':
      return foldersAbove(article.paths);
    case 'path':
      return article.paths;
    default:
      return column satisfies never;
  }
}

/** Every folder above an article: `world/2024/a.txt` stands in `world` and in `world/2024`. */
function foldersAbove(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  });
}
