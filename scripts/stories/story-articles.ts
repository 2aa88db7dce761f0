/** Articles of a collection as grouping takes them: named by the project's own recogniser and entity table. */
import type { ArticleId } from '../../server/core/article.ts';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../../server/core/names.ts';
import { createEntityTable } from '../../server/entities/entity-table.ts';
import type { NameFinder } from '../../server/entities/name-finder.ts';
import type { StoryArticle } from '../../server/stories/story-article.ts';
import type { StoryEntry, StoryIndex } from '../../server/stories/story-index.ts';
import { storyProfile } from '../../server/stories/story-profile.ts';
import type { CollectionArticle } from './collections.ts';

/** With their names as one archive would have them; the key becomes the id. */
export async function nameArticles(
  articles: readonly CollectionArticle[],
  finder: NameFinder,
): Promise<StoryArticle[]> {
  const found: { article: CollectionArticle; names: readonly LocalName[] }[] = [];
  for await (const { article, names } of finder.findNames(articles)) found.push({ article, names });
  const table = createEntityTable(
    found.flatMap(({ names }) => names.map(({ type, name }) => ({ type, name, count: 1 }))),
  );
  return found.map(({ article, names }, i) => {
    const ofType = (type: EntityType): string[] => {
      const own = names.filter((name) => name.type === type);
      return [...new Set(own.map(({ name }) => table.entityOf(type, name)?.name ?? name))];
    };
    const [person, place, organization] = ENTITY_TYPES.map(ofType);
    const entities = {
      person: person ?? [],
      place: place ?? [],
      organization: organization ?? [],
    };
    return { ...unnamed(article, i), entities };
  });
}

/** Without names, which takes no time. */
export function unnamed(article: CollectionArticle, addedOrder: number): StoryArticle {
  const { key, title, titleSource, text, day, source } = article;
  return {
    id: key as ArticleId,
    title: titleSource === 'file' ? title : '',
    text,
    day,
    source,
    entities: { person: [], place: [], organization: [] },
    addedOrder,
  };
}

export function storyEntry(article: StoryArticle): StoryEntry {
  const { id, day, addedOrder } = article;
  return { id, day, addedOrder, profile: storyProfile(article), titled: article.title !== '' };
}

/** Runs a build to its end at once. */
export function finishBuild(build: Generator<void, StoryIndex, undefined>): StoryIndex {
  for (;;) {
    const step = build.next();
    if (step.done === true) return step.value;
  }
}
