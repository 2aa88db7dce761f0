/**
 * A plan over live segments: every article that fulfils it, with MiniSearch's BM25+ score. What fulfils it
 * is decided as sets of documents; scores are added up for what is in the set alone.
 */
import { type LanguageSet, languageSet } from '../../core/stem-language.ts';
import type { ConditionNode, IndexPlan } from '../archive/index-plan.ts';
import { BestDocuments } from './best-documents.ts';
import type { Dictionary } from './dictionary.ts';
import {
  addAll,
  type DocumentSet,
  emptySet,
  join,
  keepCommon,
  type Slots,
  sizeOf,
  slotsIn,
  slotsOf,
  takeOut,
} from './document-set.ts';
import type { LiveSegment } from './live-segment.ts';
import { createPhraseCheck } from './phrase-check.ts';
import { type PlanPart, planParts } from './plan-parts.ts';
import { ScoreSums } from './score-sums.ts';
import type { Scoring } from './scoring.ts';
import { type PostingList, postingLists, type TermChoice } from './term-lists.ts';
import { TermSets } from './term-sets.ts';

/** Documents of a segment, ascending, of which a condition holds. */
export type Where = (condition: ConditionNode, live: LiveSegment) => Uint32Array;

export type Snapshot = {
  readonly segments: readonly LiveSegment[];
  readonly dictionary: Dictionary;
  readonly scoring: Scoring;
  readonly where: Where;
  /** Choices of terms of which it is remembered what holds them, see `TermSets`. */
  readonly remembered: number;
};

/** Called between the steps of a search, one a segment; may throw to end it. */
type Check = () => void;

const NO_CHECK: Check = () => undefined;

/** Searches a snapshot for one plan after the other; not for two at a time. */
export class PlanSearcher {
  readonly #snapshot: Snapshot;
  readonly #slots: Slots;
  readonly #deleted: DocumentSet | null;
  readonly #sets: TermSets;
  readonly #written = new Map<LanguageSet, DocumentSet>();
  readonly #sums: ScoreSums;
  #check: Check = NO_CHECK;

  constructor(snapshot: Snapshot) {
    const { segments, scoring, remembered } = snapshot;
    this.#snapshot = snapshot;
    this.#slots = slotsOf(segments);
    this.#deleted = deletedIn(segments, this.#slots);
    this.#sets = new TermSets(remembered);
    this.#sums = new ScoreSums(segments, this.#slots, scoring);
  }

  /** Live documents that fulfil the plan; not to be changed. Throws what `check` throws. */
  find(plan: IndexPlan<number>, check: Check): DocumentSet {
    this.#check = check;
    const set = this.#setOf(this.#partsOf(plan));
    return this.#deleted === null ? set : this.#live(set.slice());
  }

  /** The best by score of documents that fulfil the plan: so many of a set of live ones. */
  best(
    plan: IndexPlan<number>,
    set: DocumentSet,
    count: number,
  ): readonly { readonly document: number; readonly key: number }[] {
    const best = new BestDocuments(count);
    this.#score(plan, set);
    this.#sums.offerTo(best, set);
    return best.sorted();
  }

  /** The scores of all of a set of live documents that fulfil the plan, in its order. */
  scores(plan: IndexPlan<number>, set: DocumentSet): Float64Array {
    this.#score(plan, set);
    return this.#sums.take(set);
  }

  /** The words of a set that belong to each segment. */
  rangesOf(set: DocumentSet): DocumentSet[] {
    const { starts, size } = this.#slots;
    return this.#snapshot.segments.map((_, place) =>
      set.subarray((starts[place] as number) >>> 5, (starts[place + 1] ?? size) >>> 5),
    );
  }

  /** The number in the snapshot of the first document of a segment. */
  baseOf(place: number): number {
    return this.#snapshot.segments[place]?.base ?? 0;
  }

  /** A set of documents of segments: `lists` beside them. */
  setOf(lists: readonly ArrayLike<number>[]): DocumentSet {
    const set = emptySet(this.#slots);
    for (const [place, documents] of lists.entries())
      addAll(set, this.#slots.starts[place] as number, documents);
    return set;
  }

  #partsOf(plan: IndexPlan<number>): PlanPart {
    const { dictionary, scoring } = this.#snapshot;
    return planParts(plan, dictionary, scoring);
  }

  #score(plan: IndexPlan<number>, set: DocumentSet): void {
    this.#check = NO_CHECK;
    this.#addScores(this.#partsOf(plan), set, true);
  }

  /** Adds what a part gives to the scores of those documents of a set that fulfil it; `all`: that all of them do is known. */
  #addScores(part: PlanPart, set: DocumentSet, all: boolean): void {
    const fulfilling = (): DocumentSet => (all ? set : this.#within(set, this.#setOf(part)));
    switch (part.kind) {
      case 'terms': {
        const wanted = this.rangesOf(set).map((range) => ({ range, size: sizeOf(range) }));
        this.#eachList(part.choice, (place, list) => {
          const within = wanted[place];
          if (within !== undefined && within.size > 0) this.#sums.add(place, list, within);
        });
        return;
      }
      case 'in-languages': {
        const written = all ? set : this.#within(set, this.#writtenIn(part.languages));
        this.#addScores({ kind: 'terms', choice: part.choice }, written, all);
        return;
      }
      case 'all':
        this.#sums.addAlike(set, 1);
        return;
      case 'where':
        return;
      case 'or':
        for (const one of part.parts) this.#addScores(one, set, false);
        return;
      case 'and': {
        const fulfilled = fulfilling();
        for (const one of part.parts) this.#addScores(one, fulfilled, true);
        return;
      }
      case 'phrase': {
        const fulfilled = fulfilling();
        for (const one of wordsOf(part)) this.#addScores(one, fulfilled, true);
        return;
      }
      case 'and-not':
        this.#addScores(part.base, fulfilling(), true);
        return;
      default:
        part satisfies never;
    }
  }

  /** What of a set is in the other; a new set. */
  #within(set: DocumentSet, other: DocumentSet): DocumentSet {
    const common = set.slice();
    keepCommon(common, other);
    return common;
  }

  /** What fulfils a part, deleted documents perhaps among it. Not to be changed: it may be remembered. */
  #setOf(part: PlanPart): DocumentSet {
    const { segments, where } = this.#snapshot;
    switch (part.kind) {
      case 'terms':
        return this.#sets.get(part.choice, () => this.#holding(part.choice));
      case 'in-languages':
        return this.#within(
          this.#setOf({ kind: 'terms', choice: part.choice }),
          this.#writtenIn(part.languages),
        );
      case 'and':
        return this.#meeting(part.parts);
      case 'phrase':
        return this.#sideBySide(part, this.#meeting(wordsOf(part)));
      case 'or': {
        const set = emptySet(this.#slots);
        for (const one of part.parts) join(set, this.#setOf(one));
        return set;
      }
      case 'and-not': {
        const set = this.#setOf(part.base).slice();
        for (const one of part.without) takeOut(set, this.#setOf(one));
        return set;
      }
      case 'all':
        return this.#where(() => true);
      case 'where':
        return this.setOf(
          segments.map((live) => {
            this.#check();
            return where(part.condition, live);
          }),
        );
      default:
        return part satisfies never;
    }
  }

  /** What fulfils all parts; a new set. */
  #meeting(parts: readonly PlanPart[]): DocumentSet {
    const [first, ...others] = parts;
    if (first === undefined) return emptySet(this.#slots);
    const set = this.#setOf(first).slice();
    for (const part of others) keepCommon(set, this.#setOf(part));
    return set;
  }

  /** The documents that hold any of the terms. Linear in their postings. */
  #holding(choice: TermChoice): DocumentSet {
    const set = emptySet(this.#slots);
    const { segments } = this.#snapshot;
    this.#eachList(choice, (place, { field, start, end }) => {
      const base = this.#slots.starts[place] as number;
      const { documents } = (segments[place] as LiveSegment).segment.fields[field].postings;
      for (let at = start; at < end; at += 1) {
        const slot = base + (documents[at] as number);
        const word = slot >>> 5;
        set[word] = (set[word] as number) | (1 << (slot & 31));
      }
    });
    return set;
  }

  /** Of the documents that hold all words of a phrase, those in which they stand side by side. */
  #sideBySide(
    { words, fields }: Extract<PlanPart, { kind: 'phrase' }>,
    set: DocumentSet,
  ): DocumentSet {
    const { segments, dictionary } = this.#snapshot;
    return this.setOf(
      this.rangesOf(set).map((range, place) => {
        const documents = slotsIn(range);
        if (documents.length === 0) return documents;
        this.#check();
        const { segment } = segments[place] as LiveSegment;
        const numbers = dictionary.numbers[place] as Uint32Array;
        return documents.filter(createPhraseCheck(segment, { words, fields, numbers }));
      }),
    );
  }

  /** The articles in any of these languages. Not to be changed: it is remembered. */
  #writtenIn(languages: LanguageSet): DocumentSet {
    const known = this.#written.get(languages);
    if (known !== undefined) return known;
    const set = this.#where(
      ({ segment: { stems } }, document) =>
        (languageSet(stems.languageOf(document)) & languages) !== 0,
    );
    this.#written.set(languages, set);
    return set;
  }

  /** The documents of which something holds; a new set. */
  #where(holds: (live: LiveSegment, document: number) => boolean): DocumentSet {
    const set = emptySet(this.#slots);
    for (const [place, live] of this.#snapshot.segments.entries()) {
      const start = this.#slots.starts[place] as number;
      for (let document = 0; document < live.segment.size; document += 1) {
        if (!holds(live, document)) continue;
        const slot = start + document;
        set[slot >>> 5] = (set[slot >>> 5] as number) | (1 << (slot & 31));
      }
    }
    return set;
  }

  #eachList(choice: TermChoice, visit: (place: number, list: PostingList) => void): void {
    const { segments, dictionary } = this.#snapshot;
    for (const [place, { segment }] of segments.entries()) {
      this.#check();
      const numbers = dictionary.numbers[place] as Uint32Array;
      for (const list of postingLists(choice, segment, numbers)) visit(place, list);
    }
  }

  /** Takes the deleted documents out of a set. */
  #live(set: DocumentSet): DocumentSet {
    if (this.#deleted !== null) takeOut(set, this.#deleted);
    return set;
  }
}

function wordsOf({ words }: Extract<PlanPart, { kind: 'phrase' }>): PlanPart[] {
  return words.map((choice) => ({ kind: 'terms', choice }));
}

/** Null where nothing is deleted. */
function deletedIn(segments: readonly LiveSegment[], slots: Slots): DocumentSet | null {
  if (segments.every(({ deleted }) => deleted === null)) return null;
  const set = emptySet(slots);
  for (const [place, { deleted }] of segments.entries()) {
    if (deleted === null) continue;
    const gone = [...deleted.keys()].filter((document) => deleted[document] === 1);
    addAll(set, slots.starts[place] as number, gone);
  }
  return set;
}
