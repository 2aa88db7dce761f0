/**
 * Brings about faults for real and proves after each that the site serves exactly what the folder holds.
 * Prints what it did; exits 1 where anything was wrong.
 *
 *   npm run test:faults                            200 kills, and each fault of the surroundings; about 15 minutes
 *   npm run test:faults -- --kills 20              fewer kills
 *   npm run test:faults -- --seconds 60            no kill after a minute of them
 *   npm run test:faults -- --only 'both killed'    kills of that kind alone
 *   npm run test:faults -- --kills 0               surroundings alone
 *   npm run test:faults -- --no-surroundings       kills alone
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ChangingFolder } from './changing-folder.ts';
import { Findings } from './findings.ts';
import { killAtRandom } from './kills.ts';
import { troubleSurroundings } from './surroundings.ts';

const ARTICLES = 120;
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '1800' },
    only: { type: 'string', default: '' },
    'no-surroundings': { type: 'boolean', default: false },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'dateline-faults-'));
const findings = new Findings();
// Trials that run as another user must reach it.
chmodSync(scratch, 0o755);
try {
  const folder = new ChangingFolder(join(scratch, 'articles'), ARTICLES);
  await killAtRandom(folder, join(scratch, 'data'), {
    count: Number(values.kills),
    budgetMs: Number(values.seconds) * 1000,
    only: values.only,
    findings,
  });
  if (!values['no-surroundings']) await troubleSurroundings({ folder, scratch, findings });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(findings.report());
process.exitCode = findings.isFine ? 0 : 1;
