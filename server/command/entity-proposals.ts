/** Proposed merges from an index, each with what a person needs to decide it: counts and examples. */
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import { sentences } from '../core/sentences.ts';
import type { ArticleTable, Row } from '../engine/minisearch/article-table.ts';
import { createNameCurator } from '../entities/curation.ts';
import type { CommentedMerge } from '../entities/curation-append.ts';
import {
  countArticles,
  type LoneName,
  type Proposal,
  proposeMerges,
  type SeenEntity,
} from '../entities/curation-proposals.ts';
import type { Entity } from '../entities/entity-table.ts';

/** An example is cut to so many characters. */
const MAX_EXAMPLE_CHARS = 140;

/** Numbered from 1 in their order; the same folder and rules give the same numbers. */
export type EvidencedProposal = Proposal & {
  readonly number: number;
  /** Articles of each name, the shown one first. */
  readonly articles: readonly { readonly name: string; readonly articles: number }[];
  readonly examples: readonly { readonly path: string; readonly sentence: string }[];
};

/** Entities with their articles, most articles first. Linear in the articles. */
export function seenEntities(table: ArticleTable): SeenEntity[] {
  const documents = new Map<Entity, Set<number>>();
  for (const { document, entities } of table.rows())
    for (const type of ENTITY_TYPES)
      for (const { entity } of entities[type])
        documents.set(entity, (documents.get(entity) ?? new Set()).add(document));
  return [...documents]
    .map(([{ type, name, forms }, seen]) => ({ type, name, forms, documents: seen }))
    .sort(
      (a, b) =>
        ENTITY_TYPES.indexOf(a.type) - ENTITY_TYPES.indexOf(b.type) ||
        b.documents.size - a.documents.size ||
        (a.name < b.name ? -1 : 1),
    );
}

export function evidencedProposals(table: ArticleTable): EvidencedProposal[] {
  const entities = seenEntities(table);
  const loneNames = namesOfNobody(table);
  const documentsOf = (type: EntityType, name: string): ReadonlySet<number> =>
    entities.find((entity) => entity.type === type && entity.name === name)?.documents ??
    loneNames.find((lone) => type === 'person' && lone.name === name)?.documents ??
    new Set();
  return proposeMerges(entities, loneNames).map((proposal, i) => {
    const names = [proposal.into, ...proposal.forms].map((name) => ({
      name,
      documents: documentsOf(proposal.type, name),
    }));
    return {
      ...proposal,
      number: i + 1,
      articles: names.map(({ name, documents }) => ({ name, articles: documents.size })),
      examples: names.flatMap(({ name, documents }) =>
        exampleOf(table, proposal.type, name, documents),
      ),
    };
  });
}

/** The proposal as a rule with its evidence above it. */
export function commentedMerge(proposal: EvidencedProposal): CommentedMerge {
  const [into, ...forms] = proposal.articles.map(
    ({ name, articles }) => `${name} (${countArticles(articles)})`,
  );
  return {
    type: proposal.type,
    into: proposal.into,
    forms: proposal.forms,
    comment: [
      `${forms.join(', ')} may be ${into}: ${proposal.reason}.`,
      ...proposal.examples.map(({ path, sentence }) => `  ${path}: ${sentence}`),
    ],
  };
}

/** Names of people that the table gives to nobody, with those who bear them. */
function namesOfNobody(table: ArticleTable): LoneName[] {
  const lone = new Map<string, Set<number>>();
  const curate = createNameCurator(table.curation);
  for (const { document, names, article } of table.rows())
    for (const { type, name } of curate(names ?? [], article.paths))
      if (type === 'person' && table.entities.entityOf(type, name) === null)
        lone.set(name, (lone.get(name) ?? new Set()).add(document));
  return [...lone].map(([name, documents]) => ({
    name,
    documents,
    bearers: table.entities.find('person', name).map((bearer) => bearer.name),
  }));
}

/** The first sentence by path that names it. */
function exampleOf(
  table: ArticleTable,
  type: EntityType,
  name: string,
  documents: ReadonlySet<number>,
): EvidencedProposal['examples'] {
  const rows = [...documents]
    .flatMap((document) => table.row(document) ?? [])
    .sort((a, b) => (a.article.path < b.article.path ? -1 : 1));
  const [row] = rows;
  if (row === undefined) return [];
  const sentence = sentenceNaming(row, type, name);
  return [{ path: row.article.path, sentence }];
}

function sentenceNaming({ article, entities, names }: Row, type: EntityType, name: string): string {
  const mentions =
    entities[type].find(({ entity }) => entity.name === name)?.mentions ??
    names?.find((local) => local.type === type && local.name === name)?.mentions ??
    [];
  const mention = mentions.find(({ field }) => field === 'text') ?? mentions[0];
  if (mention === undefined || mention.field === 'title') return oneLine(article.title);
  const paragraph = article.paragraphs.find(
    ({ start, end }) => start <= mention.start && mention.end <= end,
  ) ?? { start: mention.start, end: mention.end };
  const sentence =
    sentences(article.text, paragraph).find(
      ({ start, end }) => start <= mention.start && mention.start < end,
    ) ?? paragraph;
  // What stands far before the name is left out, so that the name is in what is shown.
  const from = Math.max(sentence.start, mention.start - MAX_EXAMPLE_CHARS / 2);
  const to = Math.min(sentence.end, from + MAX_EXAMPLE_CHARS);
  const cut = oneLine(article.text.slice(from, to));
  return `${from > sentence.start ? '…' : ''}${cut}${to < sentence.end ? '…' : ''}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
