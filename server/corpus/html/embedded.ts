/**
 * Pictures and fonts that a browser wrote into a page it saved. They may be a hundred times as long as the
 * page. A loop, because a regular expression runs out of stack on them.
 */

const MARK = ';base64,';

/** Letters, digits and `+/=%`. */
function isBase64(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x2f && code <= 0x39) ||
    code === 0x2b ||
    code === 0x3d ||
    code === 0x25
  );
}

/** The page without the content of what is embedded in it. */
export function withoutEmbedded(html: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = html.indexOf(MARK); at >= 0; at = html.indexOf(MARK, from)) {
    let end = at + MARK.length;
    while (end < html.length && isBase64(html.charCodeAt(end))) end += 1;
    pieces.push(html.slice(from, at));
    from = end;
  }
  pieces.push(html.slice(from));
  return pieces.join('');
}
