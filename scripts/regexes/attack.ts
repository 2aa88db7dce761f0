/**
 * Texts that make a regular expression try for long: one thing again and again, then something that spoils
 * the match. The pattern runs in a thread of its own, which can be ended.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Pattern } from './collect.ts';

/** Characters of a text: a long line. Longer ones the readers cut, or their fuzzer measures. */
export const ATTACK_CHARS = 4000;
/** Milliseconds after which a text counts as too slow; a line is read in thousandths of that. */
export const MAX_MS = 1000;
/** Characters of the text that is tried before: most patterns show with it that they are quick. */
const SHORT_CHARS = ATTACK_CHARS / 8;
/**
 * Milliseconds beyond which the whole is tried: what takes too long for it, to the power of four even, takes
 * this for an eighth.
 */
const SUSPICIOUS_MS = MAX_MS / 8 ** 4 / 2;

/** A text, or a beginning and what is repeated after it: tried with fewer repetitions first. */
export type Attack = string | { readonly start: string; readonly unit: string };

const PIECES = [
  ...' \tAa0.,-:;<>[("\'=/|*#_@\u2014\u00e9',
  '\n',
  '^M',
  'ab',
  'a ',
  'A. ',
  '1:',
  '. ',
];

/** Texts of the pieces of a pattern itself, and of what texts are made of anyway. */
export function attacksOn({ source }: Pick<Pattern, 'source'>): Attack[] {
  const own = [...new Set(source.match(/[\p{L}\p{N}]{2,12}|[^\\[\]{}()?*+|^$\p{L}\p{N}]/gu) ?? [])];
  const pieces = [...new Set([...PIECES, ...own.slice(0, 24)])];
  const starts = ['', ...own.filter((piece) => piece.length > 1).slice(0, 6)];
  const units = [...pieces, ...own.slice(0, 8).flatMap((a) => own.slice(0, 8).map((b) => a + b))];
  return units.flatMap((unit) => starts.map((start) => ({ start, unit })));
}

const RUNNER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ source, flags, attacks }) => {
  const pattern = new RegExp(source, flags);
  let slowest = { ms: 0, text: '' };
  let suspiciousMs = ${SUSPICIOUS_MS};
  const taken = (text) => {
    pattern.lastIndex = 0;
    const [started, before] = [performance.now(), process.cpuUsage()];
    pattern.global ? text.match(pattern) : pattern.test(text);
    const { user, system } = process.cpuUsage(before);
    // On a busy machine a thread waits for its turn: only what it worked counts.
    return Math.min(performance.now() - started, (user + system) / 1000);
  };
  const repeated = ({ start, unit }, chars) =>
    start + unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars) + '\\0!';
  for (const attack of attacks) {
    const isWhole = typeof attack === 'string';
    const shortMs = isWhole ? 0 : taken(repeated(attack, ${SHORT_CHARS}));
    if (!isWhole && shortMs < suspiciousMs) continue;
    // What is quicker than one whose whole was tried would not be slower in whole.
    suspiciousMs = Math.max(suspiciousMs, shortMs / 2);
    const text = isWhole ? attack : repeated(attack, ${ATTACK_CHARS});
    const ms = taken(text);
    if (ms > slowest.ms) slowest = { ms, text };
    if (ms > ${MAX_MS}) break;
  }
  parentPort.postMessage(slowest);
});`;

export type Slowest = { readonly ms: number; readonly text: string };

/** Runs patterns one after the other, each against its texts. */
export class Attacker {
  readonly #patienceMs: number;
  #worker: Worker | null = null;

  /** Milliseconds that all texts of a pattern may take together. */
  constructor(patienceMs = 60_000) {
    this.#patienceMs = patienceMs;
  }

  /** The slowest text; infinite where they did not end in time. */
  async slowest({ source, flags }: Pattern, attacks: readonly Attack[]): Promise<Slowest> {
    this.#worker ??= new Worker(RUNNER, { eval: true });
    const worker = this.#worker;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), this.#patienceMs);
    worker.postMessage({ source, flags, attacks });
    try {
      const [slowest] = (await once(worker, 'message', { signal: patience.signal })) as [Slowest];
      return slowest;
    } catch (error) {
      await this.close();
      if (!patience.signal.aborted) throw error;
      return { ms: Number.POSITIVE_INFINITY, text: '' };
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }
}
