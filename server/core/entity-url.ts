/**
 * The codec of the entities' addresses. A name is one part of the path, whatever letters, slashes or
 * dots it has; reading a written address finds the same entity.
 */
import {
  DEFAULT_COMPANY_SIZE,
  DEFAULT_ENTITY_LIST_SIZE,
  ENTITY_LIST_PARAMETERS,
  ENTITY_PAIR_PARAMETERS,
  ENTITY_PARAMETERS,
} from './entity-parameters.ts';
import type {
  EntityListRequest,
  EntityPairRequest,
  EntityRef,
  EntityRequest,
  EntitySort,
} from './entity-report.ts';
import type { EntityType } from './names.ts';
import { type ParseMode, readParameters } from './parameter-values.ts';
import { DEFAULT_SIZE, EMPTY_STATE, type SearchState, withSelection } from './search-state.ts';
import { href } from './search-url.ts';

/** The first part of the path of a page. */
export const ENTITY_PATHS: Readonly<Record<EntityType, string>> = {
  person: '/people',
  place: '/places',
  organization: '/organizations',
};

const API_PATHS: Readonly<Record<EntityType, string>> = {
  person: '/api/entities/person',
  place: '/api/entities/place',
  organization: '/api/entities/organization',
};

/** The list of entities an address asks for. Throws `invalid-parameter`. */
export function parseEntityListParams(
  type: EntityType,
  params: URLSearchParams,
  mode: ParseMode,
): EntityListRequest {
  const { first } = readParameters(params, mode, ENTITY_LIST_PARAMETERS);
  return {
    type,
    contains: first('contains') ?? '',
    // The table has made sure that it is one of them.
    sort: (first('sort') as EntitySort | null) ?? 'name',
    page: Number(first('page') ?? 1),
    size: Number(first('size') ?? DEFAULT_ENTITY_LIST_SIZE),
  };
}

/** One entity, or two where the address gives a second name. */
export type AskedEntity =
  | { readonly kind: 'one'; readonly request: EntityRequest }
  | { readonly kind: 'pair'; readonly request: EntityPairRequest };

/** What the address of an entity asks for. Throws `invalid-parameter`. */
export function parseEntityParams(
  { type, name }: EntityRef,
  params: URLSearchParams,
  mode: ParseMode,
): AskedEntity {
  const second = params.getAll('with').some((value) => value.trim() !== '');
  const table = second ? ENTITY_PAIR_PARAMETERS : ENTITY_PARAMETERS;
  const { first } = readParameters(params, mode, table);
  const given = first('with');
  const size = first('size');
  if (given === null)
    return { kind: 'one', request: { type, name, size: Number(size ?? DEFAULT_COMPANY_SIZE) } };
  return {
    kind: 'pair',
    request: {
      type,
      name,
      with: given,
      withType: first('with_type') as EntityType | null,
      page: Number(first('page') ?? 1),
      size: Number(size ?? DEFAULT_SIZE),
    },
  };
}

/** `.` and `..` alone mean folders to every client; a space, which reading drops, makes them names. */
function pathPart(name: string): string {
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  return /^\.{1,2}$/.test(encoded) ? `${encoded}%20` : encoded;
}

/** Page or twin. */
export type Form = 'page' | 'api';

function pathOf({ type, name }: EntityRef, form: Form): string {
  return `${(form === 'page' ? ENTITY_PATHS : API_PATHS)[type]}/${pathPart(name)}`;
}

function written(
  values: readonly (readonly [name: string, value: string | number, initial: string | number])[],
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value, initial] of values)
    if (value !== initial) params.append(name, String(value));
  return params;
}

/** Where one is in a list of entities. */
export type EntityListPosition = Partial<Omit<EntityListRequest, 'type'>>;

/** The address of a list of entities. */
export function entityListHref(
  type: EntityType,
  {
    contains = '',
    sort = 'name',
    page = 1,
    size = DEFAULT_ENTITY_LIST_SIZE,
  }: EntityListPosition = {},
  form: Form = 'page',
): string {
  const params = written([
    ['contains', contains.trim() === '' ? '' : contains, ''],
    ['sort', sort, 'name'],
    ['page', page, 1],
    ['size', size, DEFAULT_ENTITY_LIST_SIZE],
  ]);
  return href((form === 'page' ? ENTITY_PATHS : API_PATHS)[type], params);
}

/** The address of an entity. */
export function entityHref(
  entity: EntityRef,
  form: Form = 'page',
  size = DEFAULT_COMPANY_SIZE,
): string {
  return href(pathOf(entity, form), written([['size', size, DEFAULT_COMPANY_SIZE]]));
}

/** The address of the sentences that name both. */
export function entityPairHref(
  entity: EntityRef,
  second: EntityRef,
  { page = 1, size = DEFAULT_SIZE }: { readonly page?: number; readonly size?: number } = {},
  form: Form = 'page',
): string {
  const params = written([
    ['with', second.name, ''],
    ['with_type', second.type, ''],
    ['page', page, 1],
    ['size', size, DEFAULT_SIZE],
  ]);
  return href(pathOf(entity, form), params);
}

/** The search for the articles that name all of these. */
export function namingState(...entities: readonly EntityRef[]): SearchState {
  return entities.reduce((state, { type, name }) => {
    const included = [...state.facets[type].included, name];
    return withSelection(state, type, { included, match: included.length > 1 ? 'all' : 'any' });
  }, EMPTY_STATE);
}

/** The query that marks these names in an article, whatever their spelling. */
export function markingState(...entities: readonly EntityRef[]): SearchState {
  const quoted = (name: string) => name.replaceAll(/["“”„«»＂*?]/g, ' ').trim();
  const q = entities.map(({ type, name }) => `${type}:"${quoted(name)}"`).join(' ');
  return { ...EMPTY_STATE, q };
}

/** The id of a paragraph on the page of its article; `paragraph` from 1. */
export function paragraphId(paragraph: number): string {
  return `paragraph-${paragraph}`;
}
