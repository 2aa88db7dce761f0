/**
 * Stories labelled by hand, and how well groups agree with them. Labels name articles by the keys of
 * the collections; `apart` lists articles that resemble those of some story and belong to none.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../server/config.ts';

const keys = z.array(z.string().min(1));
const labelsSchema = z.strictObject({
  stories: z.array(z.strictObject({ story: z.string().min(1), items: keys.min(2) })),
  apart: keys,
});

export type StoryLabels = z.infer<typeof labelsSchema>;

/** Throws where the file is missing or malformed. */
export function readLabels(): StoryLabels {
  const path = join(PACKAGE_ROOT, 'test', 'stories', 'labels.json');
  return labelsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Every second story: the rules were tuned looking at the first half alone. */
export type Half = 'first' | 'second' | 'both';

/** Means over the articles of labelled stories, 0 to 1 (Bagga and Baldwin, 1998). */
export type Agreement = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly articles: number;
};

/**
 * B-cubed over the articles of the stories of a half. All labelled articles count against precision,
 * those that stand apart too; articles without a label count neither way. `groupOf`: equal for articles
 * that are grouped.
 */
export function bCubed(
  { stories, apart }: StoryLabels,
  groupOf: (key: string) => string,
  half: Half,
): Agreement {
  const labelled = [...stories.flatMap(({ items }) => items), ...apart];
  const grouped = new Map<string, number>();
  for (const key of labelled) grouped.set(groupOf(key), (grouped.get(groupOf(key)) ?? 0) + 1);
  const wanted = half === 'first' ? 0 : 1;
  let [precision, recall, articles] = [0, 0, 0];
  for (const { items } of stories.filter((_, i) => half === 'both' || i % 2 === wanted)) {
    for (const item of items) {
      const together = items.filter((other) => groupOf(other) === groupOf(item)).length;
      precision += together / (grouped.get(groupOf(item)) ?? 1);
      recall += together / items.length;
      articles += 1;
    }
  }
  precision /= articles;
  recall /= articles;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), articles };
}
