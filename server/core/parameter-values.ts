/**
 * Reading the parameters of an address by their table: unknown names, repetitions and values that
 * do not parse are found here, before anything is made of them.
 */
import { isDateBound } from './date-bound.ts';
import { SearchError } from './errors.ts';
import type { SearchParameter } from './parameter.ts';

/** `strict` refuses unknown parameters (API); `lenient` drops them (pages). */
export type ParseMode = 'strict' | 'lenient';

/** The checked values of an address. */
export type ParameterValues = {
  /** Every value given; empty where there is none. */
  readonly all: (name: string) => readonly string[];
  /** The only value; null where there is none. */
  readonly first: (name: string) => string | null;
};

/** Longest part of a request that an error message repeats, in characters. */
const MAX_QUOTED = 60;

function quoted(text: string): string {
  return text.length > MAX_QUOTED ? `“${text.slice(0, MAX_QUOTED)}…”` : `“${text}”`;
}

/** The refusal of a parameter, named in it. */
export function malformed(parameter: string, detail: string): SearchError {
  return new SearchError('invalid-parameter', detail, { parameter });
}

/** Throws where `value` is none that the parameter takes. */
function checkValue({ name, shape }: SearchParameter, value: string): void {
  switch (shape.kind) {
    case 'text':
      return;
    case 'date':
      if (isDateBound(value)) return;
      throw malformed(
        name,
        `${name} must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not ${quoted(value)}.`,
      );
    case 'choice':
      if (shape.choices.includes(value)) return;
      throw malformed(
        name,
        `${name} must be one of ${shape.choices.join(', ')}, not ${quoted(value)}.`,
      );
    case 'integer': {
      const { minimum, maximum } = shape;
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= minimum && number <= (maximum ?? number)) return;
      const range = maximum === null ? `from ${minimum}` : `from ${minimum} to ${maximum}`;
      throw malformed(name, `${name} must be a whole number ${range}, not ${quoted(value)}.`);
    }
    default:
      shape satisfies never;
  }
}

/** The values given for one parameter; blank ones are as if not given, repeated ones count once. */
function valuesOf(parameter: SearchParameter, given: readonly string[]): string[] {
  const { name, shape, repeats, commas } = parameter;
  if (given.length > 1 && !repeats) throw malformed(name, `${name} may be given only once.`);
  const parts = commas ? given.flatMap((value) => value.split(',')) : given;
  const values = shape.kind === 'text' ? parts : parts.map((value) => value.trim());
  const kept = [...new Set(values.filter((value) => value.trim() !== ''))];
  for (const value of kept) checkValue(parameter, value);
  return kept;
}

/** Reads what `known` lists. Throws `invalid-parameter`, naming the parameter. */
export function readParameters(
  params: URLSearchParams,
  mode: ParseMode,
  known: readonly SearchParameter[],
): ParameterValues {
  const names = new Set(known.map(({ name }) => name));
  if (mode === 'strict') {
    for (const name of params.keys()) {
      if (!names.has(name)) throw malformed(name, `There is no parameter ${quoted(name)} here.`);
    }
  }
  const given = new Map(
    known.map((parameter) => [parameter.name, valuesOf(parameter, params.getAll(parameter.name))]),
  );
  const all = (name: string): readonly string[] => given.get(name) ?? [];
  return { all, first: (name) => all(name)[0] ?? null };
}
