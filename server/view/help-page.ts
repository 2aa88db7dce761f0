/** The help page: the query language with examples to try, limits, and every parameter of an address. */

import { COLLOCATES_PARAMETERS, CONCORDANCE_PARAMETERS } from '../core/context-parameters.ts';
import type { ParameterShape, SearchParameter } from '../core/parameter.ts';
import { SEARCH_PARAMETERS } from '../core/search-parameters.ts';
import { EMPTY_STATE, FACETS } from '../core/search-state.ts';
import { searchHref } from '../core/search-url.ts';
import type { IndexInfo } from '../core/searcher.ts';
import { type Frame, pageFrame } from './frame.ts';
import { EXAMPLE_GROUPS, type Example } from './help-examples.ts';
import { type Limit, limitRows, type ShownLimits, USUAL_LIMITS } from './help-limits.ts';

export type HelpPage = {
  readonly frame: Frame;
  readonly groups: readonly {
    readonly title: string;
    readonly examples: readonly (Example & { readonly href: string })[];
  }[];
  /** The facets beside the one that the table names. */
  readonly otherFacets: string;
  /** Those of a search first, then what other addresses have of their own. */
  readonly tables: readonly ParameterTable[];
  readonly limits: readonly Limit[];
};

export type ParameterTable = {
  readonly title: string;
  readonly rows: readonly {
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

/** The parameters that are not those of a search. */
function ownOf(parameters: readonly SearchParameter[]): SearchParameter[] {
  return parameters.filter((parameter) => !SEARCH_PARAMETERS.includes(parameter));
}

function parameterTable(title: string, parameters: readonly SearchParameter[]): ParameterTable {
  const shown = parameters.filter(({ name }) => !ALIKE.has(name));
  return {
    title,
    rows: shown.map(({ name, shape, repeats, meaning }) => ({
      name,
      takes: repeats ? `${takes(shape)}; may be repeated` : takes(shape),
      meaning,
    })),
  };
}

/** `limits`: those of this server. */
export function helpPage(index: IndexInfo | null, limits: ShownLimits = USUAL_LIMITS): HelpPage {
  return {
    frame: pageFrame({ title: 'Help', index, current: '/help' }),
    groups: EXAMPLE_GROUPS.map(({ title, examples }) => ({
      title,
      examples: examples.map((example) => ({
        ...example,
        href: searchHref({ ...EMPTY_STATE, q: example.query }),
      })),
    })),
    otherFacets: `Where the table says ${SHOWN_FACET}, each of these may stand as well: ${OTHER_FACETS.join(', ')}.`,
    tables: [
      parameterTable('Search', SEARCH_PARAMETERS),
      parameterTable('Concordance; the rest as for a search', ownOf(CONCORDANCE_PARAMETERS)),
      parameterTable(
        'Words near the matches (/api/collocates); the rest as for a search',
        ownOf(COLLOCATES_PARAMETERS),
      ),
    ],
    limits: limitRows(limits),
  };
}
