/** What an office document says about itself: Dublin Core elements, the same in DOCX and ODT. */
import { NO_PROPERTIES, type Properties } from './document-article.ts';
import { scanMarkup } from './markup.ts';

const PROPERTIES: ReadonlyMap<string, keyof Properties> = new Map([
  ['dc:title', 'title'],
  ['dc:creator', 'author'],
  ['meta:initial-creator', 'author'],
  ['dcterms:created', 'created'],
  ['meta:creation-date', 'created'],
  ['cp:keywords', 'keywords'],
  ['meta:keyword', 'keywords'],
]);

/** Reads `docProps/core.xml` or `meta.xml`; the first of several elements counts. */
export function coreProperties(xml: string): Properties {
  const found: Partial<Record<keyof Properties, string>> = {};
  let open: keyof Properties | null = null;
  for (const event of scanMarkup(xml)) {
    if (event.kind === 'close') open = null;
    else if (event.kind === 'open')
      open = event.empty ? null : (PROPERTIES.get(event.name) ?? null);
    else if (open !== null && event.text.trim() !== '') found[open] ??= event.text.trim();
  }
  return { ...NO_PROPERTIES, ...found };
}
