/**
 * How well the reader of web pages does on judged pages: `npm run eval:html -- <folder>`. Pages are read as
 * files of a folder would be, without being told their address. Two halves, by name, show how far a
 * rule made for one page helps or harms the others.
 */
import { resolve } from 'node:path';
import { htmlReader } from '../../server/corpus/html/html.ts';
import { judgedPages } from './judged-pages.ts';
import { judgePage, type Result, summarizeResults } from './judgement.ts';

function report(name: string, results: readonly Result[]): void {
  const { precision, recall, f1, ...shares } = summarizeResults(results);
  process.stdout.write(`${name}: ${results.length} pages\n`);
  process.stdout.write(
    `  body     F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}\n`,
  );
  for (const [field, share] of Object.entries(shares)) {
    if (share !== null)
      process.stdout.write(`  ${field.padEnd(8)} ${(100 * share).toFixed(1)} % right\n`);
  }
}

function main(folder: string | undefined): void {
  if (folder === undefined) throw new Error('Usage: npm run eval:html -- <folder>');
  const root = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  const { pages } = judgedPages(root);
  const today = new Date().toISOString().slice(0, 10);
  const results = [...pages].map((page) => judgePage(page, today, htmlReader));
  if (results.length === 0) throw new Error(`${root} holds no pages`);
  report('All', results);
  const isFirstHalf = ({ id }: Result) => Number.parseInt(id.charAt(0), 16) % 2 === 0;
  report('First half', results.filter(isFirstHalf));
  report(
    'Second half',
    results.filter((result) => !isFirstHalf(result)),
  );
  const times = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(1);
  process.stdout.write(`Milliseconds a page: median ${at(0.5)}, longest ${at(1)}\n`);
}

try {
  main(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
