/** What reading a judged page gave, against what it should have given. */
import { performance } from 'node:perf_hooks';
import type { ArticleRecord, ReadContext, SourceFile } from '../../server/corpus/reader.ts';
import type { JudgedPage } from './judged-pages.ts';
import { type PageScore, scorePage, summarize } from './shingle-score.ts';

export type Result = {
  readonly id: string;
  readonly body: PageScore;
  /** Whether it is right; null where it is not judged. */
  readonly title: boolean | null;
  readonly date: boolean | null;
  readonly authors: boolean | null;
  readonly milliseconds: number;
};

/** Means over pages, 0 to 1; null where no page is judged. */
export type Summary = ReturnType<typeof summarize> & {
  readonly title: number | null;
  readonly date: number | null;
  readonly authors: number | null;
};

type PageReader = {
  read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord>;
};

/** Letters and digits alone: quotes and dashes differ by taste. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const foldAll = (names: readonly string[]) => [...new Set(names.map(fold))].sort().join('|');

/** Reads a page as a file of a folder, without telling its address. Authors are right where all are found and no other. */
export function judgePage(page: JudgedPage, today: string, reader: PageReader): Result {
  const started = performance.now();
  const [record] = reader.read({ path: `${page.id}.html`, bytes: page.bytes }, { today });
  const milliseconds = performance.now() - started;
  const draft = record?.kind === 'article' ? record.draft : null;
  const title = draft?.titleSource === 'file' ? draft.title : '';
  return {
    id: page.id,
    body: scorePage(page.body, draft?.text ?? ''),
    title: page.title === null ? null : fold(title) === fold(page.title),
    date: page.date === null ? null : (draft?.date?.day ?? '') === page.date,
    authors: page.authors === null ? null : foldAll(draft?.authors ?? []) === foldAll(page.authors),
    milliseconds,
  };
}

function share(results: readonly Result[], field: 'title' | 'date' | 'authors'): number | null {
  const judged = results.filter((result) => result[field] !== null);
  const right = judged.filter((result) => result[field] === true).length;
  return judged.length === 0 ? null : right / judged.length;
}

export function summarizeResults(results: readonly Result[]): Summary {
  return {
    ...summarize(results.map(({ body }) => body)),
    title: share(results, 'title'),
    date: share(results, 'date'),
    authors: share(results, 'authors'),
  };
}
