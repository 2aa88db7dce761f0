/** Large files that are all one thing: a line, a nest, a run of zeros. */
import { SAMPLES, type Sample } from './samples.ts';

/** Below the longest article there may be, and the program's own limit of a file. */
const GIANT_BYTES = [4_000_000, 20_000_000] as const;

/** Placed where the text of a sample stands; null: at its end. */
const FILLS: readonly (readonly [string, string])[] = [
  ['one line', 'x'],
  ['words', 'pier opened on Monday, '],
  ['lines', 'The pier opened.\n'],
  ['zeros', '\0'],
  ['elements', '<div>'],
  ['brackets', '['],
  ['blanks', ' '],
  ['entities', '&lt;'],
];

/** Named by what they are; made one by one, since together they are too large. */
export function* giants(): Generator<Sample & { readonly what: string }> {
  for (const { path, bytes } of SAMPLES) {
    const text = Buffer.from(bytes).toString();
    const at = Math.max(0, text.indexOf('opened on Monday'));
    for (const [name, fill] of FILLS) {
      for (const size of GIANT_BYTES) {
        const filled = fill.repeat(Math.floor((size - bytes.length) / fill.length));
        yield {
          what: `${path}, ${size / 1e6} MB of ${name}`,
          path,
          bytes: Buffer.from(text.slice(0, at) + filled + text.slice(at)),
        };
      }
    }
  }
}
