/**
 * The template engine: Handlebars in strict mode, so that a field a view model forgot is an error and
 * not a blank. Everything is escaped; the one exception is linked data, which `jsonLd` escapes itself.
 * A page wraps itself in the layout as a partial block, which needs no unescaped body.
 */
import { join } from 'node:path';
import { create, type ExpressHandlebars } from 'express-handlebars';
import handlebars from 'handlebars';
import { jsonLdText } from './json-ld.ts';

/** Extension of the templates, for `app.engine` and `view engine`. */
export const TEMPLATE_EXTENSION = 'hbs';

/** The names of the pages, for `res.render`; they stand in `pagesDir(viewsDir)`. */
export const PAGES = [
  'front',
  'search',
  'article',
  'facet',
  'concordance',
  'trends',
  'distinctive',
  'entities',
  'entity',
  'entity-pair',
  'entity-choice',
  'stories',
  'story',
  'comparison',
  'help',
  'status',
  'error',
  'errors',
] as const;
export type PageName = (typeof PAGES)[number];

/** The folder for Express's `views` setting. */
export function pagesDir(viewsDir: string): string {
  return join(viewsDir, 'pages');
}

/**
 * An engine for the templates under `viewsDir`: `app.engine('hbs', createViewEngine(dir).engine)`.
 * Templates are compiled once where Express's `view cache` is enabled.
 */
export function createViewEngine(viewsDir: string): ExpressHandlebars {
  return create({
    extname: TEMPLATE_EXTENSION,
    defaultLayout: false,
    partialsDir: [join(viewsDir, 'layouts'), join(viewsDir, 'partials')],
    // Indenting a partial's lines would put spaces into the texts it prints.
    compilerOptions: { strict: true, preventIndent: true },
    helpers: {
      jsonLd: (data: object) => new handlebars.SafeString(jsonLdText(data)),
    },
  });
}
