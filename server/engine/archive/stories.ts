/** Stories as they are told: lists of them, and one with everything its reports say. */
import type { ArticleCard } from '../../core/searcher.ts';
import type {
  Comparison,
  ReportWithCopies,
  StoryAnswer,
  StoryCard,
  StoryList,
  StoryListRequest,
  StoryReport,
  StorySort,
} from '../../core/story-report.ts';
import { copyDifferences } from '../../stories/copy-differences.ts';
import type { Report } from '../../stories/report.ts';
import { presentStory } from '../../stories/story-presentation.ts';
import type { Archive, Row } from './archive.ts';
import { storyNamed } from './confine.ts';
import { ALONE } from './group-columns.ts';
import { articleCard } from './hits.ts';
import { mentionsOf } from './mentions.ts';

/** Reports whose sentences are read for summary and differences: a page is to be there within a second. */
const MAX_READ = 60;

/** Days of a story's reports; null where none has one. */
type Days = { readonly from: string | null; readonly to: string | null };

/** The order of all stories, found once for an archive. */
const orders = new WeakMap<Archive, Map<StorySort, readonly number[]>>();

export function storyList(archive: Archive, { sort, page, size }: StoryListRequest): StoryList {
  const { groups } = archive;
  const order = orderOf(archive, sort);
  return {
    stories: order
      .slice((page - 1) * size, page * size)
      .flatMap((story) => storyCard(archive, story) ?? []),
    total: order.length,
    articles: groups.stories.members.reduce((sum, members) => sum + members.length, 0),
    index: archive.info,
  };
}

/** Newest: by the last day of a report, undated last; size: most reports first. Ties by id. */
function orderOf(archive: Archive, sort: StorySort): readonly number[] {
  const known = orders.get(archive) ?? new Map<StorySort, readonly number[]>();
  orders.set(archive, known);
  const order = known.get(sort) ?? sortedStories(archive, sort);
  known.set(sort, order);
  return order;
}

function sortedStories(archive: Archive, sort: StorySort): number[] {
  const { stories, storyIds } = archive.groups;
  const keys = stories.members.map((members) =>
    sort === 'size' ? members.length : Date.parse(daysOf(archive, members).to ?? '0001-01-01'),
  );
  return [...keys.keys()].sort(
    (a, b) =>
      (keys[b] ?? 0) - (keys[a] ?? 0) || ((storyIds[a] ?? '') < (storyIds[b] ?? '') ? -1 : 1),
  );
}

function daysOf(archive: Archive, members: readonly number[]): Days {
  const days = members.flatMap((document) => archive.day(document) ?? []).sort();
  return { from: days[0] ?? null, to: days.at(-1) ?? null };
}

function storyCard(archive: Archive, story: number): StoryCard | null {
  const { stories, storyIds, central } = archive.groups;
  const [id, members] = [storyIds[story], stories.members[story]];
  const titled = archive.row(central[story] ?? ALONE);
  if (id === undefined || members === undefined || titled === undefined) return null;
  const counts = new Map<string, number>();
  for (const document of members)
    for (const source of archive.row(document)?.facets.source ?? [])
      counts.set(source, (counts.get(source) ?? 0) + 1);
  const sources = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    id,
    title: titled.article.title,
    reports: members.length,
    ...daysOf(archive, members),
    sources: sources.map(([source]) => source),
  };
}

/** By its id; any report's id, and a former one, lead to the story's. */
export function story(archive: Archive, id: string): StoryAnswer {
  const found = storyNamed(archive, id);
  if (found === null) return movedOrUnknown(archive, id);
  if (found.documents.length < 2) return { kind: 'unknown' };
  if (found.id !== id) return { kind: 'moved', to: found.id };
  const number = archive.groups.storyNamed(id) ?? ALONE;
  return {
    kind: 'here',
    story: storyReport(archive, { id, number, documents: found.documents }),
    index: archive.info,
  };
}

/** An article that was replaced may have given the story its name. */
function movedOrUnknown(archive: Archive, id: string): StoryAnswer {
  const former = archive.former(id);
  const heir = former?.kind === 'moved' ? storyNamed(archive, former.to) : null;
  return heir === null || heir.documents.length < 2
    ? { kind: 'unknown' }
    : { kind: 'moved', to: heir.id };
}

type Found = {
  readonly id: string;
  readonly number: number;
  readonly documents: readonly number[];
};

function storyReport(archive: Archive, { id, number, documents }: Found): StoryReport {
  const rows = documents.flatMap((document) => archive.row(document) ?? []);
  const versions = byText(archive, rows);
  const told = versions.flatMap(([first]) => (first === undefined ? [] : [reportOf(first)]));
  const copies = versions.flatMap(([, ...others]) => others.map(reportOf));
  const presentation = presentStory([...told, ...copies], told.slice(0, MAX_READ));
  const central = archive.row(archive.groups.central[number] ?? ALONE)?.article;
  return {
    ...presentation,
    ...(central !== undefined && { central: central.id, title: central.title }),
    id,
    size: rows.length,
    reports: versions
      .flatMap(([first, ...others]): ReportWithCopies[] =>
        first === undefined
          ? []
          : [
              {
                article: articleCard(archive, first),
                copies: others.map((row) => articleCard(archive, row)),
              },
            ],
      )
      .sort((a, b) => compareDays(a.article, b.article)),
  };
}

/** The rows of each text, the fullest version first. */
function byText({ groups: { copies } }: Archive, rows: readonly Row[]): Row[][] {
  const texts = new Map<number, Row[]>();
  for (const row of rows) {
    const group = copies.ofDocument[row.document] ?? ALONE;
    // A text of its own stands under a number that no group has.
    const key = group === ALONE ? -2 - row.document : group;
    texts.set(key, [...(texts.get(key) ?? []), row]);
  }
  for (const [group, versions] of texts) {
    const order = copies.members[group];
    if (order !== undefined)
      versions.sort((a, b) => order.indexOf(a.document) - order.indexOf(b.document));
  }
  return [...texts.values()];
}

function compareDays(a: ArticleCard, b: ArticleCard): number {
  const [x, y] = [a.date?.day ?? '9999', b.date?.day ?? '9999'];
  return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1;
}

function reportOf(row: Row): Report {
  const { id, title, titleSource, text, paragraphs, date, source } = row.article;
  return {
    id,
    title,
    titleSource,
    text,
    paragraphs,
    day: date?.day ?? null,
    source,
    mentions: mentionsOf(row),
  };
}

/** Two articles side by side; null where either is not here. Costs their length times their differences. */
export function comparison(archive: Archive, left: string, right: string): Comparison | null {
  const [own, other] = [archive.find(left), archive.find(right)];
  if (own === undefined || other === undefined) return null;
  const [text, otherText] = [own.article.text, other.article.text];
  const blocks = copyDifferences(text, otherText);
  const words = (of: string): number => of.match(/\S+/gu)?.length ?? 0;
  const kept = blocks.reduce(
    (sum, { kind, left: span }) =>
      kind === 'kept' ? sum + words(text.slice(span.start, span.end)) : sum,
    0,
  );
  const all = words(text) + words(otherText);
  return {
    left: { article: articleCard(archive, own), text },
    right: { article: articleCard(archive, other), text: otherText },
    blocks,
    shared: all === 0 ? 1 : (2 * kept) / all,
    index: archive.info,
  };
}
