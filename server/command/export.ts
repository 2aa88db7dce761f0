/** `dateline search --format`: a whole search as a file on standard output, as the site writes it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { SearchExport } from '../core/export-format.ts';
import type { ReadForm } from '../core/searcher.ts';
import { type ExportWriter, exportChunks } from '../export/export-writer.ts';
import { readAll } from '../export/read-all.ts';
import { type FileFormat, withWriter } from '../http/export-writers.ts';
import { openToSearch } from './open-folder.ts';
import { writeOut } from './write-out.ts';

/** The formats by their names on the command line. */
export const FORMAT_NAMES: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  jsonl: 'jsonl',
  ris: 'ris',
  bibtex: 'bib',
  manifest: 'manifest.json',
};

/** Throws `Failure` where there is nothing to search. */
export async function exportFolder(
  config: Config,
  format: FileFormat,
  asked: SearchExport,
): Promise<void> {
  const { searcher, close } = await openToSearch(config);
  const write = async <Form extends ReadForm>(writer: ExportWriter<Form>): Promise<void> => {
    const options = { searcher, form: writer.form, pause: (ms: number) => pause(ms) };
    const { first, stretches } = await readAll(asked.state, options);
    await writeOut(exportChunks(first, stretches, writer));
  };
  await withWriter(format, asked, siteOf(config), { hits: write, articles: write, cards: write });
  await close();
}

/** Where the site would be reached with the same settings. */
export function siteOf({ baseUrl, host, port }: Config): string {
  return baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
