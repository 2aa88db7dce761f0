/** What every trial needs: a folder, a server of it, and what is wrong with that. */
import type { ChangingFolder } from './changing-folder.ts';
import { type Circumstances, type FaultyServer, startServer } from './faulty-server.ts';
import type { Findings } from './findings.ts';

export const START_MS = 120_000;
export const SETTLE_MS = 30_000;
/** A user to whom modes of files mean something. */
export const NOBODY = 65_534;

export type Place = {
  readonly folder: ChangingFolder;
  readonly scratch: string;
  readonly findings: Findings;
};

export type Trial = (given: Place, data: string) => Promise<string[]>;

/** Says it, where `text` does not. */
export const says = (text: string, what: RegExp): string[] =>
  what.test(text) ? [] : [`it does not say ${what}: ${text.slice(-300)}`];

export async function whileServing(
  { folder }: Place,
  data: string,
  use: (server: FaultyServer) => Promise<string[]>,
  circumstances: Circumstances = {},
): Promise<string[]> {
  const server = await startServer(folder.root, data, circumstances);
  try {
    await server.complete(START_MS);
    const problems = await use(server);
    return server.isRunning() ? problems : [...problems, `it ended: ${server.stderr()}`];
  } finally {
    await server.stop();
  }
}

export const isRight = ({ folder }: Place, server: FaultyServer): Promise<string[]> =>
  folder.settles(server.url(), SETTLE_MS);

/** A start without any fault finds everything. */
export const recovers = (place: Place, data: string): Promise<string[]> =>
  whileServing(place, data, (server) => isRight(place, server));
