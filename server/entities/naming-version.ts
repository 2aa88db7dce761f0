/**
 * What decides the names of an article, beside the article: the recogniser's model and the code. The
 * code is known by its bytes, so that nobody has to remember to raise a number when a rule changes.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Relative imports of a compiled module. */
const IMPORT = /\bfrom\s+'(\.{1,2}\/[^']+)'|\bimport\s+'(\.{1,2}\/[^']+)'/g;

/** Hex SHA-256 over a compiled module and every module of ours that it loads. */
export function codeHash(entry: URL): string {
  const seen = new Set<string>();
  const hash = createHash('sha256');
  const visit = (module: URL): void => {
    if (seen.has(module.href)) return;
    seen.add(module.href);
    const code = readFileSync(module, 'utf8');
    hash.update(`${code.length}\n${code}`);
    for (const [, from, bare] of code.matchAll(IMPORT)) visit(new URL(from ?? bare ?? '', module));
  };
  visit(entry);
  return hash.digest('hex');
}

/** Names found under another version are found anew. `recogniser`: its name, which stands for its model. */
export function namingVersion(recogniser: string): string {
  return `${recogniser} ${codeHash(new URL('./tagging-worker.js', import.meta.url))}`;
}
