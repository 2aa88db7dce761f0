/** `dateline index`: reads the folder once, reports, and leaves. */
import type { Config } from '../config.ts';
import { Failure } from './failure.ts';
import { writeLine } from './lines.ts';
import { openFolder } from './open-folder.ts';
import { createProgress } from './progress.ts';
import { summaryLines } from './summary.ts';

/** Throws `Failure` where nothing could be indexed. */
export async function indexFolder(config: Config): Promise<void> {
  const { stdout, stderr } = process;
  const say = (line: string): void => writeLine(stderr, line);
  const started = performance.now();
  const { searcher, update, close } = await openFolder(config, say);
  const progress = createProgress(stderr, () => performance.now());
  const { articles } = await update(progress.show).finally(progress.stop);
  const status = await searcher.status();
  for (const line of summaryLines(status, (performance.now() - started) / 1000))
    writeLine(stdout, line);
  await close();
  if (articles === 0) throw new Failure(`There are no articles in ${config.folder}.`);
}
