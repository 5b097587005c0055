import type { ListProductsQuery } from '@green-apple/contracts-http';
import {
  readAttributeFilters,
  saysNothing,
  type AttributeFilter,
  type CollectionScope,
  type ShopperWords,
} from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';
import type { Parameters } from '../pools.ts';
import { branchesSql } from './branches-sql.ts';
import { REDUCED } from './list-window-sql.ts';
import { needConditions, unwantedConditions } from './list-words-sql.ts';
import { ON_SALE_IN_SHOP } from './projection.ts';

/** A condition over the product `p` and its shop-window variant `d`, and the values that it names. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
  /** What of it is told without prices, shelves and records; all of it unless set. */
  readonly first?: string;
}

/** What was asked for, the collection it is asked of, and the language of its words and cards. */
export type ScopedQuery = Omit<ListProductsQuery, 'lang'> & {
  readonly scope?: CollectionScope;
  /** Absent for the language the catalogue is written in. */
  readonly locale?: LocaleCode;
};

/** What employees have said about one list. */
export interface ListTuning {
  /** First, in this order; they need not match the words. */
  readonly pinned: readonly string[];
  readonly boosted: readonly string[];
  readonly buried: readonly string[];
  readonly hidden: readonly string[];
  /** Other ways to say what was typed. */
  readonly instead: readonly string[];
}

export const allOf = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join('\n and ') || 'true',
  parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)) as Parameters,
});

const said = (sql: string, parameters: Parameters = {}): Condition => ({ sql, parameters });
const ofWindow = (sql: string): Condition => ({ sql, parameters: {}, first: 'true' });

/** How a list is looked for. */
export interface ListManner {
  readonly tuning: ListTuning;
  /** Its words, unless they are looked for apart. */
  readonly text: Condition | null;
  /** Whether few products of a large catalogue are looked at, rather than all of a small one. */
  readonly isLarge: boolean;
}

/** What every product of the list has to keep to, facets included. */
export function requirements(
  query: ScopedQuery,
  words: ShopperWords | null,
  { tuning: { pinned, hidden }, text, isLarge }: ListManner,
): Condition[] {
  const diet = [...(query.diet ?? []), ...(words?.diets ?? [])];
  const without = [...(query.without ?? []), ...(words?.allergens ?? [])];
  const worded = [
    ...(words === null ? [] : needConditions(words)),
    ...(text === null ? [] : [text]),
  ];
  return [
    said(ON_SALE_IN_SHOP),
    ...(worded.length === 0 ? [] : [orPinned(allOf(worded), pinned)]),
    ...(words === null ? [] : unwantedConditions(words)),
    ...(query.scope ? [scopeCondition(query.scope, isLarge)] : []),
    ...(diet.length ? [said('p.diets @> cast($diet as text[])', { diet })] : []),
    ...(query.certificate?.length
      ? [{ ...certified('certificate', isLarge), parameters: { certificate: query.certificate } }]
      : []),
    ...(without.length ? [said('not p.allergens && cast($without as text[])', { without })] : []),
    ...(query.inStock ? [ofWindow('d.sellable')] : []),
    ...(query.onSale ? [ofWindow(REDUCED)] : []),
    ...(hidden.length ? [said('p.id <> all(cast($hidden as uuid[]))', { hidden })] : []),
  ];
}

const orPinned = ({ sql, parameters }: Condition, pinned: readonly string[]): Condition =>
  pinned.length === 0
    ? { sql, parameters }
    : {
        sql: `((${sql}) or p.id = any(cast($pinned as uuid[])))`,
        parameters: { ...parameters, pinned },
      };

/** What was chosen that no facet here counts. */
export function uncountedChoices(query: ScopedQuery): Condition[] {
  const { brand, minRating, store } = query;
  return [
    ...(brand?.length
      ? [
          said(
            'p.brand_id in (select id from catalog.brand where slug = any(cast($brand as text[])))',
            { brand },
          ),
        ]
      : []),
    ...(minRating === undefined ? [] : [said('p.rating_average >= $minRating', { minRating })]),
    ...(store ? [said(ON_SHELF, { store })] : []),
    ...readAttributeFilters(query.attr ?? []).map((filter, at) =>
      attributeCondition(filter, `attr${at}`),
    ),
  ];
}

/**
 * True for products that show every one of the certificates in the parameter: looked for in the records of all products
 * at once, or of each, which some of what it says of itself tells first.
 */
function certified(parameter: string, isLarge: boolean): Pick<Condition, 'sql' | 'first'> {
  const asked = `cast($${parameter} as text[])`;
  const shown = `catalog.shown_certificate s where s.kind = any(${asked})`;
  const all = `(select count(distinct kind) from unnest(${asked}) as asked (kind))`;
  return isLarge
    ? {
        sql: `(select count(*) from ${shown} and s.product_id = p.id) = ${all}`,
        first: `p.certificates @> ${asked}`,
      }
    : {
        sql: `p.id in (select s.product_id from ${shown} group by s.product_id having count(*) = ${all})`,
      };
}

/** As the search engine has it: what the rules say, and what is pinned in any case. */
function scopeCondition(
  { rules, pinned, excluded, since }: CollectionScope,
  isLarge: boolean,
): Condition {
  const parameters: Record<string, unknown> = { s_pinned: pinned, s_excluded: excluded };
  const said: string[] = [];
  /** What of it is told first. */
  const first: string[] = [];
  const addPlain = (sql: string): void => {
    said.push(sql);
    first.push(sql);
  };
  const add = (sql: string, name: string, value: unknown): void => {
    addPlain(sql);
    parameters[name] = value;
  };
  const addLast = (sql: string, name: string, value: unknown): void => {
    said.push(sql);
    parameters[name] = value;
  };
  if (rules.categories?.length)
    add(
      `p.category_id in (${branchesSql('c.slug = any(cast($s_categories as text[]))')})`,
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
  if (rules.certificates?.length) {
    const shown = certified('s_certificates', isLarge);
    addLast(shown.sql, 's_certificates', rules.certificates);
    first.push(shown.first ?? shown.sql);
  }
  if (rules.without?.length)
    add('not p.allergens && cast($s_without as text[])', 's_without', rules.without);
  if (rules.minPrice !== undefined) addLast('d.price >= $s_min', 's_min', rules.minPrice);
  if (rules.maxPrice !== undefined) addLast('d.price <= $s_max', 's_max', rules.maxPrice);
  if (rules.minRating !== undefined)
    add('p.rating_average >= $s_rating', 's_rating', rules.minRating);
  if (rules.onSale) said.push(REDUCED);
  if (rules.inStock) said.push('d.sellable');
  if (since !== null)
    add('p.published_at >= to_timestamp(cast($s_since as float8) / 1000)', 's_since', since);
  readAttributeFilters(rules.attributes ?? []).forEach((filter, at) => {
    const one = attributeCondition(filter, `s_attr${at}`);
    addPlain(one.sql);
    Object.assign(parameters, one.parameters);
  });
  const either = (byRules: readonly string[]): string => `((${
    saysNothing(rules) ? 'false' : byRules.join(' and ') || 'true'
  }) or p.id = any(cast($s_pinned as uuid[])))
      and p.id <> all(cast($s_excluded as uuid[]))`;
  return { sql: either(said), first: either(first), parameters };
}

/** The product, or a size of it that is sold, has one of the values or lies in one of the ranges. */
function attributeCondition(filter: AttributeFilter, name: string): Condition {
  const number = `case when jsonb_typeof(item.value) = 'number' then (item.value #>> '{}')::numeric end`;
  const parameters: Record<string, unknown> = { [name]: filter.code };
  const any: string[] = [];
  if (filter.values.length > 0) {
    parameters[`${name}_values`] = filter.values;
    // A number is asked for by a range: "80" is another thing than 80.
    any.push(
      `(jsonb_typeof(item.value) <> 'number' and item.value #>> '{}' = any(cast($${name}_values as text[])))`,
    );
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
    join inventory.location l on l.id = s.location_id and l.kind = 'store' and l.market = $market
      and l.code = $store
    where v.product_id = p.id and v.active and s.on_hand > s.reserved)`;
