/**
 * Markdown to blocks of plain text: what a reader of the page would read, without the marks. A
 * reduction, not a renderer: no CommonMark library is needed where no HTML is made.
 */
import type { Block } from './body.ts';
import { decodeReferences } from './html-fragment.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
/** The marks that may close a heading; only the last run of blanks is tried. */
const ATX_END = /(?:^|(?<![ \t])[ \t]+)#+$/;
const SETEXT = /^ {0,3}(?:=+|-+)[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/;
const REFERENCE = /^ {0,3}\[[^\]]+\]:[ \t]*\S+.*$/;

/** One that never ends is no comment. */
function withoutComments(markdown: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = markdown.indexOf('<!--', at);
    const end = start < 0 ? -1 : markdown.indexOf('-->', start);
    if (end < 0) return kept + markdown.slice(at);
    kept += markdown.slice(at, start);
    at = end + 3;
  }
}

/** Marks inside a line: emphasis, code, links, images, escapes. Underscores inside words stay. */
export function inlineText(markdown: string): string {
  const escaped: string[] = [];
  const kept = withoutComments(markdown)
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => `\u0000${escaped.push(char) - 1}\u0000`)
    .replace(
      /(?<!`)(`{1,8})(?!`)(.{1,5000}?)(?<!`)\1(?!`)/gs,
      (_, _ticks, code: string) => `\u0000${escaped.push(code.trim()) - 1}\u0000`,
    )
    .replace(/!\[([^\][]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])?/g, '$1')
    .replace(
      /\[([^\][]*)\]\((?:[^()]|\([^()]*\))*\)|\[([^\][]+)\]\[[^\]]*\]/g,
      (_, a?: string, b?: string) => a ?? b ?? '',
    )
    .replace(/\[\^[^\][]+\]/g, '')
    .replace(/<(https?:\/\/[^<>\s]+|[^<>\s@]+@[^<>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(\*{1,3})(?=\S)([^*]*?\S)\1/gs, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]*?\S)\1(?![\p{L}\p{N}])/gsu, '$2')
    .replace(/~~(?=\S)(.+?)~~/gs, '$1')
    .replace(/(?<! ) {2,}$|(?<! ) *\\$/gm, '');
  return decodeReferences(kept).replace(
    /\u0000(\d+)\u0000/g,
    (_, i: string) => escaped[Number(i)] ?? '',
  );
}

export type MarkdownBlock = Block & {
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
};

/** The blocks of a Markdown text without its front matter. Nothing but marks is left out. */
export function markdownBlocks(markdown: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let open: string[] = [];
  let kind: Block['kind'] = 'paragraph';
  let fence: string | null = null;
  const add = (text: string, as: Block['kind'], level: number) => {
    if (text.trim() !== '') blocks.push({ kind: as, text: text.trim(), level });
  };
  const close = () => {
    add(fence === null ? inlineText(open.join('\n')) : open.join('\n'), kind, 0);
    open = [];
    kind = 'paragraph';
  };
  for (const raw of markdown.split('\n')) {
    const mark = FENCE.exec(raw)?.[1] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence) && raw.trim() === mark) {
        close();
        fence = null;
      } else open.push(raw);
      continue;
    }
    const line = raw.replace(/^(?: {0,3}> ?)+/, '');
    const atx = ATX.exec(line);
    const item = ITEM.exec(line);
    if (mark !== null) {
      close();
      fence = mark;
    } else if (atx !== null) {
      close();
      add(
        inlineText((atx[2] ?? '').trimEnd().replace(ATX_END, '')),
        'heading',
        atx[1]?.length ?? 1,
      );
    } else if (SETEXT.test(line) && open.length > 0 && kind === 'paragraph') {
      const level = line.includes('=') ? 1 : 2;
      add(inlineText(open.join(' ')), 'heading', level);
      open = [];
    } else if (line.trim() === '' || RULE.test(line) || REFERENCE.test(line)) {
      close();
    } else if (item !== null) {
      close();
      kind = 'item';
      open = [item[1] ?? ''];
    } else {
      open.push(open.length > 0 ? line.trimStart() : line);
    }
  }
  close();
  return blocks;
}
