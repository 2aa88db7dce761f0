/**
 * A mailbox to its messages. A line that begins with `From ` and ends like a date, behind a blank line or
 * at the top, begins one (RFC 4155); lines of a message that would look so carry a `>`.
 */

/** A message: its raw bytes, and the line of the mailbox on which it begins, from 1. */
export type MboxMessage = { readonly bytes: Uint8Array; readonly line: number };

const FROM_LINE =
  /^From \S.{0,200}\b\d{1,2}:\d{2}(?::\d{2})?\b.{0,30}$|^From \S+ .{0,80}\b\d{4}\b.{0,12}$/;
const LINE_BYTES = 320;

function lineAt(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0x0a, at);
  const stop = end === -1 ? bytes.length : end;
  return bytes
    .subarray(at, Math.min(stop, at + LINE_BYTES))
    .toString('latin1')
    .replace(/\r$/, '');
}

/** Whether a file begins like a mailbox. */
export function beginsAsMbox(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048));
  const first = lineAt(buffer, 0);
  const second = lineAt(buffer, buffer.indexOf(0x0a) + 1);
  return FROM_LINE.test(first) && /^[A-Za-z][A-Za-z0-9-]*:/.test(second);
}

/** Where messages begin: at their `From ` lines. */
function* startsOf(bytes: Buffer): Generator<number> {
  if (FROM_LINE.test(lineAt(bytes, 0))) yield 0;
  for (let at = bytes.indexOf('\nFrom '); at !== -1; at = bytes.indexOf('\nFrom ', at + 1)) {
    const before = bytes[at - 1] === 0x0d ? bytes[at - 2] : bytes[at - 1];
    if (before === 0x0a && FROM_LINE.test(lineAt(bytes, at + 1))) yield at + 1;
  }
}

/** The messages of a mailbox, in order, without their `From ` lines. */
export function* mboxMessages(mailbox: Uint8Array): Generator<MboxMessage> {
  const bytes = Buffer.from(mailbox.buffer, mailbox.byteOffset, mailbox.byteLength);
  let line = 1;
  let counted = 0;
  let open = -1;
  const message = (start: number, end: number): MboxMessage => {
    for (
      let at = bytes.indexOf(0x0a, counted);
      at !== -1 && at < start;
      at = bytes.indexOf(0x0a, at + 1)
    )
      line += 1;
    counted = start;
    const head = bytes.indexOf(0x0a, start) + 1;
    return { bytes: bytes.subarray(head === 0 ? end : head, end), line };
  };
  for (const start of startsOf(bytes)) {
    if (open !== -1) yield message(open, start);
    open = start;
  }
  if (open !== -1) yield message(open, bytes.length);
}

/** Takes one `>` off lines that were quoted because they begin with `From `. */
export function unquoteFrom(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!text.includes('\n>')) return bytes;
  return Buffer.from(text.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
