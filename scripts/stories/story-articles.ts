/** Articles of a collection as grouping takes them: named by the project's own recogniser. */
import type { ArticleId } from '../../server/core/article.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import type { NameFinder } from '../../server/entities/name-finder.ts';
import type { StoryArticle } from '../../server/stories/story-article.ts';
import type { StoryEntry, StoryIndex } from '../../server/stories/story-index.ts';
import { storyProfile } from '../../server/stories/story-profile.ts';
import type { CollectionArticle } from './collections.ts';

/** With the names each has by itself, as the index groups them; the key becomes the id. */
export async function nameArticles(
  articles: readonly CollectionArticle[],
  finder: NameFinder,
): Promise<StoryArticle[]> {
  const named: StoryArticle[] = [];
  for await (const { article, names } of finder.findNames(articles)) {
    const ofType = (type: EntityType): string[] => [
      ...new Set(names.flatMap((one) => (one.type === type ? [one.name] : []))),
    ];
    const [person = [], place = [], organization = []] = ENTITY_TYPES.map(ofType);
    named.push({ ...unnamed(article, named.length), entities: { person, place, organization } });
  }
  return named;
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
