/** What the articles say of an entity: its spellings, dates, passages and company. */

import type { Article } from '../../core/article.ts';
import { chartOf } from '../../core/chart.ts';
import type {
  Company,
  EntityCount,
  EntityDetail,
  EntityForm,
  EntityPair,
  EntityPassages,
  EntityRef,
  PairSentence,
  SeenWith,
  Sighting,
} from '../../core/entity-report.ts';
import { compareNames, compareText } from '../../core/name-order.ts';
import { type NamedSentence, sentencesNaming, standsIn } from '../../core/named-sentences.ts';
import { ENTITY_TYPES, type EntityType, type MentionSpan } from '../../core/names.ts';
import { choosePassages } from '../../core/passages.ts';
import { mergeSpans, type Span } from '../../core/span.ts';
import { buildTimeline } from '../../core/timeline.ts';
import type { Archive, Row } from './archive.ts';
import { countDays } from './count-days.ts';
import { articleCard } from './hits.ts';
import { mentionWeight } from './mention-weight.ts';

/** Articles of which the best passage is shown: a screenful. */
const SHOWN_PASSAGES = 5;
const SHOWN_NEWEST = 8;

/** An article that names the entity, and where. */
type Naming = { readonly row: Row; readonly mentions: readonly MentionSpan[] };

/** The articles that name an entity; without mentions where it was only assigned. Linear in the articles. */
function naming(archive: Archive, { type, name }: EntityRef): Naming[] {
  return archive.naming({ type, name }).flatMap((document) => {
    const row = archive.row(document);
    if (row === undefined) return [];
    const named = row.entities[type].filter(({ entity }) => entity.name === name);
    return [{ row, mentions: named.flatMap(({ mentions }) => mentions) }];
  });
}

/** In the order of the newest, or oldest, first. */
function ordered(archive: Archive, found: readonly Naming[], sort: 'newest' | 'oldest'): Row[] {
  const rows = new Map(found.map(({ row }) => [row.document, row]));
  return archive.ordered([...rows.keys()], sort).flatMap((document) => rows.get(document) ?? []);
}

/** `size`: how many others of each type. */
export function entityDetail(archive: Archive, entity: EntityRef, size: number): EntityDetail {
  const found = naming(archive, entity);
  const newest = ordered(archive, found, 'newest');
  const documents = found.map(({ row }) => row.document);
  const day = (document: number): string | null => archive.day(document);
  return {
    ...entity,
    articles: found.length,
    mentions: found.reduce((sum, { mentions }) => sum + mentions.length, 0),
    forms: formsOf(entity, found),
    first: sighting(ordered(archive, found, 'oldest')[0]),
    last: sighting(newest[0]),
    timeline: buildTimeline(documents, day, null, () => null),
    chart: chartOf(countDays(documents, day), { from: null, to: null }),
    passages: bestPassages(archive, found, newest),
    seenWith: companyOf(entity, found, size),
    newest: newest.slice(0, SHOWN_NEWEST).map((row) => articleCard(archive, row)),
  };
}

function sighting(row: Row | undefined): Sighting | null {
  const date = row?.article.date ?? null;
  if (row === undefined || date === null) return null;
  return { article: row.article.id, title: row.article.title, date };
}

function formsOf({ name }: EntityRef, found: readonly Naming[]): EntityForm[] {
  const forms = new Map<string, { form: string; articles: number; mentions: number }>();
  for (const { row, mentions } of found) {
    const written = mentions.map(({ field, start, end }) =>
      row.article[field].slice(start, end).replaceAll(/\s+/g, ' '),
    );
    // An article to which the publisher assigned the name need not write it at all.
    for (const form of written.length === 0 ? [name] : new Set(written)) {
      const known = forms.get(form) ?? { form, articles: 0, mentions: 0 };
      known.articles += 1;
      known.mentions += written.filter((one) => one === form).length;
      forms.set(form, known);
    }
  }
  return [...forms.values()].sort(
    (a, b) => b.articles - a.articles || b.mentions - a.mentions || compareText(a.form, b.form),
  );
}

function weightOf(mentions: readonly MentionSpan[]): number {
  const title = mentions.filter(({ field }) => field === 'title').length;
  return mentionWeight({ title, all: mentions.length });
}

/** One passage each of the articles that speak most of it; of copies only the newest. */
function bestPassages(
  archive: Archive,
  found: readonly Naming[],
  newest: readonly Row[],
): EntityPassages[] {
  const place = new Map(newest.map(({ document }, i) => [document, i]));
  const placeOf = ({ row }: Naming): number => place.get(row.document) ?? 0;
  const ranked = found
    .map((one) => ({ ...one, weight: weightOf(one.mentions) }))
    .sort((a, b) => b.weight - a.weight || placeOf(a) - placeOf(b));
  const texts = new Set<string>();
  const best: EntityPassages[] = [];
  for (const { row, mentions } of ranked) {
    const { article } = row;
    const marks = mentions.filter(({ field }) => field === 'text');
    if (best.length === SHOWN_PASSAGES) break;
    if (marks.length === 0 || texts.has(article.sha256)) continue;
    texts.add(article.sha256);
    const leaves = marks.map(({ start, end }) => ({ start, end, leaf: 0 }));
    best.push({
      article: articleCard(archive, row),
      titleHighlights: mergeSpans(mentions.filter(({ field }) => field === 'title')),
      passages: choosePassages(article.text, article.paragraphs, leaves, 1).passages,
      mentions: mentions.length,
    });
  }
  return best;
}

function allMentions({ entities }: Row): MentionSpan[] {
  return ENTITY_TYPES.flatMap((type) => entities[type].flatMap(({ mentions }) => mentions));
}

/** Sentences of `among` in which some of the mentions stand. */
function sentencesWith(
  among: readonly NamedSentence[],
  mentions: readonly MentionSpan[],
): NamedSentence[] {
  return among.filter((sentence) => mentions.some((mention) => standsIn(mention, sentence)));
}

function companyOf(
  { type, name }: EntityRef,
  found: readonly Naming[],
  size: number,
): Record<EntityType, Company> {
  const seen = new Map(ENTITY_TYPES.map((one) => [one, new Map<string, SeenWith>()]));
  for (const { row, mentions } of found) {
    const sentences = sentencesNaming(row.article, mentions, allMentions(row));
    for (const other of ENTITY_TYPES) {
      for (const { entity, mentions: theirs } of row.entities[other]) {
        if (other === type && entity.name === name) continue;
        const known = seen.get(other)?.get(entity.name);
        seen.get(other)?.set(entity.name, {
          type: other,
          name: entity.name,
          articles: (known?.articles ?? 0) + 1,
          sentences: (known?.sentences ?? 0) + sentencesWith(sentences, theirs).length,
        });
      }
    }
  }
  const company = (other: EntityType): Company => {
    const all = [...(seen.get(other)?.values() ?? [])].sort(
      (a, b) =>
        b.articles - a.articles || b.sentences - a.sentences || compareNames(a.name, b.name),
    );
    return { entities: all.slice(0, size), distinct: all.length };
  };
  return {
    person: company('person'),
    place: company('place'),
    organization: company('organization'),
  };
}

/** All sentences that name both. */
export function entityPair(archive: Archive, first: EntityRef, second: EntityRef): EntityPair {
  const [ours, theirs] = [naming(archive, first), naming(archive, second)];
  const [byRow, others] = [ours, theirs].map(
    (found) => new Map(found.map(({ row, mentions }) => [row.document, mentions])),
  );
  const both = ours.filter(({ row }) => others?.has(row.document) ?? false);
  const sentences = ordered(archive, both, 'newest').flatMap((row) => {
    const [names, withs] = [byRow?.get(row.document) ?? [], others?.get(row.document) ?? []];
    const naming = sentencesNaming(row.article, names, allMentions(row));
    return sentencesWith(naming, withs).map((one) => pairSentence(row.article, one, names, withs));
  });
  const counted = ({ type, name }: EntityRef, found: readonly Naming[]): EntityCount => ({
    type,
    name,
    articles: found.length,
  });
  return {
    name: counted(first, ours),
    with: counted(second, theirs),
    articles: both.length,
    total: sentences.length,
    sentences,
  };
}

function pairSentence(
  article: Article,
  sentence: NamedSentence,
  names: readonly MentionSpan[],
  withs: readonly MentionSpan[],
): PairSentence {
  const { field, paragraph, start, end } = sentence;
  const within = (mentions: readonly MentionSpan[]): Span[] =>
    mergeSpans(mentions.filter((mention) => standsIn(mention, sentence))).map((span) => ({
      start: span.start - start,
      end: Math.min(span.end, end) - start,
    }));
  return {
    article: article.id,
    title: article.title,
    date: article.date,
    source: article.source,
    field,
    paragraph,
    start,
    text: article[field].slice(start, end),
    nameSpans: within(names),
    withSpans: within(withs),
  };
}
