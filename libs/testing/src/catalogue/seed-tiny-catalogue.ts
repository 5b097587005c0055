import type { Product } from '@green-apple/domain-catalog';
import type { Promotion } from '@green-apple/domain-promotion';
import type { Client } from 'pg';
import { withClient } from '../database/connection.ts';
import { TINY_CATALOGUE, TINY_COUPONS, type TinyItem } from './tiny-catalogue.ts';
import { TINY_IDS } from './tiny-ids.ts';

const { brand, categories, locations } = TINY_IDS;

/**
 * Puts the tiny catalogue into a fresh database: three products with prices and stock in a warehouse
 * and a store, and three coupons. Returns the ids by which specs name them.
 */
export async function seedTinyCatalogue(database: {
  readonly adminUrl: string;
}): Promise<typeof TINY_IDS> {
  await withClient(database.adminUrl, async (client) => {
    await client.query('begin');
    await insertFrame(client);
    for (const item of TINY_CATALOGUE) await insertItem(client, item);
    for (const coupon of TINY_COUPONS) await insertPromotion(client, coupon);
    await client.query('commit');
  });
  return TINY_IDS;
}

async function insertFrame(client: Client): Promise<void> {
  await client.query(
    `insert into catalog.brand (id, slug, name, story) values ($1, 'orchard-lane', 'Orchard Lane', 'Small batches.')`,
    [brand],
  );
  await client.query(
    `insert into catalog.category (id, slug, name, blurb, parent_id, position) values
       ($1, 'supplements', 'Supplements', 'What a day may lack.', null, 0),
       ($2, 'minerals', 'Minerals', 'Calm and strong.', $1, 1),
       ($3, 'vitamins', 'Vitamins', 'From A to K.', $1, 2),
       ($4, 'herbal-teas', 'Herbal teas', 'A warm cup.', null, 3)`,
    [categories.supplements, categories.minerals, categories.vitamins, categories.teas],
  );
  const address = { line1: '1 Mill Road', city: 'Portland', region: 'OR', postalCode: '97205' };
  await client.query(
    `insert into inventory.location (id, code, name, kind, address, ships, position) values
       ($1, 'PDX-W1', 'Portland warehouse', 'warehouse', $3, true, 0),
       ($2, 'PDX-ELM', 'Elm Street', 'store', $3, false, 1)`,
    [locations.warehouse, locations.store, JSON.stringify({ ...address, country: 'US' })],
  );
}

async function insertItem(client: Client, item: TinyItem): Promise<void> {
  await insertProduct(client, item.product, item.searchExtra);
  await insertClaims(client, item.product);
  for (const { variant, price, warehouse, store } of item.variants) {
    await client.query(
      `insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, flavour,
         days_of_supply, weight_grams, tax_code, position, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        variant.id,
        item.product.id,
        variant.sku,
        variant.barcode,
        variant.title,
        variant.count,
        variant.unit,
        variant.flavour,
        variant.daysOfSupply,
        variant.weightGrams,
        variant.taxCode,
        variant.position,
        variant.active,
      ],
    );
    await client.query(
      `insert into pricing.price (variant_id, market, currency, list_minor, sale_minor, sale_starts_at, sale_ends_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        variant.id,
        price.market,
        price.currency,
        price.listMinor,
        price.saleMinor,
        price.saleStartsAt,
        price.saleEndsAt,
      ],
    );
    await client.query(
      `insert into inventory.stock_level (variant_id, location_id, on_hand)
       values ($1, $2, $3), ($1, $4, $5)`,
      [variant.id, locations.warehouse, warehouse, locations.store, store],
    );
    await client.query(
      `insert into inventory.lot (id, variant_id, location_id, code, quantity, expires_on, tested_on)
       values (gen_random_uuid(), $1, $2, 'L-2601', $3, current_date + 400, current_date - 30)`,
      [variant.id, locations.warehouse, warehouse],
    );
  }
}

async function insertProduct(client: Client, product: Product, searchExtra: string): Promise<void> {
  await client.query(
    `insert into catalog.product (id, slug, title, subtitle, brand_id, category_id, goal, form, status,
       summary, description, benefits, facts, allergens, diets, certificates, directions, warnings,
       rating_average, rating_count, packshot, images, published_at, version, search_extra)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
       $20, $21, $22, $23, $24, $25)`,
    [
      product.id,
      product.slug,
      product.title,
      product.subtitle,
      product.brandId,
      product.categoryId,
      product.goal,
      product.form,
      product.status,
      product.summary,
      JSON.stringify(product.description),
      JSON.stringify(product.benefits),
      JSON.stringify(product.facts),
      product.allergens,
      product.diets,
      product.certificates,
      product.directions,
      JSON.stringify(product.warnings),
      product.ratingAverage,
      product.ratingCount,
      JSON.stringify(product.packshot),
      JSON.stringify(product.images),
      product.publishedAt,
      product.version,
      searchExtra,
    ],
  );
}

/** Approved by a second person, as everything that shows is. */
async function insertClaims(client: Client, { id, claims }: Product): Promise<void> {
  for (const [position, { kind, text, evidence }] of claims.entries())
    await client.query(
      `insert into catalog.claim (id, product_id, kind, wording, evidence, state, proposed_by,
         proposed_by_name, approved_by, approved_by_name, approved_at, expires_on, position)
       values (gen_random_uuid(), $1, $2, $3, $4, 'approved', 'spec-1', 'First', 'spec-2', 'Second', now(),
         current_date + 300, $5)`,
      [id, kind, text, [evidence], position],
    );
}

async function insertPromotion(client: Client, promotion: Promotion): Promise<void> {
  await client.query(
    `insert into promotion.promotion (id, name, kind, code, conditions, action, priority, stackable,
       active, starts_at, ends_at, usage_limit, per_customer_limit, used_count, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      promotion.id,
      promotion.name,
      promotion.kind,
      promotion.code,
      JSON.stringify(promotion.conditions),
      JSON.stringify(promotion.action),
      promotion.priority,
      promotion.stackable,
      promotion.active,
      promotion.startsAt,
      promotion.endsAt,
      promotion.usageLimit,
      promotion.perCustomerLimit,
      promotion.usedCount,
      promotion.version,
    ],
  );
}
