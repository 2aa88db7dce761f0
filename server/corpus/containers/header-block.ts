/** Header fields as mail, HTTP and web archives write them (RFC 5322): names and values, folded lines joined. */

/** By lower-case name; the first of several. */
export type Headers = ReadonlyMap<string, string>;

export function parseHeaders(block: string): Headers {
  const headers = new Map<string, string>();
  for (const line of block
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** The media type of a `Content-Type`, in lower case, and one of its parameters. */
export function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** `charset` of `text/html; charset="utf-8"`; null without one. */
export function parameterOf(headers: Headers, name: string): string | null {
  for (const part of (headers.get('content-type') ?? '').split(';').slice(1)) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim().toLowerCase() !== name) continue;
    return (
      part
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1') || null
    );
  }
  return null;
}
