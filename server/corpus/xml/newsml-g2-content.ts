/**
 * The text inside a NewsML-G2 item: NITF or XHTML in `inlineXML`, text or escaped markup in
 * `inlineData`. Content that stands elsewhere is never fetched.
 */
import { type Body, joinBlocks } from '../body.ts';
import { bodyOf, withoutTitle } from './marked-findings.ts';
import { bodyOfText, elementBlocks } from './markup-blocks.ts';
import { type NitfText, readNitfText } from './nitf-text.ts';
import { attribute, childAt, childrenOf, type Element, parseElement, rawTextOf } from './tree.ts';

/** The body, and what an NITF body says besides; null where the item carries no text. */
export type Content = { readonly body: Body; readonly nitf: NitfText | null };

/** Kinds of `inlineXML` that are data about events, results or places, and no prose. */
const DATA = /sportsml|eventsml|rdf|gml|svg|xslt|json/i;

function xmlContent(inline: Element, title: string | null): Content | null {
  if (DATA.test(attribute(inline, 'contenttype'))) return null;
  const root = childrenOf(inline);
  const nitf = root.find(({ name }) => name === 'nitf');
  if (nitf !== undefined) {
    const text = readNitfText(childAt(nitf, 'body'));
    if (text === null) return null;
    const blocks = text.blocks.length > 0 ? text.blocks : text.summary;
    return { body: bodyOf(blocks), nitf: text };
  }
  if (root.some(({ name }) => /^(?:events|sports-content|concept|entry|feed)$/.test(name)))
    return null;
  return { body: bodyOf(withoutTitle(elementBlocks(inline), title)), nitf: null };
}

function dataContent(inline: Element, title: string | null): Content | null {
  if (attribute(inline, 'encoding') !== '' || DATA.test(attribute(inline, 'contenttype')))
    return null;
  const text = rawTextOf(inline);
  if (/^\s*<(?:\?xml|nitf\b)/.test(text)) {
    const parsed = parseElement(text.slice(Math.max(0, text.indexOf('<nitf'))));
    if (parsed.kind === 'element' && parsed.element.name === 'nitf') {
      const element = {
        name: 'inlineXML',
        prefix: '',
        attributes: {},
        children: [parsed.element],
      };
      return xmlContent(element, title);
    }
  }
  return { body: bodyOfText(text), nitf: null };
}

/** The longest of the alternatives in a `contentSet`, without a heading that repeats `title`. */
export function readContent(contentSet: Element, title: string | null): Content | null {
  const found = [
    ...childrenOf(contentSet, 'inlineXML').map((inline) => xmlContent(inline, title)),
    ...childrenOf(contentSet, 'inlineData').map((inline) => dataContent(inline, title)),
  ].filter((content) => content !== null && content.body.text !== '');
  const markup = found.filter((content) => content?.nitf !== null);
  const longest = [...markup, ...found].reduce<Content | null>(
    (best, next) =>
      // Markup first: plain text of the same words is a few characters longer at most.
      best === null || (next !== null && next.body.text.length > best.body.text.length * 1.2)
        ? next
        : best,
    null,
  );
  return longest;
}

/** The abstract of a description, as a body. */
export function descriptionBody(element: Element): Body {
  const blocks = elementBlocks(element);
  return { ...joinBlocks(blocks), boilerplate: [] };
}
