/** Stories and articles side by side: their pages and twins. */
import type { RequestHandler } from 'express';
import { SearchError } from '../core/errors.ts';
import { parseSearchParams } from '../core/search-url.ts';
import type { IndexInfo, Searcher } from '../core/searcher.ts';
import type { Comparison, StoryReport } from '../core/story-report.ts';
import { comparisonHref, parseStoryListParams, storyHref } from '../core/story-url.ts';
import { apiComparison, apiStory, apiStoryList } from '../view/api-stories.ts';
import { comparisonPage } from '../view/comparison-page.ts';
import { storyListPage } from '../view/story-list-page.ts';
import { storyPage } from '../view/story-page.ts';
import { pageLinks, pathPart, queryOf } from './api.ts';
import { findArticle, redirectFor } from './articles.ts';
import { setLinks, setValidator } from './caching.ts';
import { show } from './pages.ts';

type FoundStory =
  | { readonly kind: 'here'; readonly story: StoryReport; readonly index: IndexInfo }
  | { readonly kind: 'moved'; readonly to: string };

/** Throws `story-not-found`. */
async function findStory(searcher: Searcher, id: string): Promise<FoundStory> {
  const answer = await searcher.story(id);
  if (answer.kind !== 'unknown') return answer;
  throw new SearchError('story-not-found', 'No story has this id, and no article of one.');
}

type FoundComparison =
  | { readonly kind: 'here'; readonly comparison: Comparison }
  | { readonly kind: 'moved'; readonly left: string; readonly right: string };

/** Throws `article-not-found` or `article-gone` where either is not here. */
export async function findComparison(
  searcher: Searcher,
  left: string,
  right: string,
): Promise<FoundComparison> {
  const comparison = await searcher.comparison(left, right);
  if (comparison !== null) return { kind: 'here', comparison };
  const [own, other] = [
    await findArticle(searcher, left, null),
    await findArticle(searcher, right, null),
  ];
  return {
    kind: 'moved',
    left: own.kind === 'moved' ? own.to : left,
    right: other.kind === 'moved' ? other.to : right,
  };
}

/** The handlers of `/stories`, and of `/articles/:id?with=`; `version` is the program's. */
export function createStoryPages(searcher: Searcher, version: string) {
  const validator = (index: IndexInfo) => `${version}/${index.version}`;

  const list: RequestHandler = async (request, response) => {
    const asked = parseStoryListParams(queryOf(request), 'lenient');
    const answer = await searcher.storyList(asked);
    const page = storyListPage(answer, asked);
    setValidator(request, response, validator(answer.index));
    show(response, 'stories', page, [
      { href: page.pagination?.prevHref ?? null, rel: 'prev' },
      { href: page.pagination?.nextHref ?? null, rel: 'next' },
    ]);
  };

  const story: RequestHandler = async (request, response) => {
    const found = await findStory(searcher, pathPart(request, 'id'));
    if (found.kind === 'moved') {
      redirectFor(response, storyHref(found.to));
      return;
    }
    setValidator(request, response, validator(found.index));
    show(response, 'story', storyPage(found.story, found.index));
  };

  const comparison =
    (other: string): RequestHandler =>
    async (request, response) => {
      const found = await findComparison(searcher, pathPart(request, 'id'), other);
      if (found.kind === 'moved') {
        redirectFor(response, comparisonHref(found.left, found.right));
        return;
      }
      setValidator(request, response, validator(found.comparison.index));
      show(response, 'comparison', comparisonPage(found.comparison));
    };

  return { list, story, comparison };
}

/** The handlers of `/api/stories`, and of `/api/articles/:id?with=`; `version` is the program's. */
export function createStoryApi(searcher: Searcher, version: string) {
  const validator = (index: IndexInfo) => `${version}/${index.version}`;

  const list: RequestHandler = async (request, response) => {
    const asked = parseStoryListParams(queryOf(request), 'strict');
    const found = await searcher.storyList(asked);
    const answer = apiStoryList(found, asked);
    setValidator(request, response, validator(found.index));
    setLinks(response, pageLinks(answer.links));
    response.json(answer);
  };

  const story: RequestHandler = async (request, response) => {
    parseSearchParams(queryOf(request), 'strict', []);
    const found = await findStory(searcher, pathPart(request, 'id'));
    if (found.kind === 'moved') {
      redirectFor(response, storyHref(found.to, 'api'));
      return;
    }
    const answer = apiStory(found.story, found.index);
    setValidator(request, response, validator(found.index));
    setLinks(response, [{ href: answer.links.html, rel: 'alternate', type: 'text/html' }]);
    response.json(answer);
  };

  const comparison =
    (other: string): RequestHandler =>
    async (request, response) => {
      const found = await findComparison(searcher, pathPart(request, 'id'), other);
      if (found.kind === 'moved') {
        redirectFor(response, comparisonHref(found.left, found.right, 'api'));
        return;
      }
      const answer = apiComparison(found.comparison);
      setValidator(request, response, validator(found.comparison.index));
      setLinks(response, [{ href: answer.links.html, rel: 'alternate', type: 'text/html' }]);
      response.json(answer);
    };

  return { list, story, comparison };
}

/** `single` answers for one article, `beside` for two, where the address names a second. */
export function orBeside(
  single: RequestHandler,
  beside: (other: string) => RequestHandler,
  comparedWith: (params: URLSearchParams) => string | null,
): RequestHandler {
  return (request, response, next) => {
    const other = comparedWith(queryOf(request));
    return (other === null ? single : beside(other))(request, response, next);
  };
}
