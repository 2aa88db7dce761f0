/** `articles.yaml` on disk, beside the articles: read as often as somebody looks, never written. */
import { join } from 'node:path';
import { readRegularText } from '../../disk/regular-file.ts';
import { errorCode } from '../folder.ts';
import type { CorrectionRule } from './article-rules.ts';
import {
  EMPTY_RULES_FILE,
  parseArticleRules,
  type RulesFile,
  type RulesProblem,
} from './rules-file.ts';

export const RULES_FILE = 'articles.yaml';
/** Bytes: some 50,000 corrections, and parsed within seconds. */
const MAX_BYTES = 5_000_000;

/** The rules of a folder; none where there is no file. A file that cannot be read is a problem of it. */
export async function loadArticleRules(folder: string): Promise<RulesFile> {
  try {
    return parseArticleRules(await readRegularText(join(folder, RULES_FILE), MAX_BYTES));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return EMPTY_RULES_FILE;
    const message = `The file could not be read (${code}).`;
    return { ...EMPTY_RULES_FILE, problems: [{ line: 1, column: 1, message }] };
  }
}

/** Corrections that fit no article, as problems of the file. */
export function idleProblems(file: RulesFile, idle: readonly CorrectionRule[]): RulesProblem[] {
  return idle.map((rule) => {
    const place = file.places.get(rule) ?? { line: 1, column: 1 };
    const shown =
      'id' in rule.article ? `with the id ${rule.article.id}` : `at ${rule.article.path}`;
    return { ...place, message: `There is no article ${shown}.` };
  });
}

/** One line as compilers write them: `articles.yaml:3:5: what is wrong`. */
export function rulesProblemLine({ line, column, message }: RulesProblem): string {
  return `${RULES_FILE}:${line}:${column}: ${message}`;
}
