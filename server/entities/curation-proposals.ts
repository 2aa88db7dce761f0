/**
 * Merges that the automatic matching did not dare: a person who reads the archive can decide them at a
 * glance. Pure; proposes, and decides nothing.
 */
import { isWithinEdits } from '../core/evaluator/term-matcher.ts';
import { fold } from '../core/fold.ts';
import type { EntityType } from '../core/names.ts';
import type { MergeRule } from './curation.ts';
import { plainKey } from './form-key.ts';
import { isSpelledAsOne, mayBeOnePerson, parsePersonName } from './person-match.ts';
import { familyName, isFullName } from './person-name.ts';
import { spellingKey } from './spelling-key.ts';

/** An entity with the articles that name it. */
export type SeenEntity = {
  readonly type: EntityType;
  readonly name: string;
  readonly forms: readonly string[];
  readonly documents: ReadonlySet<number>;
};

/** A name that stands alone and could mean any of several people. */
export type LoneName = {
  readonly name: string;
  readonly documents: ReadonlySet<number>;
  /** Display names. */
  readonly bearers: readonly string[];
};

export type Proposal = MergeRule & {
  /** Why they may be one: half a sentence. */
  readonly reason: string;
};

/** Shorter words are too often near each other by chance. A guess. */
const MIN_NEAR_CHARS = { person: 5, other: 7 };
/** How many times more often than the next its likeliest bearer must be named. A guess; at 5 the table dares. */
const LIKELY_BEARER = 2;
/** Letters from which an acronym that never stands beside the name is still no accident: ABC was one. A guess. */
const MIN_STRANGE_ACRONYM = 4;
const FILLERS =
  /\b(?:inc|incorporated|corp|corporation|ltd|limited|co|company|group|holdings|plc|llc|and|of|the|for)\b/gu;
const SMALL_WORD = /^(?:of|the|and|for|on|in|to|de|la|&)$/iu;

/** Surest kinds first; within a kind, what concerns most articles. Pairs are sought among like names only. */
export function proposeMerges(
  entities: readonly SeenEntity[],
  loneNames: readonly LoneName[],
): Proposal[] {
  const people = entities.filter(({ type, name }) => type === 'person' && isFullName(name));
  const organizations = entities.filter(({ type }) => type === 'organization');
  const others = entities.filter(({ type }) => type !== 'person');
  const kinds = [
    acronyms(organizations),
    sameButFillers(organizations),
    initials(people),
    commonNames(people),
    nearNames(people),
    nearOthers(others),
    lone(loneNames, people),
  ];
  const met = new Set<string>();
  return kinds.flatMap((kind) =>
    kind
      .sort((a, b) => b.weight - a.weight || compare(a.proposal.into, b.proposal.into))
      .map(({ proposal }) => proposal)
      .filter(({ type, into, forms }) => {
        const key = JSON.stringify([type, ...[into, ...forms].sort()]);
        return !met.has(key) && met.add(key);
      }),
  );
}

type Weighed = { readonly proposal: Proposal; readonly weight: number };

function weighed(into: SeenEntity, form: SeenEntity, reason: string): Weighed {
  return {
    proposal: { type: into.type, into: into.name, forms: [form.name], reason },
    weight: into.documents.size + form.documents.size,
  };
}

/** The pair with the one to show first: the one named in more articles. */
function byCount(a: SeenEntity, b: SeenEntity): readonly [SeenEntity, SeenEntity] {
  const order = b.documents.size - a.documents.size || compare(a.name, b.name);
  return order <= 0 ? [a, b] : [b, a];
}

function acronyms(organizations: readonly SeenEntity[]): Weighed[] {
  const full = new Map<string, SeenEntity[]>();
  for (const entity of organizations) {
    const words = entity.name.split(/[\s-]+/u).filter((word) => word !== '');
    if (words.length < 2) continue;
    const great = words.filter((word) => !SMALL_WORD.test(word));
    for (const letters of new Set([initialsOf(words), initialsOf(great)]))
      if (letters.length >= 2) push(full, letters, entity);
  }
  return organizations.flatMap((entity) => {
    const acronym = entity.name.replaceAll('.', '');
    if (!/^\p{Lu}{2,7}$/u.test(acronym)) return [];
    const [best, next] = (full.get(fold(acronym)) ?? [])
      .map((long) => ({ long, together: shared(long, entity) }))
      .sort((a, b) => b.together - a.together || b.long.documents.size - a.long.documents.size);
    // Two names that the same letters fit, with nothing to choose between them.
    if (best === undefined || next?.together === best.together) return [];
    if (best.together === 0 && acronym.length < MIN_STRANGE_ACRONYM) return [];
    const together = best.together === 0 ? '' : `; both stand in ${countArticles(best.together)}`;
    return [weighed(best.long, entity, `its initials${together}`)];
  });
}

function sameButFillers(organizations: readonly SeenEntity[]): Weighed[] {
  const core = ({ name }: SeenEntity): string =>
    fold(name)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .replaceAll(FILLERS, ' ')
      .replaceAll(/\s+/gu, '');
  return pairsWithin(organizations, core, (a, b) => {
    const [into, form] = byCount(a, b);
    return weighed(into, form, 'the same name but for words like Inc. and Group');
  });
}

function initials(people: readonly SeenEntity[]): Weighed[] {
  const key = ({ name }: SeenEntity): string =>
    `${spellingKey(familyName(name))} ${fold(name).slice(0, 1)}`;
  return pairsWithin(people, key, (a, b) => {
    const [short, long] = isInitial(givenOf(a)) ? [a, b] : [b, a];
    if (!isInitial(givenOf(short)) || isInitial(givenOf(long)) || shared(a, b) > 0) return null;
    return weighed(long, short, 'an initial in place of the given name; never in one article');
  });
}

/** What the table would join if there were fewer people of such names: Jim Baker, James Baker. */
function commonNames(people: readonly SeenEntity[]): Weighed[] {
  return pairsWithin(
    people,
    ({ name }) => spellingKey(familyName(name)),
    (a, b) => {
      const [x, y] = [parsePersonName(a.name), parsePersonName(b.name)];
      if (x === null || y === null || shared(a, b) > 0) return null;
      if (mayBeOnePerson(x, y) || !isSpelledAsOne(x, y)) return null;
      const [into, form] = byCount(a, b);
      return weighed(into, form, 'forms of one name, but a common one; never in one article');
    },
  );
}

function nearNames(people: readonly SeenEntity[]): Weighed[] {
  const nearFamily = pairsWithin(
    people,
    (entity) => fold(givenOf(entity)),
    (a, b) => {
      const [x, y] = [fold(familyName(a.name)), fold(familyName(b.name))];
      if (!isNear(x, y, MIN_NEAR_CHARS.person) || shared(a, b) > 0) return null;
      const [into, form] = byCount(a, b);
      return weighed(into, form, 'family names one letter apart; never in one article');
    },
  );
  const nearGiven = pairsWithin(
    people,
    ({ name }) => spellingKey(familyName(name)),
    (a, b) => {
      const [x, y] = [fold(givenOf(a)), fold(givenOf(b))];
      const short = x.length < y.length ? x : y;
      const begins = short.length >= 3 && (x.startsWith(y) || y.startsWith(x));
      if ((!begins && !isNear(x, y, MIN_NEAR_CHARS.person)) || shared(a, b) > 0) return null;
      const [into, form] = byCount(a, b);
      return weighed(
        into,
        form,
        'the same family name, given names nearly the same; never in one article',
      );
    },
  );
  return [...nearFamily, ...nearGiven];
}

function nearOthers(entities: readonly SeenEntity[]): Weighed[] {
  const letters = ({ name }: SeenEntity): string => plainKey(name).replaceAll(/[\s'’.]/gu, '');
  const judge = (a: SeenEntity, b: SeenEntity): Weighed | null => {
    const [x, y] = [letters(a), letters(b)];
    if (x !== y && !isNear(x, y, MIN_NEAR_CHARS.other)) return null;
    const [into, form] = byCount(a, b);
    return weighed(into, form, 'spelled alike but for one letter or a space');
  };
  // One edit leaves either the beginning or the end as it was.
  return [
    ...pairsWithin(entities, (entity) => `${entity.type} ${letters(entity).slice(0, 3)}`, judge),
    ...pairsWithin(entities, (entity) => `${entity.type} ${letters(entity).slice(-3)}`, judge),
  ];
}

function lone(names: readonly LoneName[], people: readonly SeenEntity[]): Weighed[] {
  const byName = new Map(people.map((person) => [person.name, person]));
  return names.flatMap(({ name, documents, bearers }): Weighed[] => {
    const [first, second] = bearers
      .flatMap((bearer) => byName.get(bearer) ?? [])
      .filter((bearer) => spellingKey(familyName(bearer.name)) === spellingKey(name))
      .sort((a, b) => b.documents.size - a.documents.size || compare(a.name, b.name));
    if (first === undefined || second === undefined) return [];
    if (first.documents.size < LIKELY_BEARER * second.documents.size) return [];
    const reason =
      `stands alone in ${countArticles(documents.size)}; ` +
      `${second.name} (${countArticles(second.documents.size)}) bears it too`;
    const form = { type: first.type, name, forms: [name], documents };
    return [weighed(first, form, reason)];
  });
}

/** Pairs of the same key that do not share a form already. Quadratic within a key. */
function pairsWithin(
  entities: readonly SeenEntity[],
  keyOf: (entity: SeenEntity) => string,
  judge: (a: SeenEntity, b: SeenEntity) => Weighed | null,
): Weighed[] {
  const groups = new Map<string, SeenEntity[]>();
  for (const entity of entities) push(groups, keyOf(entity), entity);
  return [...groups].flatMap(([key, members]) =>
    key === ''
      ? []
      : members.flatMap((a, i) =>
          members
            .slice(i + 1)
            .flatMap((b) =>
              a.forms.some((form) => b.forms.includes(form)) ? [] : (judge(a, b) ?? []),
            ),
        ),
  );
}

/** One edit apart, no digit changed, and long enough for that to mean something. */
function isNear(a: string, b: string, minChars: number): boolean {
  if (a === b || Math.min(a.length, b.length) < minChars) return false;
  const digits = (text: string): string => text.replaceAll(/\P{N}/gu, '');
  return digits(a) === digits(b) && isWithinEdits(a, b, 1);
}

function givenOf({ name }: SeenEntity): string {
  return name.split(/\s+/u)[0] ?? '';
}

function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.?)+$/u.test(word) && word.replaceAll('.', '').length <= 2;
}

function initialsOf(words: readonly string[]): string {
  return fold(words.map((word) => word.slice(0, 1)).join(''));
}

function shared(a: SeenEntity, b: SeenEntity): number {
  return [...a.documents].filter((document) => b.documents.has(document)).length;
}

/** `1 article`, `4 articles`. */
export function countArticles(count: number): string {
  return `${count} article${count === 1 ? '' : 's'}`;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
