import type { ListProductsQuery } from '@green-apple/contracts-http';
import { PRICE_RANGES, priceRangeValue, type ListCursor } from '@green-apple/domain-catalog';
import { readShopperWords, type ShopperWords } from './shopper-words.ts';

/** A JSON body for the search engine. */
export type Json = { readonly [name: string]: unknown };

/** The parts of a list request. */
export interface SearchBody {
  readonly size: number;
  readonly track_total_hits: boolean;
  readonly query: Json;
  readonly post_filter?: Json;
  readonly aggs: Json;
  readonly sort: readonly Json[];
  readonly search_after?: ListCursor['after'];
  readonly from?: number;
}

/** How widely words are taken; each step is tried only when the one before found nothing. */
export type Matching = 'every-word' | 'similar' | 'any-word';

type Sort = NonNullable<ListProductsQuery['sort']>;
type Alternative = 'category' | 'goal' | 'brand' | 'form' | 'price';

/**
 * A product has one goal, one form, one brand: choosing two widens the list, and every value keeps the count
 * it would bring. Diets, certificates and "without" are requirements: choosing two narrows it.
 */
const ALTERNATIVES: readonly Alternative[] = ['category', 'goal', 'brand', 'form', 'price'];

const FACETS: Readonly<Record<Alternative | 'diet' | 'certificate' | 'without', Json>> = {
  category: { terms: { field: 'categoryFacet', size: 200 } },
  goal: { terms: { field: 'goal', size: 20 } },
  brand: { terms: { field: 'brandFacet', size: 60 } },
  form: { terms: { field: 'form', size: 20 } },
  price: {
    range: {
      field: 'price',
      ranges: PRICE_RANGES.map((range) => ({
        key: priceRangeValue(range),
        from: range.min,
        // The engine leaves the upper end out.
        ...(range.max === null ? {} : { to: range.max + 1 }),
      })),
    },
  },
  diet: { terms: { field: 'diets', size: 20 } },
  certificate: { terms: { field: 'certificates', size: 20 } },
  without: { terms: { field: 'allergens', size: 20 } },
};

const SORTS: Readonly<Record<Sort, Json>> = {
  relevance: { popularity: 'desc' },
  'price-asc': { price: 'asc' },
  'price-desc': { price: 'desc' },
  rating: { rating: 'desc', ratingCount: 'desc' },
  newest: { publishedMs: 'desc' },
};

export const sortWidth = (sort: Sort): number => Object.keys(SORTS[sort]).length + 1;

function alternativeFilters(query: ListProductsQuery): Map<Alternative, Json> {
  const filters = new Map<Alternative, Json>();
  if (query.category) filters.set('category', { term: { categories: query.category } });
  if (query.goal?.length) filters.set('goal', { terms: { goal: query.goal } });
  if (query.brand?.length) filters.set('brand', { terms: { brand: query.brand } });
  if (query.form?.length) filters.set('form', { terms: { form: query.form } });
  if (query.minPrice !== undefined || query.maxPrice !== undefined)
    filters.set('price', {
      range: {
        price: {
          ...(query.minPrice === undefined ? {} : { gte: query.minPrice }),
          ...(query.maxPrice === undefined ? {} : { lte: query.maxPrice }),
        },
      },
    });
  return filters;
}

function requirements(query: ListProductsQuery, words: ShopperWords | null): Json[] {
  const diets = [...(query.diet ?? []), ...(words?.diets ?? [])];
  const without = [...(query.without ?? []), ...(words?.allergens ?? [])];
  return [
    ...diets.map((diet) => ({ term: { diets: diet } })),
    ...(query.certificate ?? []).map((certificate) => ({ term: { certificates: certificate } })),
    ...(without.length ? [{ bool: { must_not: [{ terms: { allergens: without } }] } }] : []),
    ...(query.inStock ? [{ term: { inStock: true } }] : []),
    ...(query.onSale ? [{ term: { onSale: true } }] : []),
    ...(words?.unwanted ?? []).map((word) => ({
      bool: {
        must_not: [
          {
            multi_match: {
              query: word,
              fields: ['title', 'ingredients', 'subtitle'],
              operator: 'and',
            },
          },
        ],
      },
    })),
  ];
}

const all = (filters: Iterable<Json>): Json => {
  const list = [...filters];
  return list.length === 0 ? { match_all: {} } : { bool: { filter: list } };
};

/** What has to be there, by step. Only the wider steps forgive typing, and they give it next to no weight. */
function mustMatch(wanted: string, matching: Matching): Json {
  const base = { query: wanted, zero_terms_query: 'all' };
  const fuzzy = { ...base, fuzziness: 'AUTO:4,8', prefix_length: 1, max_expansions: 40 };
  const lightly = (boost: number, filter: Json): Json => ({ constant_score: { boost, filter } });
  switch (matching) {
    case 'every-word':
      return { match: { text: { ...base, operator: 'and' } } };
    case 'similar':
      return {
        bool: {
          minimum_should_match: 1,
          should: [
            lightly(0.1, { match: { text: { ...fuzzy, operator: 'and' } } }),
            lightly(0.2, { match_bool_prefix: { names: { query: wanted, operator: 'and' } } }),
          ],
        },
      };
    case 'any-word':
      return lightly(0.1, {
        match: { text: { ...fuzzy, operator: 'or', minimum_should_match: '50%' } },
      });
  }
}

/** What makes one match better than another; each of these takes words exactly as typed. */
function preferences(wanted: string, matching: Matching): Json[] {
  return [
    ...(matching === 'every-word'
      ? []
      : [
          { match: { text: { query: wanted } } },
          // A title that is meant but typed wrong comes before a text that is.
          {
            match: {
              title: { query: wanted, fuzziness: 'AUTO:4,8', prefix_length: 1, boost: 0.5 },
            },
          },
        ]),
    { match: { title: { query: wanted, boost: 4 } } },
    { match_phrase: { title: { query: wanted, boost: 4, slop: 1 } } },
    { term: { 'title.exact': { value: wanted, boost: 20 } } },
    { match: { brandName: { query: wanted, boost: 3 } } },
    { match: { ingredients: { query: wanted, boost: 3 } } },
    { match: { keywords: { query: wanted, boost: 1.5 } } },
  ];
}

function textQuery(words: ShopperWords, matching: Matching, scored: boolean): Json {
  const must = mustMatch(words.wanted, matching);
  const text = scored
    ? {
        function_score: {
          query: { bool: { must: [must], should: preferences(words.wanted, matching) } },
          field_value_factor: { field: 'popularity', factor: 0.25, missing: 4 },
          boost_mode: 'multiply',
        },
      }
    : must;
  if (words.code === null) return text;
  return {
    bool: {
      minimum_should_match: 1,
      should: [text, { term: { codes: { value: words.code, boost: 1000 } } }],
    },
  };
}

/** The facets in groups of equal context, so that no filter is evaluated twice. */
function facetAggregations(filters: ReadonlyMap<Alternative, Json>): Json {
  const open = Object.entries(FACETS).filter(([name]) => !filters.has(name as Alternative));
  const own = ALTERNATIVES.filter((name) => filters.has(name)).map((name) => {
    const others = [...filters].filter(([other]) => other !== name).map(([, filter]) => filter);
    return [name, { filter: all(others), aggs: { [name]: FACETS[name] } }];
  });
  return {
    shown: { filter: all(filters.values()), aggs: Object.fromEntries(open) },
    ...Object.fromEntries(own),
  };
}

/**
 * The request for one page of a list or search with its facets. User input only ever stands in value
 * positions: there is no query-string syntax to reach. `total` is the count of `shown`, exact at any size.
 */
export function buildSearchBody(
  query: ListProductsQuery,
  options: { readonly matching?: Matching; readonly cursor?: ListCursor | null } = {},
): SearchBody {
  const words = query.q ? readShopperWords(query.q) : null;
  const wordy = words !== null && words.wanted !== '';
  const sort = query.sort ?? 'relevance';
  const scored = wordy && sort === 'relevance';
  const filters = alternativeFilters(query);
  const required = requirements(query, words);
  const text = wordy ? textQuery(words, options.matching ?? 'every-word', scored) : null;
  const cursor = options.cursor ?? null;
  return {
    size: query.limit + 1,
    track_total_hits: false,
    query: {
      bool: {
        ...(text && scored ? { must: [text] } : {}),
        filter: [...(text && !scored ? [text] : []), ...required],
      },
    },
    ...(filters.size > 0 ? { post_filter: all(filters.values()) } : {}),
    aggs: facetAggregations(filters),
    sort: [
      ...(scored
        ? [{ _score: 'desc' }]
        : Object.entries(SORTS[sort]).map(([field, order]) => ({ [field]: order }))),
      { id: 'asc' },
    ],
    ...(cursor === null
      ? {}
      : cursor.engine === 'search'
        ? { search_after: cursor.after }
        : { from: cursor.seen }),
  };
}
