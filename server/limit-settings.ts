/**
 * The settings that are limits, as flags and environment twins, and what they become. Each has bounds of its
 * own: a limit of nothing would serve nobody, and one without end would be none.
 */
import { z } from 'zod';
import type { Setting } from './config.ts';
import { QUERY_LIMITS, type QueryLimits } from './core/query/limits.ts';
import { SERVICE_LIMITS, type ServiceLimits } from './core/service-limits.ts';

type LimitSetting = Setting & {
  readonly initial: string;
  readonly of: { readonly query: keyof QueryLimits } | { readonly service: keyof ServiceLimits };
  /** Least and most, in the unit of the limit. */
  readonly bounds: readonly [number, number];
};

function queryLimit(
  name: string,
  query: keyof QueryLimits,
  bounds: readonly [number, number],
  meaning: string,
): LimitSetting {
  const initial = String(QUERY_LIMITS[query]);
  return { name, argument: 'number', initial, meaning, of: { query }, bounds };
}

function serviceLimit(
  name: string,
  service: keyof ServiceLimits,
  bounds: readonly [number, number],
  meaning: string,
): LimitSetting {
  const initial = String(SERVICE_LIMITS[service]);
  return { name, argument: 'number', initial, meaning, of: { service }, bounds };
}

/** The same, given as a time. */
function asTime(limit: LimitSetting): LimitSetting {
  return { ...limit, argument: 'time', initial: `${Number(limit.initial) / 1000}s` };
}

/** In the order of the documents. */
export const LIMIT_SETTINGS: readonly LimitSetting[] = [
  queryLimit(
    'maxQueryLength',
    'chars',
    [10, 100_000],
    'Characters of a query; the rest is left out, with a warning.',
  ),
  queryLimit(
    'maxQueryWords',
    'words',
    [1, 10_000],
    'Words of a query, those of phrases counted; the rest are left out, with a warning.',
  ),
  queryLimit(
    'maxQueryDepth',
    'depth',
    [1, 500],
    'Parentheses inside parentheses; deeper ones are left out, with a warning.',
  ),
  queryLimit(
    'maxDistance',
    'distance',
    [1, 100_000],
    'Words of NEAR/n and of "a phrase"~n; more count as so many, with a warning.',
  ),
  asTime(
    queryLimit(
      'searchTimeout',
      'searchMs',
      [10, 600_000],
      'Time a search may take; then it is given up (503). A number with ms or s.',
    ),
  ),
  serviceLimit(
    'maxWaiting',
    'waiting',
    [1, 100_000],
    'Searches that may wait for each query thread; more are refused (503).',
  ),
  asTime(
    serviceLimit(
      'maxWait',
      'waitMs',
      [10, 600_000],
      'Time a search may wait for a thread; then it is refused (503). A number with ms or s.',
    ),
  ),
  serviceLimit(
    'maxConnections',
    'connections',
    [1, 1_000_000],
    'Connections at once; more are closed unanswered, which is logged.',
  ),
  serviceLimit(
    'maxPipelined',
    'pipelined',
    [1, 10_000],
    'Requests that may wait on one connection; more are refused (503), and it is closed.',
  ),
  serviceLimit(
    'maxUrlLength',
    'urlBytes',
    [256, 65_536],
    'Characters of an address; longer ones are refused (414).',
  ),
  serviceLimit(
    'maxBatch',
    'batch',
    [1, 10_000],
    'Searches in one request to /api/batch; more are refused (400).',
  ),
  serviceLimit(
    'maxBatches',
    'batches',
    [1, 10_000],
    'Requests to /api/batch that are read or answered at once; more are refused (503).',
  ),
  serviceLimit(
    'maxWrongTokens',
    'wrongTokens',
    [1, 1_000_000],
    'Wrong tokens in a row from one network address; then it must wait (429).',
  ),
  asTime(
    serviceLimit(
      'headTimeout',
      'headMs',
      [100, 3_600_000],
      'Time for the head of a request to come; then the connection is closed (408).',
    ),
  ),
  asTime(
    serviceLimit(
      'requestTimeout',
      'requestMs',
      [100, 3_600_000],
      'Time for a whole request to come; then the connection is closed (408).',
    ),
  ),
  asTime(
    serviceLimit(
      'unreadTimeout',
      'unreadMs',
      [100, 3_600_000],
      'Time in which a client takes nothing of its answer; then the connection is closed.',
    ),
  ),
];

const TIME = /^(\d{1,9}(?:\.\d{1,3})?) ?(ms|s)?$/i;

/** A count, or milliseconds; not a number where it is neither. */
function amountOf(text: string, argument: string | null): number {
  if (argument === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  const [, amount, unit = 's'] = TIME.exec(text) ?? [];
  return Number(amount) * (unit.toLowerCase() === 's' ? 1000 : 1);
}

/** What may stand in each, for the schema of all settings. */
export const limitShapes = Object.fromEntries(
  LIMIT_SETTINGS.map(({ name, argument, bounds: [least, most] }) => [
    name,
    z
      .string()
      .transform((text) => amountOf(text, argument))
      .refine((amount) => amount >= least && amount <= most),
  ]),
);

export type Limits = { readonly query: QueryLimits; readonly service: ServiceLimits };

/** `amounts`: of each setting by its name, as the schema has read it. */
export function limitsOf(amounts: Readonly<Record<string, unknown>>): Limits {
  const [query, service] = [{ ...QUERY_LIMITS }, { ...SERVICE_LIMITS }];
  for (const { name, of } of LIMIT_SETTINGS) {
    const amount = Number(amounts[name]);
    if ('query' in of) Object.assign(query, { [of.query]: amount });
    else Object.assign(service, { [of.service]: amount });
  }
  return { query, service };
}
