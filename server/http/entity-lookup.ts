/**
 * Finding entities by their addresses: under the display name, under another spelling that leads
 * there, shared by several, or nobody's.
 */
import type {
  EntityAnswer,
  EntityCount,
  EntityPairAnswer,
  EntityRef,
  Unresolved,
} from '../core/entity-report.ts';
import { type AskedEntity, entityHref, entityPairHref, type Form } from '../core/entity-url.ts';
import { SearchError } from '../core/errors.ts';
import type { EntityType } from '../core/names.ts';
import type { IndexInfo, Searcher } from '../core/searcher.ts';

/** Longest spelling that is repeated in a message, and most names listed in one. */
const MAX_SHOWN_NAME = 80;
const MAX_SHOWN_NAMES = 5;

function shown(name: string): string {
  return `“${name.length > MAX_SHOWN_NAME ? `${name.slice(0, MAX_SHOWN_NAME)}…` : name}”`;
}

/** `“A”, the place “B”`: names of another type say which. */
function listed(names: readonly EntityRef[], expected: EntityType | null): string {
  const texts = names
    .slice(0, MAX_SHOWN_NAMES)
    .map(({ type, name }) => (type === expected ? shown(name) : `the ${type} ${shown(name)}`));
  const more = names.length - texts.length;
  return `${texts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The refusal of a name that is nobody's, or several entities'. */
function notFound(answer: Unresolved, spelling: string, type: EntityType | null): SearchError {
  const options = answer.of === 'with' ? { parameter: 'with' } : {};
  const [what, called] = [type ?? 'name', shown(spelling)];
  const is = type === null ? 'is' : 'is called';
  if (answer.kind === 'ambiguous') {
    const names = listed(answer.candidates, answer.candidates[0]?.type ?? null);
    const detail = `More than one ${what} ${is} ${called}: ${names}.`;
    return new SearchError('entity-not-found', detail, options);
  }
  const hint = answer.near.length === 0 ? '' : ` Did you mean ${listed(answer.near, type)}?`;
  return new SearchError('entity-not-found', `No ${what} ${is} ${called}.${hint}`, options);
}

/** What was found under the display names, or where to look instead. */
export type FoundEntity =
  | { readonly kind: 'one'; readonly answer: Extract<EntityAnswer, { kind: 'here' }> }
  | { readonly kind: 'pair'; readonly answer: Extract<EntityPairAnswer, { kind: 'here' }> }
  | { readonly kind: 'elsewhere'; readonly href: string }
  | {
      readonly kind: 'choice';
      readonly spelling: string;
      readonly candidates: readonly EntityCount[];
      readonly hrefOf: (one: EntityCount) => string;
      readonly index: IndexInfo;
      readonly error: SearchError;
    };

/** Throws `entity-not-found` where nobody has that name. */
export async function findEntity(
  searcher: Searcher,
  asked: AskedEntity,
  form: Form,
): Promise<FoundEntity> {
  const { request } = asked;
  const { type, name, size } = request;
  if (asked.kind === 'one') {
    const answer = await searcher.entity(asked.request);
    const hrefOf = (one: EntityRef) => entityHref(one, form, size);
    if (answer.kind === 'here') {
      const same = answer.entity.name === name;
      const href = hrefOf(answer.entity);
      return same || href === hrefOf({ type, name })
        ? { kind: 'one', answer }
        : { kind: 'elsewhere', href };
    }
    return unresolved(answer, { spelling: name, type, hrefOf });
  }
  const { with: given, withType, page } = asked.request;
  const answer = await searcher.entityPair(asked.request);
  if (answer.kind === 'here') {
    const { name: first, with: second } = answer.pair;
    if (first.type === second.type && first.name === second.name)
      return { kind: 'elsewhere', href: entityHref(first, form) };
    const href = entityPairHref(first, second, { page, size }, form);
    const same = first.name === name && second.name === given;
    const asAsked = entityPairHref(
      { type, name },
      { ...second, name: given },
      { page, size },
      form,
    );
    return same || href === asAsked ? { kind: 'pair', answer } : { kind: 'elsewhere', href };
  }
  if (answer.of === 'with') {
    const hrefOf = (one: EntityRef) => entityPairHref({ type, name }, one, { size }, form);
    return unresolved(answer, { spelling: given, type: withType, hrefOf });
  }
  const hrefOf = (one: EntityRef) =>
    withType === null
      ? `${entityHref(one, form)}?${new URLSearchParams({ with: given })}`
      : entityPairHref(one, { type: withType, name: given }, { size }, form);
  return unresolved(answer, { spelling: name, type, hrefOf });
}

function unresolved(
  answer: Unresolved & { readonly index: IndexInfo },
  asked: {
    readonly spelling: string;
    readonly type: EntityType | null;
    readonly hrefOf: (one: EntityRef) => string;
  },
): FoundEntity {
  const { spelling, type, hrefOf } = asked;
  const error = notFound(answer, spelling, type);
  if (answer.kind === 'unknown') throw error;
  const { candidates, index } = answer;
  return { kind: 'choice', spelling, candidates, hrefOf, index, error };
}
