/**
 * Merges and splits as the table asks for them: which keys a person has made one, and under which
 * name. Merges that share a form are one decision.
 */
import type { EntityType } from '../core/names.ts';
import type { TableRules } from './entity-table.ts';
import { formKey, plainKey } from './form-key.ts';

export type Decisions = {
  /** Stands for all keys that are one by decision; null where nobody has decided. */
  readonly rootOf: (key: string) => string | null;
  /** The name to show for a root. */
  readonly nameOf: (root: string) => string | null;
  /** Every key that is decided, with the name that gave it. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether the name stands for itself: its spelling joins it to nobody. */
  readonly isApart: (key: string) => boolean;
  /** Roots of the names that a form was split into. */
  readonly splitInto: (key: string) => readonly string[];
  /** Forms that were split into names of this root. */
  readonly splitFrom: (root: string) => readonly string[];
};

export function createDecisions(type: EntityType, rules: TableRules): Decisions {
  const merges = rules.merge.filter((rule) => rule.type === type);
  const apart = rules.apart.filter((rule) => rule.type === type);
  const parents = new Map<string, string>();
  const names = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  const enter = (key: string, name: string): string => {
    const known = names.get(key);
    if (known === undefined || name < known) names.set(key, name);
    return key;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [root(a), root(b)];
    if (one !== other) parents.set(other, one);
  };
  for (const { into, forms } of merges) {
    const head = enter(formKey(type, into), into);
    // The shown name keeps its own key as well: who else bears it is the same entity.
    join(head, enter(plainKey(into), into));
    for (const form of forms) join(head, enter(formKey(type, form), form));
  }
  for (const { name } of apart) join(enter(formKey(type, name), name), enter(plainKey(name), name));

  const from = new Set(
    merges.flatMap(({ into, forms }) =>
      forms.map((form) => formKey(type, form)).filter((key) => key !== formKey(type, into)),
    ),
  );
  const shown = new Map<string, string>();
  const byName = [...merges].sort((a, b) => (a.into < b.into ? -1 : 1));
  // A name that is itself merged on gives way to the one it is merged into.
  const lastOnes = byName.filter(({ into }) => !from.has(formKey(type, into)));
  for (const { into } of [...lastOnes, ...byName]) {
    const key = root(formKey(type, into));
    if (!shown.has(key)) shown.set(key, into);
  }
  for (const name of apart.map((rule) => rule.name).sort()) {
    const key = root(formKey(type, name));
    if (!shown.has(key)) shown.set(key, name);
  }
  const splitInto = new Map<string, Set<string>>();
  const splitFrom = new Map<string, Set<string>>();
  for (const { name, forms } of apart)
    for (const form of forms) {
      const target = root(formKey(type, name));
      gather(splitInto, formKey(type, form), target);
      gather(splitFrom, target, form);
    }
  const apartKeys = new Set(apart.map(({ name }) => formKey(type, name)));
  return {
    rootOf: (key) => (names.has(key) ? root(key) : null),
    nameOf: (key) => shown.get(key) ?? null,
    names,
    isApart: (key) => apartKeys.has(key),
    splitInto: (key) => [...(splitInto.get(key) ?? [])],
    splitFrom: (key) => [...(splitFrom.get(key) ?? [])].sort(),
  };
}

function gather(into: Map<string, Set<string>>, key: string, value: string): void {
  into.set(key, (into.get(key) ?? new Set()).add(value));
}
