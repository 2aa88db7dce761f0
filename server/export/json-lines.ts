/** The articles of a search as JSON Lines: a line is an object, whatever stands in it. */
import type { ArticleDetail } from '../core/searcher.ts';
import type { ExportWriter } from './export-writer.ts';

/** `objectOf`: what is told of an article. */
export function jsonLines(objectOf: (article: ArticleDetail) => object): ExportWriter<'article'> {
  return {
    form: 'article',
    start: () => '',
    row: (article) => `${JSON.stringify(objectOf(article))}\n`,
    end: '',
  };
}
