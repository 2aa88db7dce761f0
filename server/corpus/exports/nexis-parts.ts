/**
 * The parts of one article of a Nexis export: what stands above the text, the text, and what stands
 * below it. Apart from reading them, because both layouts are told here and nowhere else.
 */
import type { Block } from '../body.ts';
import type { DateContext } from '../dates.ts';
import { HEAD_FIELDS, type LabelledLine, type NexisField, parseLabel } from './nexis-labels.ts';
import { isDateLine } from './written-date.ts';

/** Where the text begins and ends in the layout of Nexis Uni. */
export const BODY_LINE = /^(?:body|haupttext|textkörper|corps|cuerpo|corpo|tekst)$/i;
export const END_LINE =
  /^(?:end of document|dokumentende|ende des dokuments|fin du document|fin del documento|fine del documento|einde van (?:het )?document|fim do documento)$/i;
const CLASSIFICATION_LINE =
  /^(?:classification|klassifizierung|klassifikation|clasificación|classificazione|classificatie|classificação)$/i;
const GRAPHIC_LINE = /^(?:graphics?|grafik|graphique|notes?)$/i;
/** A line of the copyright. */
export const COPYRIGHT = /^\s*(?:copyright\b|©|\(c\)\s|all rights reserved)/i;
/** Blocks above the first label that may be outlet, date, title and copyright. */
const MAX_HEAD_BLOCKS = 8;

/** The first line of a block. */
export const firstLine = (text: string) => text.split('\n', 1)[0]?.trim() ?? '';

type Fields = ReadonlyMap<NexisField, readonly string[]>;

/** The parts of a record, in the order of the file. */
export type NexisParts = {
  /** Unlabelled blocks above the text. */
  readonly head: readonly string[];
  readonly fields: Fields;
  readonly text: readonly Block[];
  readonly rights: readonly string[];
};

/** Where the text of the classic layout begins: behind the last of the labels above it. */
function classicBodyStart(blocks: readonly Block[], dates: DateContext): number {
  let start = 0;
  for (let i = 0; i < Math.min(blocks.length, MAX_HEAD_BLOCKS * 2); i += 1) {
    const label = parseLabel(blocks[i]?.text ?? '');
    if (label === null) continue;
    if (!HEAD_FIELDS.has(label.field) || !label.capitals) break;
    start = i + 1;
    if (label.field === 'length') {
      // Only the summary and the place stand behind the length.
      const next = parseLabel(blocks[i + 1]?.text ?? '');
      if (next === null || !HEAD_FIELDS.has(next.field)) break;
    }
  }
  if (start > 0) return start;
  const date = blocks.slice(0, 4).findIndex(({ text }) => isDateLine(firstLine(text), dates));
  return date === -1 ? 0 : date + 2;
}

/** Labels whose value may go on in the blocks behind them. */
const LONG_FIELDS: ReadonlySet<NexisField> = new Set(['graphic', 'correction']);
/** Blocks that such a value may have. A guess. */
const MAX_VALUE_BLOCKS = 4;

/** What opens a part below the text, or null. */
function trailingLabel(text: string, uni: boolean): LabelledLine | null {
  if (uni && CLASSIFICATION_LINE.test(text))
    return { field: 'ignored', value: '', capitals: false };
  if (uni && GRAPHIC_LINE.test(text)) return { field: 'graphic', value: '', capitals: false };
  const label = parseLabel(text);
  return label !== null && (uni || label.capitals) ? label : null;
}

/**
 * Where the part below the text begins, found from the end: a paragraph of the text that happens to
 * begin like a label must not end it.
 */
function tailStart(texts: readonly string[], bodyStart: number, uni: boolean): number {
  let start = texts.length;
  let between = 0;
  for (let i = texts.length - 1; i >= bodyStart; i -= 1) {
    const text = texts[i] ?? '';
    const label = trailingLabel(text, uni);
    const closes = label !== null && (between === 0 || LONG_FIELDS.has(label.field));
    if (closes || (between === 0 && COPYRIGHT.test(text)) || END_LINE.test(text)) {
      start = i;
      between = 0;
    } else {
      between += 1;
      if (between > MAX_VALUE_BLOCKS) break;
    }
  }
  return start;
}

/** Sorts blocks into what stands above the text, the text, and what stands below. */
export function nexisParts(blocks: readonly Block[], dates: DateContext): NexisParts {
  const texts = blocks.map(({ text }) => text.trim());
  const marker = texts.findIndex((text) => BODY_LINE.test(text));
  const uni = marker !== -1;
  const bodyStart = uni ? marker + 1 : classicBodyStart(blocks, dates);
  const tail = tailStart(texts, bodyStart, uni);
  const head: string[] = [];
  const rights: string[] = [];
  const fields = new Map<NexisField, string[]>();
  let last: string[] | null = null;
  texts.forEach((text, i) => {
    const above = i < bodyStart;
    if (i === marker || (!above && i < tail) || END_LINE.test(text)) return;
    const label = above ? parseLabel(text) : trailingLabel(text, uni);
    if (label !== null) {
      last = valuesFor(fields, label.field);
      if (label.value !== '') last.push(label.value);
    } else if (COPYRIGHT.test(text)) rights.push(text);
    else if (above) head.push(text);
    else last?.push(text);
  });
  return { head, fields, text: blocks.slice(bodyStart, tail), rights };
}

function valuesFor(fields: Map<NexisField, string[]>, field: NexisField): string[] {
  const values = fields.get(field) ?? [];
  fields.set(field, values);
  return values;
}
