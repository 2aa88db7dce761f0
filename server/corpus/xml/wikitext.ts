/**
 * Wikitext to blocks of plain text: headings, paragraphs and items kept, links reduced to their words,
 * templates, tables, notes and pictures left out. It is what a reader of the page sees of its prose,
 * not what MediaWiki would render.
 */
import type { Block } from '../body.ts';
import { cleanText } from '../decode.ts';
import { decodeReferences } from '../html-fragment.ts';
import { namedPart, plainParts, replaceTemplates, type Template } from './wiki-templates.ts';

export type WikiText = {
  readonly blocks: readonly Block[];
  /** What stands below headings such as “Sources”, one block a line. */
  readonly sources: readonly string[];
  readonly categories: readonly string[];
  /** Of the templates that state it, as written; '' for none. */
  readonly date: string;
  readonly redirect: boolean;
};

/** Sections about the article rather than of it, in the larger Wikinews languages. */
const ASIDE =
  /^(?:sources?|references?|external links?|related (?:news|articles?|stories)|sister links?|see also|notes?|quellen|fuentes|fonti|fontes|bronnen|źródła|источники|note|véase también|voir aussi|weblinks)$/i;
/** Namespaces of links that are no words of the text. */
const NO_TEXT_LINK =
  /^:?(?:file|image|category|media|datei|bild|kategorie|fichier|catégorie|archivo|imagen|categoría|immagine|categoria|ficheiro|imagem|plik|kategoria|файл|изображение|категория|[a-z]{2,3}(?:-[a-z]+)?)\s*:/i;
const CATEGORY =
  /^(?:category|kategorie|catégorie|categoría|categoria|kategoria|категория)\s*:\s*(.+)$/i;
/** Categories about the page. */
const UPKEEP =
  /^(?:published|archived|no publish|original reporting|.* \d{4}$|\d{4}|pages? with .*)$/i;

/** The words of a template that stands in running text. */
function wordsOf(template: Template): string {
  const plain = plainParts(template);
  switch (template.name) {
    case 'w':
    case 'wikipedia':
    case 'lw':
    case 'foreign':
    case 'wikt':
      return plain[1] || plain[0] || '';
    case 'lang':
    case 'nowrap':
    case 'nobr':
    case 'small':
    case 'abbr':
      return (template.name === 'lang' ? plain[1] : plain[0]) ?? '';
    case '!':
      return '|';
    case 'quote':
    case 'blockquote':
    case 'cquote':
      return `\n\n${namedPart(template, 'text') ?? plain[0] ?? ''}\n\n`;
    case 'source':
    case 'source-pr':
      return sourceLine(template);
    default:
      return '';
  }
}

/** `K. Lim, “Mayor out”, Folha, March 4, 2009`: what a report was written from. */
function sourceLine(template: Template): string {
  const part = (name: string) => namedPart(template, name) ?? '';
  const title = part('title');
  const said = [part('author'), title === '' ? '' : `“${title}”`, part('pub'), part('date')];
  return said.filter((piece) => piece !== '' && piece !== '“”').join(', ');
}

/** Links to their words; categories gathered. Innermost first, so that captions with links go whole. */
function withoutLinks(text: string, categories: string[]): string {
  let left = text;
  for (let round = 0; round < 4 && left.includes('[['); round += 1) {
    left = left.replace(/\[\[([^[\]]{1,2000})\]\]/g, (_whole, inside: string) => {
      const [target = '', ...labels] = inside.split('|');
      const category = CATEGORY.exec(target.trim())?.[1];
      if (category !== undefined) categories.push(category.trim());
      // `[[w:Foo|]]` names Foo; a plain link to a namespace is a picture or another language's page.
      if (/^:?w(?:ikipedia|ikt|ikinews)?:/i.test(target))
        return labels.at(-1)?.trim() || target.replace(/^.*:/, '');
      if (NO_TEXT_LINK.test(target.trim()) && !target.trim().startsWith(':')) return '';
      return labels.at(-1)?.trim() || target.replace(/^:/, '');
    });
  }
  return left
    .replace(/\[(?:(?:https?:|ftp:)?\/\/|mailto:)[^\s[\]]{1,2000}\s+([^[\]]{1,1000})\]/g, '$1')
    .replace(/\[(?:https?:)?\/\/[^\s[\]]{1,2000}\]/g, '');
}

/** Tables by their brackets, also one in another. */
function withoutTables(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .filter((line) => {
      if (/^\s*:*\{\|/.test(line)) depth += 1;
      const inside = depth > 0;
      if (inside && /^\s*\|\}/.test(line)) depth -= 1;
      return !inside;
    })
    .join('\n');
}

/** Elements between their tags, linear: none is looked for beyond the last end. */
function withoutElements(text: string, name: string): string {
  const open = new RegExp(`<${name}\\b[^<>]{0,300}>`, 'gi');
  const close = `</${name}>`;
  let result = '';
  let at = 0;
  for (let match = open.exec(text); match !== null; match = open.exec(text)) {
    const selfClosed = match[0].endsWith('/>');
    const end = selfClosed ? open.lastIndex : text.indexOf(close, open.lastIndex);
    if (end === -1) break;
    result += text.slice(at, match.index);
    at = selfClosed ? end : end + close.length;
    open.lastIndex = at;
  }
  return result + text.slice(at);
}

function withoutComments(text: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    const end = open === -1 ? -1 : text.indexOf('-->', open + 4);
    if (end === -1) return result + text.slice(at);
    result += text.slice(at, open);
    at = end + 3;
  }
}

/** Lines to blocks: a blank line, a heading or an item ends a paragraph. */
function blocksOf(text: string): { blocks: Block[]; sources: string[] } {
  const blocks: Block[] = [];
  const sources: string[] = [];
  let paragraph = '';
  let aside = false;
  const put = (kind: Block['kind'], words: string) => {
    const line = words.replace(/\s+/g, ' ').trim();
    if (line === '' || /^[-–—*:;,.|]+$/.test(line)) return;
    if (aside) sources.push(line);
    else blocks.push({ kind, text: line });
  };
  for (const line of text.split('\n')) {
    const heading = /^(={1,6})([^=].*?)\1\s*$/.exec(line);
    const item = /^[*#]+\s*(.*)$/.exec(line);
    const indented = /^[:;]+\s*(.*)$/.exec(line);
    if (heading === null && item === null && indented === null && line.trim() !== '') {
      paragraph += ` ${line}`;
      continue;
    }
    put('paragraph', paragraph);
    paragraph = '';
    if (heading !== null) {
      const name = (heading[2] ?? '').trim();
      aside = ASIDE.test(name);
      if (!aside) put('heading', name);
    } else if (item !== null) put('item', item[1] ?? '');
    else if (indented !== null) put('paragraph', indented[1] ?? '');
  }
  put('paragraph', paragraph);
  // A heading with nothing below it headed furniture.
  const kept = blocks.filter(
    ({ kind }, i) => kind !== 'heading' || (blocks[i + 1]?.kind ?? 'heading') !== 'heading',
  );
  return { blocks: kept, sources };
}

/** Reads the source of a page. */
export function readWikitext(source: string): WikiText {
  const redirect = /^\s*#\s*[\p{L}]{4,20}\s*:?\s*\[\[/iu.test(source);
  const categories: string[] = [];
  const facts = { date: '' };
  const bare = ['ref', 'gallery', 'math', 'score', 'timeline', 'noinclude', 'imagemap'].reduce(
    withoutElements,
    withoutComments(source),
  );
  const replaced = replaceTemplates(bare, (template) => {
    if (template.name === 'date' || template.name === 'datum' || template.name === 'fecha')
      facts.date ||= plainParts(template)[0] ?? '';
    if (/^by ?line$/.test(template.name)) facts.date ||= namedPart(template, 'date') ?? '';
    return wordsOf(template);
  });
  const plain = withoutLinks(withoutTables(replaced), categories)
    .replace(/'{2,5}/g, '')
    .replace(/__[A-Z]{3,20}__/g, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, '');
  return {
    ...blocksOf(cleanText(decodeReferences(plain))),
    categories: categories.filter((category) => !UPKEEP.test(category)),
    date: facts.date,
    redirect,
  };
}
