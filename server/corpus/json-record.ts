/** One JSON object to one article: which of its keys hold the text, and in what form. */
import type { ArticleDraft } from '../core/article.ts';
import { lengthProblem } from './article-length.ts';
import { type Block, type Body, joinBlocks, readBody, splitBoilerplate } from './body.ts';
import { cleanText } from './decode.ts';
import { draftFrom } from './draft.ts';
import { decodeReferences, htmlBlocks, looksLikeHtml } from './html-fragment.ts';
import { type Fields, isFields, readMetadata, valuesOf } from './metadata.ts';
import { layOut } from './plain-text-layout.ts';
import type { ReadContext } from './reader.ts';
import { TEASER_WARNING } from './xml/marked-findings.ts';

/** Folded key names of the text, best first. */
export const TEXT_KEYS = [
  'articlebody',
  'bodytext',
  'fulltext',
  'maintext',
  'contenttext',
  'articletext',
  'articlecontent',
  'storytext',
  'plaintext',
  'cleantext',
  'rawtext',
  'body',
  'text',
  'content',
  'contenthtml',
  'bodyhtml',
  'bodyxhtml',
  'html',
  'story',
  'article',
  'paragraphs',
  'texte',
  'texto',
  'testo',
];
/** What stands in for the text where only a teaser is given. */
const TEASER_KEYS = [
  'description',
  'summary',
  'abstract',
  'lead',
  'snippet',
  'excerpt',
  'trailtext',
  'leadparagraph',
  'standfirst',
];
const TITLE_KEYS = ['title', 'headline', 'head', 'articletitle', 'webtitle', 'name'];
/** How APIs say that they give the beginning alone. */
const CUT = /\[\+\d+ chars\]\s*$/;
const OTHER_KEYS = [
  'date',
  'datepublished',
  'published',
  'publishedat',
  'pubdate',
  'author',
  'authors',
  'byline',
  'url',
  'link',
  'source',
];

/** Wrappers of search engines and news APIs are opened: what they hold counts as the record's own. */
function opened(record: Fields): Fields {
  const inner = [record['_source'], record['fields']].filter(isFields);
  return Object.assign({}, record, ...inner) as Fields;
}

/** All strings of a text value: a string, a list of paragraphs, or an object around one. */
function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, depth + 1));
  if (!isFields(value)) return [];
  const inner = valuesOf(value, [
    'text',
    'rendered',
    'html',
    'content',
    'body',
    'value',
    'paragraphs',
  ]);
  return inner.length > 0 ? textsOf(inner[0], depth + 1) : [];
}

function textValue(fields: Fields): string[] {
  for (const value of [...valuesOf(fields, TEXT_KEYS), ...valuesOf(fields, TEASER_KEYS)]) {
    const texts = textsOf(value).filter((text) => text.trim() !== '');
    if (texts.length > 0) return texts;
  }
  return [];
}

/** Whether an object has a text of its own, rather than a teaser or nothing. */
export function hasText(fields: Fields): boolean {
  return valuesOf(opened(fields), TEXT_KEYS).some(
    (value) => typeof value === 'string' || textsOf(value).some((text) => text.trim() !== ''),
  );
}

/** Whether an object reads like an article: it has a text, or a title with a date, author or address. */
export function isArticleLike(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  const fields = opened(value);
  const titled = valuesOf(fields, TITLE_KEYS).length > 0;
  if (hasText(fields)) return true;
  return titled && (textValue(fields).length > 0 || valuesOf(fields, OTHER_KEYS).length > 0);
}

/** Plain paragraphs and markup alike become a body. */
function bodyOf(texts: readonly string[]): Body {
  const clean = texts.map(cleanText);
  if (!clean.some(looksLikeHtml)) {
    const source = clean.join('\n\n');
    return readBody(source, layOut(source));
  }
  const blocks = clean.flatMap((text): Block[] =>
    looksLikeHtml(text)
      ? htmlBlocks(text).map((block) => ({ ...block, text: cleanText(block.text) }))
      : [{ kind: 'paragraph', text: decodeReferences(text) }],
  );
  const { kept, boilerplate } = splitBoilerplate(blocks, (block) => block.text);
  return { ...joinBlocks(kept), boilerplate };
}

/** The article of a record; null where it has neither title nor text, or why it is no article. */
export function readRecord(
  record: Fields,
  path: string,
  context: ReadContext,
): ArticleDraft | string | null {
  const fields = opened(record);
  const written = textValue(fields);
  const isCut = written.some((text) => CUT.test(text.slice(-40)));
  const texts = isCut ? written.map((text) => text.replace(/\[\+\d+ chars\]/, '')) : written;
  const tooLong = lengthProblem(texts.join('\n'));
  if (tooLong !== null) return tooLong;
  const metadata = readMetadata(fields, context.today);
  const title =
    metadata.title === null
      ? null
      : cleanText(decodeReferences(metadata.title.replace(/<\/?[a-z][^<>]*>/gi, '')));
  const warnings = isCut ? [...metadata.warnings, TEASER_WARNING] : metadata.warnings;
  return draftFrom(
    { ...metadata, title, warnings, format: 'json', path, body: bodyOf(texts) },
    context,
  );
}
