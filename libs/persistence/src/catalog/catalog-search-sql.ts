import type { ListProductsQuery } from '@green-apple/contracts-http';
import { readShopperWords, type ShopperWords } from '@green-apple/domain-catalog';
import type { Parameters } from '../pools.ts';
import { branchesSql } from './branches-sql.ts';
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
  RENOWN,
  SERVING_PRICE,
  STANDING,
  WINDOW_OF_ALL,
  WINDOW_OF_EACH,
} from './list-window-sql.ts';
import {
  ANY_WORD,
  EVERY_WORD,
  hasText,
  textIn,
  textOf,
  type Matching,
  type Text,
} from './list-words-sql.ts';
import { ON_SALE_IN_SHOP } from './projection.ts';

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

const SUBTREE = `category_id in (${branchesSql('c.slug = $category')})`;

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

/** Of the id of a product, the order of equals: its last twelve hex digits, as the search engine has it. */
const tie = (id: string): string => `substr(uuid_send(${id}), 11)`;

function keyset(sort: Sort, after: Position | null): Condition {
  if (!after) return { sql: 'true', parameters: {} };
  const columns = [...ORDERS[sort], { column: 'tie', type: 'uuid', down: false }];
  const last = columns.length - 1;
  const value = (index: number): string => {
    const given = `cast($after${index} as ${columns[index]?.type})`;
    return index === last ? tie(given) : given;
  };
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
  /** In a large catalogue: only so many products are looked at, and nothing is counted but these. */
  readonly most?: number | undefined;
}

/** The orders in which a large catalogue is looked at; all of them have an index, and prices have none. */
const LOOKED_AT_BY: Readonly<Partial<Record<Sort, string>>> = {
  rating: 'p.rating_average desc, p.rating_count desc, p.id',
  newest: 'p.published_at desc, p.id',
};
/** In a statement about products `p`. */
export const BEST_KNOWN = `${RENOWN} desc, p.id`;

/** Where the products of a list come from. */
interface Matched {
  /** What has to be known before, as a table of the statement. */
  readonly before: string;
  readonly from: string;
  readonly where: string;
  /** True for what keeps to the choices that no facet here counts. */
  readonly fits: string;
  /** True where there are more than were looked at. */
  readonly isCut: string;
}

/** All products of the shop. */
function matchedInAll(
  words: ShopperWords | null,
  required: readonly Condition[],
  choices: readonly Condition[],
): Matched {
  // Only words are looked for more widely; without any, what was not chosen need not be looked at.
  const isWide = Boolean(words?.about);
  return {
    before: '',
    // Words are in some of the products; without any each of them is counted.
    from: `catalog.product p ${isWide ? WINDOW_OF_EACH : WINDOW_OF_ALL}`,
    where: allOf(isWide ? required : [...required, ...choices]).sql,
    fits: isWide ? `(${allOf(choices).sql})` : 'true',
    isCut: 'false',
  };
}

/** Words that no more products have are looked for by their indexes, others down the order of the best known. */
const FEW = 5_000;
/** No further down than this: what was chosen beside a common word may be next to nowhere. */
const FARTHEST = { quickly: 100_000, slowly: 20_000 } as const;

/** How the first products are come by. */
interface Looked {
  /** The table that the selects need. */
  readonly before: string;
  readonly selects: readonly string[];
  /** True where these end before all that there are, however few they are. */
  readonly isCut: string;
}

/** The first products that have the words and keep to `where`. */
function lookedByText(text: Text, where: string, order: string): Looked {
  const best = (farthest: number, when = 'true'): string =>
    `(select p.id from (select * from catalog.product p where ${ON_SALE_IN_SHOP} order by ${BEST_KNOWN} limit ${farthest}) p
            where ${when} and ${hasText(text)} and ${where} limit $most)`;
  if (text.isSlow) return { before: '', selects: [best(FARTHEST.slowly)], isCut: 'true' };
  const each = text.ways.map(({ select }) => `(${select} limit ${FEW + 1})`);
  const isFew = `(select count(*) from worded) <= ${FEW}`;
  return {
    before: `worded (id) as materialized (${each.join('\n union ')}), `,
    isCut: `not (${isFew})`,
    selects: [
      `(select p.id from worded join catalog.product p on p.id = worded.id
            where ${isFew} and ${where} order by ${order} limit $most)`,
      best(FARTHEST.quickly, `not (${isFew})`),
    ],
  };
}

/**
 * The first products that keep to everything, as far as that is told without prices and shelves, and what is moved up:
 * to know those of all products takes seconds.
 */
function matchedInFirst(
  sort: Sort,
  { asked, text }: { readonly asked: readonly Condition[]; readonly text: Text | null },
  { category, goal, form }: Readonly<Record<'category' | 'goal' | 'form', string>>,
  { pinned, boosted }: ListTuning,
): Matched {
  const where = [...asked.map(({ sql, first = sql }) => first), category, goal, form].join(
    '\n and ',
  );
  const order = LOOKED_AT_BY[sort] ?? BEST_KNOWN;
  const among = (name: string, condition: string): string =>
    `select p.id from catalog.product p where ${where} and ${condition} and p.id = any(cast($${name} as uuid[]))`;
  const listed: Looked = text
    ? lookedByText(text, where, order)
    : {
        before: '',
        selects: [
          `(select p.id from catalog.product p where ${where} order by ${order} limit $most)`,
        ],
        isCut: 'false',
      };
  const looked = [
    ...listed.selects,
    ...(pinned.length ? [among('pinned', 'true')] : []),
    ...(boosted.length ? [among('boosted', text ? hasText(text) : 'true')] : []),
  ];
  return {
    before: `${listed.before}looked as materialized (${looked.join('\n union ')}), `,
    from: `looked join catalog.product p on p.id = looked.id ${WINDOW_OF_EACH}`,
    where: allOf(asked.filter(({ first }) => first !== undefined)).sql,
    fits: 'true',
    isCut: `(${listed.isCut} or (select count(*) >= $most from looked))`,
  };
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
  const isLarge = options.most !== undefined;
  const { locale } = query;
  const text = words?.about
    ? textOf(words, { matching, locale, instead: tuning.instead, isLarge })
    : null;
  const required = requirements(query, words, {
    ...{ tuning, isLarge },
    text: text && !isLarge ? textIn(text) : null,
  });
  const choices = uncountedChoices(query);
  const { conditions, parameters } = facetConditions(query);
  const matched = isLarge
    ? matchedInFirst(sort, { asked: [...required, ...choices], text }, conditions, tuning)
    : matchedInAll(words, required, choices);
  // It is read off the label of every product: only for who wants that order.
  const servingPrice = sort === 'serving-price' ? SERVING_PRICE : 'null::bigint';
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
    'tie',
  ].join(', ');
  const after = `json_build_array(${[...ORDERS[sort].map(({ column }) => column), 'id'].join(', ')})`;
  const counts = (facet: 'goal' | 'form') => `(select coalesce(json_agg(json_build_object(
      'value', ${facet}, 'count', count) order by count desc, ${facet}), '[]'::json)
    from (select ${facet}, count(*)::int from matched where ${without(facet)} group by ${facet}) found)`;
  return {
    sql: `with recursive ${matched.before}matched as materialized (
        select p.id, ${tie('p.id')} as tie, p.category_id, p.goal, p.form, p.rating_count, d.price,
          p.rating_average::float8 as rating, ${rank.sql} as rank, ${matched.fits} as fits, ${servingPrice} as serving_price,
          floor(extract(epoch from p.published_at) * 1000)::bigint as published_ms
        from ${matched.from}
        where ${matched.where}
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
        (select count(*)::int from matched) as found, ${matched.isCut} as "isCut",
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
      ...allOf([...required, ...choices]).parameters,
      ...text?.parameters,
      ...rank.parameters,
      ...parameters,
      ...from.parameters,
      market: options.market,
      skip: options.skip,
      take: query.limit + 1,
      ...(options.most === undefined ? {} : { most: options.most }),
    },
  };
}
