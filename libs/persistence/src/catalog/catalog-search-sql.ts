import type { ListProductsQuery } from '@green-apple/contracts-http';
import { readShopperWords } from '@green-apple/domain-catalog';
import type { Parameters } from '../pools.ts';
import {
  allOf,
  requirements,
  uncountedChoices,
  type Condition,
  type ListTuning,
  type ScopedQuery,
} from './list-conditions-sql.ts';
import {
  POPULARITY,
  SERVING_PRICE,
  STANDING,
  WINDOW_OF_ALL,
  WINDOW_OF_EACH,
} from './list-window-sql.ts';
import { ANY_WORD, EVERY_WORD, type Matching } from './list-words-sql.ts';

/** A position in a list: the sort values of the last product seen, its id last. */
export type Position = readonly (string | number)[];

type Sort = NonNullable<ListProductsQuery['sort']>;

/** Sort columns of `matched`, the id as tie-breaker, all as exact JSON values so that a cursor round-trips. */
const ORDERS: Readonly<Record<Sort, readonly { column: string; type: string; down: boolean }[]>> = {
  relevance: [{ column: 'rank', type: 'float8', down: true }],
  'price-asc': [{ column: 'price', type: 'bigint', down: false }],
  'price-desc': [{ column: 'price', type: 'bigint', down: true }],
  'serving-price': [{ column: 'serving_price', type: 'bigint', down: false }],
  rating: [
    { column: 'rating', type: 'float8', down: true },
    { column: 'rating_count', type: 'integer', down: true },
  ],
  newest: [{ column: 'published_ms', type: 'bigint', down: true }],
};

export const sortWidth = (sort: Sort): number => ORDERS[sort].length + 1;

const SUBTREE = `category_id in (with recursive branch as (
    select id from catalog.category where slug = $category
    union all select c.id from catalog.category c join branch on c.parent_id = branch.id)
  select id from branch)`;

/** Conditions of the facets; each facet counts under all of them but its own. */
function facetConditions(query: ScopedQuery): {
  readonly conditions: Readonly<Record<'category' | 'goal' | 'form' | 'price', string>>;
  readonly parameters: Parameters;
} {
  const price = [
    ...(query.minPrice === undefined ? [] : ['price >= $minPrice']),
    ...(query.maxPrice === undefined ? [] : ['price <= $maxPrice']),
  ];
  return {
    conditions: {
      category: query.category ? SUBTREE : 'true',
      goal: query.goal?.length ? 'goal = any(cast($goal as text[]))' : 'true',
      form: query.form?.length ? 'form = any(cast($form as text[]))' : 'true',
      price: price.length ? price.join(' and ') : 'true',
    },
    parameters: {
      ...(query.category ? { category: query.category } : {}),
      ...(query.goal?.length ? { goal: query.goal } : {}),
      ...(query.form?.length ? { form: query.form } : {}),
      ...(query.minPrice === undefined ? {} : { minPrice: query.minPrice }),
      ...(query.maxPrice === undefined ? {} : { maxPrice: query.maxPrice }),
    },
  };
}

function keyset(sort: Sort, after: Position | null): Condition {
  if (!after) return { sql: 'true', parameters: {} };
  const columns = [...ORDERS[sort], { column: 'id', type: 'uuid', down: false }];
  const value = (index: number) => `cast($after${index} as ${columns[index]?.type})`;
  // (a, b) after (x, y): a beyond x, or a equal and b beyond y; directions differ, so no row comparison.
  const beyond = columns.map(({ column, down }, index) =>
    [
      ...columns.slice(0, index).map((earlier, at) => `${earlier.column} = ${value(at)}`),
      `${column} ${down ? '<' : '>'} ${value(index)}`,
    ].join(' and '),
  );
  return {
    sql: `(${beyond.map((condition) => `(${condition})`).join(' or ')})`,
    parameters: Object.fromEntries(after.map((part, index) => [`after${index}`, part])),
  };
}

/** How well a product answers, moved by what employees have said of it. */
function rankOf(
  q: string | undefined,
  matching: Matching,
  { pinned, boosted, buried }: ListTuning,
): Condition {
  const match = `ts_rank(p.search_vector, ${matching === 'any-word' ? ANY_WORD : EVERY_WORD})::float8 * 10`;
  const among = (name: string) => `p.id = any(cast($${name} as uuid[]))`;
  // As the search engine weighs them: far above nearly everything, and far below.
  const moved = [
    ...(boosted.length ? [`when ${among('boosted')} then 10`] : []),
    ...(buried.length ? [`when ${among('buried')} then 0.05::float8`] : []),
  ];
  const rank = q ? `(${match} + ${POPULARITY} / 5)` : moved.length ? POPULARITY : STANDING;
  const weighed = moved.length ? `${rank} * (case ${moved.join(' ')} else 1 end)` : rank;
  return {
    sql: pinned.length
      ? `coalesce(1e12::float8 - array_position(cast($pinned as uuid[]), p.id), ${weighed})`
      : weighed,
    parameters: {
      ...(pinned.length ? { pinned } : {}),
      ...(boosted.length ? { boosted } : {}),
      ...(buried.length ? { buried } : {}),
    },
  };
}

export interface ListOptions {
  readonly matching: Matching;
  readonly market: string;
  readonly after: Position | null;
  readonly skip: number;
  readonly tuning: ListTuning;
}

/** In orders that shoppers chose nothing is moved; what is hidden stays so. */
const tuningOf = (sort: Sort, tuning: ListTuning): ListTuning =>
  sort === 'relevance' ? tuning : { ...tuning, pinned: [], boosted: [], buried: [] };

/**
 * One statement for a page of ids with their sort values, the total, the four facets, and how many products the words
 * and requirements find whatever was chosen.
 */
export function listSql(query: ScopedQuery, options: ListOptions): Condition {
  const { matching } = options;
  const sort = query.sort ?? 'relevance';
  const words = query.q ? readShopperWords(query.q, query.locale) : null;
  const tuning = tuningOf(sort, options.tuning);
  const hard = requirements(query, words, matching, tuning);
  const chosen = allOf(uncountedChoices(query));
  // Only words are looked for more widely; without any, what was not chosen need not be looked at.
  const counted = words?.about
    ? { where: hard.sql, fits: `(${chosen.sql})` }
    : { where: allOf([hard, chosen]).sql, fits: 'true' };
  // Words are in some of the products; without any each of them is counted.
  const window = words?.about ? WINDOW_OF_EACH : WINDOW_OF_ALL;
  // It is read off the label of every product: only for who wants that order.
  const servingPrice = sort === 'serving-price' ? SERVING_PRICE : 'null::bigint';
  const { conditions, parameters } = facetConditions(query);
  const from = keyset(sort, options.after);
  const without = (facet: keyof typeof conditions | null): string =>
    [
      'fits',
      ...Object.entries(conditions).flatMap(([name, condition]) =>
        name === facet ? [] : [condition],
      ),
    ].join(' and ');
  const rank = rankOf(words?.about, matching, tuning);
  const order = [
    ...ORDERS[sort].map(({ column, down }) => `${column}${down ? ' desc' : ''}`),
    'id',
  ].join(', ');
  const after = `json_build_array(${[...ORDERS[sort].map(({ column }) => column), 'id'].join(', ')})`;
  const counts = (facet: 'goal' | 'form') => `(select coalesce(json_agg(json_build_object(
      'value', ${facet}, 'count', count) order by count desc, ${facet}), '[]'::json)
    from (select ${facet}, count(*)::int from matched where ${without(facet)} group by ${facet}) found)`;
  return {
    sql: `with recursive matched as materialized (
        select p.id, p.category_id, p.goal, p.form, p.rating_count, d.price,
          p.rating_average::float8 as rating, ${rank.sql} as rank, ${counted.fits} as fits, ${servingPrice} as serving_price,
          floor(extract(epoch from p.published_at) * 1000)::bigint as published_ms
        from catalog.product p ${window}
        where ${counted.where}
      ), page as (
        select id, ${after} as after, row_number() over (order by ${order}) as place
        from matched where ${without(null)} and ${from.sql}
        order by ${order} offset $skip limit $take
      ), branch as (
        select id as root, id from catalog.category
        union all
        select branch.root, c.id from catalog.category c join branch on c.parent_id = branch.id
      ), held as (
        select category_id, count(*)::int as count from matched where ${without('category')}
        group by category_id
      )
      select
        (select coalesce(json_agg(json_build_object('id', id, 'after', after) order by place), '[]'::json)
          from page) as page,
        (select count(*)::int from matched where ${without(null)}) as total,
        (select count(*)::int from matched) as found,
        (select coalesce(json_agg(json_build_object('value', slug, 'label', name, 'count', count)
            order by count desc, slug), '[]'::json)
          from (select c.slug, c.name, sum(held.count)::int as count from catalog.category c
            join branch on branch.root = c.id join held on held.category_id = branch.id
            group by c.id) found) as category,
        ${counts('goal')} as goal,
        ${counts('form')} as form,
        (select coalesce(json_agg(json_build_object('value', price, 'count', count)), '[]'::json)
          from (select price::int, count(*)::int from matched where ${without('price')}
            group by price) found) as price`,
    parameters: {
      ...hard.parameters,
      ...chosen.parameters,
      ...rank.parameters,
      ...parameters,
      ...from.parameters,
      market: options.market,
      skip: options.skip,
      take: query.limit + 1,
    },
  };
}
