/** The status page: what is in the index, how it was made, and every file that gave trouble. */
import { ENTITY_TYPES } from '../core/names.ts';
import type { FileReport, StatusReport } from '../core/searcher.ts';
import { FACET_NAMES } from './facet-names.ts';
import { type Frame, indexState, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { counted, formatCount, formatRange } from './wording.ts';

export type StatusFact = { readonly term: string; readonly text: string };
export type FileList = {
  readonly title: string;
  readonly files: readonly FileReport[];
  /** Said where not all are listed. */
  readonly more: string | null;
};

export type StatusPage = {
  readonly frame: Frame;
  readonly facts: readonly StatusFact[];
  readonly lists: readonly FileList[];
};

/** Files listed on the page: beyond, a table is no longer read, and the twin has them all. */
const MAX_FILES = 500;

function fileList(title: string, files: readonly FileReport[]): FileList {
  const over = files.length - MAX_FILES;
  return {
    title: `${title} (${formatCount(files.length)})`,
    files: files.slice(0, MAX_FILES),
    more: over > 0 ? `${formatCount(over)} more are in the JSON of this page.` : null,
  };
}

export function statusPage(status: StatusReport): StatusPage {
  const { index, dates } = status;
  const facts: StatusFact[] = [
    { term: 'Folder', text: status.folder },
    { term: 'Articles', text: formatCount(index.articles) },
    { term: 'State', text: indexState(index) },
    {
      term: 'Dates',
      text:
        dates.from === null || dates.to === null ? 'none found' : formatRange(dates.from, dates.to),
    },
    { term: 'Without a date', text: counted(dates.undated, 'article') },
    ...ENTITY_TYPES.map((type) => ({
      term: FACET_NAMES[type].title,
      text: formatCount(status.entities[type]),
    })),
    { term: 'Stories', text: formatCount(status.stories) },
    { term: 'Names found by', text: status.recogniser },
    { term: 'Search engine', text: status.engine },
    { term: 'Version of the index', text: index.version },
  ];
  const having = (of: FileReport['status']) => status.files.filter((file) => file.status === of);
  return {
    frame: pageFrame({
      title: 'Status',
      twinHref: '/api/status',
      index,
      current: '/status',
      meta: [NOT_FOR_ROBOTS],
    }),
    facts,
    lists: [
      fileList('Not shown', having('withheld')),
      fileList('Skipped files', having('skipped')),
      fileList('Doubtful files', having('doubtful')),
    ].filter(({ files }) => files.length > 0),
  };
}
