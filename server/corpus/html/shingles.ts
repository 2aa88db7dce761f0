/** How much of one text stands in another: by runs of four words, whatever the punctuation. */

const RUN = 4;

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs: string[] = [];
  for (let i = 0; i < Math.max(1, words.length - RUN + 1); i += 1)
    runs.push(words.slice(i, i + RUN).join(' '));
  return words.length === 0 ? [] : runs;
}

/** The runs of a text. Linear in its length. */
export function runSet(text: string): ReadonlySet<string> {
  return new Set(runsOf(text));
}

/** Share of the runs of `text` that stand in `runs`, 0 to 1; 0 for no words. */
export function shareIn(text: string, runs: ReadonlySet<string>): number {
  const own = runsOf(text);
  return own.length === 0 ? 0 : own.filter((run) => runs.has(run)).length / own.length;
}
