/** Reads a file as the program does, archives opened, and checks what every article must hold to. */
import { inMemory } from '../../server/corpus/containers/container.ts';
import { openFile } from '../../server/corpus/containers/open-file.ts';
import { readArticles } from '../../server/corpus/read-article.ts';
import type { Sample } from './samples.ts';

export type Reading = {
  readonly articles: number;
  readonly skipped: number;
  readonly formats: ReadonlySet<string>;
  /**
   * The longest stretch before a record, between two, or after the last. Time of the processor, or of the
   * clock where that is less: a busy machine is not the reader's fault.
   */
  readonly ms: number;
};

const CONTROLS = /[\0-\u0008\u000b-\u001f\u007f-\u009f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Milliseconds since it was last asked. */
function stopwatch(): () => number {
  let [clock, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    const ms = Math.min(performance.now() - clock, (user + system) / 1000);
    [clock, cpu] = [performance.now(), process.cpuUsage()];
    return ms;
  };
}

/** Throws where a reader does, or gives what no article may be. */
export async function readSample({ path, bytes }: Sample, maxFileSize: number): Promise<Reading> {
  const lap = stopwatch();
  let ms = 0;
  let [articles, skipped] = [0, 0];
  const formats = new Set<string>();
  for await (const member of openFile(inMemory({ path, bytes }), {
    maxFileSize,
    admits: () => true,
  })) {
    ms = Math.max(ms, lap());
    if (member.kind === 'skipped') {
      skipped += 1;
      continue;
    }
    for await (const record of readArticles(member.file, { today: '2026-05-04' })) {
      ms = Math.max(ms, lap());
      if (record.kind === 'skipped') {
        skipped += 1;
        if (record.reason === '') throw new Error('A record was skipped without a reason.');
        continue;
      }
      articles += 1;
      const { text, title, paragraphs, format } = record.draft;
      formats.add(format);
      if (CONTROLS.test(text) || CONTROLS.test(title))
        throw new Error('A text holds control characters.');
      if (LONE_SURROGATE.test(text)) throw new Error('A text holds lone surrogates.');
      let end = 0;
      for (const paragraph of paragraphs) {
        if (
          paragraph.start < end ||
          paragraph.end <= paragraph.start ||
          paragraph.end > text.length
        )
          throw new Error('Paragraphs overlap, are empty, or stand outside the text.');
        if (text.slice(end, paragraph.start).trim() !== '')
          throw new Error('Text stands in no paragraph.');
        end = paragraph.end;
      }
      if (text.slice(end).trim() !== '') throw new Error('Text stands behind the last paragraph.');
    }
  }
  return { articles, skipped, formats, ms: Math.max(ms, lap()) };
}
