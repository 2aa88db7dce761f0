/** The list of all people, places or organizations, from A to Z or by number of articles. */
import type { EntityCount, EntityList, EntityListRequest } from '../core/entity-report.ts';
import { ENTITY_PATHS, entityHref, entityListHref } from '../core/entity-url.ts';
import { letterOf, OTHER_LETTER } from '../core/name-order.ts';
import { ENTITY_TYPES } from '../core/names.ts';
import { FACET_NAMES } from './facet-names.ts';
import type { SortLink } from './facet-view.ts';
import { type Frame, NOT_FOR_ROBOTS, pageFrame } from './frame.ts';
import { type Pagination, pagination } from './pagination.ts';
import { buildingNotice } from './search-advice.ts';
import type { HiddenInput } from './search-form.ts';
import { counted, formatCount } from './wording.ts';

export type NameLink = {
  readonly label: string;
  readonly href: string;
  readonly count: string;
  /** For those who hear it: “12 articles”. */
  readonly articles: string;
};

/** Names under one letter; `letter` and `id` are null where they are ordered by count. */
export type LetterGroup = {
  readonly letter: string | null;
  readonly id: string | null;
  readonly names: readonly NameLink[];
};

export type EntityListPage = {
  readonly frame: Frame;
  readonly heading: string;
  readonly building: string | null;
  readonly types: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly action: string;
  readonly label: string;
  readonly contains: string;
  readonly hidden: readonly HiddenInput[];
  readonly count: string;
  readonly sorts: readonly SortLink[];
  /** Where each letter begins; `name` is for those who hear it. */
  readonly letters: readonly {
    readonly letter: string;
    readonly name: string;
    readonly href: string;
  }[];
  readonly groups: readonly LetterGroup[];
  /** Set where the page asked for lies past the last one. */
  readonly firstPageHref: string | null;
  /** What to do where no name is listed at all. */
  readonly none: string | null;
  readonly pagination: Pagination | null;
};

const letterId = (letter: string) => `letter-${letter === OTHER_LETTER ? 'other' : letter}`;

function nameLink(entity: EntityCount): NameLink {
  return {
    label: entity.name,
    href: entityHref(entity),
    count: formatCount(entity.articles),
    articles: counted(entity.articles, 'article'),
  };
}

function groupsOf(
  entities: readonly EntityCount[],
  sort: EntityListRequest['sort'],
): LetterGroup[] {
  if (sort === 'count')
    return entities.length === 0 ? [] : [{ letter: null, id: null, names: entities.map(nameLink) }];
  const groups = new Map<string, NameLink[]>();
  for (const entity of entities) {
    const letter = letterOf(entity.name);
    groups.set(letter, [...(groups.get(letter) ?? []), nameLink(entity)]);
  }
  return [...groups].map(([letter, names]) => ({ letter, id: letterId(letter), names }));
}

export function entityListPage(list: EntityList, request: EntityListRequest): EntityListPage {
  const { type, contains, sort, page, size } = request;
  const { title, many } = FACET_NAMES[type];
  const filtered = contains.trim() !== '';
  const of = `${formatCount(list.total)} ${list.total === 1 ? FACET_NAMES[type].one : many}`;
  const pageHref = (to: number) => entityListHref(type, { contains, sort, size, page: to });
  const letterPage = (before: number) => (size === 0 ? 1 : Math.floor(before / size) + 1);
  const none = filtered
    ? `None of the ${many} has these words in its name.`
    : `No ${many} are known yet.`;
  return {
    frame: pageFrame({
      title: filtered ? `${title}: ${contains.trim()}` : title,
      twinHref: entityListHref(type, { contains, sort, page, size }, 'api'),
      index: list.index,
      current: ENTITY_PATHS.person,
      meta: filtered || sort === 'count' ? [NOT_FOR_ROBOTS] : [],
    }),
    heading: title,
    building: buildingNotice(list.index),
    types: ENTITY_TYPES.map((one) => ({
      text: FACET_NAMES[one].title,
      href: entityListHref(one),
      current: one === type,
    })),
    action: ENTITY_PATHS[type],
    label: `Find among the ${many}`,
    contains,
    hidden: [...new URLSearchParams(entityListHref(type, { sort, size }).split('?')[1])].map(
      ([name, value]) => ({ name, value }),
    ),
    count: filtered ? `${formatCount(list.matching)} of ${of}` : of,
    sorts: (['name', 'count'] as const).map((one) => ({
      text: one === 'name' ? 'A to Z' : 'Most articles',
      href: entityListHref(type, { contains, sort: one, size }),
      current: one === sort,
    })),
    letters: list.letters.map(({ letter, count, before }) => ({
      letter,
      name: `${letter === OTHER_LETTER ? 'Other' : letter}: ${counted(count, 'name')}`,
      href: `${pageHref(letterPage(before))}#${encodeURIComponent(letterId(letter))}`,
    })),
    groups: groupsOf(list.entities, sort),
    firstPageHref: list.matching > 0 && size > 0 && list.entities.length === 0 ? pageHref(1) : null,
    none: list.matching === 0 ? none : null,
    pagination: pagination({
      total: list.matching,
      page,
      size,
      href: pageHref,
      reach: Number.MAX_SAFE_INTEGER,
    }),
  };
}
