/**
 * The query language by example: the table that the help page shows. The tests run it: every query
 * parses without a warning and means what stands beside it, word for word.
 */

export type Example = {
  readonly query: string;
  /** As the site itself reads the query (`core/query/interpretation.ts`). */
  readonly meaning: string;
  /** What the meaning does not say; null where it says all. */
  readonly note: string | null;
  /** Other ways to write the same. */
  readonly same: readonly string[];
};
export type ExampleGroup = { readonly title: string; readonly examples: readonly Example[] };

/** What may stand beside an example's meaning. */
type Aside = { readonly note?: string; readonly same?: readonly string[] };

function example(query: string, meaning: string, { note, same = [] }: Aside = {}): Example {
  return { query, meaning, note: note ?? null, same };
}

export const EXAMPLE_GROUPS: readonly ExampleGroup[] = [
  {
    title: 'Words',
    examples: [
      example('harbour strike', 'articles with “harbour” and “strike”', {
        note: 'in any order, in title or text',
        same: ['harbour AND strike'],
      }),
      example('protest', 'articles with “protest”', {
        note: 'also protests, protested, protesting; the form as typed ranks higher',
      }),
      example('flood OR storm', 'articles with “flood” or “storm”', {
        note: 'OR binds tighter than the space between words',
      }),
      example('election -local', 'articles with “election” and not “local”', {
        same: ['election NOT local'],
      }),
      example('+the (election OR vote)', 'articles with “the” and (“election” or “vote”)', {
        note: 'a word with + must stand, even a very common one',
      }),
      example('(flood OR storm) insurance', 'articles with (“flood” or “storm”) and “insurance”', {
        note: 'parentheses group',
      }),
    ],
  },
  {
    title: 'Phrases and nearness',
    examples: [
      example('"prime minister"', 'articles with the exact phrase “prime minister”', {
        note: 'side by side, with no other endings',
      }),
      example('"rise in * prices"', 'articles with the exact phrase “rise in * prices”', {
        note: 'any one word where the star stands',
      }),
      example(
        '"minister resign"~3',
        'articles with the words “minister resign” in any order with at most 3 other words among them',
      ),
      example('minister NEAR/5 resign', 'articles with “minister” within 5 words of “resign”', {
        note: 'in either order, at most so many words in between',
        same: ['minister w/5 resign'],
      }),
      example(
        'person:* NEAR/5 resign',
        'articles with the name of any person within 5 words of “resign”',
        { note: 'place:* and organization:* likewise' },
      ),
    ],
  },
  {
    title: 'Parts of words',
    examples: [
      example('electr*', 'articles with a word matching “electr*”', {
        note: 'any letters where the star stands',
      }),
      example('organi?ation', 'articles with a word matching “organi?ation”', {
        note: 'any one character where the question mark stands',
      }),
      example('reciept~', 'articles with a word at most one letter from “reciept”', {
        note: 'reciept~2 allows two',
      }),
    ],
  },
  {
    title: 'Fields',
    examples: [
      example('title:budget', 'articles with “budget” in the title', {
        note: 'body: in the text alone',
      }),
      example('person:smith', 'articles naming a person “smith”', {
        note: 'a person any of whose names holds the word; place: and organization: likewise',
      }),
      example('place:(paris OR london)', 'articles naming a place (“paris” or “london”)', {
        note: 'a group in a field',
      }),
      example(
        'source:herald author:"Jane Doe"',
        'articles from a source named “herald” and by an author named the exact phrase “Jane Doe”',
        { note: 'section:, keyword: and path: likewise' },
      ),
    ],
  },
  {
    title: 'Dates and gaps',
    examples: [
      example('date:2024-10', 'articles dated from 2024-10-01 to 2024-10-31', {
        note: 'a day or a year does too',
      }),
      example('date:2024-10..2024-11', 'articles dated from 2024-10-01 to 2024-11-30', {
        note: 'both included',
      }),
      example('date:>2024-10-29', 'articles dated on or after 2024-10-30', {
        note: '>=, < and <= likewise',
      }),
      example('added:>2024-10-29', 'articles added on or after 2024-10-30', {
        note: 'by the day on which the folder first had them',
      }),
      example('missing:person', 'articles without a person', {
        note: 'source, date and the other fields likewise',
      }),
    ],
  },
];
