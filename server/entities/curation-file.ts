/**
 * The text of `entities.yaml` → the rules in it and the problems with it. A bad rule loses only
 * itself; where the YAML breaks off, the rules before that place hold. Never throws for what is in
 * the text.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Curation, NO_CURATION } from './curation.ts';
import { createContradictions } from './curation-contradictions.ts';
import { KEYS, SCHEMAS, SECTIONS, type Section } from './curation-schema.ts';

/** Line and column count from 1. */
export type Place = { readonly line: number; readonly column: number };
export type CurationProblem = Place & { readonly message: string };

export type AnyRule = Curation[Section][number];

export type CurationFile = {
  readonly curation: Curation;
  /** In the order of the file. */
  readonly problems: readonly CurationProblem[];
  /** Where each rule begins. */
  readonly places: ReadonlyMap<AnyRule, Place>;
};

export const EMPTY_CURATION_FILE: CurationFile = {
  curation: NO_CURATION,
  problems: [],
  places: new Map(),
};

export function parseCuration(text: string): CurationFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const problems: CurationProblem[] = [];
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const report = (offset: number, message: string): void => {
    problems.push({ ...placeAt(offset), message });
  };
  for (const { pos, code, message } of document.errors)
    report(
      pos[0],
      code === 'MULTIPLE_DOCS' ? 'A second document begins here; it is not read.' : plain(message),
    );
  const brokenAt = Math.min(...document.errors.map(({ pos }) => pos[0]));

  const rules: { section: Section; rule: AnyRule }[] = [];
  const places = new Map<AnyRule, Place>();
  const contradictionOf = createContradictions((rule) => places.get(rule)?.line ?? 0);
  const readRule = (section: Section, item: Node, offset: number): void => {
    if (!isMap(item)) {
      report(offset, `A rule of “${section}” is a map with the keys ${KEYS[section]}.`);
      return;
    }
    const doubled = repeatedKey(item);
    if (doubled !== null) {
      report(doubled.offset, `“${doubled.key}” stands twice in one rule.`);
      return;
    }
    let data: unknown;
    try {
      data = item.toJS(document);
    } catch {
      report(offset, 'The rule refers to others too often to be read.');
      return;
    }
    const parsed = SCHEMAS[section].safeParse(data);
    if (!parsed.success) {
      for (const { path, message } of flat(parsed.error.issues, section))
        report(offsetOf(item, path) ?? offset, message);
      return;
    }
    places.set(parsed.data, placeAt(offset));
    const contradiction = contradictionOf(section, parsed.data);
    if (contradiction === null) rules.push({ section, rule: parsed.data });
    else report(offset, contradiction);
  };

  const { contents } = document;
  if (isMap(contents)) {
    const met = new Map<string, number>();
    for (const { key, value } of contents.items) {
      const offset = (isScalar(key) ? key.range?.[0] : undefined) ?? 0;
      const section = SECTIONS.find((name) => isScalar(key) && key.value === name);
      if (offset >= brokenAt) continue;
      if (section === undefined) {
        const shown = isScalar(key) ? String(key.value) : '?';
        report(offset, `“${shown}” is no section; sections are ${SECTIONS.join(', ')}.`);
        continue;
      }
      const before = met.get(section);
      if (before === undefined) met.set(section, placeAt(offset).line);
      else report(offset, `“${section}” stands twice; put its rules under line ${before}.`);
      if (isSeq(value)) {
        for (const item of value.items as Node[]) {
          const resolved = resolve(item);
          const [start, end] = [item.range?.[0] ?? offset, item.range?.[1] ?? offset];
          if (end < brokenAt) readRule(section, resolved, start);
        }
      } else if (value !== null && !isEmpty(value))
        report(offset, `“${section}” must be a list of rules.`);
    }
  } else if (brokenAt === Infinity && contents !== null && !isEmpty(contents))
    report(contents.range?.[0] ?? 0, `The file must be a map of ${SECTIONS.join(', ')}.`);

  const curation: Record<Section, AnyRule[]> = {
    merge: [],
    split: [],
    rename: [],
    retype: [],
    hide: [],
  };
  for (const { section, rule } of rules) curation[section].push(rule);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  // Each rule was parsed by the schema of its section.
  return { curation: curation as unknown as Curation, problems, places };

  function resolve(item: Node): Node {
    return 'resolve' in item ? (item.resolve(document) ?? item) : item;
  }
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

/** The message of the YAML parser as one sentence, without the place it names. */
function plain(message: string): string {
  const [first = ''] = message.split('\n');
  return `${first.replace(/ at line \d+, column \d+:?$/u, '')}.`;
}

function repeatedKey(item: Node): { readonly key: string; readonly offset: number } | null {
  if (!isMap(item)) return null;
  const seen = new Set<unknown>();
  for (const { key } of item.items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return { key: String(key.value), offset: key.range?.[0] ?? 0 };
    seen.add(key.value);
  }
  return null;
}

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** One fault a line: each unknown key by itself, with the key it stands at. */
function flat(issues: readonly z.core.$ZodIssue[], section: Section): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [key],
        message: `“${key}” is no key of a “${section}” rule; they are ${KEYS[section]}.`,
      }));
    return [{ path: issue.path, message: `“${String(issue.path[0])}” ${issue.message}.` }];
  });
}

/** Where the value, or the unknown key, of a rule stands. */
function offsetOf(item: Node, [name]: readonly PropertyKey[]): number | null {
  if (!isMap(item)) return null;
  const pair = item.items.find(({ key }) => isScalar(key) && key.value === name);
  const key = pair !== undefined && isScalar(pair.key) ? pair.key : null;
  return key?.range?.[0] ?? null;
}
