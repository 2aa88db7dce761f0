/**
 * A query tree as an index of words can answer it. An index without positions, metadata or names may
 * answer too much (`exact: false`), which the evaluator then checks; it never answers too little. One
 * plan for all engines, so that they propose and score the same articles.
 */
import { isSingleCjk } from '../../core/analyzer.ts';
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { createTermMatcher, type TermMatcher } from '../../core/evaluator/term-matcher.ts';
import { isExactOnly, stem } from '../../core/inflection.ts';
import { printQuery } from '../../core/query/print.ts';
import type {
  AnyEntityNode,
  DateNode,
  FieldNode,
  FuzzyNode,
  MissingNode,
  PhrasePart,
  QueryNode,
  WildcardNode,
} from '../../core/query/tree.ts';

/** A term and how much its score weighs. */
export type WeightedTerm = readonly [term: string, weight: number];

export type IndexPlan =
  /** Every article, with score 1. */
  | { readonly kind: 'all' }
  /** Articles that hold any of the terms in any of the fields; scores add up. */
  | {
      readonly kind: 'terms';
      readonly terms: readonly WeightedTerm[];
      readonly fields: readonly TextField[];
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly IndexPlan[] }
  /** As `and` over the parts; but they stand side by side, in one of the fields. */
  | {
      readonly kind: 'phrase';
      /** Of each position, the terms that may stand there. */
      readonly parts: readonly (readonly WeightedTerm[])[];
      readonly fields: readonly TextField[];
    }
  /** Articles of which a condition holds, with score 0. */
  | { readonly kind: 'where'; readonly condition: ConditionNode }
  /** The base without the articles of `without`, with the base's scores. */
  | { readonly kind: 'and-not'; readonly base: IndexPlan; readonly without: readonly IndexPlan[] };

/** Parts of a query about metadata, dates and names. */
export type ConditionNode = FieldNode | DateNode | MissingNode | AnyEntityNode;

export type Proposal = {
  readonly plan: IndexPlan;
  /** Whether what the index finds is the answer. */
  readonly exact: boolean;
};

/** What a plan needs to know of an index. */
export interface Lexicon {
  /** Live terms with this stem. */
  formsOf(stem: string): readonly string[];
  /** Live terms that satisfy a part of a query. */
  matching(part: WildcardNode | FuzzyNode | PhrasePart, matcher: TermMatcher): readonly string[];
}

/**
 * Weights. Title: three times the text, worth 2 to 4 % nDCG on judged news. Inflections and loose
 * forms below the exact form: guesses that only keep the order “as typed first”.
 */
export const TITLE_WEIGHT = 3;
const INFLECTION_WEIGHT = 0.7;
const LOOSE_WEIGHT = 0.4;

const ALL: IndexPlan = { kind: 'all' };
const EVERYTHING: Proposal = { plan: ALL, exact: true };
/** Cannot be decided here: everything is a candidate. */
const UNDECIDED: Proposal = { plan: ALL, exact: false };

/**
 * `decides`: whether the index knows where words stand, and metadata, dates and names, so that it can
 * decide phrases and conditions by itself.
 */
export function createIndexPlan(
  root: QueryNode,
  lexicon: Lexicon,
  { decides }: { readonly decides: boolean },
): Proposal {
  return propose(root, { fields: TEXT_FIELDS, lexicon, decides, known: new Map() });
}

type Planning = {
  readonly fields: readonly TextField[];
  readonly lexicon: Lexicon;
  readonly decides: boolean;
  /** A part said twice is asked once. */
  readonly known: Map<string, Proposal>;
};

function propose(node: QueryNode, planning: Planning): Proposal {
  const key = `${planning.fields} ${node.kind} ${printQuery(node)}`;
  const known = planning.known.get(key) ?? proposeNode(node, planning);
  planning.known.set(key, known);
  return known;
}

function proposeNode(node: QueryNode, planning: Planning): Proposal {
  const { fields, lexicon } = planning;
  const inner = (child: QueryNode): Proposal => propose(child, planning);
  switch (node.kind) {
    case 'all':
      return EVERYTHING;
    case 'word':
      return { plan: anyTerm(wordTerms(node.term, lexicon), fields), exact: true };
    case 'wildcard':
    case 'fuzzy': {
      const terms = lexicon.matching(node, createTermMatcher(node));
      const weighted = terms.map(
        (term): WeightedTerm => [
          term,
          node.kind === 'fuzzy' && term === node.term ? 1 : LOOSE_WEIGHT,
        ],
      );
      return { plan: anyTerm(weighted, fields), exact: true };
    }
    case 'phrase': {
      const parts = node.parts.map((part) => partTerms(part, lexicon));
      if (planning.decides && node.slop === null && parts.length > 1)
        return { plan: { kind: 'phrase', parts, fields }, exact: true };
      return {
        plan: { kind: 'and', parts: parts.map((terms) => anyTerm(terms, fields)) },
        exact: parts.length === 1,
      };
    }
    case 'near':
      return nearCandidates(node.left, node.right, inner);
    case 'and':
      return conjunction(node.children, inner);
    case 'or':
      return disjunction(node.children.map(inner));
    case 'not':
      return conjunction([node], inner);
    case 'optional':
      // Alone it matches everything; `conjunction` uses its words for the score.
      return EVERYTHING;
    case 'variant':
      return disjunction([node.child, ...node.forms].map(inner));
    case 'field':
      return fieldPlan(node, planning);
    case 'any-entity':
      // The article names someone; whether in the field that is asked for, the evaluator sees.
      return planning.decides
        ? { plan: { kind: 'where', condition: node }, exact: false }
        : UNDECIDED;
    case 'date':
    case 'missing':
      return condition(node, planning);
    default:
      return node satisfies never;
  }
}

function disjunction(proposals: readonly Proposal[]): Proposal {
  const parts = [...new Set(proposals)];
  return {
    plan: { kind: 'or', parts: parts.map(({ plan }) => plan) },
    exact: parts.every(({ exact }) => exact),
  };
}

/** NEAR over a NOT decides nothing from the words alone. */
function nearCandidates(
  left: QueryNode,
  right: QueryNode,
  inner: (node: QueryNode) => Proposal,
): Proposal {
  if ([left, right].some(holdsNegation)) return UNDECIDED;
  return { ...conjunction([left, right], inner), exact: false };
}

function holdsNegation(node: QueryNode): boolean {
  switch (node.kind) {
    case 'not':
      return true;
    case 'and':
    case 'or':
      return node.children.some(holdsNegation);
    case 'field':
    case 'optional':
    case 'variant':
      return holdsNegation(node.child);
    case 'near':
      return holdsNegation(node.left) || holdsNegation(node.right);
    default:
      return false;
  }
}

/**
 * Required parts meet by AND, optional ones add to the score, and what must not stand is taken away
 * where the index knows it exactly; taking away too much would lose hits.
 */
function conjunction(
  children: readonly QueryNode[],
  inner: (node: QueryNode) => Proposal,
): Proposal {
  const wanted: Proposal[] = [];
  const optional: Proposal[] = [];
  const unwanted: Proposal[] = [];
  for (const child of children) {
    if (child.kind === 'not') unwanted.push(inner(child.child));
    else if (child.kind === 'optional') optional.push(inner(child.child));
    else wanted.push(inner(child));
  }
  const parts = [...new Set(wanted.map(({ plan }) => plan))].filter(({ kind }) => kind !== 'all');
  const required: IndexPlan = parts.length === 0 ? ALL : { kind: 'and', parts };
  const base: IndexPlan =
    optional.length === 0
      ? required
      : { kind: 'or', parts: [required, ...optional.map(({ plan }) => plan)] };
  const removable = unwanted.filter(({ exact }) => exact);
  return {
    plan:
      removable.length === 0
        ? base
        : { kind: 'and-not', base, without: removable.map(({ plan }) => plan) },
    exact: optional.length === 0 && [...wanted, ...unwanted].every(({ exact }) => exact),
  };
}

function condition(node: ConditionNode, { decides }: Planning): Proposal {
  return decides ? { plan: { kind: 'where', condition: node }, exact: true } : UNDECIDED;
}

function fieldPlan(node: FieldNode, planning: Planning): Proposal {
  const { field, child } = node;
  if (field !== 'title' && field !== 'body') return condition(node, planning);
  const wanted: TextField = field === 'title' ? 'title' : 'text';
  if (!planning.fields.includes(wanted)) return UNDECIDED;
  return propose(child, { ...planning, fields: [wanted] });
}

function wordTerms(wanted: string, lexicon: Lexicon): WeightedTerm[] {
  if (isSingleCjk(wanted)) return partTerms({ kind: 'term', term: wanted }, lexicon);
  if (isExactOnly(wanted)) return [[wanted, 1]];
  return lexicon
    .formsOf(stem(wanted))
    .map((form) => [form, form === wanted ? 1 : INFLECTION_WEIGHT]);
}

function partTerms(part: PhrasePart, lexicon: Lexicon): WeightedTerm[] {
  if (part.kind === 'term' && !isSingleCjk(part.term)) return [[part.term, 1]];
  return lexicon.matching(part, createTermMatcher(part)).map((term) => [term, LOOSE_WEIGHT]);
}

function anyTerm(terms: readonly WeightedTerm[], fields: readonly TextField[]): IndexPlan {
  return { kind: 'terms', terms, fields };
}
