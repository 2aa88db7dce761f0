/** What stands out in a result set against the rest of the archive. */
import {
  createWordFilter,
  type Distinctive,
  type DistinctiveFacet,
  type DistinctiveRequest,
  type DistinctiveResult,
  MIN_ARTICLES,
  strongest,
} from '../../core/distinctive.ts';
import type { Archive } from './archive.ts';
import { openResultSet } from './result-set.ts';

/** Linear in the words of the result set and, the first time, of the archive. */
export function distinctive(archive: Archive, request: DistinctiveRequest): DistinctiveResult {
  const { size } = request;
  const { state, report, selection } = openResultSet(archive, request.state, {
    mayFallBack: false,
  });
  const sizes = { articles: selection.total, archive: archive.info.articles };
  const searched = report.terms.map(({ text }) => text);
  const valuesOf = (facet: DistinctiveFacet): Distinctive[] => {
    // What was chosen is in all of them: that is no news.
    const chosen = new Set(state.facets[facet].included);
    const others = [...selection.inside(facet)].filter(
      ({ text, count, inArchive }) =>
        count >= MIN_ARTICLES && !chosen.has(text) && (!request.unique || count === inArchive),
    );
    return strongest(others, sizes, size);
  };
  return {
    state,
    query: report,
    ...sizes,
    values: {
      person: valuesOf('person'),
      place: valuesOf('place'),
      organization: valuesOf('organization'),
      keyword: valuesOf('keyword'),
    },
    words: request.words ? strongest(selection.words(createWordFilter(searched)), sizes, size) : [],
    index: archive.info,
  };
}
