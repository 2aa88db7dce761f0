/**
 * What a folder holds, and what of it is shown. Records of the same bytes are one article at several
 * places; records with one identifier of their publisher are versions of one article, the newest of
 * which is shown; what its publisher withholds, or embargoes still, is not. Nothing is dropped: what is
 * not shown is known, and is shown as soon as its turn comes. Pure, and the order of files says nothing.
 */
import type { ArticleId, ArticleLink, ArticleVersion, Withheld } from '../core/article.ts';
import { type Gathered, newestFirst, type Standing, timeOf } from './gathered.ts';
import { keyOfId, versionKey } from './version-key.ts';

/** An article that is shown. */
export type Holding<One> = {
  readonly shown: One;
  /** Newest first. */
  readonly versions: readonly ArticleVersion[];
  readonly correctionOf: readonly ArticleLink[];
  readonly correctedBy: readonly ArticleLink[];
  readonly withheld: Withheld | null;
};

/** An article that is not shown, and why. */
export type Unshown = {
  /** Of all its versions, the newest first. */
  readonly ids: readonly ArticleId[];
  readonly path: string;
  /** Which record of the file at that path, from 1. */
  readonly place: number;
  readonly why: Withheld | 'hidden';
  /** When it will be shown, ISO 8601 in UTC; null where nobody knows. */
  readonly until: string | null;
};

export type Holdings<One> = {
  /** By first path, then place in the file. */
  readonly shown: readonly Holding<One>[];
  readonly unshown: readonly Unshown[];
  /** Versions that are not shown → the one that is. */
  readonly superseded: ReadonlyMap<ArticleId, ArticleId>;
  /** The next instant at which an embargo ends, ISO 8601 in UTC. */
  readonly nextEmbargo: string | null;
};

export type HoldingsOptions = {
  /** Shows what would be withheld, marked. */
  readonly includeWithheld: boolean;
  /** ISO 8601 in UTC. */
  readonly now: string;
};

/** Decides what is shown. Linear but for sorting the versions of one article. */
export function arrange<One extends Gathered<Standing>>(
  gathered: readonly One[],
  options: HoldingsOptions,
): Holdings<One> {
  const groups = new Map<string, One[]>();
  for (const one of gathered) {
    const key = versionKey(one.record) ?? one.record.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const chosen = new Map<string, Chosen<One>>();
  const unshown: Unshown[] = [];
  const superseded = new Map<ArticleId, ArticleId>();
  const embargoes: string[] = [];
  for (const [key, members] of groups) {
    const versions = members.length === 1 ? members : newestFirst(members);
    const choice = choose(versions, options);
    for (const instant of choice.pending) embargoes.push(instant);
    if (choice.kind === 'unshown') {
      unshown.push(choice.unshown);
      continue;
    }
    const { shown } = choice;
    const others = versions.filter((one) => one !== shown);
    for (const { record } of others) superseded.set(record.id, shown.record.id);
    // What is under embargo is not even hinted at.
    const told = others.filter((one) => options.includeWithheld || !isEmbargoed(one, options.now));
    chosen.set(key, { shown, withheld: choice.withheld, versions: told.map(versionOf) });
  }
  const links = correctionLinks(chosen);
  const places = new Map(gathered.map((one, i) => [one, i]));
  return {
    shown: [...chosen.values()]
      .sort((a, b) => (places.get(a.shown) ?? 0) - (places.get(b.shown) ?? 0))
      .map((one) => ({
        ...one,
        correctionOf: links.of.get(one.shown.record.id) ?? [],
        correctedBy: links.by.get(one.shown.record.id) ?? [],
      })),
    unshown,
    superseded,
    nextEmbargo: earliest(embargoes),
  };
}

type Chosen<One> = Pick<Holding<One>, 'shown' | 'versions' | 'withheld'>;

type Choice<One> = { readonly pending: readonly string[] } & (
  | { readonly kind: 'shown'; readonly shown: One; readonly withheld: Withheld | null }
  | { readonly kind: 'unshown'; readonly unshown: Unshown }
);

/**
 * The version to show. What the newest says of showing holds for all; one under embargo leaves the stage
 * to the version before it.
 */
function choose<One extends Gathered<Standing>>(
  versions: readonly One[],
  { includeWithheld, now }: HoldingsOptions,
): Choice<One> {
  const pending: string[] = [];
  const without = (why: Unshown['why'], until: string | null): Choice<One> => {
    const ids = versions.map(({ record }) => record.id);
    const { path, place } = versions[0]?.record ?? { path: '', place: 1 };
    return { pending, kind: 'unshown', unshown: { ids, path, place, why, until } };
  };
  for (const one of versions) {
    const { status, embargo } = one.record.draft.publication;
    if (one.hidden === true) {
      if (one === versions[0]) return without('hidden', null);
      continue;
    }
    const embargoed = isEmbargoed(one, now);
    if (embargoed) pending.push(embargo ?? '');
    const withheld = status !== 'usable' ? status : embargoed ? 'embargoed' : null;
    if (includeWithheld || withheld === null) {
      return { pending, kind: 'shown', shown: one, withheld };
    }
    if (withheld !== 'embargoed') return without(withheld, null);
  }
  return without('embargoed', earliest(pending));
}

function isEmbargoed({ record }: Gathered<Standing>, now: string): boolean {
  const { embargo } = record.draft.publication;
  // One whose end cannot be read has none.
  return embargo !== null && !(Date.parse(embargo) <= Date.parse(now));
}

function earliest(instants: readonly string[]): string | null {
  const known = instants.filter((instant) => timeOf(instant) > -Infinity);
  return [...known].sort((a, b) => timeOf(a) - timeOf(b))[0] ?? null;
}

function versionOf({ record, paths }: Gathered<Standing>): ArticleVersion {
  return { id: record.id, modified: record.draft.modified, path: paths[0] ?? record.path };
}

/** Which shown articles correct which, both ways; a newer version of itself is no correction. */
function correctionLinks<One extends Gathered<Standing>>(
  chosen: ReadonlyMap<string, Chosen<One>>,
): Readonly<Record<'of' | 'by', ReadonlyMap<ArticleId, readonly ArticleLink[]>>> {
  const [of, by] = [new Map<ArticleId, ArticleLink[]>(), new Map<ArticleId, ArticleLink[]>()];
  const link = (to: Map<ArticleId, ArticleLink[]>, from: Standing, other: Standing): void => {
    const links = to.get(from.id) ?? [];
    if (links.some(({ id }) => id === other.id)) return;
    to.set(from.id, [...links, { id: other.id, title: other.draft.title }]);
  };
  for (const [key, { shown }] of chosen) {
    for (const target of shown.record.draft.corrects) {
      const targetKey = keyOfId(target, shown.record);
      const corrected = targetKey === null ? undefined : chosen.get(targetKey)?.shown;
      if (corrected === undefined || targetKey === key) continue;
      link(of, shown.record, corrected.record);
      link(by, corrected.record, shown.record);
    }
  }
  return { of, by };
}
