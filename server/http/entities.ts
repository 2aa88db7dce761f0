/**
 * The entities' pages and their twins: lists, one entity, two in one sentence. Any spelling is
 * accepted; what is shown stands under the display names.
 */
import type { Request, RequestHandler } from 'express';
import { entityListHref, parseEntityListParams, parseEntityParams } from '../core/entity-url.ts';
import { SearchError } from '../core/errors.ts';
import { ENTITY_TYPES, type EntityType } from '../core/names.ts';
import type { IndexInfo, Searcher } from '../core/searcher.ts';
import { apiEntityDetail, apiEntityList, apiEntityPair } from '../view/api-entities.ts';
import { entityListPage } from '../view/entity-list-page.ts';
import { entityChoicePage, entityPage } from '../view/entity-page.ts';
import { entityPairPage } from '../view/entity-pair-page.ts';
import { pageLinks, pathPart, queryOf } from './api.ts';
import { redirectFor } from './articles.ts';
import { setLinks, setValidator } from './caching.ts';
import { findEntity } from './entity-lookup.ts';
import { show } from './pages.ts';

/** The type a path names; throws `route-not-found`. */
function typeOf(request: Request): EntityType {
  const name = pathPart(request, 'type');
  const type = ENTITY_TYPES.find((one) => one === name);
  if (type !== undefined) return type;
  throw new SearchError('route-not-found', `The types of names are ${ENTITY_TYPES.join(', ')}.`);
}

/** The handlers of `/people`, `/places` and `/organizations`; `version` is the program's. */
export function createEntityPages(searcher: Searcher, version: string) {
  const validator = (index: IndexInfo) => `${version}/${index.version}`;

  const list =
    (type: EntityType): RequestHandler =>
    async (request, response) => {
      const asked = parseEntityListParams(type, queryOf(request), 'lenient');
      const answer = await searcher.entityList(asked);
      const page = entityListPage(answer, asked);
      setValidator(request, response, validator(answer.index));
      show(response, 'entities', page, [
        { href: page.pagination?.prevHref ?? null, rel: 'prev' },
        { href: page.pagination?.nextHref ?? null, rel: 'next' },
      ]);
    };

  const entity =
    (type: EntityType): RequestHandler =>
    async (request, response) => {
      const name = pathPart(request, 'name');
      const asked = parseEntityParams({ type, name }, queryOf(request), 'lenient');
      const found = await findEntity(searcher, asked, 'page');
      if (found.kind === 'elsewhere') {
        redirectFor(response, found.href);
        return;
      }
      if (found.kind === 'choice') {
        setValidator(request, response, validator(found.index));
        show(response, 'entity-choice', entityChoicePage(found.spelling, found.candidates, found));
        return;
      }
      setValidator(request, response, validator(found.answer.index));
      if (found.kind === 'one') {
        const { answer } = found;
        show(response, 'entity', entityPage(answer.entity, asked.request.size, answer.index));
        return;
      }
      const position = { page: 1, ...asked.request };
      const page = entityPairPage(found.answer.pair, position, found.answer.index);
      show(response, 'entity-pair', page, [
        { href: page.pagination?.prevHref ?? null, rel: 'prev' },
        { href: page.pagination?.nextHref ?? null, rel: 'next' },
      ]);
    };

  return { list, entity };
}

/** The handlers of `/api/entities`; `version` is the program's. */
export function createEntityApi(searcher: Searcher, version: string) {
  const validator = (index: IndexInfo) => `${version}/${index.version}`;

  const list: RequestHandler = async (request, response) => {
    const asked = parseEntityListParams(typeOf(request), queryOf(request), 'strict');
    const found = await searcher.entityList(asked);
    const answer = apiEntityList(found, asked);
    setValidator(request, response, validator(found.index));
    setLinks(response, pageLinks(answer.links));
    response.json(answer);
  };

  const entity: RequestHandler = async (request, response) => {
    const ref = { type: typeOf(request), name: pathPart(request, 'name') };
    const asked = parseEntityParams(ref, queryOf(request), 'strict');
    const found = await findEntity(searcher, asked, 'api');
    if (found.kind === 'elsewhere') {
      redirectFor(response, found.href);
      return;
    }
    if (found.kind === 'choice') throw found.error;
    const { index } = found.answer;
    setValidator(request, response, validator(index));
    if (found.kind === 'one') {
      const answer = apiEntityDetail(found.answer.entity, asked.request.size, index);
      setLinks(response, [
        { href: answer.links.html, rel: 'alternate', type: 'text/html' },
        { href: entityListHref(ref.type, {}, 'api'), rel: 'up' },
      ]);
      response.json(answer);
      return;
    }
    const answer = apiEntityPair(found.answer.pair, { page: 1, ...asked.request }, index);
    setLinks(response, pageLinks(answer.links));
    response.json(answer);
  };

  return { list, entity };
}
