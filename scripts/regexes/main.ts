/**
 * Looks for regular expressions of the server that a text can keep busy. recheck works out what each may
 * cost, and a text that shows it; the text is then tried. Prints what is not linear; exits 1 for whatever is
 * exponential, or takes too long for a line of text.
 *
 *   npm run test:regexes            about five minutes
 *   npm run test:regexes -- 300     at most 300 ms of analysis a pattern
 */
import { createRequire } from 'node:module';
import { ATTACK_CHARS, type Attack, Attacker, attacksOn, MAX_MS } from './attack.ts';
import { collectPatterns } from './collect.ts';

type Checked = {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly type: string; readonly degree?: number };
  readonly attack?: { readonly string: string };
};
type Recheck = {
  readonly checkSync: (source: string, flags: string, options: { timeout: number }) => Checked;
};

// The program in JavaScript: no Java, no binary.
process.env['RECHECK_BACKEND'] = 'pure';
/** Milliseconds of analysis. */
const TIMEOUT_MS = Number(process.argv[2] ?? 4000);

// What only this script needs is installed beside its source.
const beside = new URL('../../../scripts/regexes/package.json', import.meta.url);
const { checkSync } = createRequire(beside)('recheck') as Recheck;

const patterns = await collectPatterns();
const attacker = new Attacker();
const counts = new Map<string, number>();
let wrong = 0;
for (const pattern of patterns) {
  const { source, flags, place } = pattern;
  const shown = `${place}: /${source.length > 120 ? `${source.slice(0, 120)}…` : source}/${flags}`;
  const { status, complexity, attack } = checkSync(source, flags, { timeout: TIMEOUT_MS });
  const degree = complexity?.type === 'polynomial' ? ` of degree ${complexity.degree}` : '';
  const verdict = status === 'vulnerable' ? `${complexity?.type}${degree}` : status;
  counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const found: Attack[] = attack === undefined ? [] : [attack.string.slice(0, ATTACK_CHARS)];
  const slowest = await attacker.slowest(pattern, [...found, ...attacksOn(pattern)]);
  const isWrong = complexity?.type === 'exponential' || slowest.ms > MAX_MS;
  if (isWrong) wrong += 1;
  if (isWrong || status === 'vulnerable')
    process.stdout.write(
      `${isWrong ? 'WRONG ' : ''}${verdict}, ${slowest.ms.toFixed(0)} ms for ${ATTACK_CHARS} characters  ${shown}\n${isWrong ? `  ${JSON.stringify((attack?.string ?? slowest.text).slice(0, 100))}\n` : ''}`,
    );
}
await attacker.close();
for (const [verdict, count] of [...counts].sort()) process.stdout.write(`${verdict}: ${count}\n`);
process.stdout.write(`${patterns.length} regular expressions, ${wrong} wrong\n`);
process.exitCode = wrong === 0 && patterns.length > 500 ? 0 : 1;
