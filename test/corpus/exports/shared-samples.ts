/** Samples of formats that stand beside the package, read in place. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FORMATS = join(process.cwd(), '..', 'shared', 'data', 'formats');

/** Why tests on samples are skipped, or false. */
export const skipSamples = existsSync(FORMATS) ? false : 'the samples are not beside the package';

export function sample(path: string): Buffer {
  return readFileSync(join(FORMATS, path));
}
