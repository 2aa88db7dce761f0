/** How much more a mention in the title says about what an article is about. A guess. */
const TITLE_MENTION_WEIGHT = 3;

/** How much an article says of an entity: its mentions, those in the title counted several times. */
export function mentionWeight({
  title,
  all,
}: {
  readonly title: number;
  readonly all: number;
}): number {
  return all + (TITLE_MENTION_WEIGHT - 1) * title;
}
