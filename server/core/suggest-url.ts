/** The codec of `/api/suggest`: what is typed so far, and how the answer is written. */
import { tokenizeQuery } from './analyzer.ts';
import { choice, integer, one, type SearchParameter, text } from './parameter.ts';
import { readParameters } from './parameter-values.ts';
import { EMPTY_STATE, type SearchState } from './search-state.ts';

/** Suggestions of a kind, at most. */
const MAX_SUGGESTIONS = 20;
const DEFAULT_SUGGESTIONS = 5;

export const SUGGEST_PARAMETERS: readonly SearchParameter[] = [
  one('q', text, 'What is typed so far; its last word may be unfinished.'),
  one('size', integer(1, MAX_SUGGESTIONS, DEFAULT_SUGGESTIONS), 'Suggestions of a kind.'),
  one(
    'format',
    choice(['json', 'opensearch'], 'json'),
    'opensearch: as browsers take suggestions (also by Accept: application/x-suggestions+json).',
  ),
];

export type SuggestRequest = {
  readonly typed: string;
  readonly size: number;
  readonly format: 'json' | 'opensearch';
};

/** Throws `invalid-parameter`. */
export function parseSuggestParams(params: URLSearchParams): SuggestRequest {
  const values = readParameters(params, 'strict', SUGGEST_PARAMETERS);
  return {
    typed: (values.first('q') ?? '').trim(),
    size: Number(values.first('size') ?? DEFAULT_SUGGESTIONS),
    format: values.first('format') === 'opensearch' ? 'opensearch' : 'json',
  };
}

/** The search for titles that hold the typed words, the last one as a beginning; null without words. */
export function titleSearch({ typed, size }: SuggestRequest): SearchState | null {
  const words = tokenizeQuery(typed).map(({ start, end }) => typed.slice(start, end));
  if (words.length === 0) return null;
  const q = `title:(${words.join(' ')}*)`;
  return { ...EMPTY_STATE, q, operator: 'and', variants: false, counted: [], passages: 0, size };
}
