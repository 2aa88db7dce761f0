/**
 * Documents and topics in TREC's markup: SGML in which `<DOC>` and `<top>` are closed and little else is.
 * Elements are found by name, whatever their case.
 */
import type { JudgedDocument, Topic } from './judged-collection.ts';

/** Where the collections of TREC keep their headlines. */
const TITLES = ['title', 'headline', 'hl', 'head', 'ti', 'h3', 'dochdr'];
const TEXTS = ['text', 'leadpara', 'lp', 'graphic', 'body'];

/** Parts of a topic: what is typed, what is meant, what counts. */
export const TOPIC_PARTS = ['title', 'desc', 'narr'] as const;
export type TopicPart = (typeof TOPIC_PARTS)[number];

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export function holdsDocuments(text: string): boolean {
  return /<doc>/i.test(text.slice(0, 5000)) && /<docno>/i.test(text.slice(0, 5000));
}

export function holdsTopics(text: string): boolean {
  return /<top>/i.test(text.slice(0, 5000)) || /<topic\s[^>]*number=/i.test(text.slice(0, 5000));
}

export function parseDocuments(text: string): JudgedDocument[] {
  return [...text.matchAll(/<doc>(.*?)<\/doc>/gis)].flatMap(([, content = '']) => {
    const id = plain(elements(content, 'docno').join(' '));
    if (id === '') return [];
    const title = TITLES.map((name) => elements(content, name).map(plain).join(' '));
    const found = TEXTS.map((name) => elements(content, name).map(plain).join('\n'));
    const ownTitle = title.find((one) => one !== '') ?? '';
    const ownText = found.filter((one) => one !== '').join('\n');
    // Some say the title again where the text begins.
    const repeats = ownTitle !== '' && ownText.startsWith(ownTitle);
    return [
      { id, title: ownTitle, text: repeats ? ownText.slice(ownTitle.length).trim() : ownText },
    ];
  });
}

/** The parts asked for, in their order; a topic without them is left out. */
export function parseTopics(text: string, parts: readonly TopicPart[]): Topic[] {
  const closed = /<top>(.*?)<\/top>/gis;
  const numbered = /<topic\s[^>]*number="([^"]*)"[^>]*>(.*?)<\/topic>/gis;
  const read = (id: string, content: string): Topic[] => {
    const query = parts.map((part) => topicPart(content, part)).join(' ');
    return id === '' || query.trim() === '' ? [] : [{ id, query: query.trim() }];
  };
  return [
    ...[...text.matchAll(closed)].flatMap(([, content = '']) => {
      const number = /<num>\s*(?:number:)?\s*([\w-]+)/i.exec(content)?.[1] ?? '';
      return read(number, content);
    }),
    ...[...text.matchAll(numbered)].flatMap(([, id = '', content = '']) => read(id, content)),
  ];
}

/** An open element ends where the next begins. */
function topicPart(content: string, part: TopicPart): string {
  const names =
    part === 'title' ? ['title', 'query'] : [part, part === 'desc' ? 'description' : ''];
  for (const name of names.filter((one) => one !== '')) {
    const found = new RegExp(`<${name}>(.*?)(?=<|$)`, 'is').exec(content)?.[1];
    const label = /^\s*(?:topic|description|narrative):/i;
    if (found !== undefined) return plain(found.replace(label, ''));
  }
  return '';
}

function elements(content: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 'gis');
  return [...content.matchAll(pattern)].map(([, inner = '']) => inner);
}

function plain(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replaceAll(/[ \t\r]+/g, ' ')
    .trim();
}
