/**
 * Adds merge rules to the text of `entities.yaml`, and leaves every other line as it stands: comments,
 * order, quotes and spacing are the writer's.
 */
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml';
import type { MergeRule } from './curation.ts';

export type CommentedMerge = MergeRule & {
  /** Lines above the rule, without `#`. */
  readonly comment: readonly string[];
};

/** The text with the rules added; null where the text is no YAML that can be added to. */
export function appendMerges(text: string, rules: readonly CommentedMerge[]): string | null {
  const before = parseDocument(text, { uniqueKeys: false });
  if (before.errors.length > 0 || !(before.contents === null || isMap(before.contents)))
    return null;
  const added = rules.length === 0 ? text : withMerges(text, before.contents, rules);
  // A layout that was not thought of must not cost anybody their rules.
  const after = parseDocument(added, { uniqueKeys: false });
  const grown = mergeCount(after.contents) === mergeCount(before.contents) + rules.length;
  return after.errors.length === 0 && grown ? added : null;
}

function mergeCount(contents: unknown): number {
  const merge = isMap(contents) ? contents.get('merge') : null;
  return isSeq(merge) ? merge.items.length : 0;
}

function withMerges(
  text: string,
  contents: YAMLMap | null,
  rules: readonly CommentedMerge[],
): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const insertAfterLine = (offset: number, lines: readonly string[]): string => {
    const end = lineEnd(text, offset);
    const head = text.slice(0, end);
    const begun = head === '' || head.endsWith('\n') ? head : `${head}${newline}`;
    return begun + lines.map((line) => `${line}${newline}`).join('') + text.slice(end);
  };
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === 'merge');
  if (pair === undefined)
    return insertAfterLine(text.length, ['merge:', ...mergeLines(rules, '  ')]);
  const [start = 0, end = 0] = (pair.value as Node | null)?.range ?? [];
  if (isSeq(pair.value) && pair.value.items.length > 0) {
    if (pair.value.flow === true) {
      const inside = mergeLines(
        rules.map((rule) => ({ ...rule, comment: [] })),
        '',
      );
      const list = text
        .slice(0, end - 1)
        .trimEnd()
        .replace(/,$/u, '');
      return `${[list, ...inside.map((line) => line.slice(2))].join(', ')}${text.slice(end - 1)}`;
    }
    // Into the list, after its last rule and at its depth.
    const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
    const [, lastEnd = text.length] = (pair.value.items.at(-1) as Node).range ?? [];
    return insertAfterLine(lastEnd, mergeLines(rules, indent));
  }
  // Nothing stands there, or `[]`, which gives way.
  const keyEnd = (pair.key as Node).range?.[1] ?? 0;
  if (start === end) return insertAfterLine(keyEnd, mergeLines(rules, '  '));
  const emptied = `${text.slice(0, start).trimEnd()}${text.slice(end)}`;
  return withMerges(emptied, parseDocument(emptied).contents as YAMLMap, rules);
}

/** The lines of rules under `merge:`. */
export function mergeLines(rules: readonly CommentedMerge[], indent: string): string[] {
  return rules.flatMap(({ type, into, forms, comment }) => [
    ...comment.map((line) => `${indent}# ${line}`),
    `${indent}- { type: ${type}, into: ${inBrackets([into]).slice(1, -1)}, forms: ${inBrackets(forms)} }`,
  ]);
}

/** A list as YAML on one line, quoted where it must be. */
function inBrackets(texts: readonly string[]): string {
  const layout = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
  return stringify(texts, layout).trim();
}

/** Past the line in which a rule ends, its comment included. */
function lineEnd(text: string, end: number): number {
  // A block map ends at the beginning of the next line; one in braces within its own.
  if (end > 0 && text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline === -1 ? text.length : newline + 1;
}
