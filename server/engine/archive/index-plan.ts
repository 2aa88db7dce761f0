/**
 * A query tree as an index of words can answer it. An index without positions, metadata or names may
 * answer too much (`exact: false`), which the evaluator then checks; it never answers too little. One
 * plan for all engines, so that they propose and score the same articles.
 */
import { isSingleCjk } from '../../core/analyzer.ts';
import { TEXT_FIELDS, type TextField } from '../../core/article.ts';
import { createTermMatcher, type TermMatcher } from '../../core/evaluator/term-matcher.ts';
import { isExactOnly } from '../../core/inflection.ts';
import { queryKey } from '../../core/query/query-key.ts';
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
import type { LanguageSet } from '../../core/stem-language.ts';
import { type Languages, wordForms } from './word-forms.ts';

/** Terms, as an index knows them, and beside each how much its score weighs. */
export type WeightedTerms<Term> = {
  readonly terms: readonly Term[];
  readonly weights: readonly number[];
};

/** `Term` is what an index calls a term: its text, or a number. */
export type IndexPlan<Term> =
  /** Every article, with score 1. */
  | { readonly kind: 'all' }
  /** Articles that hold any of the terms in any of the fields; scores add up. */
  | (WeightedTerms<Term> & { readonly kind: 'terms'; readonly fields: readonly TextField[] })
  /** As `terms`, in articles of these languages alone. */
  | {
      readonly kind: 'in-languages';
      readonly languages: LanguageSet;
      readonly terms: readonly Term[];
      readonly weights: readonly number[];
      readonly fields: readonly TextField[];
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly IndexPlan<Term>[] }
  /** As `and` over the parts; but they stand side by side, in one of the fields. */
  | {
      readonly kind: 'phrase';
      /** Of each position, the terms that may stand there. */
      readonly parts: readonly WeightedTerms<Term>[];
      readonly fields: readonly TextField[];
    }
  /** Articles of which a condition holds, with score 0. */
  | { readonly kind: 'where'; readonly condition: ConditionNode }
  /** The base without the articles of `without`, with the base's scores. */
  | {
      readonly kind: 'and-not';
      readonly base: IndexPlan<Term>;
      readonly without: readonly IndexPlan<Term>[];
    };

/** Parts of a query about metadata, dates and names. */
export type ConditionNode = FieldNode | DateNode | MissingNode | AnyEntityNode;

export type Proposal<Term> = {
  readonly plan: IndexPlan<Term>;
  /** Whether what the index finds is the answer. */
  readonly exact: boolean;
};

/** What a plan needs to know of an index. */
export interface Lexicon<Term> extends Languages<Term> {
  /** A live term; undefined where there is none so written. */
  find(term: string): Term | undefined;
  /** Live terms that satisfy a part of a query. */
  matching(part: WildcardNode | FuzzyNode | PhrasePart, matcher: TermMatcher): readonly Term[];
}

/**
 * Weights of the base score. A title is a field of its own, short, so that a word in it scores high already:
 * more than 1 lost on every judged set (docs/relevance.md); the closer ranking counts a word of the title
 * three times. Inflections and loose forms below the exact form: guesses that keep “as typed first”.
 */
export const TITLE_WEIGHT = 1;
const INFLECTION_WEIGHT = 0.7;
const LOOSE_WEIGHT = 0.4;

const ALL = { kind: 'all' } as const;
const EVERYTHING = { plan: ALL, exact: true } as const;
/** Cannot be decided here: everything is a candidate. */
const UNDECIDED = { plan: ALL, exact: false } as const;

/**
 * `decides`: whether the index knows where words stand, and metadata, dates and names, so that it can
 * decide phrases and conditions by itself.
 */
export function createIndexPlan<Term>(
  root: QueryNode,
  lexicon: Lexicon<Term>,
  { decides }: { readonly decides: boolean },
): Proposal<Term> {
  return propose(root, { fields: TEXT_FIELDS, lexicon, decides, known: new Map() });
}

type Planning<Term> = {
  readonly fields: readonly TextField[];
  readonly lexicon: Lexicon<Term>;
  readonly decides: boolean;
  /** A part said twice is asked once. */
  readonly known: Map<string, Proposal<Term>>;
};

function propose<Term>(node: QueryNode, planning: Planning<Term>): Proposal<Term> {
  const key = `${planning.fields} ${queryKey(node)}`;
  const known = planning.known.get(key) ?? proposeNode(node, planning);
  planning.known.set(key, known);
  return known;
}

function proposeNode<Term>(node: QueryNode, planning: Planning<Term>): Proposal<Term> {
  const { fields, lexicon } = planning;
  const inner = (child: QueryNode): Proposal<Term> => propose(child, planning);
  switch (node.kind) {
    case 'all':
      return EVERYTHING;
    case 'word':
      return { plan: wordPlan(node.term, planning), exact: true };
    case 'wildcard':
    case 'fuzzy': {
      const terms = lexicon.matching(node, createTermMatcher(node));
      const exact = node.kind === 'fuzzy' ? lexicon.find(node.term) : undefined;
      return { plan: anyTerm(weighted(terms, exact, LOOSE_WEIGHT), fields), exact: true };
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

function disjunction<Term>(proposals: readonly Proposal<Term>[]): Proposal<Term> {
  const parts = [...new Set(proposals)];
  return {
    plan: { kind: 'or', parts: parts.map(({ plan }) => plan) },
    exact: parts.every(({ exact }) => exact),
  };
}

/** NEAR over a NOT decides nothing from the words alone. */
function nearCandidates<Term>(
  left: QueryNode,
  right: QueryNode,
  inner: (node: QueryNode) => Proposal<Term>,
): Proposal<Term> {
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
function conjunction<Term>(
  children: readonly QueryNode[],
  inner: (node: QueryNode) => Proposal<Term>,
): Proposal<Term> {
  const wanted: Proposal<Term>[] = [];
  const optional: Proposal<Term>[] = [];
  const unwanted: Proposal<Term>[] = [];
  for (const child of children) {
    if (child.kind === 'not') unwanted.push(inner(child.child));
    else if (child.kind === 'optional') optional.push(inner(child.child));
    else wanted.push(inner(child));
  }
  const parts = [...new Set(wanted.map(({ plan }) => plan))].filter(({ kind }) => kind !== 'all');
  const required: IndexPlan<Term> = parts.length === 0 ? ALL : { kind: 'and', parts };
  const base: IndexPlan<Term> =
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

function condition<Term>(node: ConditionNode, { decides }: Planning<Term>): Proposal<Term> {
  return decides ? { plan: { kind: 'where', condition: node }, exact: true } : UNDECIDED;
}

function fieldPlan<Term>(node: FieldNode, planning: Planning<Term>): Proposal<Term> {
  const { field, child } = node;
  if (field !== 'title' && field !== 'body') return condition(node, planning);
  const wanted: TextField = field === 'title' ? 'title' : 'text';
  if (!planning.fields.includes(wanted)) return UNDECIDED;
  return propose(child, { ...planning, fields: [wanted] });
}

function wordPlan<Term>(wanted: string, { lexicon, fields }: Planning<Term>): IndexPlan<Term> {
  if (isSingleCjk(wanted) || isExactOnly(wanted))
    return anyTerm(partTerms({ kind: 'term', term: wanted }, lexicon), fields);
  const exact = lexicon.find(wanted);
  const { everywhere, within } = wordForms(wanted, exact, lexicon);
  const plan = anyTerm(weighted(everywhere, exact, INFLECTION_WEIGHT), fields);
  if (within.length === 0) return plan;
  const inLanguages = within.map(
    ({ languages, forms }): IndexPlan<Term> => ({
      kind: 'in-languages',
      languages,
      ...weighted(forms, undefined, INFLECTION_WEIGHT),
      fields,
    }),
  );
  return { kind: 'or', parts: [plan, ...inLanguages] };
}

function partTerms<Term>(part: PhrasePart, lexicon: Lexicon<Term>): WeightedTerms<Term> {
  if (part.kind === 'term' && !isSingleCjk(part.term)) {
    const exact = lexicon.find(part.term);
    return weighted(exact === undefined ? [] : [exact], exact, 1);
  }
  return weighted(lexicon.matching(part, createTermMatcher(part)), undefined, LOOSE_WEIGHT);
}

/** The exact term weighs 1. */
function weighted<Term>(
  terms: readonly Term[],
  exact: Term | undefined,
  weight: number,
): WeightedTerms<Term> {
  return { terms, weights: terms.map((term) => (term === exact ? 1 : weight)) };
}

function anyTerm<Term>(
  { terms, weights }: WeightedTerms<Term>,
  fields: readonly TextField[],
): IndexPlan<Term> {
  return { kind: 'terms', terms, weights, fields };
}
