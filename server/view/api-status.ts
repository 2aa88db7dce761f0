/** The answers of `/api/status` and `/api` as JSON. */
import type { StatusReport } from '../core/searcher.ts';
import { apiIndex } from './api-search.ts';

/** What is indexed, by which parts, and which files gave no article; `version` is the program's. */
export function apiStatus(report: StatusReport, version: string) {
  const { index, folder, engine, recogniser, entities, stories, dates, files } = report;
  return {
    version,
    index: apiIndex(index),
    folder,
    engine,
    recogniser,
    entities: {
      person: entities.person,
      place: entities.place,
      organization: entities.organization,
    },
    stories,
    dates: { from: dates.from, to: dates.to, undated: dates.undated },
    files: files.map(({ path, status, reason }) => ({ path, status, reason })),
  };
}

/** Where everything is; `{…}` stands for a part to fill in (RFC 6570). */
export function apiIndexOfLinks(version: string) {
  return {
    name: 'Dateline',
    version,
    links: {
      search: '/api/search{?q}',
      csv: '/search.csv{?q}',
      jsonl: '/search.jsonl{?q}',
      ris: '/search.ris{?q}',
      bib: '/search.bib{?q}',
      atom: '/search.atom{?q}',
      manifest: '/search.manifest.json{?q}',
      article: '/api/articles/{id}',
      facet: '/api/facets/{facet}{?contains}',
      entities: '/api/entities/{type}{?contains}',
      entity: '/api/entities/{type}/{name}{?with}',
      stories: '/api/stories',
      story: '/api/stories/{id}',
      concordance: '/api/concordance{?q}',
      collocates: '/api/collocates{?q}',
      trends: '/api/trends{?q*}',
      distinctive: '/api/distinctive{?q}',
      batch: '/api/batch',
      suggest: '/api/suggest{?q}',
      status: '/api/status',
      openapi: '/api/openapi.json',
      opensearch: '/opensearch.xml',
      sitemap: '/sitemap.xml',
      html: '/',
    },
  };
}
