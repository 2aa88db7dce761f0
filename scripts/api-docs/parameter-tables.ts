/**
 * The parameters of `docs/api.md`, made from the OpenAPI document: below the heading of each address stands a
 * block between two comments, which this writes anew. Everything else in the file is written by hand.
 */
import { FACETS } from '../../server/core/search-state.ts';

type Schema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number;
  readonly items?: Schema;
};
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly schema: Schema;
};
type Operation = { readonly summary: string; readonly parameters: readonly Parameter[] };

/** What is read of an OpenAPI document. */
export type ApiDescription = {
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>;
};

const SEARCH = '/api/search';
const BEGIN = '<!-- made from the OpenAPI document by `npm run docs:api` -->';
const END = '<!-- end -->';
const BLOCK = new RegExp(`${BEGIN}\n(?:.*\n)*?${END}\n\n`, 'g');
/** Heading, blank line, and the command that shows the address. */
const SECTION = /^## `(?:GET|POST) (\S+)`\n\n```\n(?:.*\n)*?```\n\n/gm;
/** An address that has most parameters of a search is told by what differs. */
const MOSTLY = 0.6;

/** `docs` with all blocks as the document has them. */
export function withParameterTables(docs: string, description: ApiDescription): string {
  const search = queryParameters(description, SEARCH);
  return docs.replace(BLOCK, '').replace(SECTION, (section, path: string) => {
    const operation = description.paths[path]?.get ?? description.paths[path]?.post;
    if (operation === undefined) return section;
    const own = queryParameters(description, path);
    const told = path === SEARCH ? tableOf(own) : asChange(own, search);
    return `${section}${[BEGIN, `${operation.summary}.`, ...told, END].join('\n')}\n\n`;
  });
}

function queryParameters(description: ApiDescription, path: string): readonly Parameter[] {
  const operation = description.paths[path]?.get ?? description.paths[path]?.post;
  return (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query');
}

function asChange(own: readonly Parameter[], search: readonly Parameter[]): string[] {
  const shared = search.filter(({ name }) => own.some((parameter) => parameter.name === name));
  if (shared.length < search.length * MOSTLY) return tableOf(own);
  const missing = search.filter((parameter) => !shared.includes(parameter));
  const changed = own.filter((parameter) => !search.some((one) => sameParameter(one, parameter)));
  const without = missing.map(({ name }) => `\`${name}\``).join(', ');
  const but = missing.length === 0 ? '' : ` but for ${without}`;
  const taken = `Takes the parameters of \`${SEARCH}\`${but}`;
  return ['', ...(changed.length === 0 ? [`${taken}.`] : [`${taken}, and:`, ...tableOf(changed)])];
}

function sameParameter(a: Parameter, b: Parameter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function tableOf(parameters: readonly Parameter[]): string[] {
  if (parameters.length === 0) return [];
  return [
    '',
    '| parameter | takes | without it | meaning |',
    '|---|---|---|---|',
    ...rowsOf(parameters).map(
      ({ names, parameter: { schema, description } }) =>
        `| ${names.join(' ')} | ${takes(schema)} | ${initial(schema)} | ${description} |`,
    ),
  ];
}

/** The parameters that each facet has stand in one row, with what is said of the first. */
function rowsOf(parameters: readonly Parameter[]) {
  const rows = new Map<string, { names: string[]; parameter: Parameter }>();
  for (const parameter of parameters) {
    const facet = FACETS.find((one) => parameter.name.replace(/^(?:not|match)_/, '') === one);
    const kind = facet === undefined ? parameter.name : parameter.name.replace(facet, '*');
    const row = rows.get(kind) ?? {
      names: [],
      parameter: {
        ...parameter,
        description: parameter.description.replace(` “${facet}”`, '').replace(`_${facet}=`, '_…='),
      },
    };
    row.names.push(`\`${parameter.name}\``);
    rows.set(kind, row);
  }
  return [...rows.values()];
}

function takes(schema: Schema): string {
  if (schema.items !== undefined) return `${takes(schema.items)}; several`;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.pattern !== undefined) return '`YYYY`, `YYYY-MM`, `YYYY-MM-DD`';
  if (schema.type !== 'integer') return 'text';
  const { minimum = 0, maximum } = schema;
  return maximum === undefined ? `from ${minimum}` : `${minimum} to ${maximum}`;
}

function initial(schema: Schema): string {
  return schema.default === undefined ? '' : `\`${schema.default}\``;
}
