/** How well copies are found that were made on purpose: every edit of every article, in one index. */
import type { ArticleId } from '../../server/core/article.ts';
import { CopyIndex } from '../../server/stories/copy-index.ts';
import { type CopyText, copyText } from '../../server/stories/copy-text.ts';
import type { StoryArticle } from '../../server/stories/story-article.ts';
import { COPY_EDITS } from './copy-edits.ts';

export type CopyScore = {
  readonly articles: number;
  /** Share of the edited articles that stand with the article they were made from, 0 to 1. */
  readonly recall: number;
  /** The same by edit. */
  readonly recallOf: Readonly<Record<string, number>>;
  /** Share of the pairs in groups that were made from one article, 0 to 1. */
  readonly precision: number;
  /** Articles that were grouped though made from different ones, in pairs. */
  readonly wrong: readonly (readonly [ArticleId, ArticleId])[];
};

/** `known`: pairs of articles that are copies as they stand, either way round. */
export function scoreCopies(
  articles: readonly StoryArticle[],
  known: readonly (readonly [string, string])[] = [],
): CopyScore {
  const texts = new Map<ArticleId, CopyText>();
  const originOf = new Map<ArticleId, ArticleId>();
  for (const { id, title, text } of articles) {
    texts.set(id, copyText({ title, text }));
    originOf.set(id, id);
    for (const [name, edit] of Object.entries(COPY_EDITS)) {
      const edited = `${id} ${name}` as ArticleId;
      texts.set(edited, copyText(edit({ title, text })));
      originOf.set(edited, id);
    }
  }
  const index = new CopyIndex((id) => texts.get(id) ?? null);
  for (const [i, [id, text]] of [...texts].entries()) index.add({ id, addedOrder: i }, text);
  const groupOf = new Map<ArticleId, ArticleId>();
  const same = new Set(known.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const wrong: [ArticleId, ArticleId][] = [];
  let pairs = 0;
  for (const { fullest, members } of index.groups()) {
    for (const [i, a] of members.entries()) {
      groupOf.set(a, fullest);
      for (const b of members.slice(i + 1)) {
        const [own, other] = [originOf.get(a) ?? a, originOf.get(b) ?? b];
        pairs += 1;
        if (own !== other && !same.has(`${own} ${other}`)) wrong.push([a, b]);
      }
    }
  }
  const recallOf: Record<string, number> = {};
  for (const name of Object.keys(COPY_EDITS)) {
    const found = articles.filter(({ id }) => {
      const group = groupOf.get(id);
      return group !== undefined && group === groupOf.get(`${id} ${name}` as ArticleId);
    });
    recallOf[name] = found.length / articles.length;
  }
  const shares = Object.values(recallOf);
  return {
    articles: articles.length,
    recall: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    recallOf,
    precision: pairs === 0 ? 1 : 1 - wrong.length / pairs,
    wrong,
  };
}
