/**
 * WordprocessingML (ECMA-376) to blocks: paragraphs, with headings and items told by their style. Text
 * that was deleted or moved away, field codes, and the second copy of what old programs cannot show are
 * no text.
 */
import type { DocumentBlock } from './document-article.ts';
import { DocumentRows } from './document-rows.ts';
import { attribute, scanMarkup } from './markup.ts';

/** What the styles of a document are, by id. */
export type DocxStyles = ReadonlyMap<string, 'title' | 'heading' | 'item'>;

const HEADING = /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|заголовок) ?[1-9]$/i;
const TITLE = /^(?:title|titel|titre|título|titolo|название)$/i;
const LIST = /^list (?:paragraph|bullet|number)\b|^listenabsatz$|^paragraphe de liste$/i;

/** Styles whose names or outline levels say what they are for. */
export function docxStyles(xml: string): DocxStyles {
  const styles = new Map<string, 'title' | 'heading' | 'item'>();
  let id: string | null = null;
  for (const event of scanMarkup(xml)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'w:style') id = attribute(event.attributes, 'w:styleId');
    const value = attribute(event.attributes, 'w:val') ?? '';
    if (id === null) continue;
    if (event.name === 'w:name') {
      if (TITLE.test(value)) styles.set(id, 'title');
      else if (HEADING.test(value)) styles.set(id, 'heading');
      else if (LIST.test(value)) styles.set(id, 'item');
    } else if (event.name === 'w:outlineLvl' && Number(value) < 9 && !styles.has(id))
      styles.set(id, 'heading');
  }
  return styles;
}

/** Elements whose content is not shown. */
const UNSEEN = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:sectPr']);

/** The blocks of `word/document.xml`, in order. */
export function docxBlocks(xml: string, styles: DocxStyles): readonly DocumentBlock[] {
  const rows = new DocumentRows();
  let text = '';
  let style: 'title' | 'heading' | 'item' | null = null;
  let visible = 0;
  let inText = false;
  let unseen: string | null = null;
  let unseenDepth = 0;
  const close = () => {
    const block = {
      kind: style === 'title' || style === null ? 'paragraph' : style,
      text,
    } as const;
    if (text.trim() !== '') rows.add(style === 'title' ? { ...block, isTitle: true } : block);
    text = '';
    style = null;
  };
  for (const event of scanMarkup(xml)) {
    if (event.kind === 'text') {
      if (inText && unseen === null) text += event.text;
      continue;
    }
    const { name } = event;
    if (unseen !== null) {
      if (name !== unseen) continue;
      if (event.kind === 'close') unseenDepth -= 1;
      else if (!event.empty) unseenDepth += 1;
      if (unseenDepth === 0) unseen = null;
      continue;
    }
    if (event.kind === 'close') {
      if (name === 'w:t') inText = false;
      else if (name === 'w:p') close();
      else if (name === 'w:tr') rows.closeRow();
      continue;
    }
    if (UNSEEN.has(name)) {
      if (!event.empty) {
        unseen = name;
        unseenDepth = 1;
      }
      continue;
    }
    switch (name) {
      case 'w:t':
        inText = !event.empty;
        visible += 1;
        break;
      case 'w:p':
        close();
        break;
      case 'w:tr':
        if (!event.empty) rows.openRow();
        break;
      case 'w:tc':
        rows.openCell();
        break;
      case 'w:br':
      case 'w:cr':
        text += '\n';
        break;
      case 'w:tab':
        // Tab stops stand among the properties of a paragraph, before its text.
        if (text !== '') text += ' ';
        break;
      case 'w:noBreakHyphen':
        text += '-';
        break;
      case 'w:pStyle':
        style = styles.get(attribute(event.attributes, 'w:val') ?? '') ?? style;
        break;
      case 'w:numId':
        if (style === null && attribute(event.attributes, 'w:val') !== '0') style = 'item';
        break;
      default:
    }
  }
  close();
  return visible === 0 ? [] : rows.end();
}
