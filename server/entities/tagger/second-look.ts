/**
 * The second look: features from the first pass's own answers. A word's neighbours now have kinds,
 * and the rest of the article has voted on what the word is.
 */
import type { TraitSentence } from './document-traits.ts';
import { mix, rowOf } from './hash.ts';
import { kindNumber, OUTSIDE } from './tags.ts';

const KIND_COUNT = 5;

/** Votes on one word: how often each kind, alone or inside a longer name. */
type Votes = { readonly kinds: Uint16Array; readonly inside: Uint16Array };

/** Rows to add to the first pass's features, sentence by sentence and word by word. */
export function secondLookFeatures(
  sentences: readonly TraitSentence[],
  tags: readonly Uint8Array[],
): number[][][] {
  const votes = countVotes(sentences, tags);
  return sentences.map((sentence, s) => {
    const own = tags[s] ?? new Uint8Array(sentence.length);
    const at = (i: number): number => own[i] ?? TAG_EDGE;
    return sentence.map((traits, i) => {
      const rows: number[] = [];
      const add = (template: number, value: number): void => {
        rows.push(rowOf(mix(template, value)));
      };
      add(70, at(i));
      add(71, mix(at(i - 1), 1));
      add(72, mix(at(i + 1), 2));
      add(73, mix(at(i - 1), mix(at(i), at(i + 1))));
      add(74, mix(at(i), traits.lower));
      add(75, mix(at(i - 2), at(i - 1)));
      add(76, mix(at(i + 1), at(i + 2)));
      const vote = traits.capital ? votes.get(traits.key) : undefined;
      if (vote !== undefined) {
        const majority = winner(vote.kinds, kindNumber(at(i)));
        const insideOf = winner(vote.inside, isMember(own, i) ? kindNumber(at(i)) : NO_KIND);
        add(80, majority);
        add(81, mix(majority, at(i)));
        add(82, insideOf);
        add(83, mix(insideOf, at(i)));
        add(84, mix(majority, mix(insideOf, traits.brief)));
      }
      return rows;
    });
  });
}

const TAG_EDGE = 255;
const NO_KIND = -1;

function countVotes(
  sentences: readonly TraitSentence[],
  tags: readonly Uint8Array[],
): ReadonlyMap<string, Votes> {
  const votes = new Map<string, Votes>();
  for (const [s, sentence] of sentences.entries()) {
    const own = tags[s] ?? new Uint8Array(0);
    for (const [i, traits] of sentence.entries()) {
      if (!traits.capital) continue;
      const vote = votes.get(traits.key) ?? {
        kinds: new Uint16Array(KIND_COUNT),
        inside: new Uint16Array(KIND_COUNT),
      };
      votes.set(traits.key, vote);
      const kind = kindNumber(own[i] ?? OUTSIDE);
      vote.kinds[kind] = (vote.kinds[kind] ?? 0) + 1;
      if (isMember(own, i)) vote.inside[kind] = (vote.inside[kind] ?? 0) + 1;
    }
  }
  return votes;
}

/** Whether a word stands in a name of several words: any tag but O and U. */
function isMember(tags: Uint8Array, i: number): boolean {
  const tag = tags[i] ?? OUTSIDE;
  return tag !== OUTSIDE && (tag - 1) % 4 !== 3;
}

/** The kind with most votes when the word's own one is taken out; 9 where nobody else voted. */
function winner(votes: Uint16Array, own: number): number {
  let best = 9;
  let most = 0;
  for (let kind = 0; kind < KIND_COUNT; kind += 1) {
    const count = (votes[kind] ?? 0) - (kind === own ? 1 : 0);
    if (count > most) {
      most = count;
      best = kind;
    }
  }
  return best;
}
