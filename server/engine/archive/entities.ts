/**
 * The entities of the archive: lists, one with its evidence, two in one sentence. Everything is
 * counted from the articles at hand, so it agrees with what a search for the same names finds.
 */
import type {
  EntityAnswer,
  EntityCount,
  EntityList,
  EntityListRequest,
  EntityPairAnswer,
  EntityPairRequest,
  EntityRef,
  EntityRequest,
  LetterStart,
  Unresolved,
} from '../../core/entity-report.ts';
import { compareNames, compareText, letterOf } from '../../core/name-order.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/names.ts';
import { holdsWords } from '../../core/word-filter.ts';
import type { Archive } from './archive.ts';
import { entityDetail, entityPair } from './entity-evidence.ts';
import { findValues, nearValues } from './facet-values.ts';

type Named = EntityCount & { readonly forms: readonly string[] };

function allNamed(archive: Archive, type: EntityType): Named[] {
  return archive
    .named(type)
    .map(({ entity: { name, forms }, articles }) => ({ type, name, forms, articles }));
}

/** Linear in the articles and in the names of the type. */
export function entityList(archive: Archive, request: EntityListRequest): EntityList {
  const { type, contains, sort, page, size } = request;
  const all = allNamed(archive, type);
  const fits = holdsWords(contains);
  const matching =
    contains.trim() === ''
      ? all
      : all.filter(({ name, forms }) => fits(name) || forms.some((form) => fits(form)));
  matching.sort(
    (a, b) => (sort === 'count' ? b.articles - a.articles : 0) || compareNames(a.name, b.name),
  );
  return {
    entities: matching
      .slice((page - 1) * size, page * size)
      .map(({ name, articles }) => ({ type, name, articles })),
    total: all.length,
    matching: matching.length,
    letters: sort === 'name' ? letterStarts(matching) : [],
    index: archive.info,
  };
}

function letterStarts(entities: readonly EntityRef[]): LetterStart[] {
  const starts = new Map<string, { letter: string; count: number; before: number }>();
  for (const [before, { name }] of entities.entries()) {
    const letter = letterOf(name);
    const known = starts.get(letter);
    if (known === undefined) starts.set(letter, { letter, count: 1, before });
    else known.count += 1;
  }
  return [...starts.values()];
}

/** Linear in the articles, and in the text of the paragraphs that name the entity. */
export function entity(archive: Archive, { type, name, size }: EntityRequest): EntityAnswer {
  const found = resolve(archive, [type], name, 'name');
  if (found.kind !== 'found') return { ...found, index: archive.info };
  return { kind: 'here', entity: entityDetail(archive, found.entity, size), index: archive.info };
}

/** Linear in the articles, and in the text of the paragraphs that name the first. */
export function pair(archive: Archive, request: EntityPairRequest): EntityPairAnswer {
  const { type, name, withType, page, size } = request;
  const first = resolve(archive, [type], name, 'name');
  if (first.kind !== 'found') return { ...first, index: archive.info };
  const types = withType === null ? ENTITY_TYPES : [withType];
  const second = resolve(archive, types, request.with, 'with');
  if (second.kind !== 'found') return { ...second, index: archive.info };
  const found = entityPair(archive, first.entity, second.entity);
  const sentences = found.sentences.slice((page - 1) * size, page * size);
  return { kind: 'here', pair: { ...found, sentences }, index: archive.info };
}

type Resolved = { readonly kind: 'found'; readonly entity: EntityRef } | Unresolved;

/** The entity of a spelling, of the first of the types that knows it; display names come before spellings. */
function resolve(
  archive: Archive,
  types: readonly EntityType[],
  given: string,
  of: 'name' | 'with',
): Resolved {
  const spelling = given.trim();
  const called = (type: EntityType): EntityCount[] =>
    findValues(archive, type, spelling)
      .map((name) => ({ type, name, articles: archive.naming({ type, name }).length }))
      .filter(({ articles }) => articles > 0);
  const found = types.map(called);
  const displayed = found.flat().find(({ name }) => name === spelling);
  if (displayed !== undefined) return { kind: 'found', entity: displayed };
  const candidates = found.find(({ length }) => length > 0) ?? [];
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return { kind: 'found', entity: only };
  if (only === undefined) {
    const others = ENTITY_TYPES.filter((type) => !types.includes(type)).flatMap(called);
    const near = types.flatMap((type) =>
      nearValues(archive, type, spelling).map((name) => ({ type, name })),
    );
    return {
      kind: 'unknown',
      of,
      near: [...others.map(({ type, name }) => ({ type, name })), ...near],
    };
  }
  candidates.sort((a, b) => b.articles - a.articles || compareText(a.name, b.name));
  return { kind: 'ambiguous', of, candidates };
}
