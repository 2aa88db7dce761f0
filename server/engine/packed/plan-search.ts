/**
 * A plan over live segments: every article that fulfils it, with MiniSearch's BM25+ score. What must be
 * fulfilled together is first decided as sets of documents; only what is left is scored.
 */
import { type LanguageSet, languageSet } from '../../core/stem-language.ts';
import type { ConditionNode, IndexPlan } from '../archive/index-plan.ts';
import type { Dictionary } from './dictionary.ts';
import {
  type DocumentSet,
  documentsIn,
  emptySet,
  holds,
  join,
  keepCommon,
  setOf,
  sizeOf,
  takeOut,
} from './document-set.ts';
import { allOf, type Found, NOTHING, only } from './found-lists.ts';
import type { LiveSegment } from './live-segment.ts';
import { createPhraseCheck } from './phrase-check.ts';
import { type PlanPart, planParts } from './plan-parts.ts';
import { ScoreSums } from './score-sums.ts';
import type { Scoring } from './scoring.ts';
import { type PostingList, postingLists, type TermChoice } from './term-lists.ts';
import { TermSets } from './term-sets.ts';

/** Documents of a segment, ascending, of which a condition holds. */
export type Where = (condition: ConditionNode, live: LiveSegment) => Uint32Array;

export type PlanSearch = {
  /** What the plan finds in the segment at a place of the snapshot. */
  readonly inSegment: (place: number) => Found;
  /** How many live documents it finds in all. */
  readonly count: () => number;
};

export type Snapshot = {
  readonly segments: readonly LiveSegment[];
  readonly dictionary: Dictionary;
  readonly scoring: Scoring;
  /** Choices of terms of which it is remembered what holds them, see `TermSets`. */
  readonly remembered: number;
};

/** Searches a snapshot for one plan after the other; not for two at a time. */
export function createPlanSearcher(
  { segments, dictionary, scoring, remembered }: Snapshot,
  where: Where,
): (plan: IndexPlan<number>) => PlanSearch {
  const sets = new TermSets(remembered);
  const searched = segments.map((live, place) => {
    const numbers = dictionary.numbers[place] ?? new Uint32Array(0);
    return new SearchedSegment(live, { place, numbers, scoring, where, sets });
  });
  return (plan) => {
    const part = planParts(plan, dictionary, scoring);
    return {
      inSegment: (place) => searched[place]?.find(part) ?? NOTHING,
      count: () => searched.reduce((sum, segment) => sum + segment.count(part), 0),
    };
  };
}

type SegmentSources = {
  readonly place: number;
  /** Of its terms, see `Dictionary`. */
  readonly numbers: Uint32Array;
  readonly scoring: Scoring;
  readonly where: Where;
  readonly sets: TermSets;
};

/** One segment, with what is kept for searching it again and again. */
class SearchedSegment {
  readonly #live: LiveSegment;
  readonly #sources: SegmentSources;
  readonly #deleted: DocumentSet | null;
  readonly #written = new Map<LanguageSet, DocumentSet>();
  /** One is enough: nothing is added up while something else is. */
  #spare: ScoreSums | null = null;

  constructor(live: LiveSegment, sources: SegmentSources) {
    this.#live = live;
    this.#sources = sources;
    const { deleted } = live;
    this.#deleted =
      deleted === null
        ? null
        : setOf(
            [...deleted.keys()].filter((document) => deleted[document] === 1),
            live.segment.size,
          );
  }

  /** Live documents. */
  find(part: PlanPart): Found {
    const found = this.#found(part);
    const { deleted } = this.#live;
    if (deleted === null) return found;
    return only(
      found,
      Uint8Array.from(found.documents, (document) => 1 - (deleted[document] ?? 0)),
    );
  }

  /** Live documents that the part finds. */
  count(part: PlanPart): number {
    const set = this.#setOf(part);
    if (this.#deleted === null) return sizeOf(set);
    const left = set.slice();
    takeOut(left, this.#deleted);
    return sizeOf(left);
  }

  /** Deleted documents may be among them. */
  #found(part: PlanPart): Found {
    const { segment } = this.#live;
    switch (part.kind) {
      case 'all':
        return allOf(segment.size);
      case 'where': {
        const documents = this.#sources.where(part.condition, this.#live);
        return { documents, scores: new Float64Array(documents.length) };
      }
      case 'terms': {
        const lists = this.#listsOf(part.choice);
        if (lists.length === 0) return NOTHING;
        return this.#adding((sums) => {
          for (const list of lists) sums.addList(list);
          return sums.take();
        });
      }
      case 'in-languages': {
        const found = this.#found({ kind: 'terms', choice: part.choice });
        const written = this.#writtenIn(part.languages);
        return only(
          found,
          Uint8Array.from(found.documents, (document) => (holds(written, document) ? 1 : 0)),
        );
      }
      case 'or': {
        const parts = part.parts.map((one) => this.#found(one));
        return this.#adding((sums) => {
          for (const found of parts) sums.addFound(found);
          return sums.take();
        });
      }
      case 'and':
        return this.#scored(part.parts, this.#meeting(part.parts));
      case 'phrase': {
        const parts = wordsOf(part);
        return this.#scored(parts, this.#sideBySide(part, this.#meeting(parts)));
      }
      case 'and-not': {
        const base = this.#found(part.base);
        const unwanted = part.without.map((one) => this.#setOf(one));
        const left = setOf(base.documents, segment.size);
        for (const set of unwanted) takeOut(left, set);
        return only(
          base,
          Uint8Array.from(
            base.documents,
            (document) => ((left[document >>> 5] ?? 0) >>> (document & 31)) & 1,
          ),
        );
      }
      default:
        return part satisfies never;
    }
  }

  /** What a part finds, without scores. Not to be changed: it may be remembered. */
  #setOf(part: PlanPart): DocumentSet {
    const { segment } = this.#live;
    switch (part.kind) {
      case 'terms': {
        const { sets, place } = this.#sources;
        return sets.get(part.choice, place, () =>
          heldBy(this.#listsOf(part.choice), segment.fields, segment.size),
        );
      }
      case 'in-languages': {
        const set = this.#setOf({ kind: 'terms', choice: part.choice }).slice();
        keepCommon(set, this.#writtenIn(part.languages));
        return set;
      }
      case 'and':
        return this.#meeting(part.parts);
      case 'or': {
        const set = emptySet(segment.size);
        for (const one of part.parts) join(set, this.#setOf(one));
        return set;
      }
      case 'phrase':
        return this.#sideBySide(part, this.#meeting(wordsOf(part)));
      case 'and-not': {
        const set = this.#setOf(part.base).slice();
        for (const one of part.without) takeOut(set, this.#setOf(one));
        return set;
      }
      case 'all':
      case 'where':
        return setOf(this.#found(part).documents, segment.size);
      default:
        return part satisfies never;
    }
  }

  /** The articles in any of these languages. Not to be changed: it is remembered. */
  #writtenIn(languages: LanguageSet): DocumentSet {
    const known = this.#written.get(languages);
    if (known !== undefined) return known;
    const { size, stems } = this.#live.segment;
    const set = emptySet(size);
    for (let document = 0; document < size; document += 1) {
      if ((languageSet(stems.languageOf(document)) & languages) === 0) continue;
      const word = document >>> 5;
      set[word] = (set[word] as number) | (1 << (document & 31));
    }
    this.#written.set(languages, set);
    return set;
  }

  /** What all parts find. */
  #meeting(parts: readonly PlanPart[]): DocumentSet {
    const [first, ...others] = parts;
    if (first === undefined) return emptySet(this.#live.segment.size);
    const set = this.#setOf(first).slice();
    for (const part of others) keepCommon(set, this.#setOf(part));
    return set;
  }

  /** Of the documents that hold all words of a phrase, those in which they stand side by side. */
  #sideBySide(
    { words, fields }: Extract<PlanPart, { kind: 'phrase' }>,
    set: DocumentSet,
  ): DocumentSet {
    const documents = documentsIn(set);
    if (documents.length === 0) return set;
    const { segment } = this.#live;
    const check = createPhraseCheck(segment, { words, fields, numbers: this.#sources.numbers });
    return setOf(documents.filter(check), segment.size);
  }

  /** Documents of a set with the scores that all parts give them. */
  #scored(parts: readonly PlanPart[], set: DocumentSet): Found {
    const documents = documentsIn(set);
    if (documents.length === 0) return NOTHING;
    const others = parts.flatMap((part) => (part.kind === 'terms' ? [] : [this.#found(part)]));
    return this.#adding((sums) => {
      for (const part of parts) {
        if (part.kind !== 'terms') continue;
        for (const list of this.#listsOf(part.choice)) sums.addListWithin(list, set, documents);
      }
      for (const found of others) sums.addFoundWithin(found, set);
      return sums.takeOf(documents);
    });
  }

  #listsOf(choice: TermChoice): readonly PostingList[] {
    return postingLists(choice, this.#live.segment, this.#sources.numbers);
  }

  #adding(add: (sums: ScoreSums) => Found): Found {
    const { place, scoring } = this.#sources;
    this.#spare ??= new ScoreSums(this.#live, place, scoring);
    return add(this.#spare);
  }
}

function wordsOf({ words }: Extract<PlanPart, { kind: 'phrase' }>): PlanPart[] {
  return words.map((choice) => ({ kind: 'terms', choice }));
}

/** The documents of any of the lists. Linear in their postings. */
function heldBy(
  lists: readonly PostingList[],
  fields: LiveSegment['segment']['fields'],
  size: number,
): DocumentSet {
  const set = emptySet(size);
  for (const { field, start, end } of lists) {
    const { documents } = fields[field].postings;
    for (let at = start; at < end; at += 1) {
      const document = documents[at] as number;
      const word = document >>> 5;
      set[word] = (set[word] as number) | (1 << (document & 31));
    }
  }
  return set;
}
