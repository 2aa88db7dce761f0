/** What the tagger is trained on: news written for this project, and openly licensed collections. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnnotated } from './annotated-text.ts';
import { readTagged } from './tagged-file.ts';
import { fromAnnotated, fromTagged, type TrainingDocument } from './training-document.ts';

export type Collection = { readonly name: string; readonly documents: readonly TrainingDocument[] };

/** Collections in `../shared/data/ner` whose licence permits training; see the model card. */
const OPEN: readonly (readonly [name: string, files: readonly string[]])[] = [
  ['Wikigold (CC BY 4.0)', ['wikigold/CONLL-format/data/wikigold.conll.txt']],
  [
    'WNUT-17 (CC BY 4.0)',
    [
      'wnut17/CONLL-format/data/train/wnut17train.conll',
      'wnut17/CONLL-format/data/dev/emerging.dev.conll',
      'wnut17/CONLL-format/data/test/emerging.test.annotated',
    ],
  ],
  [
    'CrossNER politics (MIT)',
    ['train', 'dev', 'test'].map((part) => `crossner/ner_data/politics/${part}.txt`),
  ],
  ['UNER EWT (CC BY-SA 4.0)', ['uner_ewt/en_ewt-ud-dev.iob2', 'uner_ewt/en_ewt-ud-test.iob2']],
];

/** Sentences taken together where a file does not say where its documents begin. */
const SENTENCES_TOGETHER = 1;

/** All collections, in a fixed order. Throws where one is missing: other data, other weights. */
export function trainingCollections(newsFolder: string, sharedFolder: string): Collection[] {
  return [
    { name: 'Dateline news (CC0)', documents: newsDocuments(newsFolder) },
    ...OPEN.map(([name, files]) => ({
      name,
      documents: files.flatMap((file) => openDocuments(join(sharedFolder, file))),
    })),
  ];
}

function newsDocuments(folder: string): TrainingDocument[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      try {
        return readAnnotated(readFileSync(join(folder, file), 'utf8')).map(fromAnnotated);
      } catch (error) {
        throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}

function openDocuments(file: string): TrainingDocument[] {
  if (!existsSync(file)) throw new Error(`The collection ${file} is missing.`);
  const documents = readTagged(readFileSync(file, 'utf8'), file);
  const [only] = documents;
  if (documents.length !== 1 || only === undefined) return documents.map(fromTagged);
  const groups: TrainingDocument[] = [];
  for (let i = 0; i < only.sentences.length; i += SENTENCES_TOGETHER) {
    const sentences = only.sentences.slice(i, i + SENTENCES_TOGETHER);
    groups.push(fromTagged({ name: `${file}:${i}`, sentences }));
  }
  return groups;
}
