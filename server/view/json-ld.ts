/**
 * Linked data as text that is safe inside a `<script type="application/ld+json">` block. HTML does
 * not decode entities there, so escaping must be JSON's own: no `<` is left that could end the block.
 */

const UNSAFE = /[<>&\u2028\u2029]/g;

/** JSON that parses back to `data` and holds none of `<`, `>`, `&`, U+2028 and U+2029. */
export function jsonLdText(data: object): string {
  return JSON.stringify(data).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
