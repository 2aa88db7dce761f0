/**
 * One article of a Nexis export. Above the text stand outlet, date, title and labelled lines, below it
 * labelled lines and the copyright, in the classic layout as in that of Nexis Uni; what is neither is
 * the text.
 */
import type { ArticleDraft, AssignedName, Boilerplate } from '../../core/article.ts';
import { type Block, joinBlocks, splitBoilerplate } from '../body.ts';
import type { DateContext } from '../dates.ts';
import { draftFrom } from '../draft.ts';
import { languageCode } from '../header-line.ts';
import type { ReadContext } from '../reader.ts';
import type { NexisField } from './nexis-labels.ts';
import { assignedNames, bylineAuthors, indexTerms } from './nexis-names.ts';
import { BODY_LINE, COPYRIGHT, firstLine, type NexisParts, nexisParts } from './nexis-parts.ts';
import { findWrittenDate, isDateLine } from './written-date.ts';

const CORRECTION_APPENDED = /^\s*correction appended\s*$/i;

/** `NEWS; Pg. 3` → `NEWS`: what is no page, part or version of it. */
function sectionName(value: string): string | null {
  const position =
    /^(?:version|pg|page|pages|p|s|seite|pág|part|column|col|section|sect|abs|nr|no|vol)\b[\s.:]*(?:[A-Z]?\d[\w-]*|[A-Z])\b.*$/i;
  const parts = value.split(/\s*;\s*/).filter((part) => part !== '' && !position.test(part));
  return parts[0]?.split(/,\s*(?:pg|page|p|s|pág)\b\.?/i, 1)[0]?.trim() || null;
}

/** Outlet, date line and title among the blocks above the labels. */
function readHead(head: readonly string[], dates: DateContext, uni: boolean) {
  const blocks = head.filter((block) => !COPYRIGHT.test(block) && !CORRECTION_APPENDED.test(block));
  const at = blocks.findIndex((block, i) => i > 0 && isDateLine(firstLine(block), dates));
  const written = blocks[at === -1 ? blocks.length : at];
  const { date, warning } = findWrittenDate(
    (written ?? '').replace(/\s+/g, ' ').slice(0, 150),
    dates,
  );
  const before = at === -1 ? blocks.slice(0, 1) : blocks.slice(0, at);
  const after = blocks.slice(at === -1 ? 1 : at + 1);
  const noDate = at === -1 ? ['No date was found where a Nexis export has one.'] : [];
  const warnings = warning === null ? noDate : [warning];
  if (uni) {
    const source = before.length > 1 ? (before.at(-1) ?? null) : null;
    const title = before.slice(0, before.length > 1 ? -1 : 1).join(' ');
    return { title, source, date, warnings };
  }
  return { title: after.join(' '), source: before.at(-1) ?? null, date, warnings };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function boilerplateOf({ fields, text }: NexisParts): Boilerplate[] {
  const kept = (kind: string, field: NexisField) => {
    const value = (fields.get(field) ?? []).join('\n\n');
    return value === '' ? [] : [{ kind, text: value }];
  };
  return [
    ...(text.length === 0 ? [] : kept('summary', 'highlight')),
    ...kept('caption', 'graphic'),
    ...kept('correction', 'correction'),
    ...kept('note', 'notes'),
  ];
}

/** The article of the blocks of one record; null where it has neither title nor text. */
export function readNexisRecord(
  blocks: readonly Block[],
  { path, format }: { readonly path: string; readonly format: string },
  context: ReadContext,
): ArticleDraft | null {
  const dates = { source: 'metadata', today: context.today } as const;
  const parts = nexisParts(blocks, dates);
  const values = (field: NexisField) => parts.fields.get(field) ?? [];
  const uni = blocks.some(({ text }) => BODY_LINE.test(text.trim()));
  const head = readHead(parts.head, dates, uni);
  const assigned: AssignedName[] = [
    ...values('person').flatMap((value) => assignedNames('person', value)),
    ...values('geographic').flatMap((value) => assignedNames('place', value)),
    ...values('organization').flatMap((value) => assignedNames('organization', value)),
  ];
  // A report that is nothing but its summary.
  const blocksOfText: readonly Block[] =
    parts.text.length > 0
      ? parts.text
      : values('highlight').map((text) => ({ kind: 'paragraph', text }));
  const { kept, boilerplate } = splitBoilerplate(blocksOfText, (block) => block.text);
  const language = languageCode(values('language')[0]?.split(/[;,]/, 1)[0] ?? '');
  return draftFrom(
    {
      format,
      path,
      body: { ...joinBlocks(kept), boilerplate },
      title: oneLine(values('title')[0] ?? head.title) || null,
      date: head.date,
      authors: values('byline').flatMap(bylineAuthors),
      source: head.source === null ? null : oneLine(head.source),
      section: sectionName(oneLine(values('section')[0] ?? '')),
      keywords: [...new Set(values('subject').flatMap(indexTerms))],
      language,
      rights: oneLine(parts.rights.join(' ')) || null,
      url: values('url')[0] ?? null,
      assigned,
      boilerplate: boilerplateOf(parts),
      warnings: head.warnings,
    },
    context,
  );
}
