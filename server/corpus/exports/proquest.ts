/**
 * The ProQuest reader: text files in which rules of underscores or `Document 3 of 20` part the articles,
 * and labelled lines say what is what. The text stands behind `Full text:`.
 */
import type { ArticleDraft, AssignedName } from '../../core/article.ts';
import { lengthProblem } from '../article-length.ts';
import { type Block, joinBlocks, splitBoilerplate } from '../body.ts';
import { cleanText, decodeBytes } from '../decode.ts';
import { draftFrom } from '../draft.ts';
import { languageCode } from '../header-line.ts';
import type { ArticleRecord, ReadContext, Reader, SourceFile } from '../reader.ts';
import { bylineAuthors } from './nexis-names.ts';
import { textBlocks } from './text-blocks.ts';
import { findWrittenDate } from './written-date.ts';

const LOOKED_AT_BYTES = 65_536;
const LABELS = [
  'title|headline|author|authors|publication info|publication title|publication date|publicationdate',
  'publication year|year|publisher|publisher information|place of publication|country of publication',
  'publication subject|first page|pages|volume|issue|section|edition|column|dateline|abstract|links|full text',
  'subject|subjects|identifier / keyword|location|people|person|company / organization|company|classification',
  'issn|e-issn|source type|source attribution|language of publication|language|document type|document feature',
  'proquest document id|document url|copyright|last updated|database|accession number|supplement|credit',
  'illustration|caption|business indexing term|number of references|coden|correspondence author',
].flatMap((line) => line.split('|'));
const KNOWN = new Set(LABELS);
const RULE = /^\s*_{20,}\s*$/;
const COUNT = /^\s*Document \d+ of \d+\s*$/i;

type Fields = ReadonlyMap<string, string>;

/** A labelled line of this format, or null. */
function labelOf(line: string): { readonly label: string; readonly value: string } | null {
  const match = /^([A-Z][A-Za-z /-]{1,30}):(?:\s+(.*)|\s*)$/s.exec(line);
  const label = match?.[1]?.toLowerCase().trim() ?? '';
  return match !== null && KNOWN.has(label) ? { label, value: (match[2] ?? '').trim() } : null;
}

type Parts = { readonly fields: Fields; readonly text: string; readonly top: string };

/** Labels of the block below the full text that no paragraph begins with. */
const STRONG =
  /^(?:publication|proquest|document|source|language|place|country|issn|e-issn|last|database|company)/;

/** Whether a labelled line ends the full text: a lone `Author:` may begin a paragraph of it. */
function endsFullText(label: string, following: readonly string[]): boolean {
  if (STRONG.test(label)) return true;
  const next = following.find((line) => line.trim() !== '');
  return next !== undefined && labelOf(next) !== null;
}

/** Labelled lines, the full text, and what stands above the first label (the title in some layouts). */
function partsOf(source: string): Parts {
  const fields = new Map<string, string>();
  let label: string | null = null;
  let value: string[] = [];
  let top = '';
  const close = () => {
    const text = value.join('\n').trim();
    if (label === null) top = text;
    else if (text !== '' && !fields.has(label)) fields.set(label, text);
  };
  const lines = source.split('\n');
  lines.forEach((line, i) => {
    const labelled = labelOf(line);
    const inText = label === 'full text';
    if (labelled === null || (inText && !endsFullText(labelled.label, lines.slice(i + 1, i + 4)))) {
      value.push(line);
      return;
    }
    close();
    label = labelled.label;
    value = [labelled.value];
  });
  close();
  return { fields, text: fields.get('full text') ?? '', top };
}

function listOf(value: string | undefined): string[] {
  const parts = (value ?? '').split(/\s*;\s*|\n+/).map((part) => part.replace(/\s+/g, ' ').trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** `Doe, Jane; Roe, John` → names in reading order. */
function authorsOf(value: string | undefined): string[] {
  return listOf(value).flatMap((part) => {
    const turned = /^([^,]+),\s*([^,]+?)\.?$/.exec(part);
    return bylineAuthors(turned === null ? part : `${turned[2]} ${turned[1]}`);
  });
}

function assignedOf(fields: Fields): AssignedName[] {
  const as = (type: AssignedName['type'], ...labels: readonly string[]) =>
    labels.flatMap((label) => listOf(fields.get(label)).map((name) => ({ type, name })));
  const people = as('person', 'people', 'person').map(({ type, name }) => ({
    type,
    name: name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'),
  }));
  const organizations = as('organization', 'company / organization', 'company').map((entry) => ({
    ...entry,
    name: entry.name.replace(/^Name:\s*/i, ''),
  }));
  return [
    ...people,
    ...as('place', 'location'),
    ...organizations.filter(({ name }) => !/^(?:NAICS|Ticker|DUNS)\b/i.test(name)),
  ];
}

/** The draft of one record; null where it holds no article. */
export function readProQuest(
  source: string,
  path: string,
  context: ReadContext,
): ArticleDraft | null {
  const { fields, text, top } = partsOf(source);
  if (fields.size < 3) return null;
  const dates = { source: 'metadata', today: context.today } as const;
  const info = fields.get('publication info');
  const written =
    fields.get('publication date') ??
    fields.get('publicationdate') ??
    info ??
    fields.get('publication year') ??
    '';
  const { date, warning } = findWrittenDate(written.replace(/\s+/g, ' ').slice(0, 150), dates);
  const blocks: readonly Block[] = textBlocks(text || (fields.get('abstract') ?? ''), false);
  const { kept, boilerplate } = splitBoilerplate(blocks, (block) => block.text);
  const title = fields.get('title') ?? fields.get('headline') ?? top.split(/\n\s*\n/).at(-1) ?? '';
  const outlet = fields.get('publication title') ?? info;
  const teaser = text === '' ? ['Only the abstract of this article is in the export.'] : [];
  return draftFrom(
    {
      format: 'proquest',
      path,
      body: { ...joinBlocks(kept), boilerplate },
      title: title.replace(/\s+/g, ' ').trim() || null,
      date,
      authors: authorsOf(fields.get('author') ?? fields.get('authors')),
      source:
        outlet
          ?.split(/\s*[;[]/, 1)[0]
          ?.replace(/\s+/g, ' ')
          .replace(/\s*\(.*?\)\s*$/, '')
          .trim() || null,
      section: fields.get('section') ?? null,
      keywords: [...listOf(fields.get('subject')), ...listOf(fields.get('identifier / keyword'))],
      language: languageCode(fields.get('language of publication') ?? fields.get('language') ?? ''),
      rights: fields.get('copyright')?.replace(/\s+/g, ' ') ?? null,
      url: fields.get('document url') ?? null,
      publisherId: fields.get('proquest document id') ?? fields.get('accession number') ?? null,
      assigned: assignedOf(fields),
      warnings: [...(warning === null ? [] : [warning]), ...teaser],
    },
    context,
  );
}

/** The slices between the lines that part records. */
function slicesOf(text: string): string[] {
  const slices: string[] = [];
  let start = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    if (RULE.test(line) || COUNT.test(line)) {
      slices.push(text.slice(start, at));
      start = at + line.length + 1;
    }
    at += line.length + 1;
  }
  slices.push(text.slice(start));
  return slices.map((slice) => slice.trim()).filter((slice) => slice !== '');
}

export const proquestReader = {
  format: 'proquest',
  accepts({ bytes }) {
    const decoded = decodeBytes(bytes.subarray(0, LOOKED_AT_BYTES));
    if (decoded.kind === 'binary' || /^\s*[<{[]/.test(decoded.text)) return false;
    return (
      /^ProQuest document ID:/m.test(decoded.text) &&
      /^(?:Full text|Abstract|Title):/im.test(decoded.text)
    );
  },
  *read(file: SourceFile, context: ReadContext): Iterable<ArticleRecord> {
    const decoded = decodeBytes(file.bytes);
    if (decoded.kind === 'binary') return;
    let number = 0;
    for (const slice of slicesOf(cleanText(decoded.text))) {
      // The cover, the search and the notices of the database hold no document of their own.
      if (!/^ProQuest document ID:|^Full text:/im.test(slice)) continue;
      number += 1;
      const tooLong = lengthProblem(slice);
      if (tooLong !== null) {
        yield { kind: 'skipped', place: `document ${number}`, reason: tooLong };
        continue;
      }
      const draft = readProQuest(slice, file.path, context);
      if (draft === null)
        yield { kind: 'skipped', place: `document ${number}`, reason: 'There is no text in it.' };
      else yield { kind: 'article', bytes: Buffer.from(slice), draft };
    }
  },
} satisfies Reader;
