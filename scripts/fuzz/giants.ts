/** Large files that are all one thing: a line, a nest, a run of labels that no value follows. */
import { SAMPLES, type Sample } from './samples.ts';

/** A large file, made when it is asked for: together they are too large. */
export type Giant = {
  readonly what: string;
  readonly path: string;
  readonly maxFileSize: number;
  readonly make: () => Sample['bytes'];
};

/** Of a record of XML, of the longest article there may be, and of a file: just below the limits. */
const SIZES = [900_000, 4_800_000, 20_000_000] as const;
const MAX_FILE_SIZE = 20_000_000;
/** A line for those who allow files larger than the program does. */
const LINE_BYTES = 100_000_000;
const LINE_FILE_SIZE = 200_000_000;

/** What the text of a sample is filled with. */
const FILLS: readonly (readonly [string, string])[] = [
  ['one word', 'x'],
  ['words', 'pier opened on Monday, '],
  ['lines', 'The pier opened.\n'],
  ['paragraphs', 'The pier opened.\n\n'],
  ['labels', 'a: b\n'],
  ['capital labels', 'BYLINE: Jo Penn\n\n'],
  ['zeros', '\0'],
  ['nested elements', '<div>'],
  ['unclosed forms', '<form>'],
  ['unclosed scripts', '<script '],
  ['unclosed articles', '<article class="article enArticle">'],
  ['paragraph elements', '<p>The pier opened.</p>'],
  ['brackets', '['],
  ['blanks', ' '],
  ['references', '&lt;'],
  ['characters by number', '\\u8364?'],
  ['quotes', '"'],
  ['mail separators', '\n\nFrom a@b.example Tue Mar  4 10:00:00 2025\n'],
  ['part separators', '\n--x\n\n'],
];

function filled({ bytes }: Sample, fill: string, size: number): Buffer {
  const text = Buffer.from(bytes);
  const at = Math.max(0, text.indexOf('opened on Monday'));
  const added = Buffer.alloc(Math.max(0, size - bytes.length), fill);
  return Buffer.concat([text.subarray(0, at), added, text.subarray(at)]);
}

/** Every sample with every fill at every size; `matching`: those alone whose description matches. */
export function* giants(matching: RegExp): Generator<Giant> {
  for (const sample of SAMPLES) {
    const { path } = sample;
    for (const [name, fill] of FILLS)
      for (const size of SIZES) {
        const what = `${path}, ${size / 1e6} MB of ${name}`;
        const make = () => filled(sample, fill, size);
        if (matching.test(what)) yield { what, path, maxFileSize: MAX_FILE_SIZE, make };
      }
    const what = `${path}, a line of ${LINE_BYTES / 1e6} MB`;
    const make = () => filled(sample, 'x', LINE_BYTES);
    if (matching.test(what)) yield { what, path, maxFileSize: LINE_FILE_SIZE, make };
  }
}
