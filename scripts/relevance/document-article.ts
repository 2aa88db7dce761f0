/**
 * A judged document as an article of one paragraph, with nothing known of it but title and text. Ids are in
 * the order of the documents: equal scores are then ordered as MiniSearch and FTS5 order them.
 */
import { type Article, type ArticleId, USABLE } from '../../server/core/article.ts';
import { textHash } from '../../server/corpus/identity.ts';
import type { JudgedDocument } from './judged-collection.ts';

export function documentArticle({ id, title, text }: JudgedDocument, place: number): Article {
  const path = `${id}.txt`;
  return {
    id: idAt(place),
    path,
    paths: [path],
    sha256: textHash(text),
    added: '2026-01-01T00:00:00.000Z',
    title: title === '' ? text.slice(0, 80) : title,
    titleSource: title === '' ? 'text' : 'file',
    text,
    paragraphs: text === '' ? [] : [{ kind: 'paragraph', start: 0, end: text.length }],
    boilerplate: [],
    date: null,
    datelinePlace: null,
    source: null,
    authors: [],
    section: null,
    keywords: [],
    language: null,
    rights: null,
    url: null,
    publisherId: null,
    corrects: [],
    modified: null,
    publication: USABLE,
    assigned: [],
    corrected: [],
    versions: [],
    correctionOf: [],
    correctedBy: [],
    withheld: null,
    format: 'judged',
    warnings: [],
  };
}

/** 16 digits of base 32, as ids are; in the alphabet `a` to `z`, `2` to `7` figures come first. */
function idAt(place: number): ArticleId {
  const digits = place.toString(32).padStart(10, '0');
  const letters = [...digits].map(
    (digit) => '234567abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 32)],
  );
  return `${letters.join('')}aaaaaa` as ArticleId;
}
