/** The articles of a search as CSV. The order of the columns is fixed; new ones come last. */

import type { SearchState } from '../core/search-state.ts';
import { articleHref } from '../core/search-url.ts';
import type { Hit } from '../core/searcher.ts';
import { BYTE_ORDER_MARK, type CsvCell, csvRow } from './csv.ts';
import type { ExportWriter } from './export-writer.ts';

export const SEARCH_COLUMNS = [
  'id',
  'url',
  'path',
  'title',
  'date',
  'date_source',
  'source',
  'authors',
  'section',
  'people',
  'places',
  'organizations',
  'story',
  'passage',
  'query',
] as const;

/** Between the values of one cell. */
const BETWEEN = '; ';

/** `base`: where the site is reached, without a final slash. A row has the best passage of the article. */
export function searchCsv(base: string, bom: boolean): ExportWriter<'hit'> {
  return {
    form: 'hit',
    start: () => `${bom ? BYTE_ORDER_MARK : ''}${csvRow(SEARCH_COLUMNS)}`,
    row: (hit, { state }) => csvRow(cells(hit, base, state)),
    end: '',
  };
}

function cells({ article, passages }: Hit, base: string, state: SearchState): CsvCell[] {
  const { id, path, title, date, source, authors, section, entities, story } = article;
  return [
    id,
    `${base}${articleHref(id, state)}`,
    path,
    title,
    date?.day ?? null,
    date?.source ?? null,
    source,
    authors.join(BETWEEN),
    section,
    entities.person.join(BETWEEN),
    entities.place.join(BETWEEN),
    entities.organization.join(BETWEEN),
    story?.id ?? null,
    passages[0]?.text ?? null,
    state.q,
  ];
}
