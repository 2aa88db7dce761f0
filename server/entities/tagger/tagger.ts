/** The tagger: sentences of one article → names of each, in two passes over all of them. */
import { TAG_CAUTION } from './caution.ts';
import { documentTraits } from './document-traits.ts';
import { sentenceFeatures } from './features.ts';
import type { TaggerModel } from './model.ts';
import { tagSentence } from './pass.ts';
import { secondLookFeatures } from './second-look.ts';
import { traitsOf } from './word-traits.ts';
import type { Sentence } from './words.ts';

/** One tag a word (see `tags.ts`), sentence by sentence. Linear in the words. */
export function tagDocument(sentences: readonly Sentence[], model: TaggerModel): Uint8Array[] {
  const traits = sentences.map((sentence) => sentence.map(({ text }) => traitsOf(text)));
  const document = documentTraits(traits);
  const features = traits.map((sentence) => sentenceFeatures(sentence, document));
  const first = features.map((rows) => tagSentence(rows, model.first, TAG_CAUTION));
  const more = secondLookFeatures(traits, first);
  return features.map((rows, s) => {
    for (const [i, own] of rows.entries()) own.push(...(more[s]?.[i] ?? []));
    return tagSentence(rows, model.second, TAG_CAUTION);
  });
}
