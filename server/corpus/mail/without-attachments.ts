/**
 * A message without the content of its attachments: they are not read, and are most of a large message.
 * Apart from parsing, whose cost grows with every line. Parts keep their headers, so that nothing is read
 * in another's place.
 */

const BOUNDARY = /\bboundary\s{0,5}=\s{0,5}(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi;
/** Names of boundaries that are looked for; a message has a handful. */
const MAX_BOUNDARIES = 100;
/** Characters of a part in which its header is read. */
const MAX_HEADER_CHARS = 8192;

/** The boundaries that headers of the message name. */
function boundariesOf(message: string): readonly string[] {
  const found = new Set<string>();
  for (const match of message.matchAll(BOUNDARY)) {
    found.add(match[1] ?? match[2] ?? '');
    if (found.size >= MAX_BOUNDARIES) break;
  }
  return [...found];
}

/** Whether the part with this header is no text of the message. */
function isAttached(header: string): boolean {
  const unfolded = header.replace(/\r?\n[ \t]+/g, ' ');
  const type = /^content-type:\s{0,20}([\w-]+)\//im.exec(unfolded)?.[1] ?? 'text';
  // These hold parts of their own.
  if (/^(?:multipart|message)$/i.test(type)) return false;
  return !/^text$/i.test(type) || /^content-disposition:\s{0,20}attachment\b/im.test(unfolded);
}

/** The message, or the same bytes where it holds no attachments. */
export function withoutAttachments(bytes: Uint8Array): Buffer {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = message.toString('latin1');
  const lines = boundariesOf(text).map((boundary) => `--${boundary}`);
  if (lines.length === 0) return message;
  const kept: Buffer[] = [];
  let from = 0;
  let at = text.indexOf('\n--');
  while (at !== -1) {
    const next = nextBoundary(text, at, lines);
    if (next === -1) break;
    const head = text.slice(next, next + MAX_HEADER_CHARS);
    const blank = /\n\r?\n/.exec(head);
    at = text.indexOf('\n--', next + 1);
    if (blank === null || !isAttached(head.slice(0, blank.index))) continue;
    const body = next + blank.index + blank[0].length;
    const end = at === -1 ? -1 : nextBoundary(text, Math.max(at, body - 1), lines);
    kept.push(message.subarray(from, body));
    from = end === -1 ? message.length : end;
    at = end;
  }
  return from === 0 ? message : Buffer.concat([...kept, message.subarray(from)]);
}

/** Where the line end stands behind which a boundary does, from `at` on; -1 where there is none. */
function nextBoundary(text: string, at: number, lines: readonly string[]): number {
  let found = text.indexOf('\n--', at);
  while (found !== -1) {
    const place = found + 1;
    if (lines.some((line) => text.startsWith(line, place))) return found;
    found = text.indexOf('\n--', place);
  }
  return -1;
}
