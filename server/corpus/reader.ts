/**
 * The seam between formats and the index: one reader a format. A reader gets a file's bytes and
 * yields records, each with the raw bytes its identity is made from. Readers are pure: they do not
 * touch the disk or the clock, so that they can be fuzzed and run anywhere.
 */
import type { ArticleDraft } from '../core/article.ts';

/** A file of the folder, or a member of an archive in it, read whole. */
export type SourceFile = {
  /** Relative to the folder, `/` between parts; members stand below their archive: `archive.zip/inner/a.html`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Where it was fetched from, where an archive says so. */
  readonly url?: string;
  /** The encoding that whoever sent it named beside it (a `charset` of HTTP or MIME). */
  readonly declaredCharset?: string;
};

/** What a reader may know beside the file. */
export type ReadContext = {
  /** ISO `YYYY-MM-DD`: dates well after it are implausible. */
  readonly today: string;
  /** What the columns of a table hold, from `articles.yaml`: field → name of the column. */
  readonly columns?: Readonly<Record<string, string>>;
};

/** One article in a file. */
export type ArticleRecord =
  | { readonly kind: 'article'; readonly bytes: Uint8Array; readonly draft: ArticleDraft }
  /** A bad record loses only itself: `place` says where it stands (`line 12`, empty for the whole file). */
  | { readonly kind: 'skipped'; readonly place: string; readonly reason: string };

export interface Reader {
  /** Name of the format, e.g. `plain-text`; becomes the article's `format`. */
  readonly format: string;
  /** Whether the file looks like this format: content decides, the extension is a hint. Cheap. */
  accepts(file: SourceFile): boolean;
  /** Records one after the other, so that a file of thousands is never held whole in memory twice. */
  read(
    file: SourceFile,
    context: ReadContext,
  ): Iterable<ArticleRecord> | AsyncIterable<ArticleRecord>;
}
