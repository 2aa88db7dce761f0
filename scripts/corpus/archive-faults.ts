/**
 * What the demonstration archive must not be: files that are not read cleanly, articles shorter or
 * longer than promised or without a date, stories that name what is not there. One plain line a fault.
 */
import type { Archive, ArchiveArticle } from './archive.ts';
import { type ReadStory, sharedFiles } from './archive-stories.ts';

/** Words of an article, as demanded of the archive. */
const WORDS = { fewest: 150, most: 500 };
/** Reports of a story; fewer are no story. */
const FEWEST_REPORTS = 3;

/** Every fault of the archive and its list of stories; none if all is well. */
export function archiveFaults(archive: Archive, stories: readonly ReadStory[]): string[] {
  return [
    ...archive.reports.map(({ path, status, reason }) => `${path}: ${status}: ${reason}`),
    ...archive.articles.flatMap(articleFaults),
    ...stories.flatMap(storyFaults),
    ...sharedFiles(stories).map((file) => `${file} stands in several stories`),
  ];
}

function articleFaults({ path, words, draft }: ArchiveArticle): string[] {
  const faults: string[] = [];
  if (words < WORDS.fewest || words > WORDS.most) faults.push(`${words} words`);
  if (draft.date === null) faults.push('no date');
  if (draft.language !== 'en' && draft.language !== null) faults.push(`read as ${draft.language}`);
  return faults.map((fault) => `${path}: ${fault} (“${draft.title}”)`);
}

function storyFaults({ story, articles, missing }: ReadStory): string[] {
  if (missing.length > 0)
    return missing.map((file) => `${story}: no article was read from ${file}`);
  return articles.length < FEWEST_REPORTS ? [`${story}: only ${articles.length} reports`] : [];
}
