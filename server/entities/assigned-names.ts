/**
 * Names that the publisher assigned to an article, among those its text holds: a name that is there
 * already is marked, another joins without a mention, so that facets count it. Codes of people are often
 * a family name alone: where the article names its bearer in full, the bearer is meant.
 */
import type { AssignedName } from '../core/article.ts';
import type { LocalName } from '../core/names.ts';
import { formKey } from './form-key.ts';
import { isFullName, shortForms, shortKey } from './person-name.ts';

/** The names in their order, then those only assigned, in theirs. */
export function withAssignedNames(
  names: readonly LocalName[],
  assigned: readonly AssignedName[],
): readonly LocalName[] {
  if (assigned.length === 0) return names;
  const all = [...names];
  for (const given of assigned) {
    const name = given.name.replace(/\s+/g, ' ').trim();
    if (name === '') continue;
    const { at, fuller } = placeOf({ type: given.type, name }, all);
    const held = all[at];
    if (held === undefined) all.push({ type: given.type, name, mentions: [], assigned: true });
    else all[at] = { ...held, name: fuller ? name : held.name, assigned: true };
  }
  return all;
}

type Place = {
  /** -1 where it does not stand among them. */
  readonly at: number;
  /** Whether the assigned name says more than the one that stands there. */
  readonly fuller: boolean;
};

function placeOf({ type, name }: AssignedName, names: readonly LocalName[]): Place {
  const key = formKey(type, name);
  const same = names.findIndex((one) => one.type === type && formKey(type, one.name) === key);
  if (same >= 0 || type !== 'person') return { at: same, fuller: false };
  const bearers = (of: (held: string) => boolean): number[] =>
    names.flatMap((one, i) => (one.type === 'person' && of(one.name) ? [i] : []));
  const short = shortKey(name);
  const inFull = bearers((held) => shortForms(held).includes(short));
  // With two bearers of the name nobody can say which of them is meant.
  if (inFull.length > 0) return { at: inFull.length === 1 ? (inFull[0] ?? -1) : -1, fuller: false };
  // The text has the family name alone.
  const inShort = bearers((held) => !isFullName(held) && shortForms(name).includes(shortKey(held)));
  return { at: inShort.length === 1 ? (inShort[0] ?? -1) : -1, fuller: true };
}
