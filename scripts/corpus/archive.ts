/**
 * The demonstration archive as the project itself reads it: its articles with their names, the
 * entities these make together, and what the loader had to say. Read once, then only counted.
 */
import type { ArticleDraft } from '../../server/core/article.ts';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../server/core/names.ts';
import type { FileReport } from '../../server/core/searcher.ts';
import { loadFolder } from '../../server/corpus/load.ts';
import { articleNames } from '../../server/entities/article-names.ts';
import { createEntityTable, type Entity } from '../../server/entities/entity-table.ts';
import type { Recogniser } from '../../server/entities/recogniser.ts';

/** Bytes; every file of the archive is far smaller. */
const MAX_FILE_SIZE = 1_000_000;

export type ArchiveArticle = {
  readonly path: string;
  readonly draft: ArticleDraft;
  /** Words of the text, parted by white space. */
  readonly words: number;
  readonly names: readonly LocalName[];
};

/** An entity with every form that articles use, and how many articles use each. */
export type ArchiveEntity = {
  readonly entity: Entity;
  readonly forms: ReadonlyMap<string, number>;
};

export type Archive = {
  /** Sorted by path, then by place in the file. */
  readonly articles: readonly ArchiveArticle[];
  /** Files that were skipped or read with doubt. */
  readonly reports: readonly FileReport[];
  readonly entities: Readonly<Record<EntityType, readonly ArchiveEntity[]>>;
};

/** Reads every file below `folder`. `today` is ISO `YYYY-MM-DD`. */
export async function readArchive(
  folder: string,
  recogniser: Recogniser,
  today: string,
): Promise<Archive> {
  const articles: ArchiveArticle[] = [];
  const reports: FileReport[] = [];
  for await (const result of loadFolder(folder, { maxFileSize: MAX_FILE_SIZE, today })) {
    reports.push(...result.reports);
    for (const { draft } of result.records) {
      const words = countWords(draft.text);
      articles.push({ path: result.path, draft, words, names: articleNames(draft, recogniser) });
    }
  }
  articles.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { articles, reports, entities: entitiesOf(articles) };
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function entitiesOf(articles: readonly ArchiveArticle[]): Archive['entities'] {
  const names = articles.flatMap(({ names }) => names);
  const table = createEntityTable(names.map(({ type, name }) => ({ type, name, count: 1 })));
  const forms = new Map<Entity, Map<string, number>>();
  for (const { type, name } of names) {
    const entity = table.entityOf(type, name);
    if (entity === null) continue;
    const counts = forms.get(entity) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    forms.set(entity, counts);
  }
  const ofType = (type: EntityType): readonly ArchiveEntity[] =>
    table.all(type).map((entity) => ({ entity, forms: forms.get(entity) ?? new Map() }));
  const [person, place, organization] = ENTITY_TYPES.map(ofType);
  return { person: person ?? [], place: place ?? [], organization: organization ?? [] };
}
