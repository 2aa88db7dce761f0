/**
 * Templates of wikitext: `{{…}}`, one inside another. A few carry words of the text or facts about the
 * article; all others are furniture and go. Linear in the length, bounded in depth by a stack of ends.
 */

/** A template as written: its name in small letters, and its parts between bars. */
export type Template = { readonly name: string; readonly parts: readonly string[] };

/** Splits at bars that stand in no link and no template. */
function partsOf(inside: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < inside.length; i += 1) {
    const pair = inside.slice(i, i + 2);
    if (pair === '{{' || pair === '[[') {
      depth += 1;
      i += 1;
    } else if (pair === '}}' || pair === ']]') {
      depth = Math.max(0, depth - 1);
      i += 1;
    } else if (inside[i] === '|' && depth === 0) {
      parts.push(inside.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(inside.slice(start));
  return parts.map((part) => part.trim());
}

/** The value of a named part (`date=…`); null without it. */
export function namedPart(template: Template, name: string): string | null {
  for (const part of template.parts) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim().toLowerCase() === name)
      return part.slice(equals + 1).trim();
  }
  return null;
}

/** The parts without a name, in order. */
export function plainParts({ parts }: Template): string[] {
  return parts
    .filter((part) => !/^[\w -]{1,30}=/.test(part))
    .map((part) => part.replace(/^\d+=/, ''));
}

/**
 * Puts in the place of each outermost template what `replace` makes of it (and of those inside it,
 * where it keeps them). Braces without an end stay as they are.
 */
export function replaceTemplates(
  text: string,
  replace: (template: Template) => string,
  depth = 0,
): string {
  let result = '';
  let at = 0;
  let open = 0;
  let start = -1;
  const mark = /\{\{|\}\}/g;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[0] === '{{') {
      if (open === 0) start = match.index;
      open += 1;
    } else if (open > 0) {
      open -= 1;
      if (open > 0) continue;
      const [name = '', ...parts] = partsOf(text.slice(start + 2, match.index));
      const made = replace({ name: name.toLowerCase().replace(/[_\s]+/g, ' '), parts });
      const inner = depth < 5 ? replaceTemplates(made, replace, depth + 1) : '';
      result += text.slice(at, start) + inner;
      at = match.index + 2;
    }
  }
  // An opening without an end loses its braces only.
  return result + text.slice(at).replace(/\{\{|\}\}/g, '');
}
