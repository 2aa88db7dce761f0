/** `npm run bench`: generates a corpus, measures the engines and the whole server, prints tables. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createCorpus } from './corpus.ts';
import { engineReport } from './engine-report.ts';
import { runEngines } from './engine-run.ts';
import { serverReport } from './server-report.ts';
import { runServer } from './server-run.ts';
import { parseSettings, USAGE } from './settings.ts';
import { readStories, saveStories } from './source-stories.ts';
import type { SystemName } from './system-message.ts';
import { megabytes } from './table.ts';

const started = performance.now();

function say(line: string): void {
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`[${seconds} s] ${line}\n`);
}

/** A Node with `node:sqlite`: this one, or Node 24 through npx. Null where there is none. */
function nodeWithSqlite(): string | null {
  if (process.getBuiltinModule?.('node:sqlite') !== undefined) return process.execPath;
  try {
    const args = ['-y', '-p', 'node@24', 'node', '-p', 'process.execPath'];
    const path = execFileSync('npx', args, { encoding: 'utf8', timeout: 300_000 }).trim();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

async function run(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const [cpu] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)} · Node ${process.version} · ${availableParallelism()} × ${cpu?.model ?? 'unknown'} · ` +
      `${megabytes(totalmem())} MB · ${settings.articles.toLocaleString('en')} articles`,
  );
  try {
    say(`reading ${settings.folder}`);
    const stories = join(folder, 'stories.json');
    const source = await readStories(settings.folder);
    await saveStories(stories, source);
    if (settings.articles > 0) {
      const sqlite = settings.withFts5 ? nodeWithSqlite() : null;
      if (settings.withFts5 && sqlite === null)
        say('FTS5 is left out: no Node with node:sqlite was found.');
      const systems: SystemName[] = ['packed'];
      if (settings.withMiniSearch) systems.push('minisearch');
      if (sqlite !== null) systems.push('fts5', 'fts5-prefix');
      const engines = await runEngines({
        ...settings,
        stories,
        folder,
        systems,
        start: (name) => ({
          node: name.startsWith('fts5') && sqlite !== null ? sqlite : process.execPath,
          profileFolder: settings.profileFolder,
        }),
        say,
      });
      console.log(`\n${engineReport(engines, settings.articles, settings.tagged)}`);
    }
    if (settings.served > 0) {
      const served = await runServer({
        folder: join(folder, 'articles'),
        scratch: folder,
        corpus: createCorpus(source),
        stories: source,
        articles: settings.served,
        seconds: settings.seconds,
        profileFolder: settings.profileFolder,
        say,
      });
      console.log(`\n${serverReport(served, settings.served)}`);
    }
  } finally {
    if (settings.keep) say(`left behind: ${folder}`);
    else await rm(folder, { recursive: true });
  }
}

if (process.argv.includes('--help')) console.log(USAGE);
else await run();
