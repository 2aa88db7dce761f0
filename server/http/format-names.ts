/** What the files of a search and of an article are called in the description of the API. */

export const FORMAT_NAMES = {
  csv: 'CSV',
  jsonl: 'JSON Lines',
  ris: 'RIS',
  bib: 'BibTeX',
  'manifest.json': 'a manifest to cite the search by',
  atom: 'an Atom feed',
  'csl.json': 'CSL-JSON',
  txt: 'plain text',
} as const;
