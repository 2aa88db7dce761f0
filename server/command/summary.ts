/** The lines that end long work: what is in the archive, and what was left out and why. */
import type { FileReport, StatusReport } from '../core/searcher.ts';

/** Files named one by one; the rest are on the status page. */
const MAX_FILES = 10;

export function summaryLines(status: StatusReport, seconds: number): string[] {
  const { index, entities, stories, files } = status;
  const names = `${entities.person} people, ${entities.place} places, ${entities.organization} organizations`;
  const grouped = `${stories} ${stories === 1 ? 'story' : 'stories'} of several reports`;
  const having = (status: FileReport['status']) => files.filter((file) => file.status === status);
  return [
    `${count(index.articles, 'article')}, ${names}, ${grouped}, in ${seconds.toFixed(1)} s.`,
    ...listed('skipped', having('skipped')),
    ...listed('doubtful', having('doubtful')),
    ...listed('not shown', having('withheld')),
  ];
}

/** The first few of some files, under a line that counts them. */
function listed(what: string, files: readonly FileReport[]): string[] {
  if (files.length === 0) return [];
  const over = files.length - MAX_FILES;
  const paths = new Set(files.map(({ path }) => path));
  return [
    `${count(paths.size, 'file')} ${what}:`,
    ...files.slice(0, MAX_FILES).map(({ path, reason }) => `  ${path}: ${reason}`),
    ...(over > 0 ? [`  and ${over} more, listed at /status`] : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
