import type { VariantPrice } from '@green-apple/domain-catalog';
import type { Client } from 'pg';
import type { Brand } from '../assortment/brand.ts';
import { BRANDS } from '../assortment/brands.ts';
import { attributeRows } from '../attributes-of.ts';
import { CATEGORIES } from '../assortment/categories.ts';
import { COLLECTIONS } from '../assortment/collections.ts';
import { LOCATIONS, STORE_SUPPLY } from '../assortment/locations.ts';
import { promotionsOf, type PromotionSeed } from '../assortment/promotions.ts';
import type { CatalogueEntry } from '../entry.ts';
import { brandId, categoryId } from '../generate.ts';
import { CLAIM, claimRows } from './claim-rows.ts';
import { givePricesAPast } from './price-past.ts';
import { stableId } from '../random.ts';
import { ANSWER, QUESTION, answerRows, questionRow } from './question-rows.ts';
import { REVIEW, reviewRow } from './review-rows.ts';
import { PRODUCT_TRANSLATION, translationRow, writeFrameInGerman } from './translation-rows.ts';

/** What rows may hang on: those of something that is not there are left out. */
const HELD_BY = {
  product: 'catalog.product',
  variant: 'catalog.variant',
  question: 'review.question',
} as const;

/** Rows as JSON, taken apart by the server: one statement and one parameter per table and batch. */
export async function insert(
  client: Client,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[],
  source?: keyof typeof HELD_BY,
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Object.keys(columns);
  const typed = names.map((name) => `"${name}" ${columns[name] ?? 'text'}`).join(', ');
  const { rowCount } = await client.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
     select ${names.map((name) => `r."${name}"`).join(', ')}
     from ${source ? `${HELD_BY[source]} join ` : ''}json_to_recordset($1) as r (${typed})
     ${source ? `on ${source}.id = r.${source}_id` : ''}
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}

/** Brands, shelves, places and offers; what is there already stays as it is. */
export async function writeFrame(client: Client, asOf: string): Promise<void> {
  const brands = Object.values<Brand>(BRANDS).map(({ slug, name, story }) => ({
    id: brandId(slug),
    slug,
    name,
    story,
  }));
  await insert(
    client,
    'catalog.brand',
    { id: 'uuid', slug: 'text', name: 'text', story: 'text' },
    brands,
  );
  await insert(
    client,
    'catalog.attribute',
    {
      id: 'uuid',
      code: 'text',
      name: 'text',
      kind: 'text',
      scope: 'text',
      multiple: 'boolean',
      filterable: 'boolean',
      unit: 'text',
      steps: 'jsonb',
      choices: 'jsonb',
      position: 'integer',
    },
    attributeRows(),
  );
  const categories = CATEGORIES.map(({ parent, slug, ...rest }) => ({
    ...rest,
    slug,
    id: categoryId(slug),
    parent_id: parent === null ? null : categoryId(parent),
  }));
  const columns = {
    id: 'uuid',
    slug: 'text',
    name: 'text',
    blurb: 'text',
    parent_id: 'uuid',
    position: 'integer',
  };
  await insert(
    client,
    'catalog.category',
    columns,
    categories.filter(({ parent_id }) => parent_id === null),
  );
  await insert(
    client,
    'catalog.category',
    columns,
    categories.filter(({ parent_id }) => parent_id !== null),
  );
  await insert(
    client,
    'catalog.collection',
    {
      id: 'uuid',
      slug: 'text',
      name: 'text',
      blurb: 'text',
      rules: 'jsonb',
      sort: 'text',
      active: 'boolean',
      position: 'integer',
    },
    COLLECTIONS.map((collection, position) => ({
      ...collection,
      id: stableId(`collection:${collection.slug}`, position),
      active: true,
      position,
    })),
  );
  await writeFrameInGerman(client);
  await insert(
    client,
    'inventory.location',
    {
      id: 'uuid',
      code: 'text',
      name: 'text',
      kind: 'text',
      address: 'jsonb',
      ships: 'boolean',
      market: 'text',
      position: 'integer',
    },
    LOCATIONS.map((location, position) => ({ ...location, position })),
  );
  await insert(
    client,
    'inventory.store_supply',
    { store_id: 'uuid', location_id: 'uuid', days: 'integer' },
    STORE_SUPPLY,
  );
  await insert(
    client,
    'promotion.promotion',
    {
      id: 'uuid',
      name: 'text',
      kind: 'text',
      code: 'text',
      conditions: 'jsonb',
      action: 'jsonb',
      priority: 'integer',
      stackable: 'boolean',
      starts_at: 'timestamptz',
      ends_at: 'timestamptz',
      usage_limit: 'integer',
      per_customer_limit: 'integer',
      market: 'text',
    },
    promotionsOf(asOf, categoryId).map((promotion) => ({
      ...promotion,
      starts_at: promotion.startsAt,
      ends_at: promotion.endsAt,
      usage_limit: promotion.usageLimit,
      per_customer_limit: promotion.perCustomerLimit,
      // Amounts are of the home market's money; shares hold everywhere.
      market: hasAmounts(promotion) ? 'US' : null,
    })),
  );
}

/** Writes a batch in one transaction; returns how many products were new. */
export async function writeEntries(
  client: Client,
  entries: readonly CatalogueEntry[],
): Promise<number> {
  await client.query('begin');
  try {
    const added = await insert(client, 'catalog.product', PRODUCT, entries.map(productRow));
    const priced = entries.flatMap(({ product, variants }) =>
      variants.map((v) => ({ ...v, productId: product.id })),
    );
    // A product whose address is taken by one of the employees' own is left out, and its variants with it.
    await insert(client, 'catalog.variant', VARIANT, priced.map(variantRow), 'product');
    await insert(client, 'pricing.price', PRICE, priced.flatMap(priceRows), 'variant');
    await givePricesAPast(client);
    await insert(
      client,
      'inventory.stock_level',
      STOCK,
      entries.flatMap(({ stock }) => stock.map(stockRow)),
      'variant',
    );
    await insert(
      client,
      'inventory.lot',
      LOT,
      entries.flatMap(({ lots }) => lots.map(lotRow)),
      'variant',
    );
    await insert(
      client,
      'inventory.bundle_component',
      BUNDLE,
      entries.flatMap(({ bundleParts }) => bundleParts.map(bundleRow)),
    );
    await insert(client, 'catalog.claim', CLAIM, entries.flatMap(claimRows), 'product');
    await insert(
      client,
      'review.review',
      REVIEW,
      entries.flatMap(({ reviews }) => reviews.map(reviewRow)),
      'product',
    );
    await insert(
      client,
      'catalog.product_translation',
      PRODUCT_TRANSLATION,
      entries.flatMap(translationRow),
      'product',
    );
    const questions = entries.flatMap((entry) => entry.questions);
    await insert(client, 'review.question', QUESTION, questions.map(questionRow), 'product');
    await insert(client, 'review.answer', ANSWER, questions.flatMap(answerRows), 'question');
    await insert(client, 'inventory.sale_limit', LIMIT, entries.flatMap(limitRow), 'product');
    await insert(
      client,
      'inventory.backorder',
      BACKORDER,
      entries.flatMap(({ backorders }) => backorders.map(backorderRow)),
      'variant',
    );
    await client.query('commit');
    return added;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const BUNDLE = {
  bundle_variant_id: 'uuid',
  component_variant_id: 'uuid',
  quantity: 'integer',
};
const bundleRow = (part: CatalogueEntry['bundleParts'][number]): object => ({
  bundle_variant_id: part.bundleVariantId,
  component_variant_id: part.componentVariantId,
  quantity: part.quantity,
});

const LIMIT = {
  product_id: 'uuid',
  max_per_order: 'integer',
  minimum_age: 'integer',
  not_to: 'text[]',
};
const limitRow = ({ product, limit }: CatalogueEntry): object[] =>
  limit === null
    ? []
    : [
        {
          product_id: product.id,
          max_per_order: limit.maxPerOrder,
          minimum_age: limit.minimumAge,
          not_to: limit.notTo,
        },
      ];

const BACKORDER = { variant_id: 'uuid', kind: 'text', unit_limit: 'integer', expected_on: 'date' };
const backorderRow = (backorder: CatalogueEntry['backorders'][number]): object => ({
  variant_id: backorder.variantId,
  kind: backorder.kind,
  unit_limit: backorder.unitLimit,
  expected_on: backorder.expectedOn,
});

const PRODUCT = {
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

function productRow({ product, searchExtra }: CatalogueEntry): object {
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

type Priced = CatalogueEntry['variants'][number] & { readonly productId: string };

const VARIANT = {
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
const variantRow = ({ variant, productId }: Priced): object => ({
  ...variant,
  product_id: productId,
  days_of_supply: variant.daysOfSupply,
  weight_grams: variant.weightGrams,
  tax_code: variant.taxCode,
});

const hasAmounts = ({ action, conditions }: PromotionSeed): boolean =>
  [action, ...conditions].some((part) => 'minor' in part);

const PRICE = {
  variant_id: 'uuid',
  market: 'text',
  currency: 'text',
  list_minor: 'bigint',
  sale_minor: 'bigint',
  sale_starts_at: 'timestamptz',
  sale_ends_at: 'timestamptz',
};
const priceRows = ({ variant, price, euPrice }: Priced): object[] =>
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

const STOCK = { variant_id: 'uuid', location_id: 'uuid', on_hand: 'integer' };
const stockRow = ({ variantId, locationId, onHand }: CatalogueEntry['stock'][number]): object => ({
  variant_id: variantId,
  location_id: locationId,
  on_hand: onHand,
});

const LOT = {
  id: 'uuid',
  variant_id: 'uuid',
  location_id: 'uuid',
  code: 'text',
  quantity: 'integer',
  expires_on: 'date',
  tested_on: 'date',
};
const lotRow = ({
  variantId,
  locationId,
  expiresOn,
  testedOn,
  ...rest
}: CatalogueEntry['lots'][number]): object => ({
  ...rest,
  variant_id: variantId,
  location_id: locationId,
  expires_on: expiresOn,
  tested_on: testedOn,
});
