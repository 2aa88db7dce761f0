/** Random histories of a folder: files come, change, move and go, rules are written and taken back. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { writeFiles } from '../../temporary-folder.ts';

/** One file's path and what is in it; null: the file goes. */
type Writing = { readonly path: string; readonly content: string | null };
export type Step =
  | { readonly kind: 'write'; readonly writing: Writing }
  | { readonly kind: 'move'; readonly from: string; readonly to: string }
  | { readonly kind: 'pass' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'restart' };

const PATHS = ['a.txt', 'b.txt', 'x/c.txt', 'x/d.txt', 'y/e.txt', 'f.json', 'g.json', 'x/h.json'];
const TITLES = ['Ferry crews walk out', 'Water over the bridge', 'Harbour talks', 'Quiet night'];
const SENTENCES = [
  'Ada Quill said the ferry crews had left the harbour on Monday.',
  'The water rose over the bridge near the old mill.',
  'Bram Oster and Ada Quill met the crews in the harbour.',
  'Nobody came.',
];

const text = fc.tuple(
  fc.constantFrom(...TITLES),
  fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }),
);
const plain = text.map(([title, body]) => `${title}\n\n${body.join('\n\n')}\n`);
/** An item of an agency: several of one identifier are versions of one article. */
const item = fc
  .tuple(
    text,
    fc.constantFrom('urn:wire:1', 'urn:wire:2'),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('usable', 'usable', 'usable', 'withheld', 'canceled'),
  )
  .map(([[headline, body], uri, version, pubstatus]) =>
    JSON.stringify({
      uri,
      type: 'text',
      version: String(version),
      versioncreated: `2025-12-0${version}T10:00:00Z`,
      pubstatus,
      headline,
      body_text: body.join('\n\n'),
    }),
  );
const path = fc.constantFrom(...PATHS);
const article: fc.Arbitrary<Writing> = path.chain((at) =>
  (at.endsWith('.json') ? item : plain).map((content) => ({ path: at, content })),
);
const curation: fc.Arbitrary<Writing> = fc
  .constantFrom(
    null,
    'rename:\n  - { type: person, from: Ada Quill, to: Ada Marr }\n',
    'hide:\n  - { type: person, form: Bram Oster }\n',
    'rename: [nonsense]\n',
  )
  .map((content) => ({ path: 'entities.yaml', content }));
const rules: fc.Arbitrary<Writing> = fc
  .constantFrom(
    null,
    'corrections:\n  - path: a.txt\n    title: Corrected by hand\n    source: The Estuary\n',
    'corrections:\n  - path: b.txt\n    hide: true\n',
    'defaults:\n  - paths: x/**\n    source: Coast Wire\n',
    'corrections:\n  - path: none.txt\n    hide: true\n',
  )
  .map((content) => ({ path: 'articles.yaml', content }));
const removal: fc.Arbitrary<Writing> = path.map((at) => ({ path: at, content: null }));

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .oneof({ weight: 6, arbitrary: article }, { weight: 2, arbitrary: removal }, curation, rules)
      .map((writing): Step => ({ kind: 'write', writing })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(path, path).map(([from, to]): Step => ({ kind: 'move', from, to })),
  },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'pass' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'merge' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
);

/** Does to a folder what a step says; other steps leave it alone. */
export function change(root: string, one: Step): void {
  if (one.kind === 'write') {
    const { path: at, content } = one.writing;
    if (content === null) rmSync(join(root, at), { force: true });
    else writeFiles(root, { [at]: content });
  }
  if (one.kind !== 'move' || one.from === one.to) return;
  const [from, to] = [join(root, one.from), join(root, one.to)];
  // A move between formats would only make a file that cannot be read.
  if (!existsSync(from) || from.endsWith('.json') !== to.endsWith('.json')) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
