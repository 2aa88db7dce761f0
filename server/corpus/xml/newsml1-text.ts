/**
 * The text inside a NewsML 1.2 item: news components in news components, each with a role. Pictures,
 * style sheets, captions and contacts stand beside the report, and alternatives of it stand beside each
 * other; one text is chosen.
 */
import type { Block } from '../body.ts';
import { bodyOfText, elementBlocks } from './markup-blocks.ts';
import { type NitfText, readNitfText } from './nitf-text.ts';
import { attribute, childAt, childrenOf, type Element, rawTextOf, textOf } from './tree.ts';
import { unwrapBlocks } from './unwrap-lines.ts';

/** A text with where it stood; `chain`: the components around it, outermost first. */
export type ComponentText = {
  readonly chain: readonly Element[];
  readonly role: string;
  readonly blocks: readonly Block[];
  readonly nitf: NitfText | null;
};

/** Roles that are not the report. */
const BESIDE =
  /style|headline|contact|logo|caption|photo|picture|thumbnail|graphic|video|audio|summary|abstract|teaser|quicklook|ticker|slug/i;
const MAIN = /^(?:body|main|maintext|text|article|story)\b/i;
const NOT_TEXT =
  /css|jpe?g|gif|png|tiff|mpe?g|mp[34]|wav|quicktime|windows media|pdf|flash|postscript/i;
const NOT_TEXT_TYPE = /^(?:photo|picture|graphic|video|audio|animation)/i;

const roleOf = (component: Element) => attribute(childAt(component, 'Role'), 'FormalName');

function isText(content: Element): boolean {
  const formal = (name: string) => attribute(childAt(content, name), 'FormalName');
  return (
    !NOT_TEXT.test(`${formal('Format')} ${formal('MimeType')}`) &&
    !NOT_TEXT_TYPE.test(formal('MediaType'))
  );
}

/** Character data may be markup that was escaped, or plain text with its line breaks. */
function blocksOf(data: Element): { blocks: readonly Block[]; nitf: NitfText | null } {
  if (childrenOf(data).length === 0) {
    const { text, paragraphs } = bodyOfText(rawTextOf(data));
    return {
      nitf: null,
      blocks: paragraphs.map(({ start, end, kind }) => ({ kind, text: text.slice(start, end) })),
    };
  }
  const nitf = childAt(data, 'nitf');
  const body = nitf === null ? childAt(data, 'body') : childAt(nitf, 'body');
  const read =
    body !== null && childrenOf(body, 'body.content').length > 0 ? readNitfText(body) : null;
  return { nitf: read, blocks: read?.blocks ?? unwrapBlocks(elementBlocks(data)) };
}

/** Every text below a component, in order of the document. */
export function textsIn(component: Element, around: readonly Element[] = []): ComponentText[] {
  const chain = [...around, component];
  const role = chain.map(roleOf).findLast((name) => name !== '') ?? '';
  const own = childrenOf(component, 'ContentItem').flatMap((content): ComponentText[] => {
    const data = childAt(content, 'DataContent');
    if (data === null || !isText(content) || childrenOf(content, 'Encoding').length > 0) return [];
    const { blocks, nitf } = blocksOf(data);
    return blocks.length === 0 ? [] : [{ chain, role, blocks, nitf }];
  });
  return [
    ...own,
    ...childrenOf(component, 'NewsComponent').flatMap((inner) => textsIn(inner, chain)),
  ];
}

const lengthOf = ({ blocks }: ComponentText) =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

/** The report among the texts: the longest with a main role, else the longest that stands beside nothing. */
export function chooseText(texts: readonly ComponentText[]): ComponentText | null {
  const main = texts.filter(({ role }) => MAIN.test(role));
  const others = texts.filter(({ role }) => !BESIDE.test(role));
  const candidates = main.length > 0 ? main : others;
  return candidates.reduce<ComponentText | null>(
    (best, next) => (best === null || lengthOf(next) > lengthOf(best) ? next : best),
    null,
  );
}

/** The first value at the end of a path in a chain of components, the innermost first. */
export function inChain(chain: readonly Element[], ...path: readonly string[]): Element[] {
  const last = path.at(-1) ?? '';
  for (const component of [...chain].reverse()) {
    const parent = childAt(component, ...path.slice(0, -1));
    const found = parent === null ? [] : childrenOf(parent, last);
    if (found.some((element) => textOf(element) !== '' || attribute(element, 'FormalName') !== ''))
      return found;
  }
  return [];
}
