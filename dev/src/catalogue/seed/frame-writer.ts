import type { Client } from 'pg';
import type { Brand } from '../assortment/brand.ts';
import { BRANDS } from '../assortment/brands.ts';
import { CATEGORIES } from '../assortment/categories.ts';
import { COLLECTIONS } from '../assortment/collections.ts';
import { LOCATIONS, STORE_SUPPLY } from '../assortment/locations.ts';
import { promotionsOf, type PromotionSeed } from '../assortment/promotions.ts';
import { attributeRows } from '../attributes-of.ts';
import { brandId, categoryId } from '../generate.ts';
import { stableId } from '../random.ts';
import { insert } from './insert-rows.ts';
import { writeFrameInGerman } from './translation-rows.ts';

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

const hasAmounts = ({ action, conditions }: PromotionSeed): boolean =>
  [action, ...conditions].some((part) => 'minor' in part);
