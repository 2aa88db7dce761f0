/** A folder of invented articles that changes, and what searches of it must find: what the folder itself says. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that a site has to show what it has just caught up with, and for which it may be behind at all. */
const CATCH_UP_MS = 3000;
const MAX_BEHIND_MS = 300_000;

const WORDS = ['ferry', 'harbour', 'bridge', 'crew', 'council', 'flood', 'strike', 'night', 'mill'];

export const some = (below: number): number => Math.floor(Math.random() * below);
const pathOf = (number: number): string => `wire/${number}.txt`;

/** The site did not answer the question: it is no difference. */
export class Refused extends Error {}

/** Whether the site has noticed changes that it does not show yet. */
async function isBehind(url: string): Promise<boolean> {
  const response = await fetch(`${url}/metrics`).catch(() => null);
  const metrics = (await response?.text()) ?? '';
  return Number(/^dateline_watch_lag_seconds (\S+)$/m.exec(metrics)?.[1] ?? 0) > 0;
}

export class ChangingFolder {
  readonly root: string;
  readonly #articles: number;
  /** Path → text. */
  readonly #contents = new Map<string, string>();
  #written = 0;

  /** Writes `articles` articles into the new folder `root`. */
  constructor(root: string, articles: number) {
    this.root = root;
    this.#articles = articles;
    for (let i = 0; i < articles; i += 1) this.write(pathOf(i));
  }

  get size(): number {
    return this.#contents.size;
  }

  write(path: string): void {
    this.#written += 1;
    const number = this.#written;
    const words = WORDS.filter((_, i) => (number >> i) % 2 === 0);
    const text = `Report ${number} of the coast\n\nAda Quill and Bram Oster spoke of marker${number} and the ${words.join(', the ')} in Port Amity.\n`;
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    this.#contents.set(path, text);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { force: true });
    this.#contents.delete(path);
  }

  /** A few files come, change, go or move. */
  change(): void {
    for (let i = 0; i < 10; i += 1) this.write(pathOf(some(this.#articles + 20)));
    this.remove(pathOf(some(this.#articles)));
    const [from, to] = [pathOf(some(this.#articles)), `wire/moved-${this.#written}.txt`];
    const text = this.#contents.get(from);
    if (text === undefined) return;
    renameSync(join(this.root, from), join(this.root, to));
    this.#contents.delete(from);
    this.#contents.set(to, text);
  }

  /** What a site of the folder gets wrong. Rejects with `Refused` where it answers with an error. */
  async differences(url: string): Promise<string[]> {
    const found: string[] = [];
    const check = async (q: string, holds: (text: string) => boolean): Promise<void> => {
      const response = await fetch(`${url}/api/search?q=${q}&size=0`);
      if (!response.ok) throw new Refused(`“${q}” was refused (${response.status})`);
      const { total } = (await response.json()) as { total: number };
      const expected = [...this.#contents.values()].filter(holds).length;
      if (total !== expected) found.push(`“${q}”: ${total} articles, not ${expected}`);
    };
    await check('', () => true);
    for (const word of WORDS) await check(word, (text) => text.includes(` ${word}`));
    for (let i = 0; i < 5; i += 1) {
      const marker = `marker${1 + some(this.#written)}`;
      await check(marker, (text) => text.includes(`${marker} `));
    }
    const listed = await fetch(`${url}/api/search?q=quill&size=100&facets=person`);
    if (!listed.ok) throw new Refused(`the list was refused (${listed.status})`);
    const { hits } = (await listed.json()) as { hits: { path: string }[] };
    for (const { path } of hits)
      if (!this.#contents.has(path)) found.push(`${path} is not in the folder`);
    return found;
  }

  /**
   * The differences, asked again for `patienceMs`, and as long as the site itself says that it is behind: on
   * a busy machine it gets little time. A change that it has forgotten is one that it says nothing of.
   */
  async settles(url: string, patienceMs: number): Promise<string[]> {
    let until = performance.now() + patienceMs;
    const last = until + MAX_BEHIND_MS;
    for (;;) {
      const found = await this.differences(url).catch((error: Error) => [error.message]);
      if (found.length === 0 || performance.now() > Math.min(until, last)) return found;
      if (await isBehind(url)) until = Math.max(until, performance.now() + CATCH_UP_MS);
      await sleep(200);
    }
  }
}
