import type { RelationKind } from '@green-apple/domain-catalog';

/** ISO 8601 in UTC with milliseconds, as rows of a file have it. */
const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Every category with its path from the top: `supplements/minerals`. */
export const CATEGORY_PATHS = `category_path as (
  select c.id, c.slug, c.slug as path, 0 as depth from catalog.category c where c.parent_id is null
  union all
  select c.id, c.slug, t.path || '/' || c.slug, t.depth + 1 from catalog.category c
  join category_path t on t.id = c.parent_id where t.depth < 8)`;

/** Values of attributes by the names of their columns. */
const attributesOf = (row: string): string =>
  `(select coalesce(jsonb_object_agg('attribute:' || a.key, a.value), '{}') from jsonb_each(${row}.attributes) a)`;

/** The products named beside `p`, as cells have them. */
const namedBeside = (kind: RelationKind): string =>
  `(select coalesce(jsonb_agg(o.slug || case when n.mutual then ' (both ways)' else '' end order by n.position, o.id), '[]')
    from catalog.related_product n join catalog.product o on o.id = n.related_id
    where n.product_id = p.id and n.kind = '${kind}')`;

/** What rows say about a product `p` of brand `b` in category `c`. */
export const PRODUCT_VALUES = `${attributesOf('p')} || jsonb_build_object('product', p.slug, 'title', p.title, 'subtitle', p.subtitle,
  'brand', b.slug, 'category', c.path, 'goal', p.goal, 'form', p.form, 'status', p.status,
  'published_at', ${iso('p.published_at')}, 'published_until', ${iso('p.published_until')}, 'summary', p.summary, 'description', p.description,
  'benefits', p.benefits, 'facts', p.facts, 'allergens', to_jsonb(p.allergens), 'diets', to_jsonb(p.diets),
  'certificates', to_jsonb(p.certificates), 'directions', p.directions, 'warnings', p.warnings,
  'goes_with', ${namedBeside('goes_with')}, 'instead_of', ${namedBeside('instead_of')})`;

/** What rows say about an item `v` with its price `r`, if it has one. */
export const ITEM_VALUES = `${attributesOf('v')} || jsonb_build_object('sku', v.sku, 'item', v.title, 'barcode', v.barcode, 'count', v.count,
  'unit', v.unit, 'flavour', v.flavour, 'days_of_supply', v.days_of_supply, 'weight_grams', v.weight_grams,
  'tax_code', v.tax_code, 'position', v.position, 'active', v.active)`;

/** A price `r`: an item without one says nothing about it. */
export const PRICE_VALUES = `case when r.variant_id is null then '{}'::jsonb else jsonb_build_object(
  'price', r.list_minor, 'sale_price', r.sale_minor, 'sale_starts_at', ${iso('r.sale_starts_at')},
  'sale_ends_at', ${iso('r.sale_ends_at')}) end`;

/** Items by SKU with their products. */
export const KNOWN_ITEMS_SQL = `with recursive ${CATEGORY_PATHS}
  select v.sku, ${ITEM_VALUES} || jsonb_build_object('product', p.slug) || ${PRICE_VALUES} as item,
    ${PRODUCT_VALUES} as product
  from catalog.variant v
  join catalog.product p on p.id = v.product_id
  join catalog.brand b on b.id = p.brand_id
  join category_path c on c.id = p.category_id
  left join pricing.price r on r.variant_id = v.id and r.market = 'US'
  where v.sku = any($skus)`;

export const KNOWN_PRODUCTS_SQL = `with recursive ${CATEGORY_PATHS}
  select p.slug, ${PRODUCT_VALUES} as product
  from catalog.product p
  join catalog.brand b on b.id = p.brand_id
  join category_path c on c.id = p.category_id
  where p.slug = any($slugs)`;

export const KNOWN_CATEGORIES_SQL = `with recursive ${CATEGORY_PATHS} select slug, path from category_path`;

/** Items by SKU and market with what they cost there. */
export const KNOWN_PRICES_SQL = `
  select v.sku, asked.market, jsonb_build_object('sku', v.sku, 'market', asked.market) || ${PRICE_VALUES} as price,
    r.variant_id is not null as priced
  from unnest(cast($skus as text[]), cast($markets as text[])) as asked (sku, market)
  join catalog.variant v on v.sku = asked.sku
  left join pricing.price r on r.variant_id = v.id and r.market = asked.market`;

/** Items by SKU and place with what lies there. */
export const KNOWN_STOCK_SQL = `
  select asked.sku, asked.location, v.id is not null as "skuExists", l.id is not null as "locationExists",
    exists (select from inventory.bundle_component b where b.bundle_variant_id = v.id) as "isMade",
    s.on_hand as "onHand", coalesce(s.reserved, 0) as reserved,
    coalesce((select sum(t.quantity)::int from inventory.lot t
      where t.variant_id = v.id and t.location_id = l.id), 0) as "inLots"
  from unnest(cast($skus as text[]), cast($locations as text[])) as asked (sku, location)
  left join catalog.variant v on v.sku = asked.sku
  left join inventory.location l on l.code = asked.location
  left join inventory.stock_level s on s.variant_id = v.id and s.location_id = l.id`;
