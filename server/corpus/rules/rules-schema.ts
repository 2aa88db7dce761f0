/**
 * The rules of `articles.yaml` as data from outside → rules. A key that is not known is a problem, so that
 * a slip of the pen is not taken for a decision.
 */
import ignore from 'ignore';
import { z } from 'zod';
import type { ArticleDate } from '../../core/article.ts';
import { parseDate } from '../dates.ts';
import { languageCode } from '../header-line.ts';
import type { CorrectionRule, DefaultRule } from './article-rules.ts';
import { parseDatePattern } from './date-pattern.ts';

export const SECTIONS = ['defaults', 'corrections'] as const;
export type Section = (typeof SECTIONS)[number];

/** Keys that a rule of a section may have, for the message about one that it may not. */
export const KEYS: Readonly<Record<Section, string>> = {
  defaults: 'paths, source, section, language, rights, date, columns',
  corrections: 'path, id, title, date, authors, source, section, language, rights, hide',
};

/** After any today: a person may date an article as they like. */
const ANY_DAY = '9990-01-01';

const text = z
  .string({
    error: (issue) => (issue.input === undefined ? 'is missing' : 'must be text; put it in quotes'),
  })
  .transform((value) => value.replace(/\s+/g, ' ').trim())
  .refine((value) => value !== '', 'is empty');
const texts = z.union([text.transform((one) => [one]), z.array(text)], {
  error: (issue) =>
    issue.input === undefined ? 'is missing' : 'must be a text or a list of texts, none empty',
});
const language = text.transform((value, context) => {
  const code = languageCode(value);
  if (code === null) context.addIssue('is no language; write a code such as en');
  return code ?? '';
});
const pattern = text.transform((value, context) => {
  const parsed = parseDatePattern(value);
  if (parsed !== null) return parsed;
  context.addIssue('is no pattern; write it like DD-MM-YYYY');
  return z.NEVER;
});
const day = z
  .union([z.string(), z.number()], { error: 'must be a day such as 2024-10-29' })
  .transform((value, context): ArticleDate => {
    const { date } = parseDate(String(value), { source: 'metadata', today: ANY_DAY });
    if (date !== null) return date;
    context.addIssue('must be a day such as 2024-10-29');
    return z.NEVER;
  });

const defaults = z
  .strictObject({
    paths: texts,
    source: text.optional(),
    section: text.optional(),
    language: language.optional(),
    rights: text.optional(),
    date: pattern.optional(),
    columns: z.record(z.string(), text, { error: 'must be a map of field: column' }).optional(),
  })
  .transform(({ paths, ...rule }): DefaultRule => {
    const patterns = ignore().add(paths);
    const covers = (path: string) => ignore.isPathValid(path) && patterns.ignores(path);
    return { ...present(rule), paths, covers } as DefaultRule;
  });

const corrections = z
  .strictObject({
    path: text.optional(),
    id: text.optional(),
    title: text.optional(),
    date: day.optional(),
    authors: texts.optional(),
    source: text.optional(),
    section: text.optional(),
    language: language.optional(),
    rights: text.optional(),
    hide: z.boolean({ error: 'must be true or false' }).optional(),
  })
  .transform(({ path, id, hide, ...fields }, context): CorrectionRule => {
    if ((path === undefined) === (id === undefined)) {
      context.addIssue({ code: 'custom', message: 'needs one of path and id', path: ['rule'] });
      return z.NEVER;
    }
    const article = id === undefined ? { path: path ?? '' } : { id };
    return { article, fields: present(fields), hide: hide ?? false } as CorrectionRule;
  });

/** Without keys that were not given. */
function present(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export const SCHEMAS = { defaults, corrections } satisfies Record<Section, z.ZodType>;
