/** The help page: the query language with examples to try, and every parameter of an address. */

import { type ParameterShape, SEARCH_PARAMETERS } from '../core/search-parameters.ts';
import { EMPTY_STATE, FACETS } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { IndexInfo } from '../core/searcher.ts';
import { type Frame, pageFrame } from './frame.ts';
import { EXAMPLE_GROUPS } from './help-examples.ts';

export type HelpPage = {
  readonly frame: Frame;
  readonly groups: readonly {
    readonly title: string;
    readonly examples: readonly {
      readonly query: string;
      readonly meaning: string;
      readonly href: string;
    }[];
  }[];
  /** The facets beside the one that the table names. */
  readonly otherFacets: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly takes: string;
    readonly meaning: string;
  }[];
};

/** What may stand in a parameter, in a few words. */
function takes(shape: ParameterShape): string {
  switch (shape.kind) {
    case 'text':
      return 'text';
    case 'date':
      return 'YYYY, YYYY-MM or YYYY-MM-DD';
    case 'integer':
      return `${shape.maximum === null ? `from ${shape.minimum}` : `${shape.minimum} to ${shape.maximum}`}; ${shape.initial} if left out`;
    case 'choice':
      return `${shape.choices.join(', ')}${shape.initial === null ? '' : `; ${shape.initial} if left out`}`;
    default:
      return shape satisfies never;
  }
}

/** The facets behave alike: the table describes the first, a sentence names the others. */
const [SHOWN_FACET, ...OTHER_FACETS] = FACETS;
const ALIKE = new Set(OTHER_FACETS.flatMap((name) => [name, `match_${name}`, `not_${name}`]));

export function helpPage(index: IndexInfo | null): HelpPage {
  return {
    frame: pageFrame({ title: 'Help', index, current: '/help' }),
    groups: EXAMPLE_GROUPS.map(({ title, examples }) => ({
      title,
      examples: examples.map(({ query, meaning }) => ({
        query,
        meaning,
        href: searchHref({ ...EMPTY_STATE, q: query }),
      })),
    })),
    otherFacets: `Where the table says ${SHOWN_FACET}, each of these may stand as well: ${OTHER_FACETS.join(', ')}.`,
    parameters: SEARCH_PARAMETERS.filter(({ name }) => !ALIKE.has(name)).map(
      ({ name, shape, repeats, meaning }) => ({
        name,
        takes: repeats ? `${takes(shape)}; may be repeated` : takes(shape),
        meaning,
      }),
    ),
  };
}
