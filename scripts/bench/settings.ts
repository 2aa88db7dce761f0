/** The arguments of `npm run bench -- [folder] [--articles N] …`. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT } from '../../server/config.ts';

export type BenchSettings = {
  /** The folder whose sentences the corpus is made of. */
  readonly folder: string;
  readonly articles: number;
  /** Articles of the run against the whole server; 0 for none. */
  readonly served: number;
  /** Articles whose names are found, to tell what that costs. */
  readonly tagged: number;
  /** Times every query is asked. */
  readonly rounds: number;
  /** Queries a class. */
  readonly queries: number;
  readonly withMiniSearch: boolean;
  readonly withFts5: boolean;
  /** Seconds of each load on the server. */
  readonly seconds: number;
  readonly profileFolder: string | null;
  /** Whether the generated folder and the indexes are left behind. */
  readonly keep: boolean;
};

export const USAGE = `npm run bench -- [folder] [options]
  folder               articles whose sentences the corpus is made of (corpus/)
  --articles N         articles of the engine run (20000)
  --served N           articles of the run against the whole server; 0 for none (as --articles)
  --tagged N           articles whose names are found, to time it; 0 for none (300)
  --rounds N           times every query is asked (5)
  --queries N          queries a class (60)
  --seconds N          seconds of each load on the server (20)
  --without NAME       leave out minisearch or fts5; may be repeated
  --profile DIR        write CPU profiles of all processes there
  --keep               leave the generated folder behind`;

/** Relative folders are those of the working directory npm was called in. Throws for wrong usage. */
export function parseSettings(args: readonly string[], cwd: string): BenchSettings {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      articles: { type: 'string', default: '20000' },
      served: { type: 'string' },
      tagged: { type: 'string', default: '300' },
      rounds: { type: 'string', default: '5' },
      queries: { type: 'string', default: '60' },
      seconds: { type: 'string', default: '20' },
      without: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  return {
    folder: folder === undefined ? join(PACKAGE_ROOT, 'corpus') : resolve(cwd, folder),
    articles: wholeNumber(values.articles),
    served: wholeNumber(values.served ?? values.articles),
    tagged: wholeNumber(values.tagged),
    rounds: wholeNumber(values.rounds),
    queries: wholeNumber(values.queries),
    seconds: wholeNumber(values.seconds),
    withMiniSearch: !values.without.includes('minisearch'),
    withFts5: !values.without.includes('fts5'),
    profileFolder: values.profile === undefined ? null : resolve(cwd, values.profile),
    keep: values.keep,
  };
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`“${text}” is no whole number.`);
}
