/**
 * `npm run train:ner`: trains both passes and writes the model file. The same data give the same
 * bytes. The second pass learns from first-pass answers on text that the first pass has not seen; or
 * it would learn to trust them too much.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  documentTraits,
  type TraitSentence,
} from '../../server/entities/tagger/document-traits.ts';
import { sentenceFeatures } from '../../server/entities/tagger/features.ts';
import { packModel } from '../../server/entities/tagger/model.ts';
import { tagSentence } from '../../server/entities/tagger/pass.ts';
import { secondLookFeatures } from '../../server/entities/tagger/second-look.ts';
import { traitsOf } from '../../server/entities/tagger/word-traits.ts';
import { namePool, withCapitals, withSwappedNames } from './augmentation.ts';
import { type Example, pack, type TrainedWeights, train } from './perceptron.ts';
import { createRandom } from './random.ts';
import { trainingCollections } from './training-data.ts';
import type { TrainingDocument } from './training-document.ts';

const SEED = 20_241_029;
/** Share of articles repeated in capitals or Title Case, as headlines are written. A guess. */
const CAPITALISED = 0.12;
const FOLDS = 2;

const { values } = parseArgs({
  options: {
    news: { type: 'string', default: 'scripts/ner/news' },
    shared: { type: 'string', default: '../shared/data/ner' },
    out: { type: 'string', default: join('server', 'entities', 'tagger', 'model.bin') },
    epochs: { type: 'string', default: '6' },
    swaps: { type: 'string', default: '2' },
    dropout: { type: 'string', default: '0.2' },
    prune: { type: 'string', default: '1.6' },
  },
});
const epochs = Number(values.epochs);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wordCount(documents: readonly TrainingDocument[]): number {
  return documents.reduce(
    (sum, { sentences }) => sum + sentences.reduce((n, { length }) => n + length, 0),
    0,
  );
}

function gather(): TrainingDocument[] {
  const collections = trainingCollections(values.news, values.shared);
  for (const { name, documents } of collections) {
    say(`${name}: ${documents.length} documents, ${wordCount(documents)} words`);
  }
  const random = createRandom(SEED);
  const all = collections.flatMap(({ documents }) => documents);
  const news = collections[0]?.documents ?? [];
  const pool = namePool(news);
  const swapped = Array.from({ length: Number(values.swaps) }, () =>
    news.map((document) => withSwappedNames(document, pool, random)),
  ).flat();
  const capitalised = [...all, ...swapped]
    .filter(() => random() < CAPITALISED)
    .map((document) => withCapitals(document, random() < 0.5));
  const documents = [...all, ...swapped, ...capitalised];
  say(
    `with swapped names and capitals: ${documents.length} documents, ${wordCount(documents)} words`,
  );
  return documents;
}

type Prepared = {
  readonly document: TrainingDocument;
  readonly traits: readonly TraitSentence[];
  readonly features: readonly number[][][];
};

function prepare(document: TrainingDocument): Prepared {
  const traits = document.sentences.map((words) => words.map(({ text }) => traitsOf(text)));
  const told = documentTraits(traits);
  return { document, traits, features: traits.map((sentence) => sentenceFeatures(sentence, told)) };
}

function examples(prepared: readonly Prepared[]): Example[] {
  return prepared.flatMap(({ document, features }) =>
    features.map((rows, s) => ({ features: rows, tags: document.tags[s] ?? new Uint8Array(0) })),
  );
}

function trainPass(name: string, own: readonly Example[], seed: number): TrainedWeights {
  return train(own, {
    epochs,
    dropout: Number(values.dropout),
    seed,
    onEpoch: (epoch, wrong, words) =>
      say(
        `${name}, epoch ${epoch}: ${((100 * wrong) / words).toFixed(2)} % of ${words} words wrong`,
      ),
  });
}

/** First-pass answers on each half by a first pass trained on the other. */
function unseenAnswers(prepared: readonly Prepared[]): Uint8Array[][] {
  const answers: Uint8Array[][] = new Array(prepared.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = prepared.filter((_, i) => i % FOLDS !== fold);
    const weights = trainPass(`fold ${fold + 1}`, examples(others), SEED + fold + 1);
    for (const [i, { features }] of prepared.entries()) {
      if (i % FOLDS === fold) answers[i] = features.map((rows) => tagSentence(rows, weights));
    }
  }
  return answers;
}

const prepared = gather().map(prepare);
const answers = unseenAnswers(prepared);
const first = trainPass('first pass', examples(prepared), SEED);
const secondExamples = prepared.flatMap(({ document, traits, features }, d) => {
  const more = secondLookFeatures(traits, answers[d] ?? []);
  return features.map((rows, s) => ({
    features: rows.map((own, i) => [...own, ...(more[s]?.[i] ?? [])]),
    tags: document.tags[s] ?? new Uint8Array(0),
  }));
});
const second = trainPass('second pass', secondExamples, SEED + FOLDS + 1);
const prune = { prune: Number(values.prune) };
const bytes = packModel([pack(first, prune), pack(second, prune)]);
writeFileSync(values.out, bytes);
say(`${values.out}: ${(bytes.length / 1e6).toFixed(2)} MB`);
