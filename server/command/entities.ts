/**
 * `dateline entities`: what the names of a folder were made into, merges that a person may want, and
 * whether `entities.yaml` is in order. Writes that file only where `--write` asks for it.
 */
import type { Config } from '../config.ts';
import { UsageError } from '../config.ts';
import { fold } from '../core/fold.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import type { ArticleIndex } from '../engine/minisearch/article-index.ts';
import { appendMerges, mergeLines } from '../entities/curation-append.ts';
import { unmatchedRules } from '../entities/curation-check.ts';
import {
  CURATION_FILE,
  curationProblemLine,
  loadCuration,
  readCurationText,
  writeCurationText,
} from '../entities/curation-store.ts';
import { commentedMerge, evidencedProposals, seenEntities } from './entity-proposals.ts';
import { Failure } from './failure.ts';
import { writeLine } from './lines.ts';
import { openMemory } from './open-memory.ts';
import { createProgress } from './progress.ts';

export type EntityChoice = {
  readonly type: EntityType | null;
  /** Text that a form must hold; empty for all. */
  readonly search: string;
  readonly json: boolean;
};

export type ProposalChoice = EntityChoice & {
  /** Numbers of the wanted proposals; null for all. */
  readonly only: readonly number[] | null;
  readonly write: boolean;
};

/** Throws `UsageError` where the type is none. */
export function parseEntityType(type: string | undefined): EntityType | null {
  if (type === undefined) return null;
  const found = ENTITY_TYPES.find((known) => known === type);
  if (found === undefined)
    throw new UsageError(`--type cannot be “${type}”; it is one of ${ENTITY_TYPES.join(', ')}.`);
  return found;
}

/** `1,3` or `1, 3` → numbers. Throws `UsageError`. */
export function parseNumbers(only: string | undefined): readonly number[] | null {
  if (only === undefined) return null;
  if (!/^\s*\d{1,6}(?:\s*,\s*\d{1,6})*\s*$/.test(only))
    throw new UsageError(`--only cannot be “${only}”; it takes numbers such as 1,3.`);
  return only.split(',').map(Number);
}

/** `dateline entities`: every entity with its articles and forms. Throws `Failure`. */
export async function listEntities(config: Config, choice: EntityChoice): Promise<void> {
  const { table } = await readIndex(config);
  const chosen = seenEntities(table)
    .filter(({ type, forms }) => fits(choice, type, forms))
    .map(({ type, name, forms, documents }) => ({ type, name, articles: documents.size, forms }));
  if (choice.json) {
    print(jsonLines(chosen));
    return;
  }
  print(
    chosen.map(({ type, name, articles, forms }) => {
      const others = forms.filter((form) => form !== name);
      const also = others.length === 0 ? '' : `  (also ${others.join('; ')})`;
      return `${type.padEnd(12)}  ${String(articles).padStart(6)}  ${name}${also}`;
    }),
  );
}

/** `dateline entities proposals`: merges as YAML to copy, or added to the file. Throws `Failure`. */
export async function proposeEntities(config: Config, choice: ProposalChoice): Promise<void> {
  const { table } = await readIndex(config);
  const all = evidencedProposals(table);
  for (const number of choice.only ?? [])
    if (number < 1 || number > all.length)
      throw new Failure(`There is no proposal ${number}; there are ${all.length}.`);
  const chosen = all.filter(
    ({ number, type, into, forms }) =>
      (choice.only === null || choice.only.includes(number)) &&
      fits(choice, type, [into, ...forms]),
  );
  if (choice.json) print(jsonLines(chosen));
  else if (chosen.length === 0) print(['# Nothing to propose.']);
  else if (!choice.write) {
    const numbered = chosen.map((proposal) => {
      const { comment, ...rule } = commentedMerge(proposal);
      const [first = '', ...rest] = comment;
      return { ...rule, comment: [`${proposal.number}. ${first}`, ...rest] };
    });
    print(['merge:', ...mergeLines(numbered, '  ')]);
  }
  if (!choice.write || chosen.length === 0) return;
  const text = (await readCurationText(config.folder)) ?? '';
  const added = appendMerges(text, chosen.map(commentedMerge));
  if (added === null)
    throw new Failure(
      `${CURATION_FILE} cannot be added to before it is valid; see “dateline entities check”.`,
    );
  try {
    await writeCurationText(config.folder, added);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`${CURATION_FILE} could not be written: ${reason}`);
  }
  const rules = `${chosen.length} merge ${chosen.length === 1 ? 'rule' : 'rules'}`;
  process.stderr.write(`${rules} added to ${CURATION_FILE}.\n`);
}

/** `dateline entities check`: problems of the file, and rules that match nothing. Throws `Failure`. */
export async function checkEntities(config: Config): Promise<void> {
  const { table } = await readIndex(config, false);
  const file = await loadCuration(config.folder);
  const articles = [...table.rows()].map(({ names, article: { paths } }) => ({
    names: names ?? [],
    paths,
  }));
  print([
    ...file.problems.map(curationProblemLine),
    ...unmatchedRules(file, articles).map((note) => `${curationProblemLine(note)} (not an error)`),
  ]);
  const problems = file.problems.length;
  if (problems > 0)
    throw new Failure(
      `${CURATION_FILE} has ${problems} ${problems === 1 ? 'problem' : 'problems'}.`,
    );
  const rules = file.places.size;
  const exists = rules > 0 || (await readCurationText(config.folder)) !== null;
  if (!exists) print([`There is no ${CURATION_FILE} in ${config.folder}.`]);
  else print([`${CURATION_FILE}: ${rules} ${rules === 1 ? 'rule' : 'rules'}, no problem.`]);
}

/** The folder read once; `warned`: problems of the rules are said while reading. */
async function readIndex(config: Config, warned = true): Promise<ArticleIndex> {
  const { stderr } = process;
  const warn = (line: string): void => {
    if (warned || !line.startsWith(`${CURATION_FILE}:`)) writeLine(stderr, line);
  };
  const { index, update } = await openMemory(config, warn);
  const progress = createProgress(stderr, () => performance.now());
  const { articles } = await update(progress.show).finally(progress.stop);
  if (articles === 0) throw new Failure(`There are no articles in ${config.folder}.`);
  return index;
}

function fits(
  { type, search }: EntityChoice,
  ofType: EntityType,
  forms: readonly string[],
): boolean {
  return (
    (type === null || type === ofType) && forms.some((form) => fold(form).includes(fold(search)))
  );
}

/** Controls of a terminal within them stay visible, the breaks between them breaks. */
function jsonLines(value: unknown): string[] {
  return JSON.stringify(value, null, 2).split('\n');
}

function print(lines: readonly string[]): void {
  for (const line of lines) writeLine(process.stdout, line);
}
