/**
 * Rules that cannot both hold: one form merged into two names, names merged into each other in a
 * circle, one form given two types. The later rule is the problem; the earlier one holds.
 */
import { ENTITY_TYPES } from '../core/names.ts';
import type { MergeRule, RenameRule, RetypeRule, SplitRule } from './curation.ts';
import type { AnyRule } from './curation-file.ts';
import type { Section } from './curation-schema.ts';
import { formKey } from './form-key.ts';

/** Asked of each rule in the order of the file: what is wrong with it after those before, or null. */
export function createContradictions(
  lineOf: (rule: AnyRule) => number,
): (section: Section, rule: AnyRule) => string | null {
  /** Form → the name it becomes. */
  const merged = new Map<string, { readonly into: string; readonly name: string; line: number }>();
  const retyped = new Map<string, { readonly to: string; line: number }>();
  const split = new Map<string, { readonly as: string; line: number }>();

  const mergeProblem = ({ type, into, forms }: MergeRule, line: number): string | null => {
    const keyOf = (form: string): string => `${type}:${formKey(type, form)}`;
    const target = keyOf(into);
    const from = forms.filter((form) => keyOf(form) !== target);
    for (const form of from) {
      const before = merged.get(keyOf(form));
      if (before !== undefined && before.into !== target)
        return `“${form}” already becomes “${before.name}” in line ${before.line}.`;
    }
    for (let at = merged.get(target); at !== undefined; at = merged.get(at.into)) {
      const { into: next, name, line: other } = at;
      if (from.some((form) => keyOf(form) === next))
        return `“${name}” and “${into}” become each other; see line ${other}.`;
    }
    for (const form of from) merged.set(keyOf(form), { into: target, name: into, line });
    return null;
  };

  const renameProblem = ({ type, from, to }: RenameRule, line: number): string | null =>
    mergeProblem({ type, into: to, forms: [from] }, line);

  const retypeProblem = ({ forms, from, to }: RetypeRule, line: number): string | null => {
    if (from === to) return `“from” and “to” are both ${to}.`;
    const keys = forms.map((form) => `${from ?? 'any'}:${formKey(from ?? ENTITY_TYPES[0], form)}`);
    for (const [i, key] of keys.entries()) {
      const before = retyped.get(key);
      if (before !== undefined && before.to !== to)
        return `“${forms[i]}” is already retyped as ${before.to} in line ${before.line}.`;
    }
    for (const key of keys) retyped.set(key, { to, line });
    return null;
  };

  const splitProblem = ({ type, forms, paths, as }: SplitRule, line: number): string | null => {
    const keys = forms.map((form) => JSON.stringify([type, formKey(type, form), ...paths]));
    for (const [i, key] of keys.entries()) {
      const before = split.get(key);
      if (before !== undefined && before.as !== as)
        return `“${forms[i]}” at these paths is already “${before.as}” in line ${before.line}.`;
    }
    for (const key of keys) split.set(key, { as, line });
    return null;
  };

  return (section, rule) => {
    const line = lineOf(rule);
    switch (section) {
      case 'merge':
        return mergeProblem(rule as MergeRule, line);
      case 'rename':
        return renameProblem(rule as RenameRule, line);
      case 'retype':
        return retypeProblem(rule as RetypeRule, line);
      case 'split':
        return splitProblem(rule as SplitRule, line);
      case 'hide':
        return null;
      default:
        return section satisfies never;
    }
  };
}
