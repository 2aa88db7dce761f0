/**
 * Settings: flags and their environment twins → one frozen `Config`. The table of settings is data,
 * so that the command line, the environment and the documents name the same ones. Only this file
 * reads `process.env`.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type ClusterOptions, parseClusterUrl } from './engine/opensearch/cluster-options.ts';
import { LIMIT_SETTINGS, type Limits, limitShapes, limitsOf } from './limit-settings.ts';

/** The installed package: templates, style sheet and the bundled corpus stand here. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The weights of the built-in recogniser; a data file, so it stands beside its source. */
export const TAGGER_MODEL = join(PACKAGE_ROOT, 'server', 'entities', 'tagger', 'model.bin');

/** A mistake in how the program was called: one line for the person, exit code 2. */
export class UsageError extends Error {}

export type Setting = {
  /** Camel case, as in `Config`; the flag and the environment twin derive from it. */
  readonly name: string;
  /** What stands after the flag; null for a switch. */
  readonly argument: string | null;
  readonly initial: string | null;
  readonly meaning: string;
};

/** Every setting, in the order of the documents. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'port',
    argument: 'number',
    initial: '3000',
    meaning: 'Port to listen on; 0 picks a free one.',
  },
  {
    name: 'host',
    argument: 'address',
    initial: '127.0.0.1',
    meaning: 'Address to listen on. Beyond this machine only with --token or --public.',
  },
  {
    name: 'data',
    argument: 'folder',
    initial: null,
    meaning:
      'Where index, ledger and found names are kept; by default .dateline/<folder name>-<hash> in the working directory.',
  },
  {
    name: 'workers',
    argument: 'number',
    initial: null,
    meaning:
      'Threads that answer, and as many that find names; by default one fewer than the cores, at least 1, and for the names of a first index one a core.',
  },
  {
    name: 'noWatch',
    argument: null,
    initial: null,
    meaning: 'Read the folder once and do not follow its changes.',
  },
  {
    name: 'includeWithheld',
    argument: null,
    initial: null,
    meaning: 'Serve what its publisher withholds, cancelled or embargoes, marked as such.',
  },
  {
    name: 'open',
    argument: null,
    initial: null,
    meaning: 'Open the site in the browser when it is ready.',
  },
  {
    name: 'baseUrl',
    argument: 'address',
    initial: null,
    meaning: 'Address under which the site is reached from outside, for absolute links.',
  },
  {
    name: 'trustProxy',
    argument: null,
    initial: null,
    meaning: 'Believe the X-Forwarded headers of a proxy in front.',
  },
  {
    name: 'token',
    argument: 'secret',
    initial: null,
    meaning:
      'Answer only requests that carry it, as a bearer token or as the password of a login. Others can see flags in the list of processes: prefer the variable.',
  },
  {
    name: 'public',
    argument: null,
    initial: null,
    meaning: 'Let anyone who can reach the address read everything.',
  },
  {
    name: 'cors',
    argument: 'origin',
    initial: null,
    meaning:
      'Let pages of this origin, as https://desk.example, read the API and exports; several with commas, * for all.',
  },
  {
    name: 'logLevel',
    argument: 'level',
    initial: 'warn',
    meaning:
      'trace, debug, info, warn, error, fatal or silent; logs go to standard error. Only trace tells what was searched.',
  },
  {
    name: 'maxFileSize',
    argument: 'size',
    initial: '20MB',
    meaning: 'Larger files are not read. A number with B, KB, MB or GB.',
  },
  {
    name: 'engine',
    argument: 'name',
    initial: 'minisearch',
    meaning: 'minisearch: the embedded engine, or opensearch: a cluster that holds the articles.',
  },
  {
    name: 'opensearchUrl',
    argument: 'address',
    initial: 'http://127.0.0.1:9200',
    meaning:
      'Nodes of the cluster and the name of the archive there, as https://user:password@host:9200,host2:9200/archive; the user apikey gives its password as an API key. Others can see flags in the list of processes: prefer the variable.',
  },
  {
    name: 'partition',
    argument: 'i/n',
    initial: '1/1',
    meaning: 'Of a folder that n machines read into one cluster, the part that this one indexes.',
  },
  ...LIMIT_SETTINGS,
];

export type Config = {
  /** Absolute path of the folder of articles. */
  readonly folder: string;
  readonly dataFolder: string;
  /** Query threads, at least 1. */
  readonly workers: number;
  /** Threads that find names until a folder was read whole once, at least 1; they are of low priority. */
  readonly namingWorkers: number;
  readonly port: number;
  readonly host: string;
  readonly watch: boolean;
  readonly includeWithheld: boolean;
  readonly open: boolean;
  /** Without a final slash. */
  readonly baseUrl: string | null;
  readonly trustProxy: boolean;
  /** What a request must carry to be answered; null: nothing. */
  readonly token: string | null;
  /** Origins whose pages may read the API, or only `*`. */
  readonly corsOrigins: readonly string[];
  /**
   * Whether only requests that call this machine by an address of its own, or by the base URL's name, are
   * answered: so that no page on the web can read a private archive by giving this machine another name.
   */
  readonly ownNamesOnly: boolean;
  readonly logLevel: string;
  /** Bytes. */
  readonly maxFileSize: number;
  readonly limits: Limits;
  /** The cluster that holds the articles; null: they are held here. */
  readonly cluster: ClusterOptions | null;
  /** The part of the folder that is indexed, from 1. */
  readonly partition: { readonly index: number; readonly of: number };
};

/** `noWatch` → `--no-watch`. */
export function flagOf({ name }: Setting): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `noWatch` → `DATELINE_NO_WATCH`. */
export function variableOf({ name }: Setting): string {
  return `DATELINE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** What was given for each setting: flags first, then the environment, then the initial values. */
export type GivenSettings = Readonly<Record<string, string | boolean | undefined>>;

/** Settings that may hold what nobody else should read. */
const SECRET = ['token', 'opensearchUrl'];
/** What a bearer token, and the password of a login, can carry alike. */
const TOKEN = /^[\x21-\x7e]{1,512}$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;
const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** At most as many parts as there are machines that anybody has. */
const PARTITION = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/;

const settingsSchema = z.object({
  ...limitShapes,
  port: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535),
  host: z.string().min(1),
  data: z.string().min(1).nullable(),
  workers: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .nullable(),
  noWatch: z.boolean(),
  includeWithheld: z.boolean(),
  open: z.boolean(),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .nullable(),
  trustProxy: z.boolean(),
  token: z.string().regex(TOKEN).nullable(),
  public: z.boolean(),
  cors: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin) || (origins.length === 1 && origins[0] === '*'))
    .nullable(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  engine: z.enum(['minisearch', 'opensearch']),
  opensearchUrl: z.string().transform((url, context) => {
    const options = parseClusterUrl(url);
    if (options === null) context.addIssue({ code: 'custom' });
    return options;
  }),
  partition: z
    .string()
    .regex(PARTITION)
    .transform((text) => {
      const [, index, of] = PARTITION.exec(text) ?? [];
      return { index: Number(index), of: Number(of) };
    })
    .refine(({ index, of }) => index <= of),
  maxFileSize: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,3})? ?(?:[kmg]?b)?$/i)
    .transform((size) =>
      Math.floor(Number.parseFloat(size) * (UNITS[size.replace(/[\d. ]/g, '').toLowerCase()] ?? 1)),
    ),
});

/** Whether it is written as browsers write it in `Origin`: scheme, host, and port where it is unusual. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** Environment settings, and the directory in which the command was typed. */
export type Surroundings = { readonly env: NodeJS.ProcessEnv; readonly cwd: string };

export function surroundings(): Surroundings {
  const { env } = process;
  // `npm start` runs in the package; what the person typed is relative to where they typed it.
  const typedIn = env['npm_lifecycle_event'] === 'start' ? env['INIT_CWD'] : undefined;
  return { env, cwd: typedIn ?? process.cwd() };
}

/** Throws `UsageError` naming the setting that cannot be understood. */
export function createConfig(
  folder: string | undefined,
  flags: GivenSettings,
  { env, cwd }: Surroundings,
): Config {
  const given = Object.fromEntries(
    SETTINGS.map((setting) => [setting.name, given1(setting, flags, env)]),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    const setting = SETTINGS.find((candidate) => candidate.name === name);
    const flag = setting === undefined ? name : flagOf(setting);
    // A secret is not repeated where logs keep it.
    const value = SECRET.includes(name) ? 'that' : `“${String(given[name])}”`;
    throw new UsageError(`${flag} cannot be ${value}. ${setting?.meaning ?? ''}`);
  }
  const settings = parsed.data;
  const isLoopback = LOOPBACK.test(settings.host);
  const isOpen = settings.token === null;
  if (!isLoopback && isOpen && !settings.public) {
    throw new UsageError(
      `--host ${settings.host} lets other machines in: set a --token, or add --public if anyone who can reach it may read everything.`,
    );
  }
  const root = resolve(cwd, folder ?? join(PACKAGE_ROOT, 'corpus'));
  return Object.freeze({
    folder: root,
    dataFolder: settings.data === null ? defaultDataFolder(root, cwd) : resolve(cwd, settings.data),
    workers: settings.workers ?? Math.max(1, availableParallelism() - 1),
    namingWorkers: settings.workers ?? availableParallelism(),
    port: settings.port,
    host: settings.host,
    watch: !settings.noWatch,
    includeWithheld: settings.includeWithheld,
    open: settings.open,
    baseUrl: settings.baseUrl,
    trustProxy: settings.trustProxy,
    token: settings.token,
    corsOrigins: settings.cors ?? [],
    ownNamesOnly: isLoopback && isOpen && !settings.public && !settings.trustProxy,
    logLevel: settings.logLevel,
    maxFileSize: settings.maxFileSize,
    limits: limitsOf(settings),
    cluster: settings.engine === 'opensearch' ? settings.opensearchUrl : null,
    partition: settings.partition,
  });
}

function given1(
  setting: Setting,
  flags: GivenSettings,
  env: NodeJS.ProcessEnv,
): string | boolean | null {
  const flag = flags[setting.name];
  if (flag !== undefined) return flag;
  const variable = env[variableOf(setting)];
  if (setting.argument === null)
    return variable !== undefined && !['', '0', 'false', 'no'].includes(variable.toLowerCase());
  return variable === undefined || variable === '' ? setting.initial : variable;
}

/** The same folder has the same data, however it was written or linked to. */
function defaultDataFolder(folder: string, cwd: string): string {
  let real = folder;
  try {
    real = realpathSync(folder);
  } catch {
    // A missing folder is reported when it is read.
  }
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 8);
  return join(cwd, '.dateline', `${basename(real) || 'root'}-${hash}`);
}
