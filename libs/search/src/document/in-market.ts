import { US, type MarketCode } from '@green-apple/domain-pricing';
import { all, type Json } from '../query/list-filters.ts';
import type { MarketColumns } from './search-document.ts';

type MarketColumn = keyof MarketColumns | 'facets';

/** What differs from market to market; the home market's columns stand at the top of the document. */
const OWN: ReadonlySet<string> = new Set<MarketColumn>([
  'price',
  'servingPrice',
  'onSale',
  'inStock',
  'stores',
  'storeFacet',
  'facets',
  'popularity',
  'standing',
  'card',
]);

/** The column `name` of a market. */
export const columnIn = (market: MarketCode, name: MarketColumn): string =>
  market === US.code ? name : `elsewhere.${market}.${name}`;

/** True where what is said names columns: as a key of a clause, not as the name of an aggregation. */
const NAMES_COLUMNS_BY_VALUE = new Set(['field', 'docvalue_fields']);
const NAMES_ITSELF = new Set(['aggs', 'fields']);

/**
 * A request of the home market, as every body is built, asked of another market: its own columns, and only what
 * has a price there. What shoppers typed stands in value positions and is never touched.
 */
export function inMarket(body: Json, market: MarketCode): Json {
  const { query, ...rest } = body;
  const asked = {
    ...rest,
    query: withFilter(query as Json | undefined, { exists: { field: 'price' } }),
  };
  return market === US.code ? asked : (renamed(asked, market, '') as Json);
}

/** A level more costs the engine something for every product: where all of a query has to be so, a filter stands with its own. */
function withFilter(query: Json | undefined, filter: Json): Json {
  if (query === undefined) return all([filter]);
  const { bool, ...others } = query as { readonly bool?: Json };
  if (bool === undefined || Object.keys(others).length > 0 || !isStrict(bool))
    return { bool: { must: [query], filter: [filter] } };
  return { bool: { ...bool, filter: [...bool.filter, filter] } };
}

const isStrict = (bool: Json): bool is Json & { readonly filter: readonly Json[] } =>
  Array.isArray(bool['filter']) &&
  Object.keys(bool).every((name) => name === 'must' || name === 'filter');

function renamed(value: unknown, market: MarketCode, under: string): unknown {
  const name = (text: string): string =>
    OWN.has(text) ? columnIn(market, text as MarketColumn) : text;
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, market, under));
  if (typeof value === 'string') return NAMES_COLUMNS_BY_VALUE.has(under) ? name(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      NAMES_ITSELF.has(under) ? key : name(key),
      renamed(inner, market, key),
    ]),
  );
}
