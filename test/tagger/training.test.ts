/** The training side: annotated text, tagged files, and training that gives the same weights twice. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAnnotated } from '../../scripts/ner/annotated-text.ts';
import { pack, train } from '../../scripts/ner/perceptron.ts';
import { readTagged } from '../../scripts/ner/tagged-file.ts';
import { fromAnnotated } from '../../scripts/ner/training-document.ts';
import { PACKAGE_ROOT } from '../../server/config.ts';
import { documentTraits } from '../../server/entities/tagger/document-traits.ts';
import { sentenceFeatures } from '../../server/entities/tagger/features.ts';
import { tagSentence } from '../../server/entities/tagger/pass.ts';
import { decode } from '../../server/entities/tagger/tags.ts';
import { traitsOf } from '../../server/entities/tagger/word-traits.ts';

const NEWS = join(PACKAGE_ROOT, 'scripts', 'ner', 'news');

test('marks are taken out of annotated text and point at their names', () => {
  const [article] = readAnnotated('[Ada Quill]P’s boat left [Lusaka]L.\n====\nNo names.\n');
  assert.ok(article);
  assert.equal(article.text, 'Ada Quill’s boat left Lusaka.');
  assert.deepEqual(
    article.names.map(({ start, end, kind }) => [article.text.slice(start, end), kind]),
    [
      ['Ada Quill', 'person'],
      ['Lusaka', 'place'],
    ],
  );
});

test('a bracket left over is an error that says where', () => {
  assert.throws(() => readAnnotated('The [Ada Quill came.'), /near “The \[Ada/);
});

test('all annotated news reads without a stray bracket, and there is enough of it', () => {
  const files = readdirSync(NEWS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.txt'),
  );
  const words = files
    .flatMap((file) => readAnnotated(readFileSync(join(NEWS, file), 'utf8')).map(fromAnnotated))
    .flatMap(({ sentences }) => sentences.map(({ length }) => length));
  assert.ok(words.reduce((sum, length) => sum + length, 0) >= 150_000);
});

/** A tagged file → words of each name with its kind. */
const DIALECTS: readonly (readonly [name: string, file: string, expected: string])[] = [
  ['IOB2', 'Ada B-PER\nQuill I-PER\nleft O\nRome B-LOC\n', 'person Ada Quill; place Rome'],
  ['IOB1 without B', 'Ada I-PER\nQuill I-PER\nleft O\n', 'person Ada Quill'],
  [
    'BIOES',
    'Ada\tB-Person\nvan\tI-Person\nQuill\tE-Person\nRome\tS-Location\n',
    'person Ada van Quill; place Rome',
  ],
  ['four columns with chunks', 'Ada NNP B-NP B-PER\nleft VBD B-VP O\n', 'person Ada'],
  [
    'nested layers',
    'Bank\tB-Organization\nof\tI-Organization\nRome\tI-Organization\tB-Location\n',
    'organization Bank of Rome',
  ],
  ['numbered', '# sent_id = 1\n1\tAda\tB-PER\t-\t-\n2\tleft\tO\t-\t-\n', 'person Ada'],
  ['two neighbours', 'Ada B-PER\nQuill B-PER\n', 'person Ada; person Quill'],
  ['dates are no names', 'Monday B-Date\nRome B-LOC\n', 'place Rome'],
];
for (const [name, file, expected] of DIALECTS) {
  test(`tagged files: ${name}`, () => {
    const sentences = readTagged(file, 'test').flatMap((document) => document.sentences);
    const found = sentences.flatMap(({ words, names }) =>
      names.map(({ start, end, kind }) => `${kind} ${words.slice(start, end).join(' ')}`),
    );
    assert.equal(found.join('; '), expected);
  });
}

test('training learns its text, and gives the same weights twice', () => {
  const documents = readAnnotated(
    '[Ada Quill]P met [Jonah Farrow]P in [Lusaka]L. The [Harbour Board]O paid [Quill]P.\n====\n' +
      'In [Lusaka]L the [Harbour Board]O spoke. [Farrow]P left [Rome]L.\n',
  ).map(fromAnnotated);
  const examples = documents.flatMap(({ sentences, tags }) => {
    const traits = sentences.map((words) => words.map(({ text }) => traitsOf(text)));
    const told = documentTraits(traits);
    return traits.map((sentence, s) => ({
      features: sentenceFeatures(sentence, told),
      tags: tags[s] ?? new Uint8Array(0),
    }));
  });
  const options = { epochs: 8, dropout: 0.1, seed: 7, onEpoch: () => {} };
  const weights = train(examples, options);
  for (const { features, tags } of examples) {
    assert.deepEqual(decode(tagSentence(features, weights)), decode(tags));
  }
  const again = pack(train(examples, options), { prune: 0.1 });
  assert.deepEqual(pack(weights, { prune: 0.1 }), again);
});
