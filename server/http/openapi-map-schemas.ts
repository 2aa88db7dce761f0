/** The schemas of what leads to the other answers: the index of links, and many searches at once. */
import { list, object, orNull, ref, type Schema, string } from './openapi-shapes.ts';

export const MAP_SCHEMAS: Readonly<Record<string, Schema>> = {
  Links: object({
    name: string,
    version: string,
    links: object(
      {
        search: string,
        csv: string,
        jsonl: string,
        ris: string,
        bib: string,
        atom: string,
        manifest: string,
        article: string,
        facet: string,
        entities: string,
        entity: string,
        stories: string,
        story: string,
        concordance: string,
        collocates: string,
        trends: string,
        distinctive: string,
        suggest: string,
        batch: string,
        status: string,
        openapi: string,
        opensearch: string,
        sitemap: string,
        html: string,
      },
      'Addresses; {…} is a part to fill in (RFC 6570).',
    ),
  }),
  Batch: object({
    results: list(
      object({
        number: { type: 'integer', minimum: 1 },
        query: { description: 'As it was sent.' },
        result: orNull(ref('SearchAnswer')),
        problem: orNull(ref('Problem')),
      }),
    ),
  }),
};
