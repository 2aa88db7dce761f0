/**
 * Ten ways in which an outlet makes a copy its own. Each is a function of the article alone, so that
 * every run measures the same.
 */
import { sentences } from '../../server/core/sentences.ts';

export type Edited = { readonly title: string; readonly text: string };

const NOTICE =
  'Sign up for our newsletter to get the stories of the day in your inbox every morning. Follow us on ' +
  'social media for more. All rights reserved. This material may not be published, broadcast, rewritten ' +
  'or redistributed without permission.';
const MENU = 'Home World Business Sport Culture Opinion Weather Subscribe Log in Search';

/** Words that editors exchange, and what for; the first that stand in the text are exchanged. */
const EXCHANGED: readonly (readonly [RegExp, string])[] = [
  [/\bsaid\b/gu, 'stated'],
  [/\babout\b/gu, 'around'],
  [/\blabor\b/gu, 'labour'],
  [/\bpercent\b/gu, 'per cent'],
  [/\bpct\b/gu, 'per cent'],
  [/\borganiz/gu, 'organis'],
];
/** One such exchange in so many: a light hand. */
const EXCHANGE_EVERY = 3;

export const COPY_EDITS: Readonly<Record<string, (article: Edited) => Edited>> = {
  'changed headline': ({ text }) => ({ title: 'What we know so far, and what comes next', text }),
  'added byline': ({ title, text }) => ({
    title,
    text: `By Jordan Ellery, Staff Correspondent\nPublished 14:25\n\n${text}`,
  }),
  'added dateline': ({ title, text }) => ({
    title,
    text: `BRUSSELS, March 14 (Dateline Wire) — ${text}`,
  }),
  'cut tail': ({ title, text }) => ({ title, text: partOf(text, 0, 0.5) }),
  'added notice': ({ title, text }) => ({ title, text: `${text}\n\n${NOTICE}` }),
  'menu and notice round it': ({ title, text }) => ({
    title,
    text: `${MENU}\n\n${text}\n\n${NOTICE}`,
  }),
  'other typography': ({ title, text }) => ({
    title: title.toUpperCase(),
    text: text
      .replaceAll(/[“”]/gu, '"')
      .replaceAll(/[‘’]/gu, "'")
      .replaceAll(' — ', ' -- ')
      .replaceAll(/\n\n/gu, '\n'),
  }),
  'exchanged words': ({ title, text }) => ({ title, text: exchanged(text) }),
  'paragraph left out': ({ title, text }) => ({
    title,
    text: `${partOf(text, 0, 0.4)}\n\n${partOf(text, 0.55, 1)}`,
  }),
  'new lead': ({ title, text }) => ({
    title,
    text: `Here is the latest on a matter that readers have been following closely. ${partOf(text, 0.12, 1)}`,
  }),
};

/** The sentences from one share of the text to another. */
function partOf(text: string, from: number, to: number): string {
  const all = sentences(text, { start: 0, end: text.length });
  const part = all.slice(Math.round(all.length * from), Math.ceil(all.length * to));
  const [first, last] = [part[0], part.at(-1)];
  return first === undefined || last === undefined ? text : text.slice(first.start, last.end);
}

function exchanged(text: string): string {
  let count = 0;
  return EXCHANGED.reduce(
    (result, [pattern, by]) =>
      result.replaceAll(pattern, (found) => {
        count += 1;
        return count % EXCHANGE_EVERY === 0 ? by : found;
      }),
    text,
  );
}
