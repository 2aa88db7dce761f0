/** How a format is written: what it needs of each article, and the text before, for and after them. */
import type { ReadForm, ReadForms, ReadResult } from '../core/searcher.ts';

export type ExportWriter<Form extends ReadForm> = {
  readonly form: Form;
  readonly start: (first: ReadResult<Form>) => string;
  readonly row: (row: ReadForms[Form], stretch: ReadResult<Form>) => string;
  readonly end: string;
};

/** The file in chunks, one a stretch. */
export async function* exportChunks<Form extends ReadForm>(
  first: ReadResult<Form>,
  stretches: AsyncIterable<ReadResult<Form>>,
  { start, row, end }: ExportWriter<Form>,
): AsyncGenerator<string> {
  let chunk = start(first);
  for await (const stretch of stretches) {
    for (const one of stretch.rows) chunk += row(one, stretch);
    if (chunk !== '') yield chunk;
    chunk = '';
  }
  if (end !== '') yield end;
}
