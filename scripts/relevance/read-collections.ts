/**
 * A folder → the judged collections in it. Files are told by what stands in them: TREC's markup, SMART's
 * records, tab-separated claims and tweets, judgments in four columns; gzip is undone.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type {
  JudgedCollection,
  JudgedDocument,
  Judgments,
  Topic,
  TopicSet,
} from './judged-collection.ts';
import { isJudgments, parseJudgments } from './judgments-file.ts';
import { isSmart, smartDocuments, smartTopics } from './smart-format.ts';
import { claimDocuments, tabTopics } from './tab-separated.ts';
import {
  holdsDocuments,
  holdsTopics,
  parseDocuments,
  parseTopics,
  type TopicPart,
} from './trec-markup.ts';

type ReadFile =
  | {
      readonly kind: 'documents';
      readonly path: string;
      readonly documents: readonly JudgedDocument[];
    }
  | { readonly kind: 'topics'; readonly path: string; readonly topics: readonly Topic[] }
  | { readonly kind: 'judgments'; readonly path: string; readonly judgments: Judgments };

/** Throws where the folder is absent or holds no collection. */
export function readCollections(folder: string, parts: readonly TopicPart[]): JudgedCollection[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const own = readCollection(folder, parts);
  const inside = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory())
    .sort()
    .flatMap((path) => readCollection(path, parts) ?? []);
  // A folder of collections is not one itself.
  if (inside.length > 1) return inside;
  if (own === null) throw new Error(`${folder} holds no documents, topics and judgments.`);
  return [own];
}

function readCollection(folder: string, parts: readonly TopicPart[]): JudgedCollection | null {
  const files = filesBelow(folder).flatMap((path) => readFile(path, parts) ?? []);
  const documents = files.flatMap((file) => (file.kind === 'documents' ? file.documents : []));
  const topics = files.flatMap((file) => (file.kind === 'topics' ? [file] : []));
  const judged = files.flatMap((file) => (file.kind === 'judgments' ? [file] : []));
  const sets = judged.flatMap(({ path, judgments }): TopicSet[] => {
    const beside = topics.filter((file) => dirname(file.path) === dirname(path));
    const found = (beside.length > 0 ? beside : topics).flatMap((file) => file.topics);
    if (found.length === 0) return [];
    const name =
      judged.length > 1 ? `${basename(folder)}/${basename(dirname(path))}` : basename(folder);
    return [topicSet(name, found, judgments)];
  });
  if (documents.length === 0 || sets.length === 0) return null;
  return { name: basename(folder), documents, sets };
}

/** Topics with a relevant document. Some judgments number the topics by their place. */
function topicSet(name: string, topics: readonly Topic[], read: Judgments): TopicSet {
  const faulty = gradesSourceZero(read);
  const judgments = faulty ? withoutZeroes(read) : read;
  const ids = new Set(topics.map(({ id }) => id));
  const known = [...judgments.keys()].every((id) => ids.has(id));
  const counted = [...judgments.keys()].every(
    (id) => /^\d+$/.test(id) && Number(id) <= topics.length,
  );
  const byPlace = !known && counted;
  const numbered = byPlace ? topics.map(({ query }, i) => ({ id: String(i + 1), query })) : topics;
  const judged = numbered.filter(({ id }) =>
    [...(judgments.get(id)?.values() ?? [])].some((grade) => grade > 0),
  );
  const notes = [
    ...(byPlace ? ['The judgments number the topics by their place, not by their id.'] : []),
    ...(faulty
      ? ['Each topic has one document graded 0, the best answer: it counts as relevant.']
      : []),
  ];
  return { name, topics: judged, judgments, notes };
}

/**
 * A fault of Cranfield's judgments as they go round: the document that a topic was written from is graded 0,
 * one a topic, and no other document is.
 */
function gradesSourceZero(judgments: Judgments): boolean {
  const zeroes = [...judgments.values()].map(
    (grades) => [...grades.values()].filter((grade) => grade === 0).length,
  );
  const alone = zeroes.filter((count) => count === 1).length;
  return judgments.size > 20 && alone > 0.95 * judgments.size && Math.max(...zeroes) <= 2;
}

function withoutZeroes(judgments: Judgments): Judgments {
  return new Map(
    [...judgments].map(([topic, grades]) => [
      topic,
      new Map([...grades].map(([document, grade]) => [document, grade === 0 ? 1 : grade])),
    ]),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/^README|\.(?:zip|md|dtd)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readFile(path: string, parts: readonly TopicPart[]): ReadFile | null {
  const bytes = readFileSync(path);
  const text = decoded(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const name = basename(path);
  if (holdsDocuments(text)) return { kind: 'documents', path, documents: parseDocuments(text) };
  if (holdsTopics(text)) return { kind: 'topics', path, topics: parseTopics(text, parts) };
  if (isSmart(text))
    return /qry|quer/i.test(name)
      ? { kind: 'topics', path, topics: smartTopics(text) }
      : { kind: 'documents', path, documents: smartDocuments(text) };
  if (/\.docs\.tsv$/i.test(name))
    return { kind: 'documents', path, documents: claimDocuments(text) };
  if (/(?:queries|topics).*\.(?:tsv|txt)$/i.test(name))
    return { kind: 'topics', path, topics: tabTopics(text) };
  if (/\.rel$/i.test(name))
    return { kind: 'judgments', path, judgments: parseJudgments(text, 'smart') };
  if (isJudgments(text))
    return { kind: 'judgments', path, judgments: parseJudgments(text, 'trec') };
  return null;
}

/** UTF-8, or Latin-1 as older collections are. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
