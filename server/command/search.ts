/** `dateline search`: one search from the command line, for people or as the API's JSON. */
import type { Config } from '../config.ts';
import type { SearchState } from '../core/search-state.ts';
import type { Hit, SearchResult } from '../core/searcher.ts';
import { pieces } from '../core/span.ts';
import { apiSearch } from '../view/api-search.ts';
import { printable } from './lines.ts';
import { openToSearch } from './open-folder.ts';

export type SearchOutput = 'text' | 'json';

/** Throws `Failure` where there is nothing to search. */
export async function searchFolder(
  config: Config,
  state: SearchState,
  output: SearchOutput,
): Promise<void> {
  const { stdout } = process;
  const { searcher, close } = await openToSearch(config);
  const started = performance.now();
  const result = await searcher.search(state);
  await close();
  if (output === 'json')
    stdout.write(`${JSON.stringify(apiSearch(result, performance.now() - started), null, 2)}\n`);
  else for (const line of resultLines(result, stdout.isTTY)) stdout.write(`${line}\n`);
}

/** `styled`: marks in bold, as terminals show it; else between asterisks. */
export function resultLines(
  { query, total, stories, hits }: SearchResult,
  styled: boolean,
): string[] {
  const mark = (text: string): string => (styled ? `\u001b[1m${text}\u001b[22m` : `*${text}*`);
  const inStories =
    stories === total ? '' : ` in ${stories} ${stories === 1 ? 'story' : 'stories'}`;
  return [
    `${total} ${total === 1 ? 'article' : 'articles'}${inStories}: ${printable(query.interpretation)}`,
    ...query.warnings.map(({ message }) => `Note: ${printable(message)}`),
    ...hits.flatMap((hit, i) => ['', ...hitLines(hit, i + 1, mark)]),
  ];
}

/** Other reports of the same story in the result. */
function moreReports(story: Hit['article']['story']): string[] {
  const more = (story?.matching ?? 1) - 1;
  return more < 1 ? [] : [`   ${more} more ${more === 1 ? 'report' : 'reports'} of this story`];
}

function hitLines(
  { article, titleHighlights, passages, moreMatches }: Hit,
  number: number,
  mark: (text: string) => string,
): string[] {
  const shown = (text: string, spans: Hit['titleHighlights']): string =>
    pieces(text, spans)
      .map((piece) => {
        const shownPiece = printable(piece.text.replaceAll(/\s+/gu, ' '));
        return piece.marked ? mark(shownPiece) : shownPiece;
      })
      .join('')
      .replaceAll(/ +/g, ' ');
  const facts = [article.date?.day, article.source, article.path].filter((fact) => fact != null);
  return [
    `${number}. ${shown(article.title, titleHighlights)}`,
    `   ${printable(facts.join(' · '))}`,
    ...passages.map(({ text, highlights }) => `   ${shown(text, highlights)}`),
    ...moreReports(article.story),
    ...(moreMatches === 0
      ? []
      : [`   ${moreMatches} more ${moreMatches === 1 ? 'match' : 'matches'}`]),
  ];
}
