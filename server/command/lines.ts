/**
 * Lines for people, as they stand on a terminal. Names of files, and whatever else others wrote, may hold
 * characters that a terminal obeys: they would clear it, rename it, or type. They are shown instead.
 */

/** Controls of both sets (ECMA-48), line breaks among them. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/** One line: each control character as `\u` and its number. */
export function printable(line: string): string {
  return line.replaceAll(
    CONTROLS,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Writes a line that anybody may have written parts of. */
export function writeLine(stream: NodeJS.WritableStream, line: string): void {
  stream.write(`${printable(line)}\n`);
}
