/** The ledger on disk: one JSON file in the data folder, replaced whole so that it is never half written. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EMPTY_LEDGER, type LedgerData } from './ledger.ts';

const FILE = 'ledger.json';

const ledgerSchema = z.object({
  version: z.literal(1),
  articles: z.record(
    z.string(),
    z.object({ added: z.string(), paths: z.array(z.string()), key: z.string().optional() }),
  ),
  former: z.record(
    z.string(),
    z.object({ path: z.string(), to: z.string().nullable(), added: z.string() }),
  ),
});

/**
 * The ledger of a data folder; empty where there is none. `problem` says why an existing one could
 * not be used; it is then kept aside under another name, since it may hold what nothing else knows
 * (with `readOnly` it stays where it is).
 */
export async function loadLedger(
  dataFolder: string,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<{ readonly ledger: LedgerData; readonly problem: string | null }> {
  const file = join(dataFolder, FILE);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { ledger: EMPTY_LEDGER, problem: null };
  try {
    return { ledger: ledgerSchema.parse(JSON.parse(text)), problem: null };
  } catch {
    if (readOnly) return { ledger: EMPTY_LEDGER, problem: `The ledger ${file} could not be read.` };
    const aside = `${file}.unreadable`;
    await rename(file, aside).catch(() => undefined);
    const problem = `The ledger ${file} could not be read and was set aside as ${aside}.`;
    return { ledger: EMPTY_LEDGER, problem };
  }
}

/** Written beside, flushed, then renamed. Rejects where the data folder cannot be written. */
export async function saveLedger(dataFolder: string, ledger: LedgerData): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  const file = join(dataFolder, FILE);
  const beside = `${file}.${process.pid}.new`;
  const handle = await open(beside, 'w');
  try {
    await handle.writeFile(JSON.stringify(ledger));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}
