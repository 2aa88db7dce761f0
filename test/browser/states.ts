/** The pages as readers meet them: one address for each state that looks different. */

export type State = readonly [name: string, path: string, status?: number];

/** Addresses that the bundled articles give: an article that a search led to, so that it has marks, and a story. */
export type Found = { readonly article: string; readonly story: string };

export function pageStates({ article, story }: Found): readonly State[] {
  return [
    ['front page', '/'],
    ['results with marks', '/search?q=president+OR+minister&size=5'],
    ['every article, on a middle page', '/search?size=3&page=4'],
    ['chosen and excluded values', '/search?place=Russia&place=Ukraine&not_person=Joe+Biden'],
    ['a date range', '/search?q=NATO&from=2024&to=2024-06'],
    ['any of the words, where all found nothing', '/search?q=sweden+zyzzyva'],
    ['nothing found', '/search?q=%22purple+unicorn%22&source=Dateline+Wire'],
    ['warnings', '/search?q=%22unclosed+quote+(&person=Nobody+Known'],
    ['a page past the end', '/search?q=NATO&page=40'],
    ['article with marks', article],
    ['article by itself', article.split('?')[0] ?? ''],
    ['list of people', '/facets/person?q=president+OR+minister'],
    ['concordance', '/concordance?q=NATO'],
    ['trends of three queries', '/trends?q=NATO&q=Ukraine&q=election'],
    ['trends before a query', '/trends'],
    ['what is distinctive', '/distinctive?q=Ukraine'],
    ['what is distinctive of everything', '/distinctive'],
    ['people from A to Z', '/people'],
    ['places by number of articles, on a second page', '/places?sort=count&size=20&page=2'],
    ['no such organization in the list', '/organizations?contains=zyzzyva'],
    ['a place', '/places/Ukraine'],
    ['two places in one sentence', '/places/Ukraine?with=Russia'],
    ['a name that nobody has', '/people/Zyzzyva', 404],
    ['stories', '/stories'],
    ['a story', story],
    ['one of each story', '/search?q=president&collapse=story&size=5'],
    ['help', '/help'],
    ['status', '/status'],
    ['errors', '/errors'],
    ['address that leads nowhere', '/nowhere', 404],
    ['parameter that cannot be understood', '/search?page=none', 400],
  ];
}
