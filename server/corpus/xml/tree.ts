/**
 * One record of an XML file as a tree of elements and texts. Parsing is `fast-xml-parser`'s, with every
 * kind of entity switched off: only character references are decoded, so that nothing is fetched and
 * nothing expands. Invariant: what is parsed is one record, never a file of thousands.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { cleanText } from '../decode.ts';
import { decodeReferences } from '../html-fragment.ts';

/** `prefix` as written, '' for none; attribute names keep theirs (`xml:lang`). */
export type Element = {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};

/** Texts have their character references decoded. */
export type Node = Element | string;

/** A tree, or why there is none. */
export type Parsed =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Deeper markup is no article; parser and walks stay within the stack. */
const MAX_DEPTH = 100;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: MAX_DEPTH,
});

/** As `fast-xml-parser` gives it with `preserveOrder`: one key a node, and `:@` for attributes. */
type RawNode = Readonly<Record<string, unknown>>;

const textOfRaw = (value: unknown) => (typeof value === 'string' ? value : String(value ?? ''));

function nodesOf(raw: unknown): Node[] {
  if (!Array.isArray(raw)) return [];
  return (raw as readonly RawNode[]).flatMap((node): Node[] => {
    const key = Object.keys(node).find((name) => name !== ':@');
    if (key === undefined) return [];
    if (key === '#text') return [decodeReferences(textOfRaw(node[key]))];
    if (key === '#cdata') return [rawText(node[key])];
    if (key.startsWith('?') || key.startsWith('!')) return [];
    return [elementOf(key, node)];
  });
}

/** The characters of a CDATA section, as they stand. */
function rawText(raw: unknown): string {
  return Array.isArray(raw)
    ? (raw as readonly RawNode[]).map((node) => textOfRaw(node['#text'])).join('')
    : '';
}

function elementOf(key: string, node: RawNode): Element {
  const colon = key.indexOf(':');
  const attributes = Object.entries((node[':@'] ?? {}) as RawNode).map(
    ([name, value]) => [name, decodeReferences(textOfRaw(value))] as const,
  );
  return {
    name: key.slice(colon + 1),
    prefix: colon === -1 ? '' : key.slice(0, colon),
    attributes: Object.fromEntries(attributes),
    children: nodesOf(node[key]),
  };
}

/**
 * Parses one element. Tags that do not match are malformed; a stray `&` or an attribute without quotes
 * is understood. Never throws. Time is linear in the length.
 */
export function parseElement(xml: string): Parsed {
  try {
    const checked = XMLValidator.validate(xml, { allowBooleanAttributes: true });
    if (checked !== true && /^Invalid(?:Tag|Xml)$/.test(checked.err.code)) {
      return { kind: 'malformed', reason: `It is not well-formed XML: ${brief(checked.err.msg)}` };
    }
    const element = nodesOf(parser.parse(xml)).find((node) => typeof node !== 'string');
    return element === undefined
      ? { kind: 'malformed', reason: 'It is not well-formed XML.' }
      : { kind: 'element', element };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return message.includes('nested')
      ? { kind: 'malformed', reason: `Its markup is nested more than ${MAX_DEPTH} levels deep.` }
      : { kind: 'malformed', reason: `It is not well-formed XML: ${brief(message)}` };
  }
}

/** A message of the parser as the end of one plain sentence. */
function brief(message: string): string {
  const line = cleanText(message).replace(/\s+/g, ' ').slice(0, 100).replace(/\.$/, '');
  return `${line.charAt(0).toLowerCase()}${line.slice(1)}.`;
}

/** Child elements, all or those of one local name. */
export function childrenOf(element: Element, name?: string): Element[] {
  return element.children.filter(
    (node): node is Element =>
      typeof node !== 'string' && (name === undefined || node.name === name),
  );
}

/** The first child at the end of a path of local names; null without one. */
export function childAt(element: Element, ...path: readonly string[]): Element | null {
  let at: Element | null = element;
  for (const name of path) at = at === null ? null : (childrenOf(at, name)[0] ?? null);
  return at;
}

/** All elements of one local name below an element, in order of the document. */
export function descendants(element: Element, name: string): Element[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** All text inside, on one line; '' for none. */
export function textOf(element: Element | null | undefined): string {
  return element == null ? '' : cleanText(rawTextOf(element)).replace(/\s+/g, ' ').trim();
}

/** All text inside, as it stands. */
export function rawTextOf(element: Element): string {
  return element.children
    .map((node) => (typeof node === 'string' ? node : rawTextOf(node)))
    .join('');
}

/** The text at the end of a path of local names; '' for none. */
export function textAt(element: Element, ...path: readonly string[]): string {
  return textOf(childAt(element, ...path));
}

/** An attribute by its name without prefix, trimmed; '' for none. */
export function attribute(element: Element | null | undefined, name: string): string {
  if (element == null) return '';
  const exact = element.attributes[name];
  if (exact !== undefined) return exact.replace(/\s+/g, ' ').trim();
  const key = Object.keys(element.attributes).find((written) => written.endsWith(`:${name}`));
  return (key === undefined ? '' : (element.attributes[key] ?? '')).replace(/\s+/g, ' ').trim();
}
