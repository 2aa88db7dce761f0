/**
 * What a person has written about articles in `articles.yaml`: defaults for whole folders, where the
 * files do not say, and corrections of single articles, where they are wrong. Pure; applied to what was
 * read, so that a change shows without reading the files again.
 */
import {
  type ArticleDate,
  type ArticleDraft,
  CORRECTABLE_FIELDS,
  type CorrectableField,
} from '../../core/article.ts';
import { hostOf } from '../draft.ts';
import type { Gathered } from '../gathered.ts';
import type { HeldRecord } from '../load.ts';
import type { ReadContext } from '../reader.ts';
import { type DatePattern, dateInPattern, resolvedDate } from './date-pattern.ts';

/** For articles at these paths, where they do not say themselves. */
export type DefaultRule = {
  /** Patterns as in `.gitignore`. */
  readonly paths: readonly string[];
  readonly covers: (path: string) => boolean;
  readonly source?: string;
  readonly section?: string;
  readonly language?: string;
  readonly rights?: string;
  /** How dates are written there: in paths, and in texts where they could be read in two ways. */
  readonly date?: DatePattern;
  readonly columns?: Readonly<Record<string, string>>;
};

/** For the article of this id, or those at this path. */
export type CorrectionRule = {
  readonly article: { readonly id: string } | { readonly path: string };
  readonly fields: Partial<Pick<ArticleDraft, CorrectableField>>;
  readonly hide: boolean;
};

/** Later rules go before earlier ones. */
export type ArticleRules = {
  readonly defaults: readonly DefaultRule[];
  readonly corrections: readonly CorrectionRule[];
};

export const NO_ARTICLE_RULES: ArticleRules = { defaults: [], corrections: [] };

/** A record as the rules have it. */
export type RuledRecord = Gathered<HeldRecord> & {
  readonly corrected: readonly CorrectableField[];
  readonly hidden: boolean;
};

/** What the columns of a table at this path hold; undefined where nobody has said. */
export function columnsAt({ defaults }: ArticleRules, path: string): ReadContext['columns'] {
  const rules = defaults.filter((rule) => rule.columns !== undefined && rule.covers(path));
  return rules.length === 0 ? undefined : Object.assign({}, ...rules.map(({ columns }) => columns));
}

/** The records as ruled, and the corrections that fit none of them. Records that no rule fits stay as they are. */
export function applyArticleRules(
  gathered: readonly Gathered<HeldRecord>[],
  rules: ArticleRules,
  today: string,
): { readonly records: readonly RuledRecord[]; readonly idle: readonly CorrectionRule[] } {
  const byKey = new Map<string, CorrectionRule[]>();
  for (const rule of rules.corrections) {
    const key = 'id' in rule.article ? `id:${rule.article.id}` : `path:${rule.article.path}`;
    byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }
  const idle = new Set(rules.corrections);
  const records = gathered.map(({ record, paths }): RuledRecord => {
    const keys = [...paths.map((path) => `path:${path}`), `id:${record.id}`];
    const fitting = keys.flatMap((key) => byKey.get(key) ?? []);
    for (const rule of fitting) idle.delete(rule);
    const filled = withDefaults(record.draft, rules.defaults, record.path, today);
    const fields = Object.assign({}, ...fitting.map((rule) => rule.fields));
    const draft: HeldRecord['draft'] = fitting.length === 0 ? filled : { ...filled, ...fields };
    const corrected = CORRECTABLE_FIELDS.filter((field) => field in fields);
    return {
      record:
        draft === record.draft
          ? record
          : {
              ...record,
              draft: corrected.includes('title') ? { ...draft, titleSource: 'file' } : draft,
            },
      paths,
      corrected,
      hidden: fitting.some(({ hide }) => hide),
    };
  });
  return { records, idle: [...idle] };
}

function withDefaults(
  draft: HeldRecord['draft'],
  defaults: readonly DefaultRule[],
  path: string,
  today: string,
): HeldRecord['draft'] {
  const rules = defaults.filter(({ covers }) => covers(path));
  if (rules.length === 0) return draft;
  const rule: Omit<DefaultRule, 'covers' | 'paths'> = Object.assign({}, ...rules);
  // A host stands in for an outlet that nobody named.
  const source = draft.source === hostOf(draft.url) ? null : draft.source;
  return {
    ...draft,
    source: source ?? rule.source ?? draft.source,
    section: draft.section ?? rule.section ?? null,
    language: rule.language ?? draft.language,
    rights: draft.rights ?? rule.rights ?? null,
    ...dateBy(rule.date, draft, path, today),
  };
}

/** The date as the pattern has it, where the file does not say one beyond doubt. */
function dateBy(
  pattern: DatePattern | undefined,
  draft: HeldRecord['draft'],
  path: string,
  today: string,
): { date: ArticleDate | null; warnings: readonly string[] } {
  const { date, warnings } = draft;
  if (pattern === undefined || (date !== null && date.source !== 'path')) return { date, warnings };
  const resolved = resolvedDate(pattern, warnings, today);
  if (resolved !== null) return resolved;
  return { date: dateInPattern(pattern, path, today) ?? date, warnings };
}
