/** The small files by which browsers and robots find their way. */

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** OpenSearch 1.1 description: lets a browser offer the site as a search engine. */
export function openSearchDescription(baseUrl: string): string {
  const base = escapeXml(baseUrl);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Dateline</ShortName>
  <Description>Search the articles of this archive</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="${base}/search?q={searchTerms}"/>
  <Url type="application/json" template="${base}/api/search?q={searchTerms}"/>
</OpenSearchDescription>
`;
}

/** Robots may read articles; every combination of filters would be an endless site. */
export const ROBOTS_TXT = `User-agent: *
Disallow: /search
Disallow: /facets/
Disallow: /concordance
Disallow: /trends
Disallow: /distinctive
Disallow: /api
`;
