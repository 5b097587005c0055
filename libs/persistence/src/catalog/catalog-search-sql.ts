import type { ListProductsQuery } from '@green-apple/contracts-http';
import {
  readAttributeFilters,
  readShopperWords,
  saysNothing,
  type AttributeFilter,
  type CollectionScope,
  type ShopperWords,
} from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';
import type { Parameters } from '../pools.ts';
import { ON_SALE_IN_SHOP } from './projection.ts';

/**
 * How widely words are taken; each step is tried only when the one before found nothing. `similar` needs
 * trigrams in the database, `same-start` does in their place.
 */
export type Matching = 'every-word' | 'similar' | 'same-start' | 'any-word';

/** A position in a list: the sort values of the last product seen, its id last. */
export type Position = readonly (string | number)[];

export interface ListStatement {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** What was asked for, the collection it is asked of, and the language of its words and cards. */
export type ScopedQuery = Omit<ListProductsQuery, 'lang'> & {
  readonly scope?: CollectionScope;
  /** Absent for the language the catalogue is written in. */
  readonly locale?: LocaleCode;
};

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

/** Words of three letters and more: shorter ones say too little to be forgiving about. */
export const longWords = (q: string): string[] =>
  (q.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).slice(0, 8);

/** Cut so that an ending or a last letter typed wrong does not matter. */
const stem = (word: string): string =>
  word.length > 5 ? word.slice(0, Math.max(5, word.length - 2)) : word;

/** `%` and `_` mean themselves. */
const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** What people type is words only: no sign of theirs is an operator. */
const EVERY_WORD = `plainto_tsquery('english', $q)`;
const ANY_WORD = `cast(replace(cast(${EVERY_WORD} as text), '&', '|') as tsquery)`;

/** As the trigram index has it. */
const NAMES = `(p.title || ' ' || p.search_extra)`;

/** The same words in what was translated; what was not is looked for as it was written. */
const TRANSLATED = `exists (select from catalog.product_translation t
  where t.product_id = p.id and t.locale = $locale and t.search_vector @@ `;

function textIn(q: string, matching: Matching, locale: LocaleCode | undefined): ListStatement {
  const written = textCondition(q, matching);
  if (locale === undefined) return written;
  const every = 'plainto_tsquery(catalog.words_of($locale), $q)';
  const words =
    matching === 'any-word' ? `cast(replace(cast(${every} as text), '&', '|') as tsquery)` : every;
  return {
    sql: `(${written.sql} or ${TRANSLATED}${words}))`,
    parameters: { ...written.parameters, q, locale },
  };
}

function textCondition(q: string, matching: Matching): ListStatement {
  if (matching === 'every-word')
    return {
      sql: `(p.search_vector @@ ${EVERY_WORD} or p.title ilike $contains or exists (
        select from catalog.variant c where c.product_id = p.id and (c.sku = upper($q) or c.barcode = $q)))`,
      parameters: { q, contains: `%${likeLiteral(q)}%` },
    };
  if (matching === 'any-word')
    return {
      sql: `p.search_vector @@ ${ANY_WORD}`,
      parameters: { q },
    };
  const words = longWords(q);
  if (matching === 'same-start')
    return {
      sql: `${NAMES} ilike all(cast($stems as text[]))`,
      parameters: { q, stems: words.map((word) => `%${likeLiteral(stem(word))}%`) },
    };
  return {
    sql: words.map((_, index) => `$word${index} <% ${NAMES}`).join(' and '),
    parameters: { q, ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])) },
  };
}

/** A need is answered by the goal of a product, by its text, or by what is usually taken for it. */
function needConditions({ needs }: ShopperWords): ListStatement[] {
  return needs.map(({ said, goal, means }, at) => {
    const names = [said, ...means];
    const text = names.map(
      (_, n) => `p.search_vector @@ plainto_tsquery('english', $need${at}_${n})`,
    );
    return {
      sql: `(${[...text, ...(goal ? [`p.goal = $need${at}`] : [])].join(' or ')})`,
      parameters: {
        ...Object.fromEntries(names.map((name, n) => [`need${at}_${n}`, name])),
        ...(goal ? { [`need${at}`]: goal } : {}),
      },
    };
  });
}

/** What no title and no ingredient may say. */
function unwantedConditions({ unwanted }: ShopperWords): ListStatement[] {
  return unwanted.map((word, at) => ({
    sql: `not (p.title || ' ' || p.facts) ilike $unwanted${at}`,
    parameters: { [`unwanted${at}`]: `%${likeLiteral(word)}%` },
  }));
}

/** Conditions that are no facet here: they narrow every count. */
function hardConditions(
  query: ScopedQuery,
  words: ShopperWords | null,
  matching: Matching,
): ListStatement {
  const parts: string[] = [ON_SALE_IN_SHOP];
  const parameters: Record<string, unknown> = {};
  const add = (condition: string, values: Parameters = {}): void => {
    parts.push(condition);
    Object.assign(parameters, values);
  };
  const said = words === null ? [] : [...needConditions(words), ...unwantedConditions(words)];
  if (words?.about) said.push(textIn(words.about, matching, query.locale));
  for (const one of said) add(one.sql, one.parameters);
  if (query.scope) {
    const scope = scopeCondition(query.scope);
    add(scope.sql, scope.parameters);
  }
  for (const one of readAttributeFilters(query.attr ?? []).map((filter, at) =>
    attributeCondition(filter, `attr${at}`),
  ))
    add(one.sql, one.parameters);
  const diet = [...(query.diet ?? []), ...(words?.diets ?? [])];
  const without = [...(query.without ?? []), ...(words?.allergens ?? [])];
  if (query.brand?.length)
    add('p.brand_id in (select id from catalog.brand where slug = any(cast($brand as text[])))', {
      brand: query.brand,
    });
  if (diet.length) add('p.diets @> cast($diet as text[])', { diet });
  if (query.certificate?.length)
    add(certifiedSql('certificate'), { certificate: query.certificate });
  if (without.length) add('not p.allergens && cast($without as text[])', { without });
  if (query.minRating !== undefined)
    add('p.rating_average >= $minRating', { minRating: query.minRating });
  if (query.store) add(ON_SHELF, { store: query.store });
  if (query.inStock) add('d.available > 0');
  if (query.onSale) add('d.price < d.list');
  return { sql: parts.join('\n and '), parameters };
}

/** True for products that show every one of the certificates in the parameter. */
const certifiedSql = (parameter: string): string => `p.id in (
  select s.product_id from catalog.shown_certificate s where s.kind = any(cast($${parameter} as text[]))
  group by s.product_id
  having count(*) = (select count(distinct kind) from unnest(cast($${parameter} as text[])) as asked (kind)))`;

/** As the search engine has it: what the rules say, and what is pinned in any case. */
function scopeCondition({ rules, pinned, excluded, since }: CollectionScope): ListStatement {
  const parameters: Record<string, unknown> = { s_pinned: pinned, s_excluded: excluded };
  const said: string[] = [];
  const add = (sql: string, name: string, value: unknown): void => {
    said.push(sql);
    parameters[name] = value;
  };
  if (rules.categories?.length)
    add(
      `p.category_id in (with recursive branch as (
         select id from catalog.category where slug = any(cast($s_categories as text[]))
         union all select c.id from catalog.category c join branch on c.parent_id = branch.id)
       select id from branch)`,
      's_categories',
      rules.categories,
    );
  if (rules.brands?.length)
    add(
      'p.brand_id in (select id from catalog.brand where slug = any(cast($s_brands as text[])))',
      's_brands',
      rules.brands,
    );
  if (rules.goals?.length) add('p.goal = any(cast($s_goals as text[]))', 's_goals', rules.goals);
  if (rules.forms?.length) add('p.form = any(cast($s_forms as text[]))', 's_forms', rules.forms);
  if (rules.diets?.length) add('p.diets @> cast($s_diets as text[])', 's_diets', rules.diets);
  if (rules.certificates?.length)
    add(certifiedSql('s_certificates'), 's_certificates', rules.certificates);
  if (rules.without?.length)
    add('not p.allergens && cast($s_without as text[])', 's_without', rules.without);
  if (rules.minPrice !== undefined) add('d.price >= $s_min', 's_min', rules.minPrice);
  if (rules.maxPrice !== undefined) add('d.price <= $s_max', 's_max', rules.maxPrice);
  if (rules.minRating !== undefined)
    add('p.rating_average >= $s_rating', 's_rating', rules.minRating);
  if (rules.onSale) said.push('d.price < d.list');
  if (rules.inStock) said.push('d.available > 0');
  if (since !== null)
    add('p.published_at >= to_timestamp(cast($s_since as float8) / 1000)', 's_since', since);
  readAttributeFilters(rules.attributes ?? []).forEach((filter, at) => {
    const one = attributeCondition(filter, `s_attr${at}`);
    said.push(one.sql);
    Object.assign(parameters, one.parameters);
  });
  const byRules = saysNothing(rules) ? 'false' : said.join(' and ');
  return {
    sql: `((${byRules}) or p.id = any(cast($s_pinned as uuid[])))
      and p.id <> all(cast($s_excluded as uuid[]))`,
    parameters,
  };
}

/** The product, or a size of it that is sold, has one of the values or lies in one of the ranges. */
function attributeCondition(filter: AttributeFilter, name: string): ListStatement {
  const number = `case when jsonb_typeof(item.value) = 'number' then (item.value #>> '{}')::numeric end`;
  const parameters: Record<string, unknown> = { [name]: filter.code };
  const any: string[] = [];
  if (filter.values.length > 0) {
    parameters[`${name}_values`] = filter.values;
    any.push(`item.value #>> '{}' = any(cast($${name}_values as text[]))`);
  }
  filter.ranges.forEach(({ from, to }, n) => {
    if (from !== null) parameters[`${name}_from${n}`] = from;
    if (to !== null) parameters[`${name}_to${n}`] = to;
    const ends = [
      ...(from === null ? [] : [`${number} >= $${name}_from${n}`]),
      ...(to === null ? [] : [`${number} < $${name}_to${n}`]),
      ...(from === null && to === null ? [`${number} is not null`] : []),
    ];
    any.push(`(${ends.join(' and ')})`);
  });
  return {
    sql: `exists (
      select from (select p.attributes -> $${name} as list union all
        select w.attributes -> $${name} from catalog.variant w where w.product_id = p.id and w.active) said
      cross join jsonb_array_elements(said.list) as item (value) where ${any.join(' or ')})`,
    parameters,
  };
}

const ON_SHELF = `exists (
    select from catalog.variant v join inventory.stock_level s on s.variant_id = v.id
    join inventory.location l on l.id = s.location_id and l.kind = 'store' and l.code = $store
    where v.product_id = p.id and v.active and s.on_hand > s.reserved)`;

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

function keyset(sort: Sort, after: Position | null): ListStatement {
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

/**
 * Shop-window variant of a product at this moment, as the mapper's `defaultVariant` chooses it. Units are counted
 * without a look at lots and bundles: here they only choose the window, and this runs over thousands of products.
 */
const WINDOW = `cross join lateral (
    select v.available, v.count, v.list_minor as list,
      case when v.sale_minor < v.list_minor and coalesce(v.sale_starts_at, '-infinity') <= now()
        and coalesce(v.sale_ends_at, 'infinity') > now() then v.sale_minor else v.list_minor end as price
    from (
      select w.position, w.id, w.count, r.*, coalesce((select sum(s.on_hand - s.reserved)
        from inventory.stock_level s join inventory.location l on l.id = s.location_id and l.ships and l.market = $market
        where s.variant_id = w.id), 0) as available
      from catalog.variant w join pricing.price r on r.variant_id = w.id and r.market = $market
      where w.product_id = p.id and w.active) v
    order by v.available > 0 desc, v.position, v.id limit 1) d`;

/** Popularity with a prior of twenty four-star reviews: one five-star review does not lead the list. */
const POPULARITY = '((p.rating_average * p.rating_count + 80) / (p.rating_count + 20))::float8';

/** As the domain's `servingPrice` has it. */
const SERVING_PRICE = `round(d.price * 1000 / greatest(1, case
    when cast(p.facts ->> 'unitsPerServing' as numeric) > 0
    then d.count / cast(p.facts ->> 'unitsPerServing' as numeric) else 1 end))::bigint`;

/** One statement for a page of ids with their sort values, the total, and the four facets. */
export function listSql(
  query: ScopedQuery,
  options: { matching: Matching; market: string; after: Position | null; skip: number },
): ListStatement {
  const sort = query.sort ?? 'relevance';
  const words = query.q ? readShopperWords(query.q, query.locale) : null;
  const hard = hardConditions(query, words, options.matching);
  const { conditions, parameters } = facetConditions(query);
  const from = keyset(sort, options.after);
  const without = (facet: keyof typeof conditions | null): string =>
    Object.entries(conditions)
      .filter(([name]) => name !== facet)
      .map(([, condition]) => condition)
      .join(' and ');
  const rank = words?.about
    ? `ts_rank(p.search_vector, ${options.matching === 'any-word' ? ANY_WORD : EVERY_WORD})::float8 * 10 + ${POPULARITY} / 5`
    : POPULARITY;
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
          p.rating_average::float8 as rating, ${rank} as rank, ${SERVING_PRICE} as serving_price,
          (extract(epoch from p.published_at) * 1000)::bigint as published_ms
        from catalog.product p ${WINDOW}
        where ${hard.sql}
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
      ...parameters,
      ...from.parameters,
      market: options.market,
      skip: options.skip,
      take: query.limit + 1,
    },
  };
}
