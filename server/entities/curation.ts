/**
 * Curation: what a person has decided about names, kept in `entities.yaml`. Three kinds of rules work
 * on the names of one article, in this order whatever their order in the file: retype, split, hide.
 * Two more work on the table across articles: merge and rename. Pure, and the order of rules says
 * nothing.
 */
import { TEXT_FIELDS } from '../core/article.ts';
import type { EntityType, LocalName, MentionSpan } from '../core/names.ts';
import type { TableRules } from './entity-table.ts';
import { formKey } from './form-key.ts';

/** The entities of these forms are one, shown as `into`. */
export type MergeRule = {
  readonly type: EntityType;
  readonly into: string;
  readonly forms: readonly string[];
};

/** In articles at these paths the forms mean someone else, shown as `as`. */
export type SplitRule = {
  readonly type: EntityType;
  readonly forms: readonly string[];
  /** Patterns as in `.gitignore`. */
  readonly paths: readonly string[];
  readonly covers: (path: string) => boolean;
  readonly as: string;
};

export type RenameRule = {
  readonly type: EntityType;
  readonly from: string;
  readonly to: string;
};

/** `from` null: whatever type it was found as. */
export type RetypeRule = {
  readonly forms: readonly string[];
  readonly from: EntityType | null;
  readonly to: EntityType;
};

export type HideRule = { readonly type: EntityType; readonly forms: readonly string[] };

export type Curation = {
  readonly merge: readonly MergeRule[];
  readonly split: readonly SplitRule[];
  readonly rename: readonly RenameRule[];
  readonly retype: readonly RetypeRule[];
  readonly hide: readonly HideRule[];
};

export const NO_CURATION: Curation = { merge: [], split: [], rename: [], retype: [], hide: [] };

/** The names of an article at these paths as the person decided. */
export type NameCurator = (
  names: readonly LocalName[],
  paths: readonly string[],
) => readonly LocalName[];

/** Names that no rule touches are given back as they came. */
export function createNameCurator(curation: Curation): NameCurator {
  const retyped = new Map<string, EntityType>();
  // A rule for one type of finding says more than one for all: it is entered last.
  const byDetail = [...curation.retype].sort(
    (a, b) => Number(a.from !== null) - Number(b.from !== null) || compare(a.to, b.to),
  );
  for (const { forms, from, to } of byDetail)
    for (const form of forms)
      for (const type of from === null ? (['person', 'place', 'organization'] as const) : [from])
        retyped.set(keyOf(type, form), to);
  const splits = new Map<string, SplitRule[]>();
  // Where several fit one article the first in the order of names is taken.
  for (const rule of [...curation.split].sort((a, b) => compare(a.as, b.as)))
    for (const form of rule.forms) {
      const key = keyOf(rule.type, form);
      splits.set(key, [...(splits.get(key) ?? []), rule]);
    }
  const hidden = new Set(
    curation.hide.flatMap(({ type, forms }) => forms.map((form) => keyOf(type, form))),
  );
  if (retyped.size + splits.size + hidden.size === 0) return (names) => names;

  const decide = (found: LocalName, paths: readonly string[]): LocalName | null => {
    const type = retyped.get(keyOf(found.type, found.name)) ?? found.type;
    const split = splits.get(keyOf(type, found.name))?.find(({ covers }) => paths.some(covers));
    const name = split?.as ?? found.name;
    if (hidden.has(keyOf(type, name))) return null;
    return type === found.type && name === found.name ? found : { ...found, type, name };
  };
  return (names, paths) => {
    const decided = names.map((name) => decide(name, paths));
    return decided.every((name, i) => name === names[i])
      ? names
      : joined(decided.filter((name) => name !== null));
  };
}

/** What the table has to know of the rules. A rename is a merge of one form. */
export function tableRules({ merge, rename, split }: Curation): TableRules {
  return {
    merge: [...merge, ...rename.map(({ type, from, to }) => ({ type, into: to, forms: [from] }))],
    apart: split.map(({ type, as, forms }) => ({ type, name: as, forms })),
  };
}

/** Names that have become the same are one, with the mentions of all. */
function joined(names: readonly LocalName[]): LocalName[] {
  const byName = new Map<string, LocalName>();
  for (const name of names) {
    const key = `${name.type}:${name.name}`;
    const same = byName.get(key);
    const mentions = same && [...same.mentions, ...name.mentions].sort(byPlace);
    byName.set(key, mentions === undefined ? name : { ...same, ...name, mentions });
  }
  return [...byName.values()];
}

function byPlace(a: MentionSpan, b: MentionSpan): number {
  return TEXT_FIELDS.indexOf(a.field) - TEXT_FIELDS.indexOf(b.field) || a.start - b.start;
}

function keyOf(type: EntityType, form: string): string {
  return `${type}:${formKey(type, form)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
