/**
 * A segment opened for reading: views into one file held in memory, which threads share. Immutable;
 * deletions are told by the snapshot, not here.
 */
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { PLAIN_COLUMNS, type PlainColumn } from '../archive/plain-columns.ts';
import { openRows, type Rows } from './csr.ts';
import {
  type CountColumn,
  countColumn,
  DamagedFile,
  type Sections,
  viewSections,
  wideColumn,
} from './section-file.ts';
import { SEGMENT_KIND, SEGMENT_VERSION } from './segment-builder.ts';
import { openStems, type SegmentStems } from './stem-tables.ts';
import { allStrings, openStrings, type TermTable } from './term-table.ts';

/** Of each term, the documents that hold it, ascending, and how often each does. */
export type Postings = {
  /** One more than there are terms. */
  readonly offsets: Uint32Array;
  readonly documents: Uint16Array;
  readonly frequencies: Uint16Array | Uint32Array;
};

/** One field of all articles of a segment. */
export type SegmentField = {
  readonly postings: Postings;
  /** Of each document, the numbers of its terms, by position. */
  readonly forward: Rows;
};

/** A facet's values and which documents carry them. */
export type SegmentColumn = { readonly values: readonly string[]; readonly rows: Rows };

export type Segment = {
  /** Documents, deleted ones included. */
  readonly size: number;
  readonly terms: TermTable;
  readonly fields: Readonly<Record<TextField, SegmentField>>;
  readonly columns: Readonly<Record<PlainColumn, SegmentColumn>>;
  /** See `identity-key.ts`. */
  readonly ids: Float64Array;
  readonly hashes: Float64Array;
  readonly standings: Float64Array;
  /** See `day-number.ts`. */
  readonly days: Int32Array;
  /** Milliseconds since 1970. */
  readonly added: Float64Array;
  /** 1 where an article has no text. */
  readonly empty: Uint8Array;
  /** Bytes of each stored article, and where it begins in the file of articles. */
  readonly stored: { readonly lengths: CountColumn; readonly offsets: Float64Array };
  readonly stems: SegmentStems;
};

/** `memory` holds a file whose checksums were verified. Throws `DamagedFile`. */
export function openSegment(memory: ArrayBufferLike): Segment {
  const sections = viewSections(memory, SEGMENT_KIND, SEGMENT_VERSION);
  const terms = openStrings(sections, 'terms');
  const ids = floats(sections, 'ids');
  const field = (name: TextField): SegmentField => ({
    postings: openPostings(sections, name),
    forward: openRows(sections, `${name}.forward`),
  });
  const lengths = countColumn(sections, 'stored.lengths');
  const [title, text] = TEXT_FIELDS;
  const columns = Object.fromEntries(
    PLAIN_COLUMNS.map((column): [PlainColumn, SegmentColumn] => [
      column,
      {
        values: allStrings(openStrings(sections, `${column}.values`)),
        rows: openRows(sections, column),
      },
    ]),
  ) as Record<PlainColumn, SegmentColumn>;
  return {
    size: ids.length,
    terms,
    fields: { title: field(title), text: field(text) },
    columns,
    ids,
    hashes: floats(sections, 'hashes'),
    standings: floats(sections, 'standings'),
    days: signed(sections, 'days'),
    added: floats(sections, 'added'),
    empty: Uint8Array.from(countColumn(sections, 'empty')),
    stored: { lengths, offsets: offsetsOf(lengths) },
    stems: openStems(sections, terms, columns.language),
  };
}

function openPostings(sections: Sections, field: TextField): Postings {
  const documents = sections.get(`${field}.postings`);
  const frequencies = sections.get(`${field}.frequencies`);
  if (!(documents instanceof Uint16Array))
    throw new DamagedFile(`The section ${field}.postings is missing.`);
  if (!(frequencies instanceof Uint16Array || frequencies instanceof Uint32Array))
    throw new DamagedFile(`The section ${field}.frequencies is missing.`);
  return { offsets: wideColumn(sections, `${field}.postings.offsets`), documents, frequencies };
}

function offsetsOf(lengths: CountColumn): Float64Array {
  const offsets = new Float64Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1)
    offsets[i + 1] = (offsets[i] ?? 0) + (lengths[i] ?? 0);
  return offsets;
}

function floats(sections: Sections, name: string): Float64Array {
  const column = sections.get(name);
  if (column instanceof Float64Array) return column;
  throw new DamagedFile(`The section ${name} is missing.`);
}

function signed(sections: Sections, name: string): Int32Array {
  const column = sections.get(name);
  if (column instanceof Int32Array) return column;
  throw new DamagedFile(`The section ${name} is missing.`);
}
