/** Renders a page as the server does, for tests that look at the HTML. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createViewEngine, type PageName, pagesDir } from '../../server/view/handlebars.ts';

/** The templates, beside the compiled output's folder. */
export const VIEWS_DIR = fileURLToPath(new URL('../../../views', import.meta.url));

const engine = createViewEngine(VIEWS_DIR);

export function render(page: PageName, model: object): Promise<string> {
  return engine.renderView(join(pagesDir(VIEWS_DIR), `${page}.hbs`), { ...model, cache: true });
}

/** Decodes what Handlebars escapes. */
export function decode(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/&(?:#x([0-9A-F]+)|(\w+));/gi, (whole, hex?: string, name?: string) =>
    hex !== undefined
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : (named[name ?? ''] ?? whole),
  );
}

/** The text a reader sees in a piece of HTML. */
export function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ''));
}

/** What stands inside every element whose opening tag contains `marker`, tags and all; no nesting of the same tag. */
export function inside(html: string, tag: string, marker = ''): string[] {
  const pattern = new RegExp(`<${tag}(?=[\\s>])[^>]*${marker}[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
  return [...html.matchAll(pattern)].map(([, content]) => content ?? '');
}
