import type { ProductList } from '@green-apple/contracts-http';
import { DEEPEST_IN_LIST, writeCursor, type TakenAs } from '@green-apple/domain-catalog';
import type { ListQuery } from '../query/list-filters.ts';
import { wordsOf } from '../query/text-query.ts';
import { wordsOfQuery } from '../query/words-of-query.ts';
import { cardOf, type PageResponse } from './card.mapper.ts';
import {
  eachApart,
  toFacets,
  totalOf,
  twoDigits,
  type FacetMeaning,
  type FacetResponse,
} from './facets.mapper.ts';

/** True when the words themselves matched nothing, whatever was chosen. */
export const foundNothing = ({ hits }: FacetResponse): boolean => hits.total.value === 0;

export function toProductList(
  page: PageResponse,
  counted: FacetResponse,
  query: ListQuery,
  context: FacetMeaning &
    Pick<ProductList, 'relaxed' | 'unheard' | 'spelling'> & {
      readonly more?: ProductList['more'];
      readonly seen: number;
      /** How words were taken, where not as they were typed. */
      readonly taken?: TakenAs | undefined;
      /** Cards that stand first whatever the order says. */
      readonly pinned?: ProductList['items'];
    },
): ProductList {
  const response = eachApart(counted);
  const pinned = context.pinned ?? [];
  const hits = page.hits.hits.slice(0, query.limit - pinned.length);
  const more = page.hits.hits.length > hits.length && context.seen + hits.length < DEEPEST_IN_LIST;
  const isTold = response.approximate?.has('shown') ?? false;
  const last = more ? hits.at(-1)?.sort : undefined;
  const items = hits.map(({ fields }) => cardOf(fields));
  return {
    items: [...pinned, ...items],
    total: isTold ? twoDigits(totalOf(response)) : totalOf(response),
    ...(isTold ? { approximate: true } : {}),
    facets: toFacets(response, query, context),
    nextCursor: last
      ? writeCursor({
          engine: 'search',
          sort: query.sort ?? 'relevance',
          seen: context.seen + pinned.length + hits.length,
          // Equals go on after the product itself, whatever number the engine orders them by.
          after: [...last.slice(0, -1), items.at(-1)?.id ?? ''],
          ...(context.taken ? { taken: context.taken } : {}),
        })
      : null,
    more: context.more ?? [],
    source: 'search',
    relaxed: context.relaxed,
    ...(context.unheard === undefined ? {} : { unheard: context.unheard }),
    spelling: context.spelling,
  };
}

/** What was left out of a relaxed query; `heard` tells of each of its words whether any product has it. */
export function toRelaxed(
  response: FacetResponse,
  query: ListQuery,
  heard: readonly boolean[],
): Pick<ProductList, 'relaxed' | 'unheard'> {
  if (foundNothing(response)) return { relaxed: null };
  const words = wordsOf(wordsOfQuery(query)?.about ?? '');
  const unheard = words.filter((_, at) => heard[at] === false);
  if (unheard.length === 0 || unheard.length === words.length)
    return {
      relaxed: `Nothing matches every word of “${query.q ?? ''}”; these match some of them`,
    };
  const left = unheard.join(' ');
  return {
    relaxed: `Nothing matches “${left}”; these match the rest of your words`,
    unheard: left,
  };
}
