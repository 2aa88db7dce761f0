/**
 * Copies among the articles of an archive, kept while articles come and go. Articles with the same
 * runs of words, figures and headline are one content; contents that are copies of one another are
 * joined, and each group stands under its fullest version. Whether two are joined depends on the two
 * alone, so the groups depend on which articles there are, not on how they came.
 */
import type { ArticleId } from '../core/article.ts';
import { countShared, isCopy, LEAST_CONTAINED } from './copy-relation.ts';
import type { CopyText } from './copy-text.ts';
import { signature } from './min-hash.ts';
import { SignatureTable } from './signature-table.ts';
import { joinHashes, mixBits } from './text-hash.ts';

/** Copies of one text. */
export type CopyGroup = {
  /** The fullest version; among equals the one indexed first. */
  readonly fullest: ArticleId;
  /** All of them, the fullest first; at least two. */
  readonly members: readonly ArticleId[];
};

type Member = { readonly id: ArticleId; readonly addedOrder: number };
type Content = {
  readonly key: string;
  readonly entry: number;
  readonly runs: number;
  /** One run in `SAMPLED`, the same in every text that has it; sorted. */
  readonly sample: Uint32Array;
  readonly members: Member[];
  readonly copies: Set<Content>;
};

/**
 * Articles that quote one sentence of another meet by chance, and are not worth reading: below this estimate of
 * what they share. Copies share a fifth at least, which is estimated so low once in a thousand times.
 */
const LEAST_ESTIMATED = 0.08;
/** Runs for each that is kept as a sample: 100 of a report of 400 words. */
const SAMPLED = 4;
/** Standard deviations by which chance may make a sample share less than the text does: once in 30,000 times. */
const DEVIATIONS = 4;
/** Texts held for comparing; the others are made again. */
const MAX_TEXTS = 2000;

export class CopyIndex {
  readonly #textOf: (id: ArticleId) => CopyText | null;
  readonly #table = new SignatureTable();
  readonly #contents: (Content | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #byKey = new Map<string, Content>();
  readonly #ofArticle = new Map<ArticleId, Content>();
  readonly #texts = new Map<number, CopyText>();

  /** `textOf` gives the text of an article that was added and not removed, the same each time. */
  constructor(textOf: (id: ArticleId) => CopyText | null) {
    this.#textOf = textOf;
  }

  get size(): number {
    return this.#ofArticle.size;
  }

  /** Bytes of the table of keys, the part that grows with the archive. */
  get tableBytes(): number {
    return this.#table.bytes;
  }

  /** Adds an article that is not there yet. Costs comparing it with the few texts that may be copies. */
  add(member: Member, text: CopyText): void {
    const key = contentKey(text);
    const content = this.#byKey.get(key) ?? this.#addContent(key, text);
    content.members.push(member);
    content.members.sort(byAge);
    this.#ofArticle.set(member.id, content);
  }

  remove(id: ArticleId): void {
    const content = this.#ofArticle.get(id);
    if (content === undefined) return;
    this.#ofArticle.delete(id);
    content.members.splice(
      content.members.findIndex((member) => member.id === id),
      1,
    );
    if (content.members.length > 0) return;
    for (const other of content.copies) other.copies.delete(content);
    this.#table.remove(content.entry);
    this.#byKey.delete(content.key);
    this.#texts.delete(content.entry);
    this.#contents[content.entry] = undefined;
    this.#free.push(content.entry);
  }

  /** The group an article stands in; null where it has no copy. */
  groupOf(id: ArticleId): CopyGroup | null {
    const content = this.#ofArticle.get(id);
    if (content === undefined) return null;
    const star = starsOf(content).find((contents) => contents.includes(content)) ?? [content];
    return groupFrom(star);
  }

  /** All groups, by the id of their fullest version. */
  groups(): CopyGroup[] {
    const seen = new Set<Content>();
    const groups: CopyGroup[] = [];
    for (const content of this.#byKey.values()) {
      if (seen.has(content)) continue;
      for (const star of starsOf(content)) {
        for (const member of star) seen.add(member);
        const group = groupFrom(star);
        if (group !== null) groups.push(group);
      }
    }
    return groups.sort((a, b) => (a.fullest < b.fullest ? -1 : 1));
  }

  #addContent(key: string, text: CopyText): Content {
    const entry = this.#free.pop() ?? this.#contents.length;
    const own = signature(text.runs);
    const sample = text.runs.filter((run) => mixBits(run) % SAMPLED === 0);
    const content: Content = {
      key,
      entry,
      runs: text.runs.length,
      sample,
      members: [],
      copies: new Set(),
    };
    for (const alike of this.#table.alike(own, LEAST_ESTIMATED)) {
      const other = this.#contents[alike];
      if (other === undefined || !mayContain(sample, other.sample)) continue;
      const otherText = this.#textOfContent(other);
      if (otherText === null || !isCopy(text, otherText)) continue;
      content.copies.add(other);
      other.copies.add(content);
    }
    this.#table.add(entry, own);
    this.#contents[entry] = content;
    this.#byKey.set(key, content);
    this.#hold(entry, text);
    return content;
  }

  #textOfContent(content: Content): CopyText | null {
    const held = this.#texts.get(content.entry);
    if (held !== undefined) return held;
    const [member] = content.members;
    const text = member === undefined ? null : this.#textOf(member.id);
    if (text !== null) this.#hold(content.entry, text);
    return text;
  }

  #hold(entry: number, text: CopyText): void {
    this.#texts.set(entry, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MAX_TEXTS && oldest !== undefined) this.#texts.delete(oldest);
  }
}

/** Whether one text may hold as much of the other as copies do, by their samples; the few of a short text say little. */
function mayContain(a: Uint32Array, b: Uint32Array): boolean {
  const size = Math.min(a.length, b.length);
  const deviation = Math.sqrt(size * LEAST_CONTAINED * (1 - LEAST_CONTAINED));
  return countShared(a, b) >= size * LEAST_CONTAINED - DEVIATIONS * deviation;
}

/** Equal for texts that no comparison could tell apart. */
function contentKey({ words, runs, figures, title }: CopyText): string {
  const parts = [runs, figures, title].map((values) => {
    let [first, second] = [values.length, mixBits(values.length)];
    for (const value of values) {
      first = joinHashes(first, value);
      second = joinHashes(second, value ^ 0x5bd1e995);
    }
    return `${first.toString(36)}.${second.toString(36)}`;
  });
  return `${words} ${parts.join(' ')}`;
}

/** The contents that hang together with one, as stars: a fullest text with its copies, the largest first. */
function starsOf(content: Content): Content[][] {
  const reached = new Set([content]);
  for (const each of reached) for (const copy of each.copies) reached.add(copy);
  const bySize = [...reached].sort((a, b) => b.runs - a.runs || (a.key < b.key ? -1 : 1));
  const taken = new Set<Content>();
  const stars: Content[][] = [];
  for (const centre of bySize) {
    if (taken.has(centre)) continue;
    const star = [
      centre,
      ...bySize.filter((other) => centre.copies.has(other) && !taken.has(other)),
    ];
    for (const member of star) taken.add(member);
    stars.push(star);
  }
  return stars;
}

function groupFrom(star: readonly Content[]): CopyGroup | null {
  const members = star.flatMap((content) => content.members.map(({ id }) => id));
  const [fullest] = members;
  return fullest === undefined || members.length < 2 ? null : { fullest, members };
}

function byAge(a: Member, b: Member): number {
  return a.addedOrder - b.addedOrder || (a.id < b.id ? -1 : 1);
}
