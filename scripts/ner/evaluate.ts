/**
 * `npm run eval:ner -- <file or folder> …`: precision, recall and F1 of the tagger on tagged token
 * files (CoNLL, IOB2, BIOES, tsv), by type, exact spans; and the set F1 an article: its names counted
 * once each, short forms joined to full ones on both sides, which is what facets show.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paragraph } from '../../server/core/article.ts';
import { ENTITY_TYPES, type EntityType } from '../../server/core/names.ts';
import { articleNames } from '../../server/entities/article-names.ts';
import { createEntityTable } from '../../server/entities/entity-table.ts';
import type { RecognisedSpan } from '../../server/entities/recogniser.ts';
import { loadModel } from '../../server/entities/tagger/model.ts';
import { tagDocument } from '../../server/entities/tagger/tagger.ts';
import { decode, isEntityKind, type KindSpan } from '../../server/entities/tagger/tags.ts';
import { readTagged, type TaggedDocument } from './tagged-file.ts';
import { type CutSentence, cutSentence } from './training-document.ts';

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

/** The document as an article, its names where the spans say: for what facets would show of it. */
function localNames(
  cut: readonly CutSentence[],
  spans: readonly (readonly KindSpan[])[],
): Set<string> {
  let text = '';
  const recognised: RecognisedSpan[] = [];
  const paragraphs: Paragraph[] = [];
  for (const [s, { words }] of cut.entries()) {
    const start = text.length;
    const starts: number[] = [];
    for (const word of words) {
      starts.push(text.length);
      text += `${word.text} `;
    }
    for (const { start: first, end, kind } of spans[s] ?? []) {
      const last = end - 1;
      if (!isEntityKind(kind)) continue;
      const to = (starts[last] ?? 0) + (words[last]?.text.length ?? 0);
      recognised.push({ type: kind, start: starts[first] ?? 0, end: to });
    }
    paragraphs.push({ kind: 'paragraph', start, end: text.length - 1 });
    text += '\n';
  }
  const recogniser = { name: 'given', recognise: () => [[], recognised] };
  const names = articleNames(
    { title: '', titleSource: 'text', text, paragraphs, language: 'en' },
    recogniser,
  );
  const table = createEntityTable(names.map(({ type, name }) => ({ type, name, count: 1 })));
  return new Set(
    names.flatMap(({ type, name }) => {
      const entity = table.entityOf(type, name);
      return entity === null ? [] : [`${type} ${entity.name.toLowerCase()}`];
    }),
  );
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
    const found = tags.map(decode);
    const wanted = cut.map(({ names }) => names);
    words += cut.reduce((sum, sentence) => sum + sentence.words.length, 0);
    const foundNames = [...localNames(cut, found)];
    const wantedNames = [...localNames(cut, wanted)];
    for (const type of ENTITY_TYPES) {
      const places = (own: readonly (readonly KindSpan[])[]): Set<string> =>
        new Set(
          own.flatMap((names, s) =>
            names
              .filter(({ kind }) => kind === type)
              .map(({ start, end }) => `${s}:${start}:${end}`),
          ),
        );
      const ofType = (names: readonly string[]): Set<string> =>
        new Set(names.filter((name) => name.startsWith(type)));
      for (const key of [type, 'all'] as const) {
        count(spans[key], places(found), places(wanted));
        count(sets[key], ofType(foundNames), ofType(wantedNames));
      }
    }
  }
  process.stdout.write('                 spans: P     R    F1    sets: P     R    F1\n');
  for (const key of [...ENTITY_TYPES, 'all'] as const) {
    process.stdout.write(`${key.padEnd(16)}${percent(spans[key])}      ${percent(sets[key])}\n`);
  }
  const speed = Math.round(words / (milliseconds / 1000));
  process.stdout.write(`${documents.length} documents, ${words} words, ${speed} words a second\n`);
}

for (const path of positionals) {
  process.stdout.write(`\n${path}\n`);
  evaluate(filesIn(path).flatMap((file) => readTagged(readFileSync(file, 'utf8'), file)));
}
