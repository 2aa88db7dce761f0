/**
 * Reads one file in a process of its own, whose memory is that of the reader alone: arguments are the
 * file, the name it is read under, and the limit of a file in bytes. Prints a `GiantReport` as JSON.
 */
import { readFileSync } from 'node:fs';
import { readSample } from './read-sample.ts';

export type GiantReport = {
  readonly ms: number;
  /** The most that the process grew to beyond its size before the file was opened, the file included. */
  readonly growthBytes: number;
  readonly articles: number;
  readonly formats: readonly string[];
  readonly error: string | null;
};

const [file = '', path = '', maxFileSize = '0'] = process.argv.slice(2);
const before = process.memoryUsage().rss;
let report: GiantReport;
const growthBytes = () => process.resourceUsage().maxRSS * 1024 - before;
try {
  const read = await readSample({ path, bytes: readFileSync(file) }, Number(maxFileSize));
  const { ms, articles } = read;
  report = { ms, growthBytes: growthBytes(), articles, formats: [...read.formats], error: null };
} catch (error) {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  report = { ms: 0, growthBytes: growthBytes(), articles: 0, formats: [], error: message };
}
console.log(JSON.stringify(report));
