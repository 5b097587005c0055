import type { ListProductsQuery } from '@green-apple/contracts-http';
import {
  readAttributeFilters,
  saysNothing,
  type AttributeFilter,
  type CollectionScope,
  type ShopperWords,
} from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';

/** What was asked for, the collection it is asked of, and the language of its words and cards. */
export type ListQuery = Omit<ListProductsQuery, 'lang'> & {
  readonly scope?: CollectionScope;
  /** Absent for the language the catalogue is written in. */
  readonly locale?: LocaleCode;
};

/** A JSON body for the search engine. */
export type Json = { readonly [name: string]: unknown };

/**
 * A product has one goal, one form, one brand: choosing two widens the list, and every value keeps the count
 * it would bring. Diets, certificates and "without" are requirements: choosing two narrows it.
 */
export const ALTERNATIVES = [
  'category',
  'goal',
  'brand',
  'form',
  'price',
  'rating',
  'store',
] as const;
export type Alternative = (typeof ALTERNATIVES)[number];

/** Facets whose values each product of a list has to have. */
type Requirement = 'diet' | 'certificate' | 'without' | 'attribute';
export type PlainFacet = Alternative | Requirement;
/** What the column of all facets is asked by. */
export const FACETS_TOGETHER = 'together';
/** More are no choice; those of most products come first. */
export const MOST_BRANDS = 60;

/** The facet of one attribute. */
export type AttributeFacet = `attribute:${string}`;
export const attributeFacet = (code: string): AttributeFacet => `attribute:${code}`;

/**
 * Who has one of these values. The few that everybody chooses of are asked for in every combination: of `terms` the engine
 * keeps, for each large segment, who has them, and looks it up bit by bit; a `term`, even of half a catalogue, it goes through.
 */
export const hasOne = (column: string, ...values: readonly (string | boolean)[]): Json => ({
  terms: { [column]: values },
});

/** What was chosen of the facets whose values are alternatives. */
export function alternativeFilters(
  query: ListProductsQuery,
): Map<Alternative | AttributeFacet, Json> {
  const filters = new Map<Alternative | AttributeFacet, Json>();
  if (query.category) filters.set('category', hasOne('categories', query.category));
  if (query.goal?.length) filters.set('goal', hasOne('goal', ...query.goal));
  if (query.brand?.length) filters.set('brand', hasOne('brand', ...query.brand));
  if (query.form?.length) filters.set('form', hasOne('form', ...query.form));
  if (query.minPrice !== undefined || query.maxPrice !== undefined)
    filters.set('price', {
      range: {
        price: {
          ...(query.minPrice === undefined ? {} : { gte: query.minPrice }),
          ...(query.maxPrice === undefined ? {} : { lte: query.maxPrice }),
        },
      },
    });
  if (query.minRating !== undefined)
    filters.set('rating', { range: { rating: { gte: query.minRating } } });
  if (query.store) filters.set('store', hasOne('stores', query.store));
  for (const filter of readAttributeFilters(query.attr ?? []))
    filters.set(attributeFacet(filter.code), attributeFilter(filter));
  return filters;
}

function attributeFilter({ code, values, ranges }: AttributeFilter): Json {
  const any = [
    ...(values.length ? [hasOne('attributes', ...values.map((value) => `${code}:${value}`))] : []),
    ...ranges.map(({ from, to }) => ({
      range: {
        [`numbers.${code}`]: {
          ...(from === null ? {} : { gte: from }),
          ...(to === null ? {} : { lt: to }),
        },
      },
    })),
  ];
  return any.length === 1 && any[0] ? any[0] : { bool: { should: any } };
}

/** What every product of the list has to keep to, facets included. */
export function requirements(query: ListQuery, words: ShopperWords | null): Json[] {
  const diets = [...(query.diet ?? []), ...(words?.diets ?? [])];
  const without = [...(query.without ?? []), ...(words?.allergens ?? [])];
  return [
    ...(query.scope ? [inScope(query.scope)] : []),
    ...diets.map((diet) => hasOne('diets', diet)),
    ...(query.certificate ?? []).map((certificate) => hasOne('certificates', certificate)),
    ...(without.length ? [{ bool: { must_not: [hasOne('allergens', ...without)] } }] : []),
    ...(query.inStock ? [hasOne('inStock', true)] : []),
    ...(query.onSale ? [hasOne('onSale', true)] : []),
    ...(words?.unwanted ?? []).map((word) => unsaid(word, { operator: 'and' })),
    // As labels have it: neither the words apart nor whatever else they may stand for.
    ...(words?.vitamins ?? []).map((name) => unsaid(name, { type: 'phrase', analyzer: 'product' })),
  ];
}

/** No title and no ingredient says it. What a label says of itself ("caffeine-free") is no ingredient. */
const unsaid = (query: string, how: Json): Json => ({
  bool: { must_not: [{ multi_match: { query, fields: ['title', 'ingredients'], ...how } }] },
});

/** Products of a collection: what its rules say, and what is pinned in any case. */
function inScope({ rules, pinned, excluded, since }: CollectionScope): Json {
  const said: ListProductsQuery = {
    limit: 1,
    ...given('goal', rules.goals),
    ...given('brand', rules.brands),
    ...given('form', rules.forms),
    ...given('diet', rules.diets),
    ...given('certificate', rules.certificates),
    ...given('without', rules.without),
    ...given('attr', rules.attributes),
    ...(rules.minPrice === undefined ? {} : { minPrice: rules.minPrice }),
    ...(rules.maxPrice === undefined ? {} : { maxPrice: rules.maxPrice }),
    ...(rules.minRating === undefined ? {} : { minRating: rules.minRating }),
    ...(rules.onSale ? { onSale: true } : {}),
    ...(rules.inStock ? { inStock: true } : {}),
  };
  const byRules = all([
    ...requirements(said, null),
    ...alternativeFilters(said).values(),
    ...(rules.categories?.length ? [hasOne('categories', ...rules.categories)] : []),
    ...(since === null ? [] : [{ range: { publishedMs: { gte: since } } }]),
  ]);
  const either = [
    ...(saysNothing(rules) ? [] : [byRules]),
    ...(pinned.length > 0 ? [{ ids: { values: pinned } }] : []),
  ];
  // A question without alternatives would be answered with everything.
  if (either.length === 0) return { match_none: {} };
  return {
    bool: {
      should: either,
      minimum_should_match: 1,
      ...(excluded.length > 0 ? { must_not: [{ ids: { values: excluded } }] } : {}),
    },
  };
}

const given = <Name extends keyof ListProductsQuery>(
  name: Name,
  values: readonly string[] | undefined,
): Partial<Record<Name, string[]>> =>
  values?.length ? ({ [name]: [...values] } as Partial<Record<Name, string[]>>) : {};

/** All of `filters` at once, without scoring. */
export const all = (filters: Iterable<Json>): Json => {
  const list = [...filters];
  return list.length === 0 ? { match_all: {} } : { bool: { filter: list } };
};
