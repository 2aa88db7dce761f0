/**
 * The rules of `entities.yaml` as data from outside → rules. One schema a section; a key that is not
 * in it is a problem, so that a slip of the pen is not taken for a decision.
 */
import ignore from 'ignore';
import { z } from 'zod';
import { ENTITY_TYPES } from '../core/names.ts';
import type { Curation } from './curation.ts';
import { plainKey } from './form-key.ts';

export const SECTIONS = ['merge', 'split', 'rename', 'retype', 'hide'] as const;
export type Section = (typeof SECTIONS)[number];

const NOT_TEXT = 'must be text; put it in quotes';
const type = z.enum(ENTITY_TYPES, { error: `must be one of ${ENTITY_TYPES.join(', ')}` });
const form = z
  .string({ error: (issue) => (issue.input === undefined ? 'is missing' : NOT_TEXT) })
  .trim()
  .refine((text) => plainKey(text) !== '', 'is empty');
const forms = z
  .union([form.transform((one) => [one]), z.array(form).min(1, 'must name at least one')], {
    error: (issue) =>
      issue.input === undefined ? 'is missing' : 'must be a text or a list of texts, none empty',
  })
  .transform((list): readonly string[] => list);

export const SCHEMAS = {
  merge: z.strictObject({ type, into: form, forms }),
  split: z
    .strictObject({ type, form: forms, paths: forms, as: form })
    .transform(({ form: split, ...rule }) => ({
      ...rule,
      forms: split,
      covers: covering(rule.paths),
    })),
  rename: z.strictObject({ type, from: form, to: form }),
  retype: z
    .strictObject({ form: forms, from: type.optional(), to: type })
    .transform(({ form: retyped, from, to }) => ({ forms: retyped, from: from ?? null, to })),
  hide: z
    .strictObject({ type, form: forms })
    .transform(({ form: hidden, ...rule }) => ({ ...rule, forms: hidden })),
} satisfies { readonly [Name in Section]: z.ZodType<Curation[Name][number]> };

/** Keys that a rule of a section may have, for the message about one that it may not. */
export const KEYS: Readonly<Record<Section, string>> = {
  merge: 'type, into, forms',
  split: 'type, form, paths, as',
  rename: 'type, from, to',
  retype: 'form, from, to',
  hide: 'type, form',
};

function covering(paths: readonly string[]): (path: string) => boolean {
  const patterns = ignore().add([...paths]);
  return (path) => patterns.ignores(path);
}
