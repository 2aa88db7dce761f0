/** The control words of RTF that matter for text, and what each means for it. */

/** Destinations whose content is no text of the document. */
export const SKIPPED = new Set(
  `colortbl pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation
  fldinst listtable listoverridetable rsidtbl themedata datastore xmlnstbl latentstyles generator pntext
  listtext tc xe txe rxe private1 comment revtim printim buptim operator company manager category doccomm
  hlinkbase subject nonesttables filetbl revtbl atnid atnauthor bkmkstart bkmkend shpinst do`.split(
    /\s+/,
  ),
);
/** Words that stand for characters. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['tab', ' '],
  ['cell', ' '],
  ['nestcell', ' '],
  ['line', '\n'],
  ['lbr', '\n'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
]);
/** Words that end a paragraph. */
export const BREAKS = new Set(['par', 'sect', 'page', 'row', 'nestrow', 'column']);
