/** Files damaged as the world damages them, and as an enemy would. The same random numbers give the same damage. */
import type { Sample } from './samples.ts';

/** In [0, 1). */
export type Random = () => number;

type Damage = (bytes: Buffer, random: Random, other: Uint8Array) => Buffer;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

function at(bytes: Buffer, random: Random): number {
  return below(random, bytes.length + 1);
}

function insert(bytes: Buffer, position: number, what: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, position), what, bytes.subarray(position)]);
}

/** Repeated so often that it hurts those who recurse or go back. */
const NESTS = [
  '<div>',
  '<p><b>',
  '<ul><li>',
  '[',
  '{"a":',
  '(',
  '<!--',
  '<![CDATA[',
  '{{',
  '[[',
  '{\\b ',
  '> ',
  '<a href="',
  '&amp;',
  '\n\n',
  '"',
  "'",
  ' ',
  '\t',
  '-',
  '=',
  '*_',
  '<td>',
  'From ',
  '--x\n',
  '\\u8364?',
  'By A, ',
];
const CONTROL = Buffer.from([0, 1, 2, 7, 8, 11, 12, 27, 127, 128, 254, 255]);

const DAMAGES: readonly Damage[] = [
  (bytes, random) => {
    const damaged = Buffer.from(bytes);
    for (let i = 0; i <= below(random, 20) && damaged.length > 0; i += 1)
      damaged[below(random, damaged.length)] = below(random, 256);
    return damaged;
  },
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => bytes.subarray(at(bytes, random)),
  (bytes, random) => {
    const [start, end] = [at(bytes, random), at(bytes, random)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, random) => {
    const [start = 0, end = 0] = [at(bytes, random), at(bytes, random)].sort((a, b) => a - b);
    const times =
      1 + below(random, Math.max(1, Math.min(1000, 200_000 / Math.max(1, end - start))));
    const slice = bytes.subarray(start, end);
    return insert(bytes, end, Buffer.concat(Array.from({ length: times }, () => slice)));
  },
  (bytes, random) => {
    const nest = NESTS[below(random, NESTS.length)] ?? '';
    return insert(bytes, at(bytes, random), Buffer.from(nest.repeat(1 + below(random, 30_000))));
  },
  (bytes, random) => {
    const control = CONTROL[below(random, CONTROL.length)] ?? 0;
    return insert(bytes, at(bytes, random), Buffer.alloc(1 + below(random, 500), control));
  },
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  (bytes) =>
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(bytes.toString(), 'utf16le').swap16()]),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  (bytes) => Buffer.from(bytes.toString(), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1').replace(/\s+/g, ' '), 'latin1'),
  (bytes, random, other) => {
    const position = at(bytes, random);
    return Buffer.concat([
      bytes.subarray(0, position),
      other.subarray(below(random, other.length)),
    ]);
  },
];

/** Cut to this: mutations may multiply. */
const MAX_BYTES = 4_000_000;

/** One sample damaged one to three times, under its own or another's name. */
export function mutated(samples: readonly Sample[], random: Random): Sample {
  const pick = (): Sample => samples[below(random, samples.length)] as Sample;
  const { path, bytes } = pick();
  let damaged = Buffer.from(bytes);
  for (let i = 0; i <= below(random, 3); i += 1) {
    const damage = DAMAGES[below(random, DAMAGES.length)] as Damage;
    damaged = Buffer.from(damage(damaged, random, pick().bytes).subarray(0, MAX_BYTES));
  }
  return { path: random() < 0.1 ? pick().path : path, bytes: damaged };
}

/** Numbers from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
