/**
 * The sentences a corpus is made of: those of the articles of a folder, read as the program reads
 * them. They are kept in a file, since every process of a run makes the same corpus from them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { sentences } from '../../server/core/sentences.ts';
import { loadFolder } from '../../server/corpus/load.ts';

/** The sentences of each article. */
export type SourceStories = readonly (readonly string[])[];

/** Bytes; larger files are left out. */
const MAX_FILE_BYTES = 50_000_000;
/** Words of a sentence; others are tables, bylines and slips of the reader. */
const WORDS = { least: 5, most: 50 };

/** Throws where the folder holds no sentence. */
export async function readStories(folder: string): Promise<SourceStories> {
  const stories: string[][] = [];
  const options = { maxFileSize: MAX_FILE_BYTES, today: '2024-01-01' };
  for await (const { records } of loadFolder(folder, options)) {
    for (const { draft } of records) {
      const { text, paragraphs } = draft;
      const own = paragraphs
        .filter(({ kind }) => kind === 'paragraph')
        .flatMap((paragraph) => sentences(text, paragraph))
        .map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' '))
        .filter(isPlain);
      if (own.length > 0) stories.push(own);
    }
  }
  if (stories.length === 0) throw new Error(`There is no article with a sentence in ${folder}.`);
  return stories;
}

function isPlain(sentence: string): boolean {
  const words = sentence.split(' ').length;
  if (words < WORDS.least || words > WORDS.most) return false;
  return /^["“'‘]?\p{Lu}/u.test(sentence) && /[.!?]["”'’]?$/.test(sentence);
}

export async function saveStories(file: string, stories: SourceStories): Promise<void> {
  await writeFile(file, JSON.stringify(stories));
}

export async function loadStories(file: string): Promise<SourceStories> {
  return JSON.parse(await readFile(file, 'utf8')) as SourceStories;
}
