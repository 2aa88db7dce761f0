/**
 * The foot of a plain text: `Source: Reuters`, `By Jane Doe`, a copyright line. Only lines that say
 * by a label what they are count; a bare date or name at the end belongs to the report.
 */
import type { ArticleDate, Boilerplate } from '../core/article.ts';
import type { Span } from '../core/span.ts';
import { boilerplateKind } from './boilerplate.ts';
import type { DateContext } from './dates.ts';
import { readHeaderLine } from './header-line.ts';

export type Footer = {
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly published: ArticleDate | null;
  readonly rights: string | null;
  readonly boilerplate: readonly Boilerplate[];
  /** What is left for the text. */
  readonly blocks: readonly Span[];
};

/** Blocks looked at from the end, boilerplate among them. */
const MAX_FOOTER_BLOCKS = 6;
const MAX_LINE_CHARS = 120;
const LABELLED =
  /^(?:authors?|by|written by|reported by|source|agency|published(?: on)?|copyright|rights)\b/i;

/** Takes labelled lines off the end; boilerplate among them stays for the body to set aside. */
export function readFooter(source: string, blocks: readonly Span[], context: DateContext): Footer {
  const taken = new Set<Span>();
  const boilerplate: Boilerplate[] = [];
  const authors: string[] = [];
  let outlet: string | null = null;
  let published: ArticleDate | null = null;
  let rights: string | null = null;
  for (const block of blocks.slice(1).slice(-MAX_FOOTER_BLOCKS).reverse()) {
    const line = source.slice(block.start, block.end);
    if (boilerplateKind(line) !== null) continue;
    const labelled = line.length <= MAX_LINE_CHARS && LABELLED.test(line);
    const read = labelled ? readHeaderLine(line, context) : null;
    if (read === null) break;
    taken.add(block);
    boilerplate.unshift({ kind: 'footer', text: line });
    authors.unshift(...(read.authors ?? []));
    outlet = read.source ?? outlet;
    published = read.published ?? published;
    rights = read.rights ?? rights;
  }
  const left = blocks.filter((block) => !taken.has(block));
  return { authors, source: outlet, published, rights, boilerplate, blocks: left };
}
