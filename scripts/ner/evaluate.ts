/**
 * `npm run eval:ner -- <file or folder> …`: precision, recall and F1 of the tagger on tagged token
 * files (CoNLL, IOB2, BIOES, tsv), by type, exact spans; and the set F1 an article: names counted
 * once a document, which is what facets show.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { loadModel } from '../../server/entities/tagger/model.ts';
import { tagDocument } from '../../server/entities/tagger/tagger.ts';
import { decode } from '../../server/entities/tagger/tags.ts';
import { readTagged, type TaggedDocument } from './tagged-file.ts';
import { cutSentence } from './training-document.ts';

type Score = { right: number; found: number; wanted: number };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: join('server', 'entities', 'tagger', 'model.bin') },
  },
});
const model = loadModel(readFileSync(values.model));

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

function percent({ right, found, wanted }: Score): string {
  const precision = found === 0 ? 0 : right / found;
  const recall = wanted === 0 ? 0 : right / wanted;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return [precision, recall, f1].map((share) => (100 * share).toFixed(1).padStart(6)).join('');
}

function count(score: Score, found: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
  score.found += found.size;
  score.wanted += wanted.size;
  for (const name of found) if (wanted.has(name)) score.right += 1;
}

function emptyScores(): Record<EntityType | 'all', Score> {
  const empty = (): Score => ({ right: 0, found: 0, wanted: 0 });
  return { person: empty(), place: empty(), organization: empty(), all: empty() };
}

function evaluate(documents: readonly TaggedDocument[]): void {
  const spans = emptyScores();
  const sets = emptyScores();
  let words = 0;
  let milliseconds = 0;
  for (const document of documents) {
    const cut = document.sentences.map(cutSentence);
    const started = performance.now();
    const tags = tagDocument(
      cut.map((sentence) => sentence.words),
      model,
    );
    milliseconds += performance.now() - started;
    for (const type of ENTITY_TYPES) {
      const found = new Set<string>();
      const wanted = new Set<string>();
      const foundNames = new Set<string>();
      const wantedNames = new Set<string>();
      for (const [s, { words: own, names }] of cut.entries()) {
        if (type === 'person') words += own.length;
        const name = (start: number, end: number): string =>
          own
            .slice(start, end)
            .map(({ text }) => text.toLowerCase())
            .join(' ');
        for (const { start, end, kind } of decode(tags[s] ?? new Uint8Array(0))) {
          if (kind !== type) continue;
          found.add(`${s}:${start}:${end}`);
          foundNames.add(name(start, end));
        }
        for (const { start, end, kind } of names) {
          if (kind !== type) continue;
          wanted.add(`${s}:${start}:${end}`);
          wantedNames.add(name(start, end));
        }
      }
      for (const key of [type, 'all'] as const) {
        count(spans[key], found, wanted);
        count(sets[key], foundNames, wantedNames);
      }
    }
  }
  process.stdout.write('                 spans: P     R    F1    sets: P     R    F1\n');
  for (const key of [...ENTITY_TYPES, 'all'] as const) {
    process.stdout.write(`${key.padEnd(16)}${percent(spans[key])}      ${percent(sets[key])}\n`);
  }
  process.stdout.write(
    `${documents.length} documents, ${words} words, ${Math.round(words / (milliseconds / 1000))} words a second\n`,
  );
}

for (const path of positionals) {
  process.stdout.write(`\n${path}\n`);
  evaluate(filesIn(path).flatMap((file) => readTagged(readFileSync(file, 'utf8'), file)));
}
