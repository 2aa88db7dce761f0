/** Exports that are one web page of many articles: each stands in an element of its own. */
import type { ArticleDraft } from '../../core/article.ts';
import { markupProblem } from '../article-length.ts';
import { decodeMarkup } from '../declared-encoding.ts';
import { cleanText } from '../decode.ts';
import type { ArticleRecord, SourceFile } from '../reader.ts';
import { slicesWhere } from './markup-elements.ts';

/** A record an element; one that is too long, or holds no text, is lost alone. */
export function* articleElements(
  file: SourceFile,
  isArticle: Parameters<typeof slicesWhere>[1],
  readSlice: (slice: string) => ArticleDraft | null,
): Iterable<ArticleRecord> {
  const decoded = decodeMarkup(file);
  if (decoded.kind === 'binary') return;
  let number = 0;
  for (const slice of slicesWhere(cleanText(decoded.text), isArticle)) {
    number += 1;
    const place = `article ${number}`;
    const tooLong = markupProblem(slice);
    const draft = tooLong === null ? readSlice(slice) : null;
    if (draft !== null) yield { kind: 'article', bytes: Buffer.from(slice), draft };
    else yield { kind: 'skipped', place, reason: tooLong ?? 'There is no text in it.' };
  }
}
