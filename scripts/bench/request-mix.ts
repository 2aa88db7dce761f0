/**
 * Addresses of a day on the site: 30 % one word, 20 % AND, 10 % OR, 10 % phrases, 10 % prefixes, 20 %
 * clicks on a facet. Words are drawn as they stand in the text, without the commonest, so that common
 * words are asked for more often than rare ones; words joined by AND stand in one sentence.
 */
import { createRandom, shuffled } from '../ner/random.ts';
import type { SourceStories } from './source-stories.ts';

export const MIX = { word: 0.3, and: 0.2, or: 0.1, phrase: 0.1, prefix: 0.1, facet: 0.2 } as const;

/** Words in more of the stories than this are not asked for. */
const STOP_SHARE = 0.25;
const PLAIN = /^[a-z]{4,12}$/;
/** Stories looked at to learn which words are common. */
const LOOKED_AT = 2000;
const TRIES = 200;

/** Takes the addresses of chosen facet values that the answer to a search offers. */
export type FacetLinks = (path: string) => Promise<readonly string[]>;

/** `count` addresses in mixed order; `facetLinks` is asked for some of them. */
export async function requestMix(
  stories: SourceStories,
  { count, seed, facetLinks }: { count: number; seed: number; facetLinks: FacetLinks },
): Promise<string[]> {
  const random = createRandom(seed);
  const draw = sentenceDrawer(stories, random);
  const times = (share: number): unknown[] => Array.from({ length: Math.round(share * count) });
  const path = (q: string): string => `/api/search?q=${encodeURIComponent(q)}`;
  const word = (): string => draw(1)[0] ?? '';
  const size = (): number => 2 + Math.floor(random() * 2);
  const wordPaths = times(MIX.word).map(() => path(word()));
  const paths = [
    ...wordPaths,
    ...times(MIX.and).map(() => path(draw(size()).join(' '))),
    ...times(MIX.or).map(() => path(Array.from({ length: size() }, word).join(' OR '))),
    ...times(MIX.phrase).map(() => path(`"${phrase(stories, random, size())}"`)),
    ...times(MIX.prefix).map(() => path(`${word().slice(0, 3)}*`)),
  ];
  const clicks: string[] = [];
  const wanted = times(MIX.facet).length;
  for (let i = 0; clicks.length < wanted && i < wordPaths.length; i += 1)
    clicks.push(...(await facetLinks(wordPaths[i] ?? '')).slice(0, 10));
  return shuffled([...paths, ...clicks.slice(0, wanted)], random);
}

function wordsOf(sentence: string): string[] {
  return sentence.toLowerCase().match(/[a-z]+/g) ?? [];
}

/** Distinct words of one sentence, none of the commonest. */
function sentenceDrawer(
  stories: SourceStories,
  random: () => number,
): (words: number) => readonly string[] {
  const held = new Map<string, number>();
  const looked = stories.slice(0, LOOKED_AT);
  for (const story of looked)
    for (const word of new Set(story.flatMap(wordsOf))) held.set(word, (held.get(word) ?? 0) + 1);
  const fits = (word: string): boolean =>
    PLAIN.test(word) && (held.get(word) ?? 0) < STOP_SHARE * looked.length;
  return (words) => {
    let best: string[] = ['news'];
    for (let i = 0; i < TRIES; i += 1) {
      const fitting = [...new Set(wordsOf(drawn(drawn(stories, random) ?? [], random) ?? ''))];
      const own = fitting.filter(fits);
      if (own.length >= words) return shuffled(own, random).slice(0, words);
      if (own.length > 0) best = own;
    }
    return best;
  };
}

function phrase(stories: SourceStories, random: () => number, size: number): string {
  for (let i = 0; i < TRIES; i += 1) {
    const words = (drawn(drawn(stories, random) ?? [], random) ?? '').split(' ');
    const at = Math.floor(random() * words.length);
    const own = words.slice(at, at + size);
    if (own.length === size && own.every((word) => /^[A-Za-z]{2,12}$/.test(word)))
      return own.join(' ');
  }
  return 'of the';
}

function drawn<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}
