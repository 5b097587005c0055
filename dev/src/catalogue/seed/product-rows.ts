import type { VariantPrice } from '@green-apple/domain-catalog';
import type { CatalogueEntry } from '../entry.ts';

export const PRODUCT = {
  id: 'uuid',
  slug: 'text',
  title: 'text',
  subtitle: 'text',
  brand_id: 'uuid',
  category_id: 'uuid',
  goal: 'text',
  form: 'text',
  status: 'text',
  summary: 'text',
  description: 'jsonb',
  benefits: 'jsonb',
  facts: 'jsonb',
  allergens: 'text[]',
  diets: 'text[]',
  certificates: 'text[]',
  directions: 'text',
  warnings: 'jsonb',
  rating_average: 'numeric',
  rating_count: 'integer',
  packshot: 'jsonb',
  images: 'jsonb',
  published_at: 'timestamptz',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  version: 'integer',
  attributes: 'jsonb',
  search_extra: 'text',
};

export function productRow({ product, searchExtra }: CatalogueEntry): object {
  const { brandId, categoryId, ratingAverage, ratingCount, publishedAt, ...rest } = product;
  return {
    ...rest,
    brand_id: brandId,
    category_id: categoryId,
    rating_average: ratingAverage,
    rating_count: ratingCount,
    published_at: publishedAt,
    created_at: publishedAt,
    updated_at: publishedAt,
    search_extra: searchExtra,
  };
}

/** A size and the product that it is one of. */
export type Priced = CatalogueEntry['variants'][number] & { readonly productId: string };

export const VARIANT = {
  id: 'uuid',
  product_id: 'uuid',
  sku: 'text',
  barcode: 'text',
  title: 'text',
  count: 'integer',
  unit: 'text',
  flavour: 'text',
  days_of_supply: 'integer',
  weight_grams: 'integer',
  tax_code: 'text',
  position: 'integer',
  active: 'boolean',
  attributes: 'jsonb',
};
export const variantRow = ({ variant, productId }: Priced): object => ({
  ...variant,
  product_id: productId,
  days_of_supply: variant.daysOfSupply,
  weight_grams: variant.weightGrams,
  tax_code: variant.taxCode,
});

export const PRICE = {
  variant_id: 'uuid',
  market: 'text',
  currency: 'text',
  list_minor: 'bigint',
  sale_minor: 'bigint',
  sale_starts_at: 'timestamptz',
  sale_ends_at: 'timestamptz',
};
export const priceRows = ({ variant, price, euPrice }: Priced): object[] =>
  [price, ...(euPrice === null ? [] : [euPrice])].map((one) => priceRow(variant.id, one));
const priceRow = (variantId: string, price: VariantPrice): object => ({
  variant_id: variantId,
  market: price.market,
  currency: price.currency,
  list_minor: price.listMinor,
  sale_minor: price.saleMinor,
  sale_starts_at: price.saleStartsAt,
  sale_ends_at: price.saleEndsAt,
});
