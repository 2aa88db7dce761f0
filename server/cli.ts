/** The command line: which command, with which settings. Exit codes: 0 done, 1 failed, 2 wrong usage. */
import { Command, CommanderError, Option } from 'commander';
import { searchBatch } from './command/batch.ts';
import {
  checkEntities,
  listEntities,
  parseEntityType,
  parseNumbers,
  proposeEntities,
} from './command/entities.ts';
import { exportFolder, FORMAT_NAMES } from './command/export.ts';
import { Failure } from './command/failure.ts';
import { indexFolder } from './command/index-folder.ts';
import { writeLine } from './command/lines.ts';
import { searchFolder } from './command/search.ts';
import { serve } from './command/serve.ts';
import { verifyManifest } from './command/verify.ts';
import {
  type Config,
  createConfig,
  flagOf,
  type GivenSettings,
  SETTINGS,
  surroundings,
  UsageError,
  variableOf,
} from './config.ts';
import { SearchError } from './core/errors.ts';
import { parseExportParams } from './core/export-format.ts';
import { SEARCH_PARAMETERS } from './core/search-parameters.ts';
import { parseSearchParams } from './core/search-url.ts';
import type { FileFormat } from './http/export-writers.ts';

/** Runs the command and gives its exit code; everything it has to say is said by then. */
export async function runCli(args: readonly string[], version: string): Promise<number> {
  try {
    await createProgram(version).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof SearchError) return complain(error, 2);
    if (error instanceof Failure) return complain(error, 1);
    throw error;
  }
}

function complain({ message }: Error, code: number): number {
  writeLine(process.stderr, `dateline: ${message}`);
  return code;
}

function createProgram(version: string): Command {
  const program = new Command('dateline')
    .description('Full-text search for a folder of news articles.')
    .version(version)
    .exitOverride();
  const configOf = (folder: string | undefined, flags: Flags): Config =>
    createConfig(folder, settingsOf(flags), surroundings());

  withSettings(program.command('serve [folder]', { isDefault: true }))
    .description('index a folder and serve the search page and API (the default)')
    .action((folder: string | undefined, flags: Flags) => serve(configOf(folder, flags), version));

  withSettings(program.command('index [folder]'))
    .description('read a folder once and report what is in it')
    .action((folder: string | undefined, flags: Flags) => indexFolder(configOf(folder, flags)));

  addEntities(program, configOf);

  const search = withSettings(program.command('search <query> [folder]'))
    .description('search a folder; every parameter of /api/search is a flag')
    .option('--json', 'the answer of /api/search')
    .option('--format <format>', `the whole search as ${Object.keys(FORMAT_NAMES).join(', ')}`)
    .option('--bom <on|off>', 'with csv: whether it begins with a byte-order mark (on)')
    .option('--text <on|off>', 'with jsonl: whether the lines hold the text (on)');
  for (const { name, repeats, meaning } of SEARCH_PARAMETERS) {
    if (name === 'q') continue;
    const flag = `--${name.replaceAll('_', '-')} <value>`;
    if (repeats) search.option(flag, `${meaning} May be repeated.`, collect);
    else search.option(flag, meaning);
  }
  search.action((query: string, folder: string | undefined, flags: Flags) => {
    const format = formatOf(flags);
    const config = configOf(folder, flags);
    const params = paramsOf(query, flags);
    if (format !== null) return exportFolder(config, format, parseExportParams(format, params));
    const state = parseSearchParams(params, 'strict');
    return searchFolder(config, state, flags['json'] === true ? 'json' : 'text');
  });
  withSettings(program.command('batch <file> [folder]'))
    .description('a file of queries, one a line; one line of JSON each. - is standard input')
    .action((file: string, folder: string | undefined, flags: Flags) =>
      searchBatch(configOf(folder, flags), file),
    );
  withSettings(program.command('verify <file> [folder]'))
    .description('whether a folder still gives what a manifest of a search says')
    .action((file: string, folder: string | undefined, flags: Flags) =>
      verifyManifest(configOf(folder, flags), file),
    );
  return program;
}

type ConfigOf = (folder: string | undefined, flags: Flags) => Config;

function addEntities(program: Command, configOf: ConfigOf): void {
  const entities = program
    .command('entities')
    .description('what names were made into, and the rules about them in entities.yaml')
    .exitOverride();
  const withChoice = (command: Command): Command =>
    withSettings(command)
      .option('--type <type>', 'person, place or organization alone')
      .option('--search <text>', 'only where some spelling holds the text')
      .option('--json', 'as JSON');
  const choiceOf = (flags: Flags) => ({
    type: parseEntityType(textOf(flags['type'])),
    search: textOf(flags['search']) ?? '',
    json: flags['json'] === true,
  });
  withChoice(entities.command('list [folder]', { isDefault: true }))
    .description('every entity with its articles and spellings (the default)')
    .action((folder: string | undefined, flags: Flags) =>
      listEntities(configOf(folder, flags), choiceOf(flags)),
    );
  withChoice(entities.command('proposals [folder]'))
    .description('merges you may want, with evidence, as YAML for entities.yaml')
    .option('--only <numbers>', 'these proposals alone: 1,3')
    .option('--write', 'add them to entities.yaml beside the articles')
    .action((folder: string | undefined, flags: Flags) =>
      proposeEntities(configOf(folder, flags), {
        ...choiceOf(flags),
        only: parseNumbers(textOf(flags['only'])),
        write: flags['write'] === true,
      }),
    );
  withSettings(entities.command('check [folder]'))
    .description('problems of entities.yaml, and rules that match nothing')
    .action((folder: string | undefined, flags: Flags) => checkEntities(configOf(folder, flags)));
}

function textOf(flag: Flags[string]): string | undefined {
  return typeof flag === 'string' ? flag : undefined;
}

type Flags = Readonly<Record<string, string | string[] | boolean | undefined>>;

function withSettings(command: Command): Command {
  for (const setting of SETTINGS) {
    const flag = flagOf(setting);
    const option = new Option(
      setting.argument === null ? flag : `${flag} <${setting.argument}>`,
      `${setting.meaning} [${variableOf(setting)}]${setting.initial === null ? '' : ` (${setting.initial})`}`,
    );
    command.addOption(option);
  }
  return command.exitOverride();
}

/** The file that is asked for; null for none. Throws `UsageError`. */
function formatOf(flags: Flags): FileFormat | null {
  const name = textOf(flags['format']);
  if (name === undefined) return null;
  const format = Object.hasOwn(FORMAT_NAMES, name) ? FORMAT_NAMES[name] : undefined;
  const names = Object.keys(FORMAT_NAMES).join(', ');
  if (format === undefined) throw new UsageError(`--format is one of ${names}, not “${name}”.`);
  if (flags['json'] === true) throw new UsageError('--json and --format exclude each other.');
  return format;
}

/** Search flags as the address of the same search, so that both are read by one codec. */
function paramsOf(query: string, flags: Flags): URLSearchParams {
  const params = new URLSearchParams({ q: query });
  for (const { name } of [...SEARCH_PARAMETERS, { name: 'bom' }, { name: 'text' }]) {
    const value = flags[camelCase(name)];
    if (name === 'q' || value === undefined || typeof value === 'boolean') continue;
    for (const each of typeof value === 'string' ? [value] : value) params.append(name, each);
  }
  return params;
}

/** Settings as `Config` names them. Commander reads `--no-watch` as `watch: false`. */
function settingsOf(flags: Flags): GivenSettings {
  return Object.fromEntries(
    SETTINGS.map(({ name }) => {
      const positive = /^no([A-Z])(.*)/.exec(name);
      const negated = positive && flags[`${positive[1]?.toLowerCase()}${positive[2]}`] === false;
      const value = negated === true ? true : flags[name];
      return [name, Array.isArray(value) ? undefined : value];
    }),
  );
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
