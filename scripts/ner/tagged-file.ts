/**
 * Tagged token files: a word and a tag a line, blank lines between sentences. Reads the dialects in
 * use: CoNLL with two or more columns, UNER's numbered IOB2, tab or space, B/I, IOB1, BIOES.
 */
import { KINDS, type Kind, type KindSpan } from '../../server/entities/tagger/tags.ts';

/** Words and names over word numbers. */
export type TaggedSentence = {
  readonly words: readonly string[];
  readonly names: readonly KindSpan[];
};
export type TaggedDocument = {
  readonly name: string;
  readonly sentences: readonly TaggedSentence[];
};

/** Label (without B-, I- …, lower case) → kind; null where it is no name here. */
const KIND_OF_LABEL: Readonly<Record<string, Kind | null>> = {
  per: 'person',
  person: 'person',
  politician: 'person',
  loc: 'place',
  location: 'place',
  country: 'place',
  gpe: 'place',
  facility: 'place',
  fac: 'place',
  org: 'organization',
  organization: 'organization',
  organisation: 'organization',
  politicalparty: 'organization',
  corporation: 'organization',
  group: 'organization',
  misc: 'other',
  norp: 'other',
  event: 'other',
  election: 'other',
  product: 'other',
  'creative-work': 'other',
  work_of_art: 'other',
  law: 'other',
  language: 'other',
  date: null,
  money: null,
  time: null,
  quantity: null,
  percent: null,
  cardinal: null,
  ordinal: null,
};

/** A new document begins at `-DOCSTART-`, `# newdoc`, or never. */
export function readTagged(file: string, name: string): TaggedDocument[] {
  const documents: { name: string; sentences: TaggedSentence[] }[] = [];
  let rows: { word: string; tag: string }[] = [];
  const open = (): void => {
    documents.push({ name: `${name}#${documents.length + 1}`, sentences: [] });
  };
  const close = (): void => {
    if (rows.length > 0) {
      if (documents.length === 0) open();
      documents.at(-1)?.sentences.push(sentenceOf(rows));
    }
    rows = [];
  };
  for (const line of file.split(/\r?\n/u)) {
    if (line.trim() === '') close();
    else if (line.startsWith('# newdoc') || line.startsWith('-DOCSTART-')) {
      close();
      open();
    } else if (!/^# (?:sent_id|text|newpar)/u.test(line)) {
      const row = rowOf(line);
      if (row !== null) rows.push(row);
    }
  }
  close();
  return documents.filter(({ sentences }) => sentences.length > 0);
}

/** Chunk labels of the CoNLL shared tasks. */
const CHUNK = /^[BI]-(?:NP|VP|PP|ADVP|ADJP|SBAR|PRT|CONJP|INTJ|LST|UCP)$/u;

function rowOf(line: string): { word: string; tag: string } | null {
  const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/u);
  const isTag = (cell: string | undefined): boolean =>
    cell !== undefined && /^(?:O|[BIESLU]-\S+)$/u.test(cell.trim());
  // UNER numbers its words: 1 <tab> word <tab> tag <tab> …
  if (/^\d+$/u.test(cells[0] ?? '') && isTag(cells[2]) && cells.length > 3) {
    return { word: cells[1] ?? '', tag: (cells[2] ?? '').trim() };
  }
  // The outermost layer stands first where names are nested; CoNLL's chunks stand before its names.
  const tag = cells.slice(1).find((cell) => isTag(cell) && !CHUNK.test(cell.trim()));
  const word = (cells[0] ?? '').trim();
  return word === '' ? null : { word, tag: tag?.trim() ?? 'O' };
}

function sentenceOf(rows: readonly { word: string; tag: string }[]): TaggedSentence {
  const names: { start: number; end: number; kind: Kind }[] = [];
  let label = '';
  let ended = true;
  for (const [i, { tag }] of rows.entries()) {
    const part = tag.slice(0, 1);
    const own = tag === 'O' ? '' : tag.slice(2).toLowerCase();
    const kind = own === '' ? null : (KIND_OF_LABEL[own] ?? null);
    const last = names.at(-1);
    const continues =
      (part === 'I' || part === 'E' || part === 'L') && !ended && own === label && last?.end === i;
    if (kind !== null && continues && last !== undefined) last.end = i + 1;
    else if (kind !== null) names.push({ start: i, end: i + 1, kind });
    label = own;
    ended = tag === 'O' || part === 'E' || part === 'S' || part === 'L' || part === 'U';
  }
  return {
    words: rows.map(({ word }) => word),
    names: names.filter(({ kind }) => KINDS.includes(kind)),
  };
}
