/**
 * What kind of XML a file is: its outermost element, found in the first bytes past declaration,
 * comments and document type. A file is offered to every reader, so this must be cheap.
 */
import type { SourceFile } from '../reader.ts';

/** `tag`: the opening tag, as far as it was seen. */
export type RootElement = { readonly name: string; readonly tag: string };

/** Some feeds carry a stylesheet's worth of comments in front. A guess. */
const LOOKED_AT_BYTES = 16_384;

function head(bytes: Uint8Array): string {
  const start = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, LOOKED_AT_BYTES),
  );
  if (start[0] === 0xff && start[1] === 0xfe) return start.toString('utf16le');
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(start);
  return start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}

/** Behind a declaration, comment or document type at `at`; -1 where it does not end. */
function behindProlog(text: string, at: number): number {
  if (text.startsWith('<?', at)) return text.indexOf('?>', at) + 2 || -1;
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at);
    return end === -1 ? -1 : end + 3;
  }
  const end = text.indexOf('>', at);
  const subset = text.indexOf('[', at);
  if (end === -1 || subset === -1 || subset > end) return end === -1 ? -1 : end + 1;
  const close = /\]\s*>/.exec(text.slice(subset, subset + LOOKED_AT_BYTES));
  return close === null ? -1 : subset + close.index + close[0].length;
}

/** The root element of what looks like XML or SGML; null for anything else. */
export function rootElement({ bytes }: SourceFile): RootElement | null {
  const text = head(bytes);
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at)) || text[at] === '\ufeff') at += 1;
    if (text[at] !== '<') return null;
    if (text[at + 1] !== '?' && text[at + 1] !== '!') break;
    const behind = behindProlog(text, at);
    if (behind <= at || behind < 2) return null;
    at = behind;
  }
  const match = /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])/.exec(text.slice(at, at + 200));
  if (match === null) return null;
  const end = text.indexOf('>', at);
  return { name: match[1] ?? '', tag: text.slice(at, end === -1 ? at + 4000 : end + 1) };
}
