/**
 * The JSON answers as JSON Schema 2020-12, for the OpenAPI document. Every property listed is always
 * there; later versions may add some.
 */
import { CORRECTABLE_FIELDS } from '../core/article.ts';
import { ERRORS } from '../core/errors.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { FACETS } from '../core/search-state.ts';
import { ENTITY_SCHEMAS } from './openapi-entity-schemas.ts';
import { createInsightSchemas } from './openapi-insight-schemas.ts';
import { MAP_SCHEMAS } from './openapi-map-schemas.ts';
import { explanation, matched, query } from './openapi-query-schemas.ts';
import {
  boolean,
  cardEnd,
  cardStart,
  count,
  day,
  href,
  list,
  number,
  object,
  oneOf,
  orNull,
  pages,
  passage,
  ref,
  type Schema,
  span,
  string,
  timeline,
  withOptional,
} from './openapi-shapes.ts';
import { related, STORY_SCHEMAS } from './openapi-story-schemas.ts';

const facetValue = object({
  value: string,
  count,
  stories: count,
  selected: boolean,
  excluded: boolean,
  in_archive: {
    ...orNull(count),
    description: 'Articles of the archive that have it; with facet_sort=distinctive.',
  },
  log_likelihood: {
    ...orNull(number),
    description:
      'Dunning’s G² of the articles counted against the rest of the archive, negative where the value is rarer there; with facet_sort=distinctive.',
  },
  url: href,
  exclude_url: href,
  api_url: href,
});

const facetCounts = {
  values: list(ref('FacetValue')),
  distinct: { ...count, description: 'How many values there are in all.' },
  missing: object({ count, selected: boolean, url: href }, 'Articles without a value.'),
};

const mention = object({
  type: oneOf(...ENTITY_TYPES),
  entity: string,
  text: string,
  start: count,
  end: count,
  field: oneOf('title', 'text'),
});

const instant: Schema = { ...string, format: 'date-time' };

const articleLink = object({ id: string, title: string, url: href, api_url: href });

const line = object(
  {
    article: { ...string, description: 'Id of the article.' },
    url: { ...href, description: 'The article, at the match.' },
    title: string,
    date: orNull(day),
    source: orNull(string),
    field: oneOf('title', 'text'),
    start: count,
    end: count,
    left: string,
    match: string,
    right: string,
  },
  'A match with the words around it, white space folded; start and end count in the field.',
);

const collocate = object(
  {
    term: { ...string, description: 'The word, folded for case and accents.' },
    near: { ...count, description: 'Times it stands near a match.' },
    total: { ...count, description: 'Times it stands in the articles found.' },
    articles: { ...count, description: 'Articles in which it stands near a match.' },
    log_likelihood: {
      type: 'number',
      description: 'Dunning’s G², negative where the word is rarer near matches than elsewhere.',
    },
    log_dice: { type: 'number', maximum: 14, description: '14 + log₂ of the Dice coefficient.' },
    url: { ...href, description: 'The search for those articles.' },
  },
  'A word near the matches.',
);

const INSIGHT_SCHEMAS = createInsightSchemas(query);

/** Named schemas of the OpenAPI document. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Index: object(
    {
      version: { ...string, description: 'Changes whenever an answer could.' },
      articles: count,
      state: oneOf('building', 'ready'),
      expected: count,
      named: count,
    },
    'The index an answer was made from.',
  ),
  Hit: withOptional(
    object({
      ...cardStart,
      score: { ...number, description: 'No unit; comparable within one query only.' },
      title_highlights: list(span),
      passages: list(passage),
      more_matches: { ...count, description: 'Marked spans of the text that no passage shows.' },
      matched: list(matched),
      ...cardEnd,
    }),
    { explanation },
  ),
  FacetValue: facetValue,
  Facet: object({ ...facetCounts, url: href, api_url: href }),
  SearchAnswer: object({
    query,
    total: { ...count, description: 'Articles, exact.' },
    stories: count,
    groups: orNull(count),
    copies: {
      ...count,
      description: 'Articles that only repeat the text of another of these.',
    },
    undated_left_out: {
      ...count,
      description: 'Articles that satisfy all but the range of dates, and have no date.',
    },
    hits: list(ref('Hit')),
    facets: {
      type: 'object',
      description: 'The counted facets.',
      properties: Object.fromEntries(FACETS.map((facet) => [facet, ref('Facet')])),
    },
    timeline,
    links: object(
      {
        ...pages,
        last: orNull(href),
        html: href,
        csv: href,
        jsonl: href,
        ris: href,
        bib: href,
        atom: href,
        manifest: href,
      },
      'Reading with a cursor goes forward only: prev and last are null then.',
    ),
    took_ms: number,
    timings: object({
      queue_ms: number,
      match_ms: number,
      facets_ms: number,
      passages_ms: number,
    }),
    index: ref('Index'),
  }),
  Article: object({
    ...cardStart,
    score: { type: 'null' },
    title_highlights: list(span),
    passages: { ...list(passage), maxItems: 0 },
    more_matches: count,
    matched: { ...list(matched), maxItems: 0 },
    ...cardEnd,
    text: { ...string, description: 'What all offsets but those of the title count in.' },
    highlights: list(span),
    paragraphs: list(
      object({ start: count, end: count, kind: oneOf('paragraph', 'heading', 'item') }),
    ),
    mentions: list(mention),
    boilerplate: list(object({ kind: string, text: string })),
    assigned: {
      ...object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, list(string)]))),
      description: 'Those of entities that the publisher assigned.',
    },
    dateline_place: orNull(string),
    keywords: list(string),
    rights: orNull(string),
    source_url: { ...orNull(string), description: 'Where the publisher shows it on the web.' },
    publisher_id: { ...orNull(string), description: 'What its publisher calls it.' },
    modified: { ...orNull(instant), description: 'When this version was made.' },
    publication: object({
      status: oneOf('usable', 'withheld', 'cancelled'),
      embargo: { ...orNull(instant), description: 'Not to be shown before.' },
    }),
    corrected: {
      ...list(oneOf(...CORRECTABLE_FIELDS)),
      description: 'What was set right in articles.yaml.',
    },
    versions: {
      ...list(object({ id: string, modified: orNull(instant), path: string })),
      description: 'Other versions, newest first; their ids lead here.',
    },
    similar: { ...list(related), description: 'The most alike first; copies are left out.' },
    story_articles: { ...list(related), description: 'Other reports of its story.' },
    copy_articles: { ...list(related), description: 'The same text elsewhere.' },
    corrects: list(articleLink),
    corrected_by: list(articleLink),
    format: string,
    warnings: list(string),
    sha256: { ...string, description: 'Hex SHA-256 of the text in UTF-8.' },
    text_changed: {
      ...orNull(boolean),
      description: 'Whether the text is another than that of the hash in the address.',
    },
    added: { ...string, format: 'date-time', description: 'When it was first seen.' },
    links: object({ html: href, ris: href, bib: href, csl: href, txt: href, story: orNull(href) }),
  }),
  FacetList: object({
    facet: oneOf(...FACETS),
    contains: string,
    matching: { ...count, description: 'Values that hold the words of contains.' },
    ...facetCounts,
    links: object({ ...pages, html: href }),
    index: ref('Index'),
  }),
  ...ENTITY_SCHEMAS,
  ...STORY_SCHEMAS,
  Concordance: object({
    query,
    total: { ...count, description: 'Lines in all.' },
    articles: { ...count, description: 'Articles in the result set.' },
    lines: list(line),
    links: object({ ...pages, html: href, csv: href }),
    index: ref('Index'),
  }),
  Collocates: object({
    query,
    matches: { ...count, description: 'Matches in the articles found.' },
    articles: { ...count, description: 'Articles in the result set.' },
    tokens: { ...count, description: 'Words of those articles, but for the matches.' },
    tokens_near: { ...count, description: 'Words among them that stand near a match.' },
    total: { ...count, description: 'Collocates in all.' },
    collocates: list(collocate),
    links: object({ ...pages, html: href }),
    index: ref('Index'),
  }),
  ...INSIGHT_SCHEMAS,
  Suggestions: object({
    q: string,
    entities: list(
      object({ type: string, name: string, articles: count, url: href, api_url: href }),
    ),
    titles: list(object({ id: string, title: string, url: href, api_url: href })),
    words: list(object({ text: string, url: href })),
  }),
  Status: object({
    version: string,
    index: ref('Index'),
    folder: string,
    engine: string,
    recogniser: string,
    entities: object(Object.fromEntries(ENTITY_TYPES.map((type) => [type, count]))),
    stories: { ...count, description: 'Of two reports or more.' },
    dates: object({ from: orNull(day), to: orNull(day), undated: count }),
    files: list(
      object({ path: string, status: oneOf('skipped', 'doubtful', 'withheld'), reason: string }),
    ),
  }),
  ...MAP_SCHEMAS,
  Problem: object(
    {
      type: href,
      title: string,
      status: { type: 'integer' },
      detail: string,
      instance: string,
      code: oneOf(...Object.keys(ERRORS)),
      parameter: { ...orNull(string), description: 'The parameter at fault.' },
    },
    'RFC 9457 problem details.',
  ),
};
