/**
 * What a parameter of an address is: its name, what may stand in it, and what it means. The tables
 * made of these are read by the codec and printed by the OpenAPI document and the help page.
 */

/** What may stand in a parameter. */
export type ParameterShape =
  | { readonly kind: 'text' }
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day of the calendar. */
  | { readonly kind: 'date' }
  /** A whole number; both bounds inclusive, `maximum` null where it is only as large as is safe. */
  | {
      readonly kind: 'integer';
      readonly minimum: number;
      readonly maximum: number | null;
      readonly initial: number;
    }
  /** One of a few words; `initial` null where leaving it out means something no word says. */
  | {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      readonly initial: string | null;
    };

export type SearchParameter = {
  readonly name: string;
  readonly shape: ParameterShape;
  /** Whether it may be given several times. */
  readonly repeats: boolean;
  /** Whether one value may hold several, separated by commas. */
  readonly commas: boolean;
  /** For people, in one sentence or two. */
  readonly meaning: string;
};

/** Any text. */
export const text: ParameterShape = { kind: 'text' };
/** A date to the year, month or day. */
export const date: ParameterShape = { kind: 'date' };

/** One of `choices`; `initial` is what leaving it out means. */
export function choice(choices: readonly string[], initial: string | null = null): ParameterShape {
  return { kind: 'choice', choices, initial };
}

/** A whole number from `minimum` to `maximum`. */
export function integer(minimum: number, maximum: number | null, initial: number): ParameterShape {
  return { kind: 'integer', minimum, maximum, initial };
}

/** A parameter that is given once. */
export function one(name: string, shape: ParameterShape, meaning: string): SearchParameter {
  return { name, shape, repeats: false, commas: false, meaning };
}

/** A parameter that may be repeated. */
export function many(name: string, shape: ParameterShape, meaning: string): SearchParameter {
  return { name, shape, repeats: true, commas: false, meaning };
}
