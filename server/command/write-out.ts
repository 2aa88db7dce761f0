/** Standard output as fast as it is read. */
import { once } from 'node:events';

/** Ends early where the reader has had enough, as `head`. */
export async function writeOut(chunks: AsyncIterable<string>): Promise<void> {
  const { stdout } = process;
  const closed = once(stdout, 'close').catch(() => undefined);
  for await (const chunk of chunks) {
    if (stdout.destroyed) return;
    if (stdout.write(chunk)) continue;
    await Promise.race([once(stdout, 'drain').catch(() => undefined), closed]);
  }
}
