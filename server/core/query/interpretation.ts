/**
 * What a search finds, in plain English. Takes the effective tree, so it says what is searched, not
 * what was typed. A part is said either as a thing an article has (“troops”) or as a clause about
 * the article (naming a person “ryder”); whatever could be read in two ways stands in brackets.
 */
import type { DateNode, FieldNode, FuzzyNode, MissingNode, PhraseNode, QueryNode } from './tree.ts';

/**
 * `thing`: follows “with”. `clause`: follows “articles”.
 * `loose`: needs brackets beside anything else. `negative`: begins with “not” or “without”.
 */
type Saying = {
  readonly text: string;
  readonly as: 'thing' | 'clause';
  readonly loose: boolean;
  readonly negative: boolean;
};

/** `articles with “troops” and not “Kursk”`. No full stop. */
export function interpret(root: QueryNode): string {
  return root.kind === 'all' ? 'all articles' : `articles ${clause(say(root))}`;
}

function thing(text: string, loose = false): Saying {
  return { text, as: 'thing', loose, negative: false };
}

function clausal(text: string): Saying {
  return { text, as: 'clause', loose: false, negative: false };
}

/** As a clause; “not “a”” alone is said as “without “a””. */
function clause(saying: Saying): string {
  if (saying.as === 'clause') return saying.text;
  if (saying.negative) return saying.text.replace(/^not /, 'without ');
  return `with ${saying.text}`;
}

/** “zelensky”, in any spelling of Volodymyr Zelenskyy. */
function otherSpellings(typed: Saying, entity: string): Saying {
  return { ...typed, text: `${bracketed(typed).text} in any spelling of “${entity}”`, loose: true };
}

function bracketed(saying: Saying): Saying {
  return saying.loose ? { ...saying, text: `(${saying.text})`, loose: false } : saying;
}

function say(node: QueryNode): Saying {
  switch (node.kind) {
    case 'all':
      return clausal('of any content');
    case 'word':
      return thing(`“${node.text}”`);
    case 'wildcard':
      return thing(`a word matching “${node.pattern}”`);
    case 'fuzzy':
      return thing(differing(node));
    case 'phrase':
      return thing(phrase(node));
    case 'any-entity':
      return thing(`the name of any ${node.type}`);
    case 'near':
      return thing(
        `${near(node.left)} within ${words(node.distance)} of ${near(node.right)}`,
        true,
      );
    case 'field':
      return field(node);
    case 'date':
      return clausal(date(node));
    case 'missing':
      return clausal(`without ${some(node)}`);
    case 'not':
      return node.child.kind === 'missing'
        ? clausal(`with ${some(node.child)}`)
        : negated(say(node.child));
    case 'optional':
      return thing(`${clause(bracketed(say(node.child)))} ranked higher`);
    case 'variant':
      return otherSpellings(say(node.child), node.entity);
    case 'or':
      return alternatives(node.children.map((child) => bracketed(say(child))));
    case 'and':
      return together(node.children);
    default:
      return node satisfies never;
  }
}

function negated(saying: Saying): Saying {
  const { text } = saying.negative ? { text: `(${saying.text})` } : bracketed(saying);
  return { text: `not ${text}`, as: saying.as, loose: false, negative: true };
}

function alternatives(sayings: readonly Saying[]): Saying {
  const things = sayings.every(({ as, negative }) => as === 'thing' && !negative);
  if (things) return thing(sayings.map(({ text }) => text).join(' or '), true);
  return { ...clausal(sayings.map(clause).join(' or ')), loose: true };
}

/** Things first, those to be had before those not; then clauses; then what only ranks. */
function together(children: readonly QueryNode[]): Saying {
  const optional = children.filter(({ kind }) => kind === 'optional');
  const sayings = children
    .filter(({ kind }) => kind !== 'optional')
    .map((child) => bracketed(say(child)));
  const things = sayings.filter(({ as }) => as === 'thing');
  const clauses = sayings.filter(({ as }) => as === 'clause');
  const had = things.filter(({ negative }) => !negative);
  const not = things.filter(({ negative }) => negative);
  const ranked = optional.map((child) => `, those ${say(child).text}`).join('');
  if (had.length > 0 && clauses.length === 0 && ranked === '')
    return thing([...had, ...not].map(({ text }) => text).join(' and '), true);
  const first =
    had.length > 0 ? [`with ${[...had, ...not].map(({ text }) => text).join(' and ')}`] : [];
  const rest = had.length > 0 ? clauses : [...clauses, ...not];
  return { ...clausal([...first, ...rest.map(clause)].join(' and ') + ranked), loose: true };
}

/** `an author`. */
function some({ field }: MissingNode): string {
  return `${/^[aou]/.test(field) ? 'an' : 'a'} ${field}`;
}

function differing({ term, edits }: FuzzyNode): string {
  return `a word at most ${edits === 1 ? 'one letter' : 'two letters'} from “${term}”`;
}

function phrase(node: PhraseNode): string {
  const text = node.parts
    .map((part) => (part.kind === 'term' ? part.term : part.pattern))
    .join(' ');
  if (!node.quoted) return `“${node.text}”`;
  if (node.slop !== null)
    return `the words “${text}” in any order with at most ${words(node.slop, 'other ')} among them`;
  return `the exact ${node.parts.length > 1 ? 'phrase' : 'word'} “${node.text}”`;
}

function words(count: number, other = ''): string {
  return `${count} ${other}${count === 1 ? 'word' : 'words'}`;
}

/** A side of NEAR is a thing with a place, so a name is “a person “ryder””. */
function near(node: QueryNode): string {
  const saying = bracketed(say(node));
  return saying.as === 'clause' ? saying.text.replace(/^naming /, '') : saying.text;
}

/** What a field says of its value; `of` is the value as a thing. */
const FIELDS: Readonly<Record<FieldNode['field'], (of: string) => Saying>> = {
  title: (of) => thing(`${of} in the title`, true),
  body: (of) => thing(`${of} in the text`, true),
  person: (of) => clausal(`naming a person ${of}`),
  place: (of) => clausal(`naming a place ${of}`),
  organization: (of) => clausal(`naming an organization ${of}`),
  source: (of) => clausal(`from a source named ${of}`),
  author: (of) => clausal(`by an author named ${of}`),
  section: (of) => clausal(`in a section named ${of}`),
  keyword: (of) => clausal(`with a keyword ${of}`),
  path: (of) => clausal(`with a path holding ${of}`),
};

function field({ field: name, child, span }: FieldNode): Saying {
  const within = (inner: QueryNode): QueryNode => ({
    kind: 'field',
    field: name,
    child: inner,
    span,
  });
  const saying = say(child);
  if (saying.as === 'thing')
    return FIELDS[name](saying.negative ? `(${saying.text})` : bracketed(saying).text);
  // Clauses inside a scope: the scope is said of each part that it narrows, and dates are none.
  switch (child.kind) {
    case 'and':
    case 'or':
      return say({ ...child, children: child.children.map(within) });
    case 'not':
      return negated(say(within(child.child)));
    case 'field':
      return clausal(`${saying.text} (only in the ${name})`);
    default:
      return saying;
  }
}

function date({ on, from, to }: DateNode): string {
  const verb = on === 'date' ? 'dated' : 'added';
  if (from !== null && to !== null)
    return from === to ? `${verb} ${from}` : `${verb} from ${from} to ${to}`;
  return from !== null ? `${verb} on or after ${from}` : `${verb} on or before ${to}`;
}
