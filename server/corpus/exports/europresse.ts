/**
 * The Europresse reader: pages of many `article` elements, saved from Europresse in HTML. Fields are
 * found by the classes that its layouts of several years share.
 */

import type { ArticleDraft } from '../../core/article.ts';
import { type Block, joinBlocks, splitBoilerplate } from '../body.ts';
import { draftFrom } from '../draft.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { untilHopeless } from '../xml/read-records.ts';
import { articleElements } from './article-elements.ts';
import { markupBlocks } from './markup-blocks.ts';
import { elementsOfClass, elementsWhere, lineOfMarkup } from './markup-elements.ts';
import { bylineAuthors } from './nexis-names.ts';
import { findWrittenDate } from './written-date.ts';

const LOOKED_AT_BYTES = 262_144;
const DATE_BEGINS =
  /(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b\d{1,2}(?:er)? \p{L}+ \d{4}\b|\b\p{L}+ \d{1,2}, \d{4}\b)/iu;

/** The first line of a class, or null. */
function lineOf(source: string, ...classes: readonly string[]): string | null {
  for (const wanted of classes) {
    for (const { inner } of elementsOfClass(source, wanted)) {
      const line = lineOfMarkup(inner);
      if (line !== '') return line;
    }
  }
  return null;
}

/** `Le Courrier, no. 12345` and what stands behind it → the outlet. */
function outletOf(name: string | null): string | null {
  const first = name?.split(/\s*(?:,\s*(?:no|n°|nº|vol)\b\.?|\n)/i, 1)[0]?.trim();
  return first?.replace(/\s+\|.*$/, '') || null;
}

/** What stands before the date in `Politique, mardi 29 octobre 2024, p. 8`. */
function sectionOf(header: string | null): string | null {
  const at = header === null ? -1 : header.search(DATE_BEGINS);
  const section = at > 0 ? header?.slice(0, at).replace(/[\s,;]+$/, '') : null;
  return section != null && section.length > 1 && section.length <= 60 ? section : null;
}

function textOf(slice: string): readonly Block[] {
  const container =
    elementsOfClass(slice, 'docOcurrContainer')[0] ?? elementsOfClass(slice, 'DocText')[0];
  return container === undefined ? [] : markupBlocks(container.inner);
}

/** The draft of one `article` element; null where it holds neither title nor text. */
export function readEuropresse(
  slice: string,
  path: string,
  context: ReadContext,
): ArticleDraft | null {
  const dates = { source: 'metadata', today: context.today } as const;
  const header = lineOf(slice, 'DocHeader');
  const id = lineOf(slice, 'publiC-lblNodoc');
  const stamp = /·(\d{4})(\d{2})(\d{2})·/.exec(id ?? '');
  const written = findWrittenDate((header ?? '').slice(0, 200), dates);
  const stamped = stamp === null ? null : findWrittenDate(stamp.slice(1).join('-'), dates).date;
  const name = elementsOfClass(slice, 'DocPublicationName')[0]?.inner ?? '';
  const { kept, boilerplate } = splitBoilerplate(textOf(slice), (block) => block.text);
  const small = elementsWhere(slice, (tag) => tag === 'small').map(({ inner }) =>
    lineOfMarkup(inner),
  );
  return draftFrom(
    {
      format: 'europresse',
      path,
      body: { ...joinBlocks(kept), boilerplate },
      title: lineOf(slice, 'rdp__articletitle', 'titreArticleVisu', 'titreArticle'),
      date: written.date ?? stamped,
      authors: bylineAuthors(lineOf(slice, 'docAuthors') ?? ''),
      source: outletOf(markupBlocks(name)[0]?.text ?? null),
      section: sectionOf(header),
      rights:
        small.find((line) => /©|tous droits réservés|all rights reserved/i.test(line)) ?? null,
      publisherId: id,
      warnings: written.date === null && written.warning !== null ? [written.warning] : [],
    },
    context,
  );
}

function europresseRecords(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
  return articleElements(
    file,
    (name) => name === 'article',
    (slice) => readEuropresse(slice, file.path, context),
  );
}

export const europresseReader = {
  format: 'europresse',
  accepts({ bytes }) {
    const head = Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.length, LOOKED_AT_BYTES),
    ).toString('latin1');
    return /\bDocPublicationName\b/.test(head) && /\btitreArticle|\bDocHeader\b/.test(head);
  },
  read: (file: SourceFile, context: ReadContext): Iterable<ArticleRecord> =>
    untilHopeless(europresseRecords(file, context)),
} satisfies Reader;
