/** The readers of database exports, the specific before the general: asked before any reader of pages or text. */
import type { Reader } from '../reader.ts';
import { europresseReader } from './europresse.ts';
import { factivaReader } from './factiva.ts';
import { nexisHtmlReader, nexisTextReader } from './nexis.ts';
import { proquestReader } from './proquest.ts';

export const EXPORT_READERS: readonly Reader[] = [
  nexisHtmlReader,
  factivaReader,
  europresseReader,
  proquestReader,
  nexisTextReader,
];
