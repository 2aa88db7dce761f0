/** The blocks of a page of an export, with their places: paragraphs, headings and items in order. */
import type { Paragraph } from '../../core/article.ts';
import { scanMarkup } from '../documents/markup.ts';
import type { PlacedBlock } from './nexis-split.ts';

const BLOCK =
  /^(?:p|div|h[1-6]|ul|ol|li|blockquote|figure|figcaption|section|article|header|footer|aside|table|thead|tbody|tr|td|th|pre|hr|address|dl|dt|dd|body|html|head|title|form|main|nav|center)$/i;
const UNSEEN = /^(?:head|button|select|nav)$/i;

/**
 * The blocks of `source`. Line breaks inside a block are newlines, and several of them part blocks.
 * `offset` is added to the places. White space is one space, as a browser shows it.
 */
export function markupBlocks(source: string, offset = 0): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let kind: Paragraph['kind'] = 'paragraph';
  let text = '';
  let start = 0;
  let end = 0;
  let unseen: string | null = null;
  let depth = 0;
  const close = () => {
    for (const piece of text.split(/\n[ \u00a0]*(?:\n[ \u00a0]*)+/)) {
      const clean = piece
        .replace(/[ \u00a0]*\n[ \u00a0]*/g, '\n')
        .replace(/[ \t]+/g, ' ')
        .replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
      if (clean !== '')
        blocks.push({ kind, text: clean, start: start + offset, end: end + offset });
    }
    text = '';
  };
  for (const event of scanMarkup(source)) {
    if (unseen !== null) {
      if (event.kind === 'text' || event.name.toLowerCase() !== unseen) continue;
      if (event.kind === 'close') depth -= 1;
      else if (!event.empty) depth += 1;
      if (depth === 0) unseen = null;
      continue;
    }
    if (event.kind === 'open' && !event.empty && isUnseen(event.name, event.attributes)) {
      close();
      unseen = event.name.toLowerCase();
      depth = 1;
      continue;
    }
    if (event.kind === 'text') {
      if (text === '') start = event.start;
      end = event.end;
      text += event.text.replace(/[ \t\r\n\f]+/g, ' ');
    } else if (/^br$/i.test(event.name)) text += '\n';
    else if (BLOCK.test(event.name)) {
      close();
      if (event.kind === 'close') kind = 'paragraph';
      else kind = kindOf(event.name, kind);
    }
  }
  close();
  return blocks;
}

/** Void elements have no content that could be unseen. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Whether nobody sees what is inside: newsletters hide a preview so. */
function isUnseen(name: string, attributes: string): boolean {
  if (UNSEEN.test(name)) return true;
  return /display\s*:\s*none/i.test(attributes) && !VOID.test(name);
}

function kindOf(name: string, around: Paragraph['kind']): Paragraph['kind'] {
  if (/^h[1-6]$/i.test(name)) return 'heading';
  if (/^li$/i.test(name)) return 'item';
  // A paragraph inside an item or a heading is that item or heading.
  return /^(?:p|div)$/i.test(name) ? around : 'paragraph';
}
