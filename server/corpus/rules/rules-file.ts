/**
 * The text of `articles.yaml` → the rules in it and the problems with it. A bad rule loses only itself;
 * where the YAML breaks off, the rules before that place hold. Never throws for what is in the text.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import {
  type ArticleRules,
  type CorrectionRule,
  type DefaultRule,
  NO_ARTICLE_RULES,
} from './article-rules.ts';
import { KEYS, SCHEMAS, SECTIONS, type Section } from './rules-schema.ts';

/** Line and column count from 1. */
export type RulesProblem = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

export type RulesFile = {
  readonly rules: ArticleRules;
  /** In the order of the file. */
  readonly problems: readonly RulesProblem[];
  /** Where each correction begins. */
  readonly places: ReadonlyMap<CorrectionRule, Omit<RulesProblem, 'message'>>;
};

export const EMPTY_RULES_FILE: RulesFile = {
  rules: NO_ARTICLE_RULES,
  problems: [],
  places: new Map(),
};

export function parseArticleRules(text: string): RulesFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: 'core' });
  const problems: RulesProblem[] = [];
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const report = (offset: number, message: string): void => {
    problems.push({ ...placeAt(offset), message });
  };
  for (const { pos, message } of document.errors) report(pos[0], plain(message));
  const brokenAt = document.errors.reduce((least, { pos }) => Math.min(least, pos[0]), Infinity);
  const rules: { defaults: DefaultRule[]; corrections: CorrectionRule[] } = {
    defaults: [],
    corrections: [],
  };
  const places = new Map<CorrectionRule, Omit<RulesProblem, 'message'>>();

  const readRule = (section: Section, item: Node, offset: number): void => {
    if (!isMap(item)) {
      report(offset, `A rule of “${section}” is a map with the keys ${KEYS[section]}.`);
      return;
    }
    let data: unknown;
    try {
      data = item.toJS(document, { maxAliasCount: 100 });
    } catch {
      report(offset, 'The rule refers to others too often to be read.');
      return;
    }
    const parsed = SCHEMAS[section].safeParse(data);
    if (!parsed.success) {
      for (const { key, message } of faults(parsed.error.issues, section))
        report(offsetOf(item, key) ?? offset, message);
    } else if ('covers' in parsed.data) rules.defaults.push(parsed.data);
    else {
      rules.corrections.push(parsed.data);
      places.set(parsed.data, placeAt(offset));
    }
  };

  const { contents } = document;
  if (isMap(contents)) {
    for (const { key, value } of contents.items) {
      const offset = (isScalar(key) ? key.range?.[0] : undefined) ?? 0;
      const section = SECTIONS.find((name) => isScalar(key) && key.value === name);
      if (offset >= brokenAt) continue;
      if (section === undefined) {
        const shown = isScalar(key) ? String(key.value) : '?';
        report(offset, `“${shown}” is no section; sections are ${SECTIONS.join(' and ')}.`);
      } else if (isSeq(value)) {
        for (const item of value.items as Node[]) {
          const [start, end] = [item.range?.[0] ?? offset, item.range?.[1] ?? offset];
          const resolved = 'resolve' in item ? (item.resolve(document) ?? item) : item;
          if (end < brokenAt) readRule(section, resolved, start);
        }
      } else if (!isEmpty(value)) report(offset, `“${section}” must be a list of rules.`);
    }
  } else if (brokenAt === Infinity && !isEmpty(contents))
    report(contents?.range?.[0] ?? 0, `The file must be a map of ${SECTIONS.join(' and ')}.`);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { rules, problems, places };
}

function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** The message of the YAML parser as one sentence, without the place it names. */
function plain(message: string): string {
  const [first = ''] = message.split('\n');
  return `${first.replace(/ at line \d+, column \d+:?$/u, '')}.`;
}

type Fault = { readonly key: PropertyKey | undefined; readonly message: string };

/** One fault a line: each unknown key by itself, with the key it stands at. */
function faults(issues: readonly z.core.$ZodIssue[], section: Section): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        key,
        message: `“${key}” is no key of a rule of “${section}”; they are ${KEYS[section]}.`,
      }));
    const [key] = issue.path;
    if (key === 'rule') return [{ key: undefined, message: `The rule ${issue.message}.` }];
    return [{ key, message: `“${String(key)}” ${issue.message}.` }];
  });
}

/** Where the value, or the unknown key, of a rule stands. */
function offsetOf(item: Node, name: PropertyKey | undefined): number | null {
  if (!isMap(item)) return null;
  const pair = item.items.find(({ key }) => isScalar(key) && key.value === name);
  const key = pair !== undefined && isScalar(pair.key) ? pair.key : null;
  return key?.range?.[0] ?? null;
}
