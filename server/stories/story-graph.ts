/**
 * Which articles are alike: an edge between two whose vectors are alike and whose days are near. An
 * inverted index over the rarer features, in the order of days, offers the few articles that can be.
 * An edge depends on its two ends and the weights in force, never on which of them came first.
 */
import { COUNT_BITS, countOf, featureOf } from './story-profile.ts';
import { cosine, type FeatureCounts, type StoryVector, UNIT } from './story-vectors.ts';

/**
 * Two articles that are just alike enough. Similarities are whole numbers, so that their sums are exact
 * in any order.
 */
export const SIMILARITY_UNIT = 1 << 12;

/** Days apart at which reports cannot be of one event. */
export const WINDOW_DAYS = 40;
/** How much of their likeness two reports keep that stand a whole window apart. Tuned on labelled stories. */
const FAR_SHARE = 0.15;
/** The same where a day is unknown. Tuned likewise. */
const UNDATED_SHARE = 0.6;
/** Share of the likeness that is enough, below which there is no edge: with less, averages hardly change. */
const LEAST_SHARE = 0.4;

/** Features in more than this share of the articles lead to nobody, unless they are few all the same. */
const COMMON_SHARE = 0.04;
const FEW_ARTICLES = 150;
const MANY_ARTICLES = 3000;
/** The share of the least likeness that the rarer features alone have to reach. */
const RARE_PART = 0.5;

/** An article as the graph sees it. */
export type StoryNode = {
  readonly vector: StoryVector;
  /** Days since some day; null where unknown. */
  readonly day: number | null;
  /** Cosine that makes it alike enough to another, 0 to 1. */
  readonly enough: number;
};

/** Calls back with each neighbour and the similarity, in `SIMILARITY_UNIT`s. */
export type VisitNeighbour = (slot: number, similarity: number) => void;

/** Slots with the weight of the feature in their low bits: by day, and those without a day. */
type Posting = { readonly dated: number[]; readonly undated: number[] };

const NO_VECTOR: StoryVector = new Uint32Array(0);
const WEIGHTS = 1 << COUNT_BITS;
const slotOf = (posted: number): number => Math.floor(posted / WEIGHTS);

export class StoryGraph {
  readonly #nodes: (StoryNode | undefined)[] = [];
  readonly #postings = new Map<number, Posting>();
  /** Of each slot, its neighbours: slot, similarity, slot, similarity … */
  readonly #edges: (number[] | undefined)[] = [];
  /** Sums of products while candidates are gathered; zero in between. */
  #sums = new Float64Array(1024);

  /** In no particular order. */
  visitNeighbours(slot: number, visit: VisitNeighbour): void {
    const edges = this.#edges[slot] ?? [];
    for (let i = 0; i + 1 < edges.length; i += 2) visit(edges[i] ?? 0, edges[i + 1] ?? 0);
  }

  /** Empty for a number not in use. */
  vectorOf(slot: number): StoryVector {
    return this.#nodes[slot]?.vector ?? NO_VECTOR;
  }

  /** Adds an article under a number not in use. Costs the postings of its rarer features within the window. */
  add(slot: number, node: StoryNode, counts: FeatureCounts): void {
    const own: number[] = [];
    for (const other of this.#candidates(node, counts)) {
      const similarity = similarityOf(node, this.#nodes[other]);
      if (similarity === 0) continue;
      own.push(other, similarity);
      this.#edges[other]?.push(slot, similarity);
    }
    this.#edges[slot] = own;
    this.#nodes[slot] = node;
    for (const packed of node.vector) this.#post(slot, packed, node.day);
  }

  remove(slot: number): void {
    const node = this.#nodes[slot];
    if (node === undefined) return;
    this.visitNeighbours(slot, (other) => {
      const edges = this.#edges[other] ?? [];
      for (let i = 0; i < edges.length; i += 2) if (edges[i] === slot) edges.splice(i, 2);
    });
    this.#edges[slot] = undefined;
    for (const packed of node.vector) {
      const posting = this.#postings.get(featureOf(packed));
      const list = node.day === null ? posting?.undated : posting?.dated;
      const at = list?.indexOf(slot * WEIGHTS + countOf(packed)) ?? -1;
      if (at >= 0) list?.splice(at, 1);
    }
    this.#nodes[slot] = undefined;
  }

  #post(slot: number, packed: number, day: number | null): void {
    const feature = featureOf(packed);
    const posting = this.#postings.get(feature) ?? { dated: [], undated: [] };
    this.#postings.set(feature, posting);
    const posted = slot * WEIGHTS + countOf(packed);
    if (day === null) posting.undated.push(posted);
    else if (this.#dayOf(posting.dated.at(-1)) <= day) posting.dated.push(posted);
    else posting.dated.splice(this.#firstAfter(posting.dated, day), 0, posted);
  }

  /** The place of the first slot whose day is later. */
  #firstAfter(dated: readonly number[], day: number): number {
    let [low, high] = [0, dated.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#dayOf(dated[middle]) > day) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #dayOf(posted: number | undefined): number {
    return posted === undefined ? -Infinity : (this.#nodes[slotOf(posted)]?.day ?? 0);
  }

  #candidates(node: StoryNode, { articles, holding }: FeatureCounts): number[] {
    const share = Math.min(MANY_ARTICLES, articles * COMMON_SHARE);
    const common = Math.max(FEW_ARTICLES, share);
    if (this.#sums.length < this.#nodes.length + 1)
      this.#sums = new Float64Array(2 * this.#nodes.length + 1);
    const touched: number[] = [];
    for (const packed of node.vector) {
      const feature = featureOf(packed);
      const posting = this.#postings.get(feature);
      if (posting === undefined || (holding[feature] ?? 0) > common) continue;
      const weight = countOf(packed);
      this.#collect(posting.undated, 0, posting.undated.length, weight, touched);
      const [from, to] = this.#window(posting.dated, node.day);
      this.#collect(posting.dated, from, to, weight, touched);
    }
    const least = UNIT * UNIT * node.enough * LEAST_SHARE * RARE_PART;
    const candidates = touched.filter((slot) => (this.#sums[slot] ?? 0) >= least);
    for (const slot of touched) this.#sums[slot] = 0;
    return candidates;
  }

  /** The slots of a posting within the window round a day; all for an article without one. */
  #window(dated: readonly number[], day: number | null): readonly [from: number, to: number] {
    if (day === null) return [0, dated.length];
    if (this.#dayOf(dated.at(-1)) < day - WINDOW_DAYS) return [0, 0];
    return [
      this.#firstAfter(dated, day - WINDOW_DAYS - 1),
      this.#firstAfter(dated, day + WINDOW_DAYS),
    ];
  }

  #collect(list: readonly number[], from: number, to: number, weight: number, touched: number[]) {
    const sums = this.#sums;
    for (let i = from; i < to; i += 1) {
      const posted = list[i] ?? 0;
      const slot = slotOf(posted);
      if (sums[slot] === 0) touched.push(slot);
      sums[slot] = (sums[slot] ?? 0) + weight * (posted - slot * WEIGHTS);
    }
  }
}

function similarityOf(a: StoryNode, b: StoryNode | undefined): number {
  if (b === undefined) return 0;
  const apart = a.day === null || b.day === null ? null : Math.abs(a.day - b.day);
  if (apart !== null && apart > WINDOW_DAYS) return 0;
  const share = apart === null ? UNDATED_SHARE : 1 - (1 - FAR_SHARE) * (apart / WINDOW_DAYS);
  const alike = (cosine(a.vector, b.vector) * share) / ((a.enough + b.enough) / 2);
  return alike < LEAST_SHARE ? 0 : Math.round(alike * SIMILARITY_UNIT);
}
