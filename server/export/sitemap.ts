/** Where every article stands, for search engines (sitemaps.org 0.9). */
import { articleHref } from '../core/search-url.ts';
import type { ExportWriter } from './export-writer.ts';
import { xmlText } from './xml.ts';

/** Most addresses a sitemap may hold. Source: sitemaps.org. */
export const SITEMAP_SIZE = 50_000;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Addresses of articles, with the time since when each is here. */
export function sitemap(base: string): ExportWriter<'card'> {
  return {
    form: 'card',
    start: () => `${DECLARATION}<urlset ${NAMESPACE}>\n`,
    row: ({ id, added }) =>
      `<url><loc>${xmlText(base + articleHref(id))}</loc><lastmod>${xmlText(added)}</lastmod></url>\n`,
    end: '</urlset>\n',
  };
}

/** The sitemaps of more articles than fit in one. */
export function sitemapIndex(base: string, articles: number): string {
  const parts = Array.from({ length: Math.ceil(articles / SITEMAP_SIZE) }, (_, i) => i + 1);
  const lines = parts.map(
    (part) => `<sitemap><loc>${xmlText(`${base}/sitemap-${part}.xml`)}</loc></sitemap>\n`,
  );
  return `${DECLARATION}<sitemapindex ${NAMESPACE}>\n${lines.join('')}</sitemapindex>\n`;
}
