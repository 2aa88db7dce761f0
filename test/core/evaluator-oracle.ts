/**
 * What the evaluator must find, worked out the slow and obvious way: every combination of positions
 * is tried. Shares no code with the evaluator; knows only the tiny vocabulary of its test.
 */
import { TEXT_FIELDS, type TextField } from '../../server/core/article.ts';
import type { PhrasePart, QueryField, QueryNode } from '../../server/core/query/tree.ts';

export type TinyArticle = {
  readonly fields: Readonly<Record<TextField, readonly string[]>>;
  readonly sources: readonly (readonly string[])[];
  readonly people: readonly TinyName[];
  readonly day: string | null;
};
/** `at` are positions, first to last. */
export type TinyName = {
  readonly spellings: readonly (readonly string[])[];
  readonly mentions: readonly { field: TextField; first: number; last: number }[];
};

/** `marks` are `field:first-last`, in positions. */
export type Found = { readonly matched: boolean; readonly places: readonly Place[] };
type Place = { field: TextField; positions: number[]; marks: string[] };
type Where = readonly TextField[] | 'nowhere' | 'source' | { readonly name: TinyName } | 'people';

/** Words of the vocabulary that a plain word stands for. */
const FAMILIES = [
  ['ban', 'bans'],
  ['troop', 'troops'],
];

const NO: Found = { matched: false, places: [] };

export function find(node: QueryNode, article: TinyArticle, where: Where = TEXT_FIELDS): Found {
  const all = (nodes: readonly QueryNode[]) => nodes.map((child) => find(child, article, where));
  switch (node.kind) {
    case 'all':
      return { matched: true, places: [] };
    case 'and': {
      const found = all(node.children);
      return found.every((f) => f.matched) ? joined(found) : NO;
    }
    case 'or': {
      const found = all(node.children).filter((f) => f.matched);
      return found.length > 0 ? joined(found) : NO;
    }
    case 'not':
      return { matched: !find(node.child, article, where).matched, places: [] };
    case 'optional':
      return { matched: true, places: find(node.child, article, where).places };
    case 'variant': {
      const found = all([node.child, ...node.forms]).filter((f) => f.matched);
      return found.length > 0 ? joined(found) : NO;
    }
    case 'field':
      return inField(node.field, node.child, article, where);
    case 'near':
      return near(node.left, node.right, node.distance, article, [where, where]);
    case 'date':
      return { matched: article.day !== null && article.day >= (node.from ?? ''), places: [] };
    case 'missing':
      return { matched: article.day === null, places: [] };
    default:
      return leaf(node, article, where);
  }
}

function joined(found: readonly Found[]): Found {
  return { matched: true, places: found.flatMap((f) => f.places) };
}

function narrow(field: QueryField, where: Where): Where {
  if (field === 'person') return 'people';
  if (field === 'source') return 'source';
  const wanted: TextField = field === 'title' ? 'title' : 'text';
  return Array.isArray(where) && where.includes(wanted) ? [wanted] : 'nowhere';
}

function inField(field: QueryField, child: QueryNode, article: TinyArticle, where: Where): Found {
  const inner = narrow(field, where);
  if (inner === 'nowhere') return NO;
  if (inner !== 'people') return find(child, article, inner);
  const named = article.people.filter((name) => find(child, article, { name }).matched);
  return named.length > 0 ? { matched: true, places: named.flatMap(mentions) } : NO;
}

function mentions(name: TinyName): Place[] {
  return name.mentions.map(({ field, first, last }) => ({
    field,
    positions: range(first, last),
    marks: [`${field}:${first}-${last}`],
  }));
}

type Leaf = Extract<QueryNode, { kind: 'word' | 'wildcard' | 'fuzzy' | 'phrase' | 'any-entity' }>;

function leaf(node: Leaf, article: TinyArticle, where: Where): Found {
  if (Array.isArray(where)) {
    const places = where.flatMap((field: TextField) => stands(node, article, field));
    return { matched: places.length > 0, places };
  }
  if (node.kind === 'any-entity') return NO;
  const values =
    where === 'source'
      ? article.sources
      : typeof where === 'object' && 'name' in where
        ? where.name.spellings
        : [];
  return { matched: values.some((words) => groups(node, words).length > 0), places: [] };
}

function stands(node: Leaf, article: TinyArticle, field: TextField): Place[] {
  if (node.kind === 'any-entity')
    return article.people.flatMap(mentions).filter((place) => place.field === field);
  const whole = node.kind === 'phrase' && node.slop === null;
  return groups(node, article.fields[field]).map((positions) => ({
    field,
    positions,
    marks: whole
      ? [`${field}:${Math.min(...positions)}-${Math.max(...positions)}`]
      : positions.map((p) => `${field}:${p}-${p}`),
  }));
}

/** Every way to satisfy the leaf with distinct positions. */
function groups(node: Exclude<Leaf, { kind: 'any-entity' }>, words: readonly string[]): number[][] {
  if (node.kind !== 'phrase')
    return range(0, words.length - 1)
      .filter((p) => fits(node, words[p] ?? ''))
      .map((p) => [p]);
  let ways: number[][] = [[]];
  for (const part of node.parts) {
    ways = ways.flatMap((way) =>
      range(0, words.length - 1)
        .filter((p) => !way.includes(p) && fits(part, words[p] ?? ''))
        .map((p) => [...way, p]),
    );
  }
  return ways.filter((way) =>
    node.slop === null
      ? way.every((p, i) => p === (way[0] ?? 0) + i)
      : Math.max(...way) - Math.min(...way) + 1 - way.length <= node.slop,
  );
}

function fits(
  part: Exclude<Leaf, { kind: 'any-entity' | 'phrase' }> | PhrasePart,
  word: string,
): boolean {
  switch (part.kind) {
    case 'term':
      return part.term === word;
    case 'word':
      return word === part.term || FAMILIES.some((f) => f.includes(part.term) && f.includes(word));
    case 'fuzzy':
      return edits(part.term, word) <= part.edits;
    default: {
      const source = [...part.pattern].map((c) => (c === '*' ? '.*' : c === '?' ? '.' : c));
      return new RegExp(`^${source.join('')}$`).test(word);
    }
  }
}

function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = edits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return Math.min(rest, edits(a.slice(1), b) + 1, edits(a, b.slice(1)) + 1);
}

/** Groups hand NEAR down to their members, those on the left first; then every pair is tried. */
function near(
  left: QueryNode,
  right: QueryNode,
  distance: number,
  article: TinyArticle,
  [whereLeft, whereRight]: readonly [Where, Where],
): Found {
  const leftGroup = members(left, whereLeft);
  if (leftGroup !== null) {
    const [children, where] = leftGroup;
    return group(
      left,
      children.map((child) => near(child, right, distance, article, [where, whereRight])),
    );
  }
  const rightGroup = members(right, whereRight);
  if (rightGroup !== null) {
    const [children, where] = rightGroup;
    return group(
      right,
      children.map((child) => near(left, child, distance, article, [whereLeft, where])),
    );
  }
  const places = find(left, article, whereLeft).places.flatMap((x) =>
    find(right, article, whereRight)
      .places.filter((y) => x.field === y.field && apart(x.positions, y.positions) <= distance)
      .map((y) => ({
        field: x.field,
        positions: [...x.positions, ...y.positions],
        marks: [...x.marks, ...y.marks],
      })),
  );
  return { matched: places.length > 0, places };
}

function members(node: QueryNode, where: Where): [readonly QueryNode[], Where] | null {
  if (node.kind === 'and' || node.kind === 'or') return [node.children, where];
  if (node.kind === 'not' || node.kind === 'optional') return [[node.child], where];
  if (node.kind !== 'field' || (node.field !== 'title' && node.field !== 'body')) return null;
  const inner = narrow(node.field, where);
  return inner === 'nowhere' ? null : [[node.child], inner];
}

function group(node: QueryNode, found: readonly Found[]): Found {
  const matched = found.filter((f) => f.matched);
  if (node.kind === 'not') return { matched: matched.length === 0, places: [] };
  if (node.kind === 'optional') return joined(matched);
  const enough = node.kind === 'or' ? matched.length > 0 : matched.length === found.length;
  return enough ? joined(matched) : NO;
}

/** Positions between two sets; endless where they share one. */
function apart(x: readonly number[], y: readonly number[]): number {
  if (x.some((p) => y.includes(p))) return Number.POSITIVE_INFINITY;
  const gapAfterX = Math.min(...y) - Math.max(...x) - 1;
  const gapAfterY = Math.min(...x) - Math.max(...y) - 1;
  return Math.max(0, gapAfterX, gapAfterY);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
