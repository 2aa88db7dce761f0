/** The query language by example: data for the help page, each row a query that can be tried. */

export type Example = { readonly query: string; readonly meaning: string };
export type ExampleGroup = { readonly title: string; readonly examples: readonly Example[] };

export const EXAMPLE_GROUPS: readonly ExampleGroup[] = [
  {
    title: 'Words',
    examples: [
      { query: 'harbour strike', meaning: 'both words, in any order, in title or text' },
      {
        query: 'protest',
        meaning: 'also protests, protested, protesting; the form as typed ranks higher',
      },
      { query: 'flood OR storm', meaning: 'either word; OR binds tighter than the space' },
      { query: 'election -local', meaning: 'without the second word; NOT says the same' },
      {
        query: '+the election OR vote',
        meaning: 'a word with + must stand, even a very common one',
      },
      { query: '(flood OR storm) insurance', meaning: 'parentheses group' },
    ],
  },
  {
    title: 'Phrases and nearness',
    examples: [
      { query: '"prime minister"', meaning: 'these words side by side, with no other endings' },
      { query: '"rise in * prices"', meaning: 'any one word where the star stands' },
      {
        query: '"minister resign"~3',
        meaning: 'in any order, with up to three other words in between',
      },
      { query: 'minister NEAR/5 resign', meaning: 'at most five words apart; w/5 says the same' },
      { query: 'person:* NEAR/5 resign', meaning: 'any person named near the word' },
    ],
  },
  {
    title: 'Parts of words',
    examples: [
      { query: 'electr*', meaning: 'words that begin so' },
      { query: 'organi?ation', meaning: 'any one character where the question mark stands' },
      { query: 'reciept~', meaning: 'one letter may differ; reciept~2 allows two' },
    ],
  },
  {
    title: 'Fields',
    examples: [
      { query: 'title:budget', meaning: 'in the title alone; body: in the text alone' },
      { query: 'person:smith', meaning: 'a person any of whose names holds the word' },
      { query: 'place:(paris OR london)', meaning: 'a place by name; organization: likewise' },
      {
        query: 'source:herald author:"Jane Doe"',
        meaning: 'by outlet and author; section:, keyword: and path: likewise',
      },
    ],
  },
  {
    title: 'Dates and gaps',
    examples: [
      { query: 'date:2024-10', meaning: 'published in that month; a day or a year does too' },
      { query: 'date:2024-10..2024-11', meaning: 'from the first to the last, both included' },
      { query: 'date:>2024-10-29', meaning: 'after that day; >=, < and <= likewise' },
      { query: 'added:>2024-10-29', meaning: 'first seen in the folder after that day' },
      { query: 'missing:person', meaning: 'articles in which no person was found' },
    ],
  },
];
