/** The lines that end long work: what is in the archive, and what was left out and why. */
import type { StatusReport } from '../core/searcher.ts';

/** Files named one by one; the rest are on the status page. */
const MAX_FILES = 10;

export function summaryLines(status: StatusReport, seconds: number): string[] {
  const { index, entities, files } = status;
  const names = `${entities.person} people, ${entities.place} places, ${entities.organization} organizations`;
  const skipped = files.filter((file) => file.status === 'skipped');
  return [
    `${count(index.articles, 'article')}, ${names}, in ${seconds.toFixed(1)} s.`,
    ...(skipped.length === 0 ? [] : [`${count(skipped.length, 'file')} skipped:`]),
    ...skipped.slice(0, MAX_FILES).map(({ path, reason }) => `  ${path}: ${reason}`),
    ...(skipped.length > MAX_FILES
      ? [`  and ${skipped.length - MAX_FILES} more, listed at /status`]
      : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
