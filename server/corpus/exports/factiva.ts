/**
 * The Factiva reader: pages of many articles, saved from Factiva in HTML. What the database assigned
 * (subjects, regions, companies) becomes keywords and assigned names, without its codes.
 */

import type { ArticleDraft, AssignedName } from '../../core/article.ts';
import { joinBlocks, splitBoilerplate } from '../body.ts';
import { draftFrom } from '../draft.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { untilHopeless } from '../xml/read-records.ts';
import { articleElements } from './article-elements.ts';
import { namedLanguage, readFactivaArticle } from './factiva-fields.ts';
import { bylineAuthors } from './nexis-names.ts';
import { findWrittenDate } from './written-date.ts';

const LOOKED_AT_BYTES = 262_144;

/** `gpol : Domestic Politics | gvote : Elections` → the names. */
function namesOf(value: string | undefined): string[] {
  const names = (value ?? '')
    .split(/\s*\|\s*/)
    .map((part) => part.replace(/^[\w.]+\s+:\s+/, '').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

const assigned = (type: AssignedName['type'], value: string | undefined): AssignedName[] =>
  namesOf(value).map((name) => ({ type, name }));

/** Regions of the database that are no places: `European Union Countries`. */
const GROUPING = /\b(?:countries|economies|emerging markets?|regions?)\b/i;

/** The draft of one article's slice; null where it holds none. */
export function readFactiva(
  slice: string,
  path: string,
  context: ReadContext,
): ArticleDraft | null {
  const dates = { source: 'metadata', today: context.today } as const;
  const read = readFactivaArticle(slice, dates);
  if (read === null) return null;
  const value = (code: string) => read.fields.get(code);
  const { date, warning } = findWrittenDate(value('PD') ?? '', dates);
  const { kept, boilerplate } = splitBoilerplate(read.text, (block) => block.text);
  return draftFrom(
    {
      format: 'factiva',
      path,
      body: { ...joinBlocks(kept), boilerplate },
      title: value('HD') ?? null,
      date,
      authors: bylineAuthors(value('BY') ?? ''),
      source: value('SN') ?? value('PUB') ?? null,
      section: value('SE') ?? value('CLM') ?? null,
      keywords: namesOf(value('NS')),
      language: namedLanguage(value('LA') ?? ''),
      rights: value('CY')?.trim() ?? null,
      publisherId: value('AN')?.replace(/^Document\s+/i, '') ?? null,
      assigned: [
        ...assigned('place', value('RE')).filter(({ name }) => !GROUPING.test(name)),
        ...assigned('organization', value('CO')),
      ],
      warnings: warning === null ? [] : [warning],
    },
    context,
  );
}

function factivaRecords(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
  return articleElements(
    file,
    (_name, classes) => classes.includes('article'),
    (slice) => readFactiva(slice, file.path, context),
  );
}

export const factivaReader = {
  format: 'factiva',
  accepts({ bytes }) {
    const head = Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.length, LOOKED_AT_BYTES),
    ).toString('latin1');
    const start = head.replace('\u00ef\u00bb\u00bf', '').trimStart().slice(0, 20);
    if (!/^<(?:!doctype html|html|\?xml)/i.test(start)) return false;
    return (
      /class=["']article \w{2}Article["']/.test(head) ||
      (/<title>\s*Factiva\s*</i.test(head) && /\barticleParagraph\b/.test(head))
    );
  },
  read: (file: SourceFile, context: ReadContext): Iterable<ArticleRecord> =>
    untilHopeless(factivaRecords(file, context)),
} satisfies Reader;
