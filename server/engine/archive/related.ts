/** The articles that an article's page leads on to: what is like it, its story, its copies. */
import type { ArticleDetail } from '../../core/searcher.ts';
import type { RelatedArticle } from '../../core/story-report.ts';
import type { Archive, Row } from './archive.ts';
import { ALONE } from './group-columns.ts';
import { similarTo } from './similar.ts';

/** Articles listed of each kind. */
const MAX_LISTED = 10;
/** Articles of an archive in which each export of an article may ask what is like it. */
const MAX_EXPORTED_SIMILAR = 2000;

export type Related = Pick<ArticleDetail, 'similar' | 'otherReports' | 'otherCopies'>;

/** `forExport`: what is similar is left out in a large archive, since it costs a search an article. */
export function relatedTo(archive: Archive, row: Row, forExport: boolean): Related {
  const copies = copiesOf(archive, row.document);
  const isCopy = new Set([row.document, ...copies]);
  const { stories } = archive.groups;
  const story = stories.members[stories.ofDocument[row.document] ?? ALONE] ?? [];
  const others = story.filter((document) => !isCopy.has(document));
  return {
    similar:
      forExport && archive.info.articles > MAX_EXPORTED_SIMILAR
        ? []
        : listed(archive, mostAlike(archive, row, isCopy)),
    otherReports: listed(
      archive,
      archive.ordered(
        [...others].sort((a, b) => a - b),
        'newest',
      ),
    ),
    otherCopies: listed(archive, copies),
  };
}

function mostAlike(archive: Archive, row: Row, left: ReadonlySet<number>): number[] {
  const { documents, scores } = similarTo(archive, row);
  const likeness = new Map([...documents].map((document, i) => [document, scores?.[i] ?? 0]));
  // Of those equally alike the newest come first, however they lie in the index.
  return [...archive.ordered([...documents], 'newest')]
    .filter((document) => !left.has(document))
    .sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
}

function listed(archive: Archive, documents: readonly number[]): RelatedArticle[] {
  return documents.slice(0, MAX_LISTED).flatMap((document): RelatedArticle[] => {
    const article = archive.row(document)?.article;
    if (article === undefined) return [];
    const { id, title, date, source } = article;
    return [{ id, title, date, source }];
  });
}

/** The other articles of a document's group of copies, the fullest first. */
function copiesOf({ groups: { copies } }: Archive, document: number): readonly number[] {
  const members = copies.members[copies.ofDocument[document] ?? ALONE] ?? [];
  return members.filter((other) => other !== document);
}
