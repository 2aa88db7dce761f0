/**
 * Copies and stories of an archive together, kept while articles come and go. What are copies of one
 * text are reports of one event, so copies are never in different stories.
 */
import { type Article, type ArticleId, searchableTitle } from '../core/article.ts';
import { ENTITY_TYPES, type EntityType, type LocalName } from '../core/names.ts';
import { type ArticleGroups, type GroupedStory, joinedStories } from './article-groups.ts';
import { CopyIndex } from './copy-index.ts';
import { type CopyText, copyText } from './copy-text.ts';
import type { StoryArticle } from './story-article.ts';
import { buildStoryIndex, type StoryEntry, StoryIndex } from './story-index.ts';
import { storyProfile } from './story-profile.ts';
import { storyRedirects } from './story-redirects.ts';

/** The parts of an article that grouping reads. */
export type GroupedArticle = Pick<
  Article,
  'id' | 'title' | 'titleSource' | 'text' | 'date' | 'source' | 'added'
>;

/** What grouping keeps of an article, and what it looks at once. */
export type GroupingTraits = { readonly entry: StoryEntry; readonly copyText: CopyText | null };

/** `names` as the article itself has them: what others call the same does not change its traits. */
export function groupingTraits(
  article: GroupedArticle,
  names: readonly LocalName[],
): GroupingTraits {
  const ofType = (type: EntityType): string[] => [
    ...new Set(names.flatMap((one) => (one.type === type ? [one.name] : []))),
  ];
  const [person = [], place = [], organization = []] = ENTITY_TYPES.map(ofType);
  const seen: StoryArticle = {
    id: article.id,
    title: searchableTitle(article),
    text: article.text,
    day: article.date?.day ?? null,
    source: article.source,
    entities: { person, place, organization },
    addedOrder: Date.parse(article.added),
  };
  const { id, day, addedOrder, title } = seen;
  return {
    entry: { id, day, addedOrder, profile: storyProfile(seen), titled: title !== '' },
    copyText: textForCopies(article),
  };
}

/** Null for an article without text, which is nobody's copy. */
export function textForCopies(
  article: Pick<GroupedArticle, 'title' | 'titleSource' | 'text'>,
): CopyText | null {
  return article.text.trim() === ''
    ? null
    : copyText({ title: searchableTitle(article), text: article.text });
}

export class ArticleGrouping {
  readonly #copies: CopyIndex;
  #stories = new StoryIndex();
  #collected: StoryEntry[] = [];

  /** `textOf` gives the text of an article that was added and not removed; null where it is lost. */
  constructor(textOf: (id: ArticleId) => CopyText | null) {
    this.#copies = new CopyIndex(textOf);
  }

  get size(): number {
    return this.#stories.size;
  }

  /** How far stories may be from those of a fresh build; see `StoryIndex.drift`. */
  get drift(): number {
    return this.#stories.drift;
  }

  /** Takes an article that is not here without grouping it: `build` is to follow. */
  collect(traits: GroupingTraits): void {
    this.#addCopy(traits);
    this.#collected.push(traits.entry);
  }

  /**
   * Groups all stories afresh, which closes what changes one by one left open; every `yield` is a moment
   * for others, but not for changes. The same articles give the same groups in whatever order they come.
   */
  *build(): Generator<void> {
    this.#stories = yield* buildStoryIndex([...this.#stories.entries(), ...this.#collected]);
    this.#collected = [];
  }

  /** Adds an article that is not here, and regroups those it is like. */
  add(traits: GroupingTraits): void {
    this.#addCopy(traits);
    this.#stories.add(traits.entry);
  }

  remove(id: ArticleId): void {
    this.#copies.remove(id);
    this.#stories.remove(id);
  }

  /** All groups; `before`, what was given last, says where former stories lead. Linear in the articles. */
  groups(before: ArticleGroups | null): ArticleGroups {
    const copies = this.#copies.groups();
    const orders = new Map<ArticleId, number>();
    for (const { id, addedOrder } of this.#stories.entries()) orders.set(id, addedOrder);
    const joined = joinedStories(this.#stories.stories(), copies, (id) => orders.get(id) ?? 0);
    const stories = joined.map(
      (story): GroupedStory => ({
        ...story,
        central: this.#stories.centralOf(story.members) ?? story.id,
      }),
    );
    const former =
      before === null ? new Map() : storyRedirects(before.stories, stories, before.former);
    return { stories, copies, former };
  }

  #addCopy({ entry: { id, addedOrder }, copyText }: GroupingTraits): void {
    if (copyText !== null) this.#copies.add({ id, addedOrder }, copyText);
  }
}
